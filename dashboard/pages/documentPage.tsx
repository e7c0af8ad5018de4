import { readGlobalId } from '../../domain/globalIds';
import { useAnswer } from '../answer';
import { formatAddress, home, unframed } from '../address';
import { clusterWorkbookHref, provinceWorkbookHref } from '../downloads/files';
import { Downloads, type DownloadsProps } from '../downloads/menu';
import { savePageCsv } from '../downloads/pageCsv';
import { createCatalogue, type Catalogue } from '../model/measures';
import { markNumbers } from '../model/markedText';
import { usePage } from '../page';
import { clusterHref, provinceHref } from '../place';
import { PlaceLink } from '../placeLink';
import { FactList, type FactNode } from '../trail/fact';
import { Waiting } from '../waiting';
import { formatDay } from '../../web/words/dates';
import { statusTexts } from '../../web/words/values';
import { Fold } from '../sections/fold';
import { SimulatedDocument } from '../sections/simulatedBand';
import { documentName } from './documentList';
import { factRows } from './factRows';
import { Missing } from './missing';
import { RetryNote } from '../retryNote';
import { useTitle } from '../sections/title';
import { Heading } from '../sections/heading';

interface DocumentPageProps {
  id: string;
  cluster: string | null;
  year: number | null;
}

/** A document: where it is from, what is written in it, and every number that was read from it. */
export function DocumentPage({ id, cluster, year }: DocumentPageProps) {
  const owner = readGlobalId(id)?.owner ?? null;
  if (cluster !== null && year !== null) return <OfCluster id={id} cluster={cluster} year={year} />;
  return owner === null ? <NoDocument id={id} /> : <OfProvince id={id} province={owner} />;
}

function NoDocument({ id }: { id: string }) {
  const { say } = usePage();
  return (
    <Missing
      what={say({ vi: `Không có tài liệu nào mã “${id}”.`, en: `No document has the id “${id}”.` })}
      text={id}
    />
  );
}

/** Whether there is such a document is not known. */
function Unanswered({ at }: { at: number | null }) {
  const { say } = usePage();
  return (
    <div class="failure">
      <p>
        {say({
          vi: 'Chưa lấy được số liệu từ dịch vụ của tỉnh, nên chưa xem được tài liệu này.',
          en: 'The province’s service has given no answer, so that this document cannot be seen.',
        })}
      </p>
      <RetryNote at={at} />
    </div>
  );
}

function OfProvince({ id, province }: { id: string; province: string }) {
  const { language } = usePage();
  const asked = useAnswer('ProvinceDocument', { province, document: id });
  if (asked.phase !== 'answered') return <Waiting asked={asked} />;
  const { province: found, measures, programmes } = asked.answer;
  if (!found) return <NoDocument id={id} />;
  if (!found.facts || !found.whole) return <Unanswered at={asked.retryAt} />;
  const facts = found.facts.edges.map(({ node }) => node);
  const whole = found.whole.edges[0]?.node.document;
  if (!whole || facts.length === 0) return <NoDocument id={id} />;
  return (
    <Known
      facts={facts}
      total={found.facts.totalCount}
      whole={whole}
      owner={{ id: found.id, name: found.name, href: provinceHref(found.id) }}
      workbook={(year) => provinceWorkbookHref(found.id, year, language)}
      query={{ operation: 'ProvinceDocument', variables: { province, document: id } }}
      catalogue={createCatalogue(measures, programmes)}
    />
  );
}

function OfCluster({ id, cluster, year }: { id: string; cluster: string; year: number }) {
  const { language } = usePage();
  const asked = useAnswer('ClusterDocument', { cluster, year });
  if (asked.phase !== 'answered') return <Waiting asked={asked} />;
  const { cluster: found, measures, programmes } = asked.answer;
  const whole = found?.season?.documents.find((document) => document.id === id);
  const facts = found?.season?.facts.filter(({ document }) => document.id === id) ?? [];
  if (!found?.season || !whole || facts.length === 0) return <NoDocument id={id} />;
  return (
    <Known
      facts={facts}
      total={facts.length}
      whole={whole}
      owner={{ id: found.season.id, name: `${found.name}, ${year}`, href: clusterHref(found.id) }}
      view={formatAddress({ ...home, scope: found.id, year })}
      workbook={() => clusterWorkbookHref(found.id, year, language)}
      query={{ operation: 'ClusterDocument', variables: { cluster, year } }}
      catalogue={createCatalogue(measures, programmes)}
    />
  );
}

