import { readQuantity } from '../../domain/quantityReader/readQuantity';
import { sayBounds } from '../../web/words/bounds';
import type { Text, Texts } from '../../web/words/language';
import { isMoney, nameUnit } from '../../web/words/moneyUnit';
import { usePage } from '../page';
import type { Measure, Row, Work } from '../types';
import { emptyRow } from './rows';
import { useTypedField } from './typedField';
import type { LastYear } from './useLastYear';
import type { Saving } from './useSaving';
import { writtenAmount } from './writtenAmount';

interface MeasureFormProps {
  work: Work;
  saving: Saving;
  lastYear: LastYear;
}

const domainTexts: Texts<Measure['domain']> = {
  membership: { vi: 'Đoàn viên và tổ chức', en: 'Members and unions' },
  awards: { vi: 'Khen thưởng', en: 'Awards' },
  welfare: { vi: 'Chăm lo đoàn viên', en: 'Welfare' },
  activities: { vi: 'Hoạt động khác', en: 'Other activities' },
};
const domains = ['membership', 'awards', 'welfare', 'activities'] as const;

/** A line per measure with what the province had the year before; what is left empty is not reported. */
export function MeasureForm({ work, saving, lastYear }: MeasureFormProps) {
  const { say, vocabulary } = usePage();
  return (
    <section aria-labelledby="form">
      <h2 id="form">{say({ vi: '3. Điền từng chỉ tiêu', en: '3. Fill in each measure' })}</h2>
      <p class="note">
        {say({
          vi: 'Ghi như trong báo cáo: 45.210, gần 60 tỷ đồng, trên 1.500. Không có thì ghi “không”; chưa báo cáo thì để trống.',
          en: 'As the report has it: 45.210, gần 60 tỷ đồng, trên 1.500. Write “không” if there is none; leave empty what is not reported.',
        })}
      </p>
      {domains.map((domain) => (
        <details key={domain} open={domain !== 'activities'}>
          <summary>{say(domainTexts[domain])}</summary>
          <div class="scroll">
            <table class="measures">
              <thead>
                <tr>
                  <th scope="col">{say({ vi: 'Chỉ tiêu', en: 'Measure' })}</th>
                  <th scope="col" class="number">
                    {say({ vi: `Năm ${work.head.year - 1}`, en: `In ${work.head.year - 1}` })}
                  </th>
                  <th scope="col">{say({ vi: `Năm ${work.head.year}`, en: `In ${work.head.year}` })}</th>
                </tr>
              </thead>
              <tbody>
                {vocabulary.measures
                  .filter((measure) => measure.domain === domain && measure.additive)
                  .map((measure) => (
                    <MeasureLine
                      key={measure.id}
                      measure={measure}
                      work={work}
                      saving={saving}
                      lastYear={lastYear}
                    />
                  ))}
              </tbody>
            </table>
          </div>
        </details>
      ))}
    </section>
  );
}

/** The row of a measure's total, if one is filled in. */
export function isFormRow(row: Row): boolean {
  const { kind, awardedBy, recipient, programme, sector, unit, form } = row;
  const isSplit = [kind, awardedBy, recipient, programme, sector, unit].some((part) => part !== null);
  return row.place === null && row.measure !== '' && form === 'SUMMARY' && !isSplit;
}

function MeasureLine({ measure, work, saving, lastYear }: MeasureFormProps & { measure: Measure }) {
  const { say, language } = usePage();
  const row = work.rows.find((one) => isFormRow(one) && one.measure === measure.id);
  const before = lastYear({ measure: measure.id });
  const isOpen = work.state === 'OPEN';
  const id = `measure-${measure.id}`;
  const name = language === 'vi' ? measure.name : measure.nameEn;
  const field = useTypedField(row ? written(row, measure) : '', (typed) => {
    const read = typed.trim() === '' ? null : readNumber(typed, measure);
    if (read !== null && 'why' in read) return read.why;
    // Of the rows as they are by now: what was filled in a moment ago may not be shown yet.
    saving.setRows((rows) => {
      const isOfMeasure = (one: Row) => isFormRow(one) && one.measure === measure.id;
      const before = rows.find(isOfMeasure) ?? newRow({ ...work, rows: [...rows] }, measure);
      const others = rows.filter((one) => !isOfMeasure(one));
      return read === null ? others : [...others, { ...before, ...read }];
    });
    return null;
  });
  // What is kept is not what stands there if that was refused.
  const isReadShown = isOpen && row !== undefined && isMoney(measure.unit) && field.why === null;
  return (
    <tr>
      <th scope="row">
        <label for={id}>{name}</label>
        {isMoney(measure.unit) && <span class="note"> ({nameUnit(measure.unit, language)})</span>}
      </th>
      <td class="number">{before ? sayBounds(before, 'sum', measure.unit, language) : '–'}</td>
      <td>
        {isOpen ? (
          <input
            id={id}
            autoComplete="off"
            value={field.value}
            aria-invalid={field.why !== null}
            aria-describedby={field.why ? `${id}-refused` : isReadShown ? `${id}-read` : undefined}
            onInput={({ currentTarget }) => field.input(currentTarget.value)}
            onChange={({ currentTarget }) => field.leave(currentTarget.value)}
          />
        ) : (
          <span id={id}>{row ? sayBounds(row, 'printed', measure.unit, language) : '–'}</span>
        )}
        {isReadShown && (
          <p id={`${id}-read`} class="note">
            {say({ vi: 'Đọc là', en: 'Read as' })} {sayBounds(row, 'printed', measure.unit, language)}
          </p>
        )}
        {field.why && (
          <p id={`${id}-refused`} role="alert" class="alert">
            {say(field.why)}
          </p>
        )}
      </td>
    </tr>
  );
}

function newRow(work: Work, measure: Measure): Row {
  return { ...emptyRow(work), measure: measure.id, decision: 'ACCEPTED' };
}

type Read = Pick<Row, 'value' | 'atLeast' | 'atMost' | 'estimated'>;

/** What is understood whole; else why it is not. */
function readNumber(typed: string, measure: Measure): Read | { why: Text } {
  const reading = readQuantity(typed, measure);
  if ('quantity' in reading) {
    const { value, atLeast, atMost, estimated } = reading.quantity.bounds;
    return { value, atLeast, atMost, estimated: estimated === true };
  }
  if ('refusal' in reading) {
    const { part, vi, en } = reading.refusal;
    return { why: { vi: `"${part}" ${vi}`, en: `"${part}" ${en}` } };
  }
  return {
    why: {
      vi: 'Không phải một con số; chưa có số liệu thì để trống.',
      en: 'This is no number; leave empty what was not collected.',
    },
  };
}

/** As people write it, so that it is read back as the same. */
function written({ value, atLeast, atMost, estimated }: Row, { unit }: Measure): string {
  const number = writtenAmount(value ?? atLeast, unit);
  if (estimated) return `khoảng ${number}`;
  if (value === null) return `từ ${writtenAmount(atLeast, unit)} đến ${writtenAmount(atMost, unit)}`;
  if (atLeast === atMost) return number;
  return atMost === null ? `trên ${number}` : `gần ${number}`;
}
