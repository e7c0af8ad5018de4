import { useMemo } from 'preact/hooks';
import { useAnswer } from '../answer';
import { allProvinces, home } from '../address';
import { ProvinceShare } from '../charts/share';
import { lazily } from '../lazily';
import { readDashboard, type Dashboard } from '../model/dashboard';
import { isMainMeasure, mainMeasure } from '../model/measures';
import { sumStateIn } from '../model/sumState';
import { dashboardVariables } from '../model/years';
import { Number } from '../number';
import { PageProvider, usePage } from '../page';
import { measureHref } from '../place';
import { RetryNote } from '../retryNote';
import { CoverageBand } from '../sections/coverageBand';
import { viewFiles } from '../sections/coverageDownloads';
import { Development } from '../sections/development';
import { MapSection } from '../sections/mapSection';
import { Ranking } from '../sections/ranking';
import { SimulatedBand } from '../sections/simulatedBand';
import { useTitle } from '../sections/title';
import { Waiting } from '../waiting';
import { MeasureTitle } from './measureTitle';
import { Missing } from './missing';

const OtherMeasurePage = lazily(async () => (await import('./otherMeasurePage')).OtherMeasurePage);

interface MeasurePageProps {
  id: string;
  year: number;
}

/** One measure everywhere: what it is, who has how much, and over the years. */
export function MeasurePage(props: MeasurePageProps) {
  return isMainMeasure(props.id) ? <MainMeasurePage {...props} /> : <OtherMeasurePage {...props} />;
}

function MainMeasurePage({ id, year }: MeasurePageProps) {
  const page = usePage();
  const address = useMemo(() => ({ ...home, scope: allProvinces, measure: id, year }), [id, year]);
  const asked = useAnswer('Dashboard', dashboardVariables(address, page.today));
  const dashboard = asked.phase === 'answered' ? readDashboard(asked.answer, year) : null;
  useTitle(dashboard?.catalogue.measure(id, page.language).name ?? null);
  if (asked.phase !== 'answered') return <Waiting asked={asked} />;
  if (dashboard === null) return <Missing what={page.say(noYear(year))} text="" />;
  const { coverage, catalogue } = dashboard;
  return (
    <PageProvider value={{ ...page, address }}>
      <article class="place measure-page">
        <SimulatedBand simulated={coverage.simulated.length} expected={coverage.expected} />
        <MeasureTitle id={id} year={year} catalogue={catalogue}>
          <Sum id={id} dashboard={dashboard} />
        </MeasureTitle>
        <RetryNote at={asked.retryAt} />
        <CoverageBand {...dashboard} files={{ ...viewFiles(address, page), link: measureHref(id, year) }} />
        <Ranking dashboard={dashboard} />
        <MapSection dashboard={dashboard} />
        <Development dashboard={dashboard} withProvinces />
      </article>
    </PageProvider>
  );
}

/** Of all provinces together. */
function Sum({ id, dashboard }: { id: string; dashboard: Dashboard }) {
  const { language, say } = usePage();
  const { catalogue, coverage, figures, year } = dashboard;
  const { name, unit } = catalogue.measure(id, language);
  const sum = figures && mainMeasure(id).read(figures);
  return (
    <div class="card measure-sum">
      <p class="main">
        <Number
          bounds={sum}
          origin="sum"
          unit={unit}
          label={`${name}, ${say(allTogether)}`}
          trail={{ figure: { measure: id }, year, of: { kind: 'total' } }}
        />
      </p>
      <ProvinceShare
        reported={sum?.reportedBy ?? 0}
        isSimulated={sumStateIn(dashboard, id, sum) === 'simulated'}
        expected={coverage.expected}
      />
    </div>
  );
}

const allTogether = { vi: 'tổng các tỉnh', en: 'all provinces together' };
const noYear = (year: number) => ({ vi: `Không có năm ${year}.`, en: `There is no year ${year}.` });
