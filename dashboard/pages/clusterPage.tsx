import type { ClusterPageQuery } from '../../schema/generated/operations';
import { useAnswer } from '../answer';
import { formatAddress, home } from '../address';
import { groupsOfSums, pictureWords } from '../downloads/drawingOf';
import { byProvince, clusterWorkbookHref, tableLinks } from '../downloads/files';
import { Downloads } from '../downloads/menu';
import { barsPicture } from '../downloads/pictures';
import { createCatalogue, type Catalogue, type Quantity } from '../model/measures';
import { Number } from '../number';
import { usePage } from '../page';
import { clusterHref } from '../place';
import { PlaceLink, ProvinceName } from '../placeLink';
import { Waiting } from '../waiting';
import { DocumentList } from './documentList';
import { RetryNote } from '../retryNote';
import { SimulatedYears } from '../sections/simulatedBand';
import { Missing } from './missing';
import { useTitle } from '../sections/title';
import { Heading } from '../sections/heading';

type Cluster = NonNullable<ClusterPageQuery['cluster']>;
type Season = Cluster['seasons'][number];
type Figures = NonNullable<NonNullable<Season['totals']>['figures']>;

/** A cluster and its years. */
export function ClusterPage({ id }: { id: string }) {
  const { language, say } = usePage();
  const asked = useAnswer('ClusterPage', { cluster: id });
  useTitle(asked.phase === 'answered' ? (asked.answer.cluster?.name ?? null) : null);
  if (asked.phase !== 'answered') return <Waiting asked={asked} />;
  const { cluster, measures } = asked.answer;
  if (!cluster) {
    return (
      <Missing
        what={say({ vi: `Không có cụm nào mã “${id}”.`, en: `No cluster has the id “${id}”.` })}
        text={id}
      />
    );
  }
  const catalogue = createCatalogue(measures, []);
  const seasons = cluster.seasons.toReversed();
  return (
    <article class="place">
      <SimulatedYears
        years={seasons
          .filter(({ totals }) => (totals?.coverage.simulated.length ?? 0) > 0)
          .map(({ year }) => year)}
      />
      <Heading>{cluster.name}</Heading>
      <RetryNote at={asked.retryAt} />
      <p class="note">
        {say({
          vi: `${seasons.length} năm thi đua. Chọn một năm để xem tất cả số liệu.`,
          en: `${seasons.length} seasons. Choose a year to see all of its figures.`,
        })}
      </p>
      {seasons.map((season) => (
        <SeasonCard key={season.id} season={season} cluster={cluster} catalogue={catalogue} />
      ))}
      <section class="section">
        <header>
          <h2>{say({ vi: 'Tài liệu cụm đã công bố', en: 'Documents that the cluster published' })}</h2>
        </header>
        <DocumentList
          title={say({ vi: `${cluster.name}: tài liệu`, en: `${cluster.name}: documents` })}
          workbook={seasons[0] && clusterWorkbookHref(cluster.id, seasons[0].year, language)}
          link={clusterHref(cluster.id)}
          query={{ operation: 'ClusterPage', variables: { cluster: cluster.id } }}
          documents={seasons.flatMap(({ year, documents }) =>
            documents.map((document) => ({ ...document, year, cluster: cluster.id })),
          )}
        />
      </section>
      <p class="note">
        {language === 'vi'
          ? 'Tổng các tỉnh được cộng trực tiếp; số cụm công bố không bao giờ cộng vào.'
          : 'Sums are added up live; what the cluster published is never added to them.'}
      </p>
    </article>
  );
}

const shown: readonly { measure: string; read(figures: Figures): Quantity | null }[] = [
  { measure: 'members', read: ({ membership }) => membership.members },
  { measure: 'newMembers', read: ({ membership }) => membership.newMembers },
  { measure: 'awards', read: ({ awards }) => awards.total },
  { measure: 'spent', read: ({ welfare }) => welfare.spent },
];

