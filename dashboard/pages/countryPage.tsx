import type { CountryQuery } from '../../schema/generated/operations';
import { Axis } from '../../web/charts/axis';
import { IntervalBar } from '../../web/charts/intervalBar';
import { niceScale } from '../../web/charts/scale';
import { useAnswer } from '../answer';
import { allProvinces, formatAddress, home } from '../address';
import { ProvinceShare } from '../charts/share';
import { groupOf, pictureWords, sourceLine } from '../downloads/drawingOf';
import { byProvince, clusterWorkbookHref, tableHref, tableLinks } from '../downloads/files';
import { Downloads, type FileLinks } from '../downloads/menu';
import { barsPicture } from '../downloads/pictures';
import { standingRows } from '../model/dashboard';
import { createCatalogue, type Catalogue, type Quantity } from '../model/measures';
import { sumStateOf } from '../model/sumState';
import { yearsToChoose } from '../model/years';
import { Number } from '../number';
import { usePage } from '../page';
import { clusterHref, measureHref } from '../place';
import { PlaceLink, ProvinceName } from '../placeLink';
import { RetryNote } from '../retryNote';
import { CoverageBand } from '../sections/coverageBand';
import type { CoverageFiles } from '../sections/coverageDownloads';
import { DefinitionHelp } from '../sections/definition';
import { Heading } from '../sections/heading';
import { SimulatedBand } from '../sections/simulatedBand';
import { useTitle } from '../sections/title';
import { tableFileHref, type TableAddress } from '../table/tableAddress';
import { Waiting } from '../waiting';
import type { Language } from '../../web/words/language';
import { sayStandings } from '../words/standings';

type Totals = NonNullable<CountryQuery['totals']>[number];
type Cluster = CountryQuery['clusters'][number];

/** How the country is doing in a year, and who is missing; the way to everything else. */
export function CountryPage({ year }: { year: number }) {
  const { language, say } = usePage();
  const asked = useAnswer('Country', { year });
  const title = say({ vi: `Công đoàn các tỉnh, năm ${year}`, en: `The provinces' trade unions, ${year}` });
  useTitle(title);
  if (asked.phase !== 'answered') return <Waiting asked={asked} />;
  const { totals, clusters, measures } = asked.answer;
  const [total] = totals ?? [];
  const catalogue = createCatalogue(measures, []);
  const view = { ...home, scope: allProvinces, year };
  const files: CoverageFiles = {
    xlsx: tableHref('xlsx', view, byProvince, language),
    link: `/?nam=${year}`,
    query: { operation: 'Country', variables: { year } },
  };
  return (
    <article class="place country">
      {total && (
        <SimulatedBand simulated={total.coverage.simulated.length} expected={total.coverage.expected} />
      )}
      <div class="title-line">
        <Heading>{title}</Heading>
        <Years year={year} />
        <a class="button" href={files.xlsx} download>
          {say({ vi: 'Tải Excel', en: 'Download Excel' })}
          <span class="visually-hidden">: {say({ vi: 'tất cả các tỉnh', en: 'all provinces' })}</span>
        </a>
      </div>
      <RetryNote at={asked.retryAt} />
      {total && (
        <>
          <CoverageBand
            coverage={total.coverage}
            provinces={standingRows(total.coverage)}
            catalogue={catalogue}
            year={year}
            files={files}
          />
          <Headline total={total} catalogue={catalogue} files={files} title={title} />
        </>
      )}
      <p class="to-page">
        <PlaceLink href={formatAddress(view)}>
          {say({ vi: `Tất cả số liệu năm ${year} theo tỉnh`, en: `All figures of ${year} by province` })}
        </PlaceLink>
      </p>
      <Clusters clusters={clusters} catalogue={catalogue} year={year} files={files} />
    </article>
  );
}

function Years({ year }: { year: number }) {
  const { say, today, visit } = usePage();
  const years = yearsToChoose(today);
  return (
    <label class="field inline">
      <span>{say({ vi: 'Năm', en: 'Year' })}</span>
      <select value={String(year)} onChange={({ currentTarget: { value } }) => visit(`/?nam=${value}`)}>
        {(years.includes(year) ? years : [year, ...years]).map((choice) => (
          <option key={choice} value={String(choice)}>
            {choice}
          </option>
        ))}
      </select>
    </label>
  );
}

const shown: readonly { measure: string; read(figures: NonNullable<Totals['figures']>): Quantity | null }[] =
  [
    { measure: 'members', read: ({ membership }) => membership.members },
    { measure: 'awards', read: ({ awards }) => awards.total },
    { measure: 'spent', read: ({ welfare }) => welfare.spent },
  ];

interface HeadlineProps {
  total: Totals;
  catalogue: Catalogue;
  files: CoverageFiles;
  /** Of the page. */
  title: string;
}

function Headline({ total, catalogue, files, title }: HeadlineProps) {
  const page = usePage();
  const { language, say } = page;
  const { coverage, figures, year } = total;
  const name = say({ vi: 'Số liệu chính', en: 'Main figures' });
  const view = { ...home, scope: allProvinces, year };
  const drawing = () => ({
    ...pictureWords(`${title}: ${name}`, say(all), coverage, year, files.link, page),
    groups: shown.map(({ measure, read }) => {
      const { name: label, unit } = catalogue.measure(measure, language);
      const bounds = figures && read(figures);
      const simulated = sumStateOf(bounds, coverage) === 'simulated';
      return groupOf(null, [{ label, bounds, origin: 'sum', unit, simulated }], page);
    }),
  });
  return (
    <section class="headline" aria-labelledby="headline">
      <header>
        <h2 id="headline">{name}</h2>
        <Downloads
          label={`${title}: ${name}`}
          files={[tableLinks(view, byProvince, language)]}
          pictures={[barsPicture(`${title}: ${name}`, drawing)]}
          {...files}
        />
      </header>
      {shown.map(({ measure, read }) => {
        const { name, unit, stock } = catalogue.measure(measure, language);
        const sum = figures && read(figures);
        const scale = niceScale([sum]);
        const state = sumStateOf(sum, coverage);
        return (
          <article class="card" key={measure}>
            <div class="card-title">
              <h3>
                <PlaceLink href={measureHref(measure, year)}>{name}</PlaceLink>
              </h3>
              <DefinitionHelp {...{ measure, name, unit, stock }} />
            </div>
            <p class="main">
              <Number
                bounds={sum}
                origin="sum"
                unit={unit}
                label={name}
                scope={{ scope: allProvinces, year }}
                trail={{ figure: { measure }, year, of: { kind: 'total' } }}
              />
            </p>
            {sum && sum.atLeast !== sum.atMost && (
              <div class="scaled">
                <IntervalBar bounds={sum} scale={scale.end} state={state} />
                <Axis scale={scale} language={language} />
              </div>
            )}
            <ProvinceShare
              reported={sum?.reportedBy ?? 0}
              isSimulated={state === 'simulated'}
              expected={coverage.expected}
            />
          </article>
        );
      })}
    </section>
  );
}

const all = { vi: 'Tất cả các tỉnh', en: 'All provinces' };

interface ClustersProps {
  files: CoverageFiles;
  clusters: readonly Cluster[];
  catalogue: Catalogue;
  year: number;
}

function Clusters({ clusters, files, ...shared }: ClustersProps) {
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
