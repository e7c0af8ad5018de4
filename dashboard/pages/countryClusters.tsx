import type { CountryQuery } from '../../schema/generated/operations';
import { formatAddress, home } from '../address';
import { groupOf, sourceLine } from '../downloads/drawingOf';
import { byProvince, clusterWorkbookHref } from '../downloads/files';
import { Downloads, type FileLinks } from '../downloads/menu';
import { barsPicture } from '../downloads/pictures';
import type { Catalogue } from '../model/measures';
import { sumStateOf } from '../model/sumState';
import { Number } from '../number';
import { usePage } from '../page';
import { clusterHref } from '../place';
import { PlaceLink, ProvinceName } from '../placeLink';
import type { CoverageFiles } from '../sections/coverageDownloads';
import { tableFileHref, type TableAddress } from '../table/tableAddress';
import type { Language } from '../../web/words/language';
import { sayStandings } from '../words/standings';

type Cluster = CountryQuery['clusters'][number];

interface ClustersProps {
  files: CoverageFiles;
  clusters: readonly Cluster[];
  catalogue: Catalogue;
  year: number;
}

/** The clusters of a year, each with its members. */
export function CountryClusters({ clusters, files, ...shared }: ClustersProps) {
  const page = usePage();
  const { language, say } = page;
  const { catalogue, year } = shared;
  const title = say({ vi: `Các cụm thi đua, ${year}`, en: `Clusters, ${year}` });
  const { name, unit } = catalogue.measure('members', language);
  const drawing = () => ({
    title: `${title}: ${name}`,
    subtitle: clusters.some(({ season }) => (season?.totals?.coverage.simulated.length ?? 0) > 0)
      ? say({ vi: 'CÓ SỐ LIỆU GIẢ LẬP', en: 'WITH SIMULATED FIGURES' })
      : '',
    source: sourceLine(files.link),
    groups: [
      groupOf(
        null,
        clusters.map(({ name: label, season }) => {
          const bounds = season?.totals?.figures?.membership.members ?? null;
          const coverage = season?.totals?.coverage ?? { simulated: [] };
          const simulated = sumStateOf(bounds, coverage) === 'simulated';
          return { label, bounds, origin: 'sum' as const, unit, simulated };
        }),
        page,
      ),
    ],
  });
  return (
    <section class="section" aria-labelledby="clusters">
      <header>
        <h2 id="clusters">{say({ vi: 'Các cụm thi đua', en: 'Clusters' })}</h2>
        <Downloads
          label={title}
          files={[clusterTable(clusters, year, language)].flatMap((file) => file ?? [])}
          pictures={[barsPicture(title, drawing)]}
          link={files.link}
          query={files.query}
        />
      </header>
      <ul class="cluster-cards">
        {clusters.map((cluster) => (
          <li key={cluster.id} class="card">
            <ClusterCard cluster={cluster} {...shared} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Of the clusters that have a season in the year; null if there is none. */
function clusterTable(clusters: readonly Cluster[], year: number, language: Language): FileLinks | null {
  const ids = clusters.filter(({ season }) => season).map(({ id }) => id);
  if (ids.length === 0) return null;
  const address: TableAddress = {
    measures: byProvince.measures,
    rows: 'CLUSTER',
    columns: 'MEASURE',
    clusters: ids,
    provinces: [],
    years: [year],
    sort: null,
    chart: null,
  };
  return {
    xlsx: tableFileHref('xlsx', address, language),
    csv: tableFileHref('csv', address, language),
  };
}

interface ClusterCardProps extends Omit<ClustersProps, 'clusters' | 'files'> {
  cluster: Cluster;
}

function ClusterCard({ cluster, catalogue, year }: ClusterCardProps) {
  const { language, say } = usePage();
  const { id, name, season, seasons } = cluster;
  if (!season) {
    return (
      <>
        <h3>
          <PlaceLink href={clusterHref(id)}>{name}</PlaceLink>
        </h3>
        <p class="absent">
          {say({
            vi: `Không có năm thi đua ${year}; có ${seasons.map((other) => other.year).join(', ')}`,
            en: `No season ${year}; there is ${seasons.map((other) => other.year).join(', ')}`,
          })}
        </p>
      </>
    );
  }
  const { chair, totals } = season;
  const { name: membersName, unit } = catalogue.measure('members', language);
  const members = totals?.figures?.membership.members ?? null;
  return (
    <>
      <h3>
        <PlaceLink href={formatAddress({ ...home, scope: id, year })}>{name}</PlaceLink>
      </h3>
      {chair && (
        <p>
          {say({ vi: 'Cụm trưởng', en: 'Chair' })}: <ProvinceName province={chair.province} />
        </p>
      )}
      {totals && <p>{sayStandings(totals.coverage, year).map(say).join('; ')}</p>}
      <p>
        {membersName}:{' '}
        <Number
          bounds={members}
          origin="sum"
          unit={unit}
          label={`${name}, ${membersName}`}
          scope={{ scope: id, year }}
          trail={{ figure: { measure: 'members' }, year, of: { kind: 'total' } }}
        />
      </p>
      <p class="to-page">
        <a href={clusterWorkbookHref(id, year, language)} download>
          {say({ vi: 'Tải Excel', en: 'Download Excel' })}
          <span class="visually-hidden">: {name}</span>
        </a>
      </p>
    </>
  );
}