interface SeasonCardProps {
  season: Season;
  cluster: Pick<Cluster, 'id' | 'name'>;
  catalogue: Catalogue;
}

function SeasonCard({ season, cluster, catalogue }: SeasonCardProps) {
  const { language, say } = usePage();
  const { year, theme, chair, viceChair, provinces, totals } = season;
  const figures = totals?.figures ?? null;
  const hasNumber = figures !== null && shown.some(({ read }) => read(figures));
  const simulated = totals?.coverage.simulated.length ?? 0;
  const mentioned = totals?.coverage.mentioned.length ?? 0;
  const real = (totals?.coverage.reported ?? 0) - simulated;
  return (
    <section class="season">
      <div class="title-line">
        <h2>
          <PlaceLink href={formatAddress({ ...home, scope: cluster.id, year })}>{year}</PlaceLink>
        </h2>
        <SeasonDownloads {...{ season, cluster, catalogue }} />
      </div>
      {theme !== null && (
        <p class="theme" lang="vi">
          {theme}
        </p>
      )}
      {totals && (
        <p>
          <strong>
            {say({
              vi: `${real} trong ${totals.coverage.expected} tỉnh có báo cáo`,
              en: `${real} of ${totals.coverage.expected} provinces reported`,
            })}
          </strong>
          {simulated > 0 && ` · ${say({ vi: `${simulated} tỉnh giả lập`, en: `${simulated} simulated` })}`}
          {mentioned > 0 &&
            ` · ${say({ vi: `${mentioned} tỉnh được nhắc tới`, en: `${mentioned} mentioned` })}`}
        </p>
      )}
      {hasNumber ? (
        <dl class="numbers">
          {shown.map(({ measure, read }) => {
            const { name, unit } = catalogue.measure(measure, language);
            return (
              <div key={measure}>
                <dt>{name}</dt>
                <dd>
                  <Number
                    bounds={figures && read(figures)}
                    origin="sum"
                    unit={unit}
                    label={`${name}, ${year}`}
                    scope={{ scope: cluster.id, year }}
                    trail={{ figure: { measure }, year, of: { kind: 'total' } }}
                  />
                </dd>
              </div>
            );
          })}
        </dl>
      ) : (
        <p class="absent">{say({ vi: 'Chưa có số liệu nào.', en: 'There is no figure.' })}</p>
      )}
      <p class="names">
        {provinces.map((province, index) => (
          <span key={province.id}>
            {index > 0 && ' · '}
            <ProvinceName province={province} />
            {province.id === chair?.province.id && ` (${say({ vi: 'cụm trưởng', en: 'chair' })})`}
            {province.id === viceChair?.province.id && ` (${say({ vi: 'cụm phó', en: 'vice chair' })})`}
          </span>
        ))}
      </p>
    </section>
  );
}

/** A year of the cluster to take along. */
function SeasonDownloads({ season, cluster, catalogue }: SeasonCardProps) {
  const page = usePage();
  const { language } = page;
  const { year, totals } = season;
  const title = `${cluster.name}, ${year}`;
  const view = { ...home, scope: cluster.id, year };
  const figures = totals?.figures ?? null;
  const drawing = (coverage: NonNullable<typeof totals>['coverage']) => ({
    ...pictureWords(title, cluster.name, coverage, year, formatAddress(view), page),
    groups: groupsOfSums(shown, figures, coverage, { catalogue, page }),
  });
  return (
    <Downloads
      label={title}
      files={[
        {
          name: page.say({ vi: 'Theo tỉnh', en: 'By province' }),
          ...tableLinks(view, byProvince, language),
        },
        {
          name: page.say({ vi: 'Tất cả số liệu', en: 'All figures' }),
          xlsx: clusterWorkbookHref(cluster.id, year, language),
        },
      ]}
      pictures={totals ? [barsPicture(title, () => drawing(totals.coverage))] : []}
      link={formatAddress(view)}
      query={{ operation: 'ClusterPage', variables: { cluster: cluster.id } }}
    />
  );
}
