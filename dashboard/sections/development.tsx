import { useCallback, useMemo } from 'preact/hooks';
import type { DashboardSeriesFragment } from '../../schema/generated/operations';
import type { YearPoint } from '../charts/developmentChart';
import { Plot } from '../charts/plot';
import { Link } from '../link';
import type { Dashboard } from '../model/dashboard';
import { mainMeasure, type MainMeasure } from '../model/measures';
import { Number } from '../number';
import { usePage } from '../page';
import { ProvinceName, ProvinceNames } from '../placeLink';
import type { Text } from '../../web/words/language';
import { eventsOf, markYear } from '../model/events';
import { rankProvinces } from '../model/ranking';
import { EventList } from '../charts/eventList';
import { Badge } from './badge';
import { Compare } from './compare';
import { MeasureChoice } from './measureChoice';
import { Section } from './section';
import { drawingOf } from '../downloads/drawingOf';
import { overYears } from '../downloads/files';

interface DevelopmentProps {
  dashboard: Dashboard;
  /** Also compares provinces: a question of its own, which not every view asks. */
  withProvinces?: boolean;
}

/** The chosen measure over the years, on each year's own map or on today's. */
export function Development({ dashboard, withProvinces = false }: DevelopmentProps) {
  const page = usePage();
  const { address, language, say } = page;
  const measure = mainMeasure(address.measure);
  const { name, unit } = dashboard.catalogue.measure(measure.id, language);
  const title = say({ vi: `${name} qua các năm`, en: `${name} over the years` });
  const series = trim(dashboard.series);
  const drawing = () =>
    drawingOf(
      title,
      series.map((row) => ({
        label: `${row.year} (${pointOf(row, measure).behind})`,
        bounds: pointOf(row, measure).bounds,
        origin: 'sum' as const,
        unit,
      })),
      dashboard,
      page,
    );
  return (
    <Section
      name="development"
      title={title}
      downloads={{ tables: [{ file: { ...overYears, years: series.map(({ year }) => year) } }], drawing }}
      note={say(dashboard.cluster ? ofCluster : ofAll)}
      controls={<MeasureChoice catalogue={dashboard.catalogue} />}
    >
      <Years dashboard={dashboard} />
      {withProvinces && (
        <Compare
          measure={measure.id}
          name={name}
          years={series.map(({ year }) => year)}
          provinces={rankProvinces(dashboard.provinces, measure).map(({ province }) => province)}
        />
      )}
    </Section>
  );
}

/** The same within another section. */
export function DevelopmentBody({ dashboard }: { dashboard: Dashboard }) {
  const { language, address, say } = usePage();
  const { name } = dashboard.catalogue.measure(mainMeasure(address.measure).id, language);
  return (
    <div class="development-body">
      <header>
        <h3>{say({ vi: `${name} qua các năm`, en: `${name} over the years` })}</h3>
        <Link to={{ section: 'development', trail: null }} class="more">
          {say({ vi: 'Xem riêng phần này', en: 'This part alone' })}
        </Link>
      </header>
      <p class="note">{say(dashboard.cluster ? ofCluster : ofAll)}</p>
      <Years dashboard={dashboard} />
    </div>
  );
}

function Years({ dashboard }: { dashboard: Dashboard }) {
  const { address, language } = usePage();
  const measure = mainMeasure(address.measure);
  const { name } = dashboard.catalogue.measure(measure.id, language);
  const series = useMemo(() => trim(dashboard.series), [dashboard]);
  return (
    <>
      <MapChoice />
      {series.some(({ notExpressible }) => notExpressible.length > 0) ? (
        <Conflict series={series} />
      ) : (
        <>
          <Chart series={series} measure={measure} name={name} />
          <SeriesTable series={series} {...{ dashboard, measure, name }} />
        </>
      )}
    </>
  );
}

const ofCluster: Text = {
  vi: 'Cùng các tỉnh của cụm trong năm đang xem, tính cả cho những năm khác. Dưới mỗi năm: số tỉnh có số liệu / số tỉnh. Các năm khác độ đầy đủ không so sánh được với nhau.',
  en: "This season's provinces, also in years without a season. Below each year: provinces with a number / provinces. Years of different coverage do not compare.",
};
const ofAll: Text = {
  vi: 'Dưới mỗi năm: số tỉnh có số liệu / số tỉnh của năm đó. Các năm khác độ đầy đủ không so sánh được với nhau. Tổng các tỉnh không phải là cả nước.',
  en: "Below each year: provinces with a number / the year's provinces. Years of different coverage do not compare. The provinces together are not the nation.",
};

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
function trim(series: readonly DashboardSeriesFragment[]): DashboardSeriesFragment[] {
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
}

function Chart({ series, measure, name }: SeriesProps) {
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
      return drawDevelopment(points, { width, language, label, markOf: (year) => markYear(year, events) });
    },
    [points, language, label],
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

function pointOf({ year, figures, coverage }: DashboardSeriesFragment, measure: MainMeasure): YearPoint {
  const bounds = figures && measure.read(figures);
  return { year, bounds, behind: `${bounds?.reportedBy ?? 0}/${coverage.expected}` };
}

function SeriesTable({ series, dashboard, measure, name }: SeriesProps & { dashboard: Dashboard }) {
  const { language, say } = usePage();
  const { unit } = dashboard.catalogue.measure(measure.id, language);
  if (series.length === 0) return null;
  return (
    <table class="series">
      <caption class="visually-hidden">{name}</caption>
      <thead>
        <tr>
          <th scope="col">{say({ vi: 'Năm', en: 'Year' })}</th>
          <th scope="col" class="amount">
            {name}
          </th>
          <th scope="col" class="amount">
            {say({ vi: 'Tỉnh có số', en: 'Provinces' })}
          </th>
          <th scope="col">{say({ vi: 'Ghi chú', en: 'Note' })}</th>
        </tr>
      </thead>
      <tbody>
        {series.map((row) => {
          const { bounds, behind, year } = pointOf(row, measure);
          return (
            <tr key={year}>
              <th scope="row">{year}</th>
              <td class="amount">
                <Number
                  bounds={bounds}
                  origin="sum"
                  unit={unit}
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
          );
        })}
      </tbody>
    </table>
  );
}
