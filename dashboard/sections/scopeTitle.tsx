import type { DashboardTermFragment } from '../../schema/generated/operations';
import { everythingHref } from '../downloads/files';
import type { Dashboard } from '../model/dashboard';
import { usePage } from '../page';
import { clusterHref } from '../place';
import { PlaceLink, ProvinceName } from '../placeLink';
import { formatDay } from '../../web/words/dates';
import type { Text } from '../../web/words/language';

/** What all of the view is about. */
export function ScopeTitle({ dashboard }: { dashboard: Dashboard }) {
  const { address, language, say } = usePage();
  const { cluster, year } = dashboard;
  const season = cluster?.season;
  const name = cluster?.name ?? say({ vi: 'Tất cả các tỉnh', en: 'All provinces' });
  return (
    <div class="scope-title">
      <div class="title-line">
        <h1>
          {cluster ? <PlaceLink href={clusterHref(cluster.id)}>{name}</PlaceLink> : name}, {year}
        </h1>
        {!address.embedded && (
          <a class="button" href={everythingHref(address, language)} download>
            {say({ vi: 'Tải Excel', en: 'Download Excel' })}
            <span class="visually-hidden">: {say({ vi: 'tất cả số liệu', en: 'all figures' })}</span>
          </a>
        )}
      </div>
      {season?.theme && (
        <p class="theme" lang="vi">
          {season.theme}
        </p>
      )}
      {season && (
        <p class="terms">
          <TermWords term={season.chair} role={{ vi: 'Cụm trưởng', en: 'Chair' }} />
          <TermWords term={season.viceChair} role={{ vi: 'Cụm phó', en: 'Vice chair' }} />
        </p>
      )}
    </div>
  );
}

function TermWords({ term, role }: { term: DashboardTermFragment | null; role: Text }) {
  const { language, say } = usePage();
  if (term === null) return null;
  const { province, endedOn } = term;
  return (
    <span>
      {say(role)}: <ProvinceName province={province} />
      {endedOn !== null && ` (${say({ vi: 'đến', en: 'until' })} ${formatDay(endedOn, language)})`}
    </span>
  );
}
