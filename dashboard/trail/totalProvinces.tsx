import { useAnswer } from '../answer';
import { Link } from '../link';
import { readTotalTrail, totalTrailVariables, type TrailRow } from '../model/trail';
import { mentionedText, simulatedText } from '../words/labels';
import { sayAddends } from '../words/standings';
import { usePage } from '../page';
import { Waiting } from '../waiting';
import { UnitLine } from '../unitNote';
import { columnUnit, sayBounds } from '../../web/words/bounds';
import { reasonTexts } from '../../web/words/gaps';
import type { TrailProps } from './trailProps';

/** What each province brought to a total. */
export function TotalProvinces({ dashboard, trail }: TrailProps) {
  const { address, language, say } = usePage();
  const asked = useAnswer('TotalTrail', totalTrailVariables(address, trail));
  if (asked.phase !== 'answered') return <Waiting asked={asked} />;
  const found = readTotalTrail(asked.answer, trail.figure);
  if (found === null)
    return <p class="absent">{say({ vi: 'Không có tổng này.', en: 'There is no such total.' })}</p>;
  const { unit } = dashboard.catalogue.measure(trail.figure.measure, language);
  const saidIn = columnUnit(
    unit,
    found.rows.map(({ quantity }) => quantity),
    'printed',
  );
  return (
    <>
      <p class="sum">
        {found.total
          ? sayBounds(found.total, 'sum', unit, language)
          : say({ vi: 'chưa có số liệu', en: 'no figure' })}
      </p>
      <p class="note">
        {sayAddends(found).map(say).join('; ')}
        {say({ vi: '. Chọn một tỉnh để xem số liệu gốc.', en: '. Choose one to see its facts.' })}
      </p>
      <UnitLine unit={saidIn} />
      <ul class="parts">
        {found.rows.map((row) => (
          <li key={row.id} class={row.state.kind}>
            <Link to={{ trail: { ...trail, of: { kind: 'province', province: row.id } } }}>{row.name}</Link>
            <Standing row={row} />
            <span class="amount">
              {row.quantity ? sayBounds(row.quantity, 'printed', saidIn, language) : <Reason row={row} />}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Whose word the number is, if it is not the province's own. */
function Standing({ row: { quantity, simulated } }: { row: TrailRow }) {
  const { say } = usePage();
  if (quantity === null || (!simulated && quantity.reportedBy > 0)) return null;
  return (
    <span class="remark"> {say(simulated ? simulatedText : mentionedText).toLocaleLowerCase('vi')}</span>
  );
}

function Reason({ row: { state } }: { row: TrailRow }) {
  const { say } = usePage();
  return (
    <span class="absent">
      {state.kind === 'missing'
        ? say(reasonTexts[state.reason])
        : say({ vi: 'báo cáo không có số này', en: 'not in its report' })}
    </span>
  );
}
