import { useMemo } from 'preact/hooks';
import { useAnswer, type Asked } from '../answer';
import { Downloads } from '../downloads/menu';
import { usePage } from '../page';
import { PlaceLink } from '../placeLink';
import { Heading } from '../sections/heading';
import { SimulatedBand } from '../sections/simulatedBand';
import { useTitle } from '../sections/title';
import { Waiting } from '../waiting';
import { Builder } from '../table/builder';
import { Preview, TableChart } from '../table/preview';
import {
  formatTable,
  parseTable,
  tableFileHref,
  tableQuestion,
  type TableAddress,
} from '../table/tableAddress';
import { tablePicture } from '../table/tablePicture';
import { isUnanswered, notAllAnswered } from '../table/unanswered';
import { RetryNote } from '../retryNote';
import { useTables, type BuiltTable } from '../table/useTables';

/** A table of the reader's own, which its address holds. */
export function TablePage() {
  const { embedded, say, url, visit } = usePage();
  const address = useMemo(() => parseTable(url.searchParams), [url.search]);
  const index = useAnswer('SearchIndex', { before: '2025-06-30' });
  const asked = useTables(address);
  useTitle(say({ vi: 'Lập bảng', en: 'Make a table' }));
  const go = (next: TableAddress) => visit(formatTable(next));
  const sortBy = (column: number) => {
    const descending = address.sort?.column === column ? !address.sort.descending : true;
    go({ ...address, sort: { column, descending } });
  };
  return (
    <article class="place table-page">
      <Heading>{say({ vi: 'Lập bảng', en: 'Make a table' })}</Heading>
      {!embedded && (
        <p class="note">
          {say({
            vi: 'Chọn chỉ tiêu, năm, phạm vi, dòng và cột; địa chỉ của trang là bảng này, gửi được cho người khác.',
            en: 'Choose measures, years, scope, rows and columns; the address of the page is the table, to be sent on.',
          })}
        </p>
      )}
      <div class={embedded ? 'table-body alone' : 'table-body'}>
        {!embedded &&
          (index.phase === 'answered' ? (
            <Builder index={index.answer} address={address} onChange={go} />
          ) : (
            <BuilderToCome asked={index} />
          ))}
        <section class="result" aria-busy={asked.phase === 'waiting'}>
          {asked.phase === 'waiting' && (
            <Waiting asked={{ phase: 'waiting', attempt: asked.attempt, before: null }} />
          )}
          {asked.phase === 'failed' && <Waiting asked={asked} />}
          {asked.phase === 'answered' && <RetryNote at={asked.retryAt} />}
          {asked.phase === 'answered' && <Result {...asked} address={address} go={go} onSort={sortBy} />}
        </section>
      </div>
    </article>
  );
}

/** As high as what comes in its place on a telephone, where the table below it is what is waited for. */
function BuilderToCome({ asked }: { asked: Exclude<Asked<'SearchIndex'>, { phase: 'answered' }> }) {
  const { say } = usePage();
  if (asked.phase === 'failed') return <Waiting asked={asked} />;
  return (
    <p class="to-come" role="status">
      {say({ vi: 'Đang lấy các chỉ tiêu…', en: 'Getting the measures…' })}
    </p>
  );
}

interface ResultProps {
  table: BuiltTable;
  /** When those that gave no answer are asked again; null if all did. */
  retryAt: number | null;
  address: TableAddress;
  go(address: TableAddress): void;
  onSort(column: number): void;
}

function Result({ table, retryAt, address, go, onSort }: ResultProps) {
  const { say } = usePage();
  if (table.rows.length === 0) {
    return <p class="absent">{say(isUnanswered(table, retryAt) ? notAllAnswered : nobodyReported)}</p>;
  }
  const coverage = table.tables[0]?.total.coverage;
  return (
    <>
      {coverage && <SimulatedBand simulated={coverage.simulated.length} expected={coverage.expected} />}
      <Coverage table={table} />
      <Actions {...{ table, address, go }} />
      {address.chart !== null && <TableChart table={table} address={address} column={address.chart} />}
      <Preview table={table} address={address} onSort={onSort} />
    </>
  );
}

const nobodyReported = {
  vi: 'Không tỉnh nào trong phạm vi đã báo cáo số này. Hãy chọn năm hoặc phạm vi khác.',
  en: 'No province of the scope reported it. Choose another year or scope.',
};

/** How complete the table is, before its numbers. */
function Coverage({ table: { tables } }: { table: BuiltTable }) {
  const { say } = usePage();
  const coverages = tables.map(({ total }) => total.coverage);
  const [first] = coverages;
  // Once for each year, as the reports are counted.
  const simulated = first?.simulated.length ?? 0;
  if (!first) return null;
  return (
    <p class={first.complete ? 'coverage-line' : 'coverage-line incomplete'}>
      <strong>
        {say({
          vi: `${first.reported - simulated} trong ${first.expected} báo cáo năm của các tỉnh đã có`,
          en: `${first.reported - simulated} of ${first.expected} yearly reports of provinces are in`,
        })}
      </strong>
      {simulated > 0 &&
        ` · ${say({ vi: `${simulated} tỉnh là số liệu giả lập, không phải báo cáo`, en: `${simulated} provinces are simulated, not reported` })}`}
    </p>
  );
}

function Actions({ table, address, go }: Omit<ResultProps, 'onSort' | 'retryAt'>) {
  const page = usePage();
  const { language, say } = page;
  const { chart } = address;
  const { variables } = tableQuestion(address);
  const title = address.measures
    .map((id) => table.tables.find(({ measure }) => measure === id))
    .flatMap((found) => (found ? [say({ vi: found.name, en: found.nameEn })] : []))
    .join(', ');
  return (
    <div class="actions">
      <a class="button" href={tableFileHref('xlsx', address, language)} download>
        {say({ vi: 'Tải Excel', en: 'Download Excel' })}
      </a>
      <Downloads
        label={title}
        files={[
          {
            xlsx: tableFileHref('xlsx', address, language),
            csv: tableFileHref('csv', address, language),
          },
        ]}
        pictures={[tablePicture(title, table, address, page)]}
        link={formatTable(address)}
        query={{ operation: 'Table', variables: { measure: address.measures[0], ...variables } }}
      />
      <label class="field inline">
        <span>{say({ vi: 'Biểu đồ', en: 'Chart' })}</span>
        <select
          value={chart === null ? '' : String(chart)}
          onChange={({ currentTarget: { value } }) =>
            go({ ...address, chart: value === '' ? null : Number(value) })
          }
        >
          <option value="">{say({ vi: 'không vẽ', en: 'none' })}</option>
          {table.columns.map(({ name, nameEn }, index) => (
            <option key={index} value={String(index)}>
              {say({ vi: name, en: nameEn })}
            </option>
          ))}
        </select>
      </label>
      <PlaceLink href={formatTable(address)}>
        {say({ vi: 'Liên kết của bảng này', en: 'Link to this table' })}
      </PlaceLink>
    </div>
  );
}
