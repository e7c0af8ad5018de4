import { home } from '../address';
import { lazily } from '../lazily';
import { EmbeddedFooter, Footer, PrintedFrom } from '../footer';
import type { Place } from '../place';
import { usePage } from '../page';
import { SkipLink, TopBar } from '../sections/topBar';
import { CountryPage } from './countryPage';
import { MeasurePage } from './measurePage';
import { Missing } from './missing';

const ClusterPage = lazily(async () => (await import('./clusterPage')).ClusterPage);
const DocumentPage = lazily(async () => (await import('./documentPage')).DocumentPage);
const ProvincePage = lazily(async () => (await import('./provincePage')).ProvincePage);
const SearchPage = lazily(async () => (await import('./searchPage')).SearchPage);
const SignInPage = lazily(async () => (await import('./signInPage')).SignInPage);
const TablePage = lazily(async () => (await import('./tablePage')).TablePage);

/** A page that is no view of the figures, with the same around it. */
export function PlacePage({ place }: { place: Exclude<Place, { kind: 'view' }> }) {
  const { embedded } = usePage();
  return (
    <>
      {!embedded && (
        <>
          <SkipLink />
          <header class="page-header">
            <TopBar text={place.kind === 'search' ? place.text : ''} />
          </header>
        </>
      )}
      <div class="body">
        <main id="content">
          <Content place={place} />
        </main>
      </div>
      <PrintedFrom />
      {embedded ? <EmbeddedFooter /> : <Footer />}
    </>
  );
}

function Content({ place }: { place: Exclude<Place, { kind: 'view' }> }) {
  const { say, url } = usePage();
  switch (place.kind) {
    case 'country':
      return <CountryPage key={place.year} year={place.year ?? home.year} />;
    case 'province':
      return <ProvincePage key={place.id} id={place.id} />;
    case 'cluster':
      return <ClusterPage key={place.id} id={place.id} />;
    case 'measure':
      return <MeasurePage key={`${place.id} ${place.year}`} id={place.id} year={place.year ?? home.year} />;
    case 'document':
      return <DocumentPage key={place.id} id={place.id} cluster={place.cluster} year={place.year} />;
    case 'search':
      return <SearchPage text={place.text} />;
    case 'table':
      return <TablePage />;
    case 'signIn':
      return <SignInPage />;
    case 'none':
      return (
        <Missing
          what={say({
            vi: `Địa chỉ “${url.pathname}” không dẫn tới trang nào.`,
            en: `The address “${url.pathname}” leads to no page.`,
          })}
          text={url.pathname
            .split('/')
            .filter((part) => /^[a-z]/.test(part) && part !== 'xem')
            .join(' ')}
        />
      );
  }
}
