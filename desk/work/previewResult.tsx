import { sayBounds, sharedUnit, type Bounds } from '../../web/words/bounds';
import { usePage } from '../page';
import type { CellChange, Preview, Problem } from '../types';
import { valueText } from '../words';
import type { LastYear } from './useLastYear';
import type { Saving } from './useSaving';

/** What is wrong, what the rules ask, and which figures change from what to what. */
export function PreviewResult({
  preview: { preview, problems },
  saving,
  lastYear,
}: {
  preview: Preview;
  saving: Saving;
  lastYear: LastYear;
}) {
  const { say } = usePage();
  if (!preview) {
    return (
      <div role="alert" class="alert">
        <p>{say({ vi: 'Chưa gửi được; cần sửa:', en: 'It cannot be sent yet; to be put right:' })}</p>
        <Problems problems={problems} saving={saving} />
      </div>
    );
  }
  return (
    <div role="status">
      {!preview.changed && (
        <p>
          {say({
            vi: 'Không có gì thay đổi so với số liệu đã công bố.',
            en: 'Nothing changes in what is published.',
          })}
        </p>
      )}
      {preview.warnings.length > 0 && (
        <>
          <h3>{say({ vi: 'Lưu ý', en: 'Notes' })}</h3>
          <Problems problems={preview.warnings} saving={saving} />
        </>
      )}
      {preview.findings.length > 0 && <Findings findings={preview.findings} saving={saving} />}
      <Changes figures={preview.figures} year={saving.work.head.year} lastYear={lastYear} />
    </div>
  );
}

/** A problem of a row is put right at the row. */
function Problems({ problems, saving: { work } }: { problems: readonly Problem[]; saving: Saving }) {
  const accepted = work.rows.filter(({ decision }) => decision === 'ACCEPTED');
  return (
    <ul>
      {problems.map(({ place, message }) => {
        const row = accepted[Number(/^facts\[(\d+)\]/.exec(place)?.[1] ?? NaN)];
        return (
          <li key={`${place}|${message}`}>
            {row ? <a href={`#row-${row.id}`}>{row.place?.text ?? row.id}</a> : place}: {message}
          </li>
        );
      })}
    </ul>
  );
}

function Findings({
  findings,
  saving,
}: {
  findings: NonNullable<Preview['preview']>['findings'];
  saving: Saving;
}) {
  const { say } = usePage();
  const { head, state } = saving.work;
  const rules = [...new Set(findings.map(({ rule }) => rule))];
  const toggle = (rule: string) =>
    saving.setHead({
      accept: head.accept.includes(rule) ? head.accept.filter((id) => id !== rule) : [...head.accept, rule],
    });
  return (
    <fieldset disabled={state !== 'OPEN'}>
      <legend>
        {say({
          vi: 'Cảnh báo: đánh dấu điều đã kiểm tra và ghi lý do',
          en: 'Warnings: tick what you have checked, and say why',
        })}
      </legend>
      {rules.map((rule) => (
        <label key={rule} class="choice">
          <input type="checkbox" checked={head.accept.includes(rule)} onChange={() => toggle(rule)} />
          <span>
            {findings
              .filter((finding) => finding.rule === rule)
              .map((finding) => say(finding))
              .join(' ')}
          </span>
        </label>
      ))}
      <label for="accept-reason">{say({ vi: 'Lý do', en: 'Why' })}</label>
      <textarea
        id="accept-reason"
        rows={2}
        value={head.reason}
        onInput={({ currentTarget }) => saving.setHead({ reason: currentTarget.value })}
      />
    </fieldset>
  );
}

interface ChangesProps {
  figures: NonNullable<Preview['preview']>['figures'];
  /** Of the report, beside whose numbers of the province stand those of the year before. */
  year: number;
  lastYear: LastYear;
}

function Changes({ figures, year: reportYear, lastYear }: ChangesProps) {
  const { say, person } = usePage();
  const rows = figures.flatMap(({ unit, year, cells }) => cells.map((cell) => ({ unit, year, cell })));
  if (rows.length === 0) return null;
  return (
    <div class="scroll">
      <table>
        <caption>{say({ vi: 'Số liệu sẽ thay đổi', en: 'Figures that would change' })}</caption>
        <thead>
          <tr>
            <th scope="col">{say({ vi: 'Đơn vị', en: 'Unit' })}</th>
            <th scope="col">{say({ vi: 'Năm', en: 'Year' })}</th>
            <th scope="col">{say({ vi: 'Chỉ tiêu', en: 'Measure' })}</th>
            <th scope="col" class="number">
              {say({ vi: 'Đang có', en: 'Now' })}
            </th>
            <th scope="col" class="number">
              {say({ vi: 'Sẽ là', en: 'Then' })}
            </th>
            <th scope="col" class="number">
              {say({ vi: `Năm ${reportYear - 1}`, en: `In ${reportYear - 1}` })}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ unit, year, cell }, index) => (
            <ChangeRow
              key={index}
              unit={unit}
              year={year}
              cell={cell}
              before={unit === person.province && year === reportYear ? lastYear(cell) : null}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface ChangeRowProps {
  unit: string;
  year: number;
  cell: CellChange;
  /** What the province had in the year before. */
  before: Bounds | null;
}

function ChangeRow({ unit, year, cell, before }: ChangeRowProps) {
  const { vocabulary, language, say, units } = usePage();
  const measure = vocabulary.measures.find(({ id }) => id === cell.measure);
  const programme = vocabulary.programmes.find(({ id }) => id === cell.programme);
  const named = (of: { name: string; nameEn: string } | undefined) =>
    of && (language === 'vi' ? of.name : of.nameEn);
  const split = [cell.kind, cell.awardedBy, cell.recipient, cell.sector].flatMap((value) =>
    value ? say(valueText(value)) : [],
  );
  const numbers = [cell.before, cell.after, before];
  const saidIn = sharedUnit(measure?.unit ?? '', numbers, 'sum');
  return (
    <tr>
      <td>{units.find(({ id }) => id === unit)?.name ?? unit}</td>
      <td>{year}</td>
      <td>{[named(measure) ?? cell.measure, named(programme), ...split].filter(Boolean).join(', ')}</td>
      {numbers.map((number, index) => (
        <td key={index} class="number">
          {number ? sayBounds(number, 'sum', saidIn, language) : '–'}
        </td>
      ))}
    </tr>
  );
}
