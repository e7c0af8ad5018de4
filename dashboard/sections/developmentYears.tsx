import { useCallback, useMemo } from 'preact/hooks';
import type { DashboardSeriesFragment } from '../../schema/generated/operations';
import type { YearPoint } from '../charts/developmentChart';
import { EventList } from '../charts/eventList';
import { Plot } from '../charts/plot';
import { Link } from '../link';
import type { Dashboard } from '../model/dashboard';
import { eventsOf, markYear } from '../model/events';
import { mainMeasure, type MainMeasure } from '../model/measures';
import { sumStateOf } from '../model/sumState';
import { Number } from '../number';
import { usePage } from '../page';
import { ProvinceName, ProvinceNames } from '../placeLink';
import { UnitLine, UnitNote } from '../unitNote';
import { columnUnit } from '../../web/words/bounds';
import type { CountedIn } from '../../web/words/moneyUnit';
import type { Text } from '../../web/words/language';
import { Badge } from './badge';

/** The chosen measure's years as a chart and a table. */
export function Years({ dashboard }: { dashboard: Dashboard }) {
  const { address, language } = usePage();
  const measure = mainMeasure(address.measure);
  const { name, unit } = dashboard.catalogue.measure(measure.id, language);
  const series = useMemo(() => trim(dashboard.series), [dashboard]);
  // One for the chart and its table.
  const saidIn = useMemo(
    () =>
      columnUnit(
        unit,
        series.map((row) => pointOf(row, measure).bounds),
        'sum',
      ),
    [series, measure, unit],
  );
  return (
    <>
      <MapChoice />
      {series.some(({ notExpressible }) => notExpressible.length > 0) ? (
        <Conflict series={series} />
      ) : (
        <>
          <UnitLine unit={saidIn} />
          <Chart {...{ series, measure, name, saidIn }} />
          <SeriesTable {...{ series, measure, name, saidIn }} />
        </>
      )}
    </>
  );
}

/** On which map old years stand. */
function MapChoice() {
  const { address, say } = usePage();
  const { boundaries } = address;
  return (
    <nav class="choice" aria-label={say({ vi: 'Bản đồ hành chính', en: 'Map' })}>
      <ul>
        <li>
          <Link to={{ boundaries: 'AS_REPORTED' }} current={boundaries === 'AS_REPORTED'}>
            {say({ vi: 'Như đã báo cáo', en: 'As reported' })}
          </Link>
        </li>
        <li>
          <Link to={{ boundaries: 'CURRENT' }} current={boundaries === 'CURRENT'}>
            {say({ vi: 'Bản đồ hiện nay (34 tỉnh)', en: "Today's map (34 provinces)" })}
          </Link>
        </li>
      </ul>
    </nav>
  );
}

/** Years before the first and after the last report say nothing. */
export function trim(series: readonly DashboardSeriesFragment[]): DashboardSeriesFragment[] {
  const reported = ({ coverage, notExpressible }: DashboardSeriesFragment) =>
    coverage.reported + coverage.mentioned.length > 0 || notExpressible.length > 0;
  const first = series.findIndex(reported);
  const last = series.findLastIndex(reported);
  return first < 0 ? [] : series.slice(first, last + 1);
}

/** Why the scope has no total on today's map. */
function Conflict({ series }: { series: readonly DashboardSeriesFragment[] }) {
  const { say } = usePage();
  const conflicts = series.flatMap(({ notExpressible }) => notExpressible);
  const unique = [...new Map(conflicts.map((conflict) => [conflict.province.id, conflict])).values()];
  return (
    <div class="conflict">
      <p>
        {say({
          vi: 'Phạm vi này không thể hiện được trên bản đồ hiện nay, vì có tỉnh nay gồm cả phần ngoài phạm vi:',
          en: "This scope has no total on today's map, since some of today's provinces also hold what is outside of it:",
        })}
      </p>
      <ul>
        {unique.map(({ province, outside }) => (
          <li key={province.id}>
            <ProvinceName province={province} /> ({say({ vi: 'gồm cả', en: 'also holds' })}{' '}
            <ProvinceNames provinces={outside} />)
          </li>
        ))}
      </ul>
    </div>
  );
}

interface SeriesProps {
  series: readonly DashboardSeriesFragment[];
  measure: MainMeasure;
  name: string;
  /** What its numbers are said in. */
  saidIn: CountedIn;
}

function Chart({ series, measure, name, saidIn }: SeriesProps) {
  const { language, say } = usePage();
  const points = useMemo(() => series.map((row) => pointOf(row, measure)), [series, measure]);
  const [first, last] = [points[0]?.year, points.at(-1)?.year];
  const events = eventsOf(
    measure.id,
    points.map(({ year }) => year),
  );
  const label = say({
    vi: `Biểu đồ cột: ${name}, ${first} đến ${last}; các số ở bảng dưới`,
    en: `Column chart: ${name}, ${first} to ${last}; the table below has the numbers`,
  });
  const draw = useCallback(
    async (width: number) => {
      const { drawDevelopment } = await import('../charts/developmentChart');
      return drawDevelopment(points, {
        ...{ width, language, label, unit: saidIn },
        markOf: (year) => markYear(year, events),
      });
    },
    [points, language, label, saidIn],
  );
  if (points.every(({ bounds }) => bounds === null)) return <p class="absent">{say(nothing)}</p>;
  return (
    <>
      <Plot draw={draw} />
      <EventList events={events} />
    </>
  );
}

const nothing: Text = { vi: 'Chưa có số liệu năm nào.', en: 'There is no figure for any year.' };

export function pointOf(
  { year, figures, coverage }: DashboardSeriesFragment,
  measure: MainMeasure,
): YearPoint {
  const bounds = figures && measure.read(figures);
  const simulated = sumStateOf(bounds, coverage) === 'simulated';
  return { year, bounds, simulated, behind: `${bounds?.reportedBy ?? 0}/${coverage.expected}` };
}

function SeriesTable({ series, measure, name, saidIn }: SeriesProps) {
  const { say } = usePage();
  if (series.length === 0) return null;
  const points = series.map((row) => ({ row, ...pointOf(row, measure) }));
  return (
    <table class="series">
      <caption class="visually-hidden">{name}</caption>
      <thead>
        <tr>
          <th scope="col">{say({ vi: 'Năm', en: 'Year' })}</th>
          <th scope="col" class="amount">
            {name}
            <UnitNote unit={saidIn} />
          </th>
          <th scope="col" class="amount">
            {say({ vi: 'Tỉnh có số', en: 'Provinces' })}
          </th>
          <th scope="col">{say({ vi: 'Ghi chú', en: 'Note' })}</th>
        </tr>
      </thead>
      <tbody>
        {points.map(({ row, bounds, behind, year }) => (
          <tr key={year}>
            <th scope="row">{year}</th>
            <td class="amount">
              <Number
                bounds={bounds}
                origin="sum"
                unit={saidIn}
                label={`${name}, ${year}`}
                trail={{ figure: { measure: measure.id }, year, of: { kind: 'total' } }}
              />
            </td>
            <td class="amount">{behind}</td>
            <td>
              {row.coverage.simulated.length > 0 && <Badge kind="simulated" />}{' '}
              {row.coverage.draft && <Badge kind="draft" />}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
