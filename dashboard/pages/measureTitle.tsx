import type { ComponentChildren } from 'preact';
import { unitName } from '../../domain/unitNames';
import type { Catalogue } from '../model/measures';
import { yearsToChoose } from '../model/years';
import { usePage } from '../page';
import { measureHref } from '../place';
import { Definition } from '../sections/definition';
import { Heading } from '../sections/heading';

interface MeasureTitleProps {
  id: string;
  year: number;
  catalogue: Catalogue;
  /** What stands right below the name, where a telephone shows it first. */
  children?: ComponentChildren;
}

/** The measure's name and what it is. */
export function MeasureTitle({ id, year, catalogue, children }: MeasureTitleProps) {
  const { language, say, today, visit } = usePage();
  const { name, unit, stock } = catalogue.measure(id, language);
  const choices = yearsToChoose(today);
  return (
    <>
      <div class="title-line">
        <Heading>
          {name}, {year}
        </Heading>
        <label class="field inline">
          <span>{say({ vi: 'Năm', en: 'Year' })}</span>
          <select
            value={String(year)}
            onChange={({ currentTarget: { value } }) => visit(measureHref(id, Number(value)))}
          >
            {(choices.includes(year) ? choices : [year, ...choices]).map((choice) => (
              <option key={choice} value={String(choice)}>
                {choice}
              </option>
            ))}
          </select>
        </label>
      </div>
      {children}
      <Definition measure={id} isBeside />
      <dl class="facts-of">
        <div>
          <dt>{say({ vi: 'Đơn vị tính', en: 'Unit' })}</dt>
          <dd>{unitName(unit, language)}</dd>
        </div>
        <div>
          <dt>{say({ vi: 'Thời điểm', en: 'When' })}</dt>
          <dd>
            {stock
              ? say({
                  vi: 'cuối năm; không cộng qua các năm',
                  en: 'end of the year; never added across years',
                })
              : say({ vi: 'phát sinh trong năm', en: 'within the year' })}
          </dd>
        </div>
        <div>
          <dt>{say({ vi: 'Nguồn', en: 'Source' })}</dt>
          <dd>
            {say({
              vi: 'báo cáo năm của LĐLĐ tỉnh, và tài liệu nhắc tới',
              en: 'yearly reports of the provincial federations, and documents that mention them',
            })}
          </dd>
        </div>
        <div>
          <dt>{say({ vi: 'Mã', en: 'Id' })}</dt>
          <dd>
            <code>{id}</code>
          </dd>
        </div>
      </dl>
    </>
  );
}