interface KnownProps {
  facts: readonly (FactNode & { year: number })[];
  total: number;
  whole: { title: string | null; url: string | null; text: string | null };
  owner: { id: string; name: string; href: string };
  /** Where the figures of a cluster's document are seen. */
  view?: string;
  catalogue: Catalogue;
  /** Where the workbook of that year is. */
  workbook(year: number): string;
  query: DownloadsProps['query'];
}

function Known({ facts, total, whole, owner, view, catalogue, workbook, query }: KnownProps) {
  const page = usePage();
  const { language, say, url } = page;
  const document = facts[0]?.document;
  useTitle(whole.title ?? document?.file ?? null);
  if (!document) return null;
  const title = say(documentName({ ...document, ...whole, year: facts[0]?.year ?? 0 }));
  const link = `${unframed(url.pathname).path}${url.search}`;
  const menu = (label: string, files: DownloadsProps['files']) => (
    <div class="actions">
      <Downloads label={label} files={files} pictures={[]} link={link} query={query} />
    </div>
  );
  return (
    <article class="place">
      {document.status === 'SAMPLE' && <SimulatedDocument />}
      <Heading lang="vi">{title}</Heading>
      <Origin document={document} {...{ whole, owner, view }} />
      <Fold
        title={say({
          vi: `${total} con số đọc được từ tài liệu này`,
          en: `${total} numbers were read from this document`,
        })}
        open
      >
        {menu(title, [
          {
            xlsx: workbook(facts[0]?.year ?? 0),
            csv: () => savePageCsv(title, factRows(facts, catalogue, page), language),
          },
        ])}
        <FactList facts={facts} owner={owner.id} catalogue={catalogue} copyOf={() => null} />
      </Fold>
      {whole.text !== null && (
        <Fold
          title={say({ vi: 'Toàn văn, các con số được đánh dấu', en: 'The text, its numbers marked' })}
          open
        >
          {menu(title, [])}
          <p class="written" lang="vi">
            {markNumbers(whole.text, facts).map(({ text, isNumber }, index) =>
              isNumber ? <mark key={index}>{text}</mark> : <span key={index}>{text}</span>,
            )}
          </p>
        </Fold>
      )}
    </article>
  );
}

interface OriginProps extends Pick<KnownProps, 'whole' | 'owner'> {
  view: string | undefined;
  document: FactNode['document'];
}

function Origin({ document, whole, owner, view }: OriginProps) {
  const { language, say } = usePage();
  const { publisher, publishedOn, status, file } = document;
  return (
    <dl class="facts-of">
      <div>
        <dt>{say({ vi: 'Báo cáo của', en: 'Report of' })}</dt>
        <dd>
          <PlaceLink href={owner.href}>{owner.name}</PlaceLink>
          {view !== undefined && (
            <>
              {' · '}
              <PlaceLink href={view}>
                {say({ vi: 'xem số liệu năm đó', en: 'figures of that year' })}
              </PlaceLink>
            </>
          )}
        </dd>
      </div>
      {publisher !== null && (
        <div>
          <dt>{say({ vi: 'Nơi đăng', en: 'Publisher' })}</dt>
          <dd>
            {whole.url === null ? (
              publisher
            ) : (
              <a href={whole.url} rel="noreferrer">
                {publisher}
              </a>
            )}
          </dd>
        </div>
      )}
      {publishedOn !== null && (
        <div>
          <dt>{say({ vi: 'Ngày đăng', en: 'Published' })}</dt>
          <dd>{formatDay(publishedOn, language)}</dd>
        </div>
      )}
      <div>
        <dt>{say({ vi: 'Trạng thái', en: 'Status' })}</dt>
        <dd>{say(statusTexts[status])}</dd>
      </div>
      <div>
        <dt>{say({ vi: 'Tệp', en: 'File' })}</dt>
        <dd>{file}</dd>
      </div>
    </dl>
  );
}
