import { useEffect } from 'preact/hooks';
import { home } from './address';
import { useAnswer } from './answer';
import { Footer } from './footer';
import { Header } from './sections/header';
import { Link } from './link';
import { isWhole, readDashboard, type Dashboard } from './model/dashboard';
import { dashboardVariables } from './model/years';
import { usePage } from './page';
import { RetryNote } from './retryNote';
import { Sections } from './sections/sections';
import { sectionTitles } from './sections/section';
import { SimulatedBand } from './sections/simulatedBand';
import { TrailPanel } from './trail/panel';
import { Waiting } from './waiting';

/** A view, with the page around it unless it stands in another page. */
export function View({ found }: { found: boolean }) {
  const { address, say, today } = usePage();
  const asked = useAnswer('Dashboard', dashboardVariables(address, today), isWhole);
  const last = asked.phase === 'answered' ? asked : asked.phase === 'waiting' ? asked.before : null;
  const dashboard = last && readDashboard(last.answer, last.variables.year);
  useTitle(dashboard);
  const chrome = !address.embedded;
  return (
    <>
      {chrome && (
        <a class="skip" href="#content">
          {say({ vi: 'Tới nội dung', en: 'Skip to content' })}
        </a>
      )}
      {found && dashboard && <SimulatedBand dashboard={dashboard} />}
      {chrome && <Header clusters={last?.answer.clusters ?? []} />}
      <div class={address.trail && dashboard ? 'body with-trail' : 'body'}>
        <main id="content" aria-busy={asked.phase === 'waiting'}>
          {!found && <NotFound />}
          {found && asked.phase !== 'answered' && !dashboard && <Waiting asked={asked} />}
          {found && asked.phase === 'answered' && !dashboard && <NoSeason />}
          {found && asked.phase === 'answered' && asked.retryAt !== null && <RetryNote at={asked.retryAt} />}
          {found && dashboard && <Sections dashboard={dashboard} />}
        </main>
        {found && dashboard && address.trail && <TrailPanel dashboard={dashboard} trail={address.trail} />}
      </div>
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

function NotFound() {
  const { say } = usePage();
  return (
    <div class="failure">
      <h1>{say({ vi: 'Không có trang này', en: 'There is no such page' })}</h1>
      <Link to={home}>{say({ vi: 'Về trang đầu', en: 'To the first page' })}</Link>
    </div>
  );
}

function NoSeason() {
  const { address, say } = usePage();
  return (
    <div class="failure">
      <p>
        {say({
          vi: `Sổ đăng ký không có mùa thi đua ${address.year} của cụm “${address.scope}”. Hãy chọn phạm vi hoặc năm khác.`,
          en: `The register has no season ${address.year} of the cluster “${address.scope}”. Choose another scope or year.`,
        })}
      </p>
    </div>
  );
}

/** The way from a frame to the whole page. */
function EmbeddedFooter() {
  const { say } = usePage();
  return (
    <footer class="embedded-footer">
      <Link to={{ embedded: false, trail: null }}>
        {say({ vi: 'Xem trang đầy đủ', en: 'See the whole page' })}
      </Link>
    </footer>
  );
}
