import type { FigureLine } from '../../domain/figureLines';
import { allProvinces } from '../address';
import { nameFigure, namePart } from '../model/figureName';
import type { FigureYear } from '../model/figureYear';
import type { Catalogue, Quantity } from '../model/measures';
import { Number } from '../number';
import { UnitNote } from '../unitNote';
import { tableUnits } from '../../web/words/bounds';
import { usePage } from '../page';
import { provinceWorkbookHref, type TableFile } from '../downloads/files';
import { Downloads } from '../downloads/menu';
import { savePageCsv } from '../downloads/pageCsv';
import { barsPicture } from '../downloads/pictures';
import { provinceHref } from '../place';
import { drawYears, provinceQuery, provinceTable, yearRows } from './figureDownloads';

export interface FigureTableProps {
  caption: string;
  province: { id: string; name: string };
  lines: readonly FigureLine<Quantity>[];
  years: readonly FigureYear[];
  catalogue: Catalogue;
  /** The table of the section as a file; without it the workbook and what the page itself writes. */
  file?: TableFile;
}

/** A row for each measure or part of it, a column for each year; every number opens its trail. */
export function FigureTable({ caption, province, lines, years, catalogue, file }: FigureTableProps) {
  const { language, say } = usePage();
  const shown = lines.filter(({ read }) => years.some(({ figures }) => figures && read(figures)));
  const unitOf = (measure: string) => catalogue.measure(measure, language).unit;
  const numbers = shown.flatMap(({ measure, read }) =>
    years.map(({ figures }) => ({ unit: unitOf(measure), bounds: figures && read(figures) })),
  );
  const saidIn = tableUnits(numbers, 'printed');
  if (shown.length === 0)
    return <p class="absent">{say({ vi: 'Chưa có số liệu nào.', en: 'There is no figure.' })}</p>;
  return (
    <>
      <Files {...{ caption, province, years, catalogue, file }} lines={shown} />
      <div class="scrolls" role="region" aria-label={caption} tabIndex={0}>
        <table class="figures">
          <caption>{caption}</caption>
          <thead>
            <tr>
              <th scope="col">{say({ vi: 'Chỉ tiêu', en: 'Measure' })}</th>
              {years.map(({ year }) => (
                <th key={year} scope="col" class="amount">
                  {year}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((line) => {
              const { read, ...figure } = line;
              const label = nameFigure(figure, catalogue, language);
              const unit = saidIn(unitOf(line.measure));
              return (
                <tr key={JSON.stringify(figure)}>
                  <th scope="row" class={isPart(line) ? 'part' : ''}>
                    {isPart(line) ? namePart(figure, catalogue, language) : label}
                    {isNamedAbove(line, shown) || <UnitNote unit={unit} />}
                  </th>
                  {years.map(({ year, figures, cluster }) => (
                    <td key={year} class="amount">
                      {figures && read(figures) ? (
                        <Number
                          bounds={read(figures)}
                          origin="printed"
                          unit={unit}
                          label={`${label}, ${year}`}
                          scope={{ scope: cluster ?? allProvinces, year }}
                          trail={{ figure, year, of: { kind: 'province', province: province.id } }}
                        />
                      ) : (
                        <span class="absent">–</span>
                      )}
                    </td>
                  ))}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </>
  );
}

/** Whether the row of its whole stands above it, which names the unit. */
function isNamedAbove(line: FigureLine<Quantity>, lines: FigureTableProps['lines']): boolean {
  return isPart(line) && lines.some((other) => other.measure === line.measure && !isPart(other));
}

function isPart({ kind, programme, sector }: FigureLine<Quantity>): boolean {
  return kind != null || programme !== undefined || sector !== undefined;
}

interface FilesProps extends Omit<FigureTableProps, 'file'> {
  file: TableFile | undefined;
}

function Files({ caption, province, lines, years, catalogue, file }: FilesProps) {
  const page = usePage();
  const { language } = page;
  const link = provinceHref(province.id);
  const { name } = province;
  const [last = 0, first = last] = [years[0]?.year, years.at(-1)?.year];
  const shownYears = years.map(({ year }) => year);
  const title = `${name}: ${caption}`;
  return (
    <div class="actions">
      <Downloads
        label={title}
        files={[
          file
            ? provinceTable(province.id, file, shownYears, language)
            : {
                xlsx: provinceWorkbookHref(province.id, last, language),
                csv: () => savePageCsv(title, yearRows({ lines, years, catalogue }, page), language),
              },
        ]}
        pictures={[
          barsPicture(title, () => drawYears({ title: caption, name, lines, years, catalogue, link }, page)),
        ]}
        link={link}
        query={provinceQuery(province.id, first, last)}
      />
    </div>
  );
}
