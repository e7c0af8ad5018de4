import { useEffect } from 'preact/hooks';
import { useAnswer } from './answer';
import { EmbeddedFooter, Footer, PrintedFrom } from './footer';
import { Header } from './sections/header';
import { ProvinceName } from './placeLink';
import { readDashboard, type Dashboard } from './model/dashboard';
import { dashboardVariables } from './model/years';
import { usePage } from './page';
import { RetryNote } from './retryNote';
import { Sections } from './sections/sections';
import { sectionTitles } from './sections/section';
import { SimulatedBand } from './sections/simulatedBand';
import { SkipLink } from './sections/topBar';
import { TrailPanel } from './trail/panel';
import { Waiting } from './waiting';

/** A view, with the page around it unless it stands in another page. */
export function View() {
  const { address, today } = usePage();
  const asked = useAnswer('Dashboard', dashboardVariables(address, today));
  const last = asked.phase === 'answered' ? asked : asked.phase === 'waiting' ? asked.before : null;
  const dashboard = last && readDashboard(last.answer, last.variables.year);
  useTitle(dashboard);
  const chrome = !address.embedded;
  return (
    <>
      {chrome && <SkipLink />}
      {chrome && <Header clusters={last?.answer.clusters ?? []} />}
      <div class={address.trail && dashboard ? 'body with-trail' : 'body'}>
        <main id="content" aria-busy={asked.phase === 'waiting'}>
          {dashboard && <SimulatedBand {...simulatedIn(dashboard)} />}
          {asked.phase !== 'answered' && !dashboard && <Waiting asked={asked} />}
          {asked.phase === 'answered' && !dashboard && <NoSeason provinces={asked.answer.provinces} />}
          {asked.phase === 'answered' && <RetryNote at={asked.retryAt} />}
          {dashboard && <Sections dashboard={dashboard} />}
        </main>
        {dashboard && address.trail && <TrailPanel dashboard={dashboard} trail={address.trail} />}
      </div>
      <PrintedFrom />
      {chrome ? <Footer /> : <EmbeddedFooter />}
    </>
  );
}

function useTitle(dashboard: Dashboard | null): void {
  const { address, say } = usePage();
  const all = say({ vi: 'Tất cả các tỉnh', en: 'All provinces' });
  const scope = dashboard?.cluster?.name ?? all;
  useEffect(() => {
    document.title = `${say(sectionTitles[address.section])} – ${scope}, ${address.year}`;
  }, [address, scope, say]);
}

function simulatedIn({ coverage, series, year }: Dashboard) {
  const others = series.filter((row) => row.year !== year && row.coverage.simulated.length > 0);
  return {
    simulated: coverage.simulated.length,
    expected: coverage.expected,
    otherYears: others.map((row) => row.year),
  };
}

interface NoSeasonProps {
  provinces: readonly { id: string; name: string }[];
}

/** Where a province's id stands in the place of a cluster's, its page is what was meant. */
function NoSeason({ provinces }: NoSeasonProps) {
  const { address, say } = usePage();
  const province = provinces.find(({ id }) => id === address.scope);
  if (province) {
    return (
      <div class="failure">
        <p>
          {say({
            vi: 'Đây là một tỉnh, có trang của mình: ',
            en: 'This is a province, which has a page of its own: ',
          })}
          <ProvinceName province={province} />
        </p>
      </div>
    );
  }
  return (
    <div class="failure">
      <p>
        {say({
          vi: `Sổ đăng ký không có năm thi đua ${address.year} của cụm “${address.scope}”. Hãy chọn phạm vi hoặc năm khác.`,
          en: `The register has no season ${address.year} of the cluster “${address.scope}”. Choose another scope or year.`,
        })}
      </p>
    </div>
  );
}
