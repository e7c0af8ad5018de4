import { useCallback, useMemo } from 'preact/hooks';
import { unframed } from '../address';
import { EventList } from '../charts/eventList';
import { mostLines, type LineSeries } from '../charts/lines';
import { Plot } from '../charts/plot';
import { Downloads } from '../downloads/menu';
import { eventsOf, markYear } from '../model/events';
import { usePage } from '../page';
import { PlaceLink } from '../placeLink';
import { Preview } from '../table/preview';
import { formatTable, tableFileHref, tableQuestion, type TableAddress } from '../table/tableAddress';
import { useTables, type BuiltTable } from '../table/useTables';
import { Waiting } from '../waiting';

interface Place {
  id: string;
  name: string;
}

interface CompareProps {
  measure: string;
  /** Of the measure. */
  name: string;
  years: readonly number[];
  /** Provinces to choose from; the first ones are compared until the reader chooses. */
  provinces: readonly Place[];
}

const parameter = 'so-sanh';

/** One measure of several provinces over the years, as lines and as a table; who is compared stands in the address. */
export function Compare({ measure, name, years, provinces }: CompareProps) {
  const { language, say, url } = usePage();
  const given = url.searchParams.get(parameter)?.split(',').filter(Boolean);
  const chosen = useMemo(
    () => (given ?? provinces.map(({ id }) => id)).slice(0, mostLines),
    [given?.join(), provinces],
  );
  const address: TableAddress = {
    measures: [measure],
    rows: 'PROVINCE',
    columns: 'YEAR',
    clusters: [],
    provinces: chosen,
    years,
    sort: null,
    chart: null,
  };
  const title = say({ vi: `So sánh các tỉnh: ${name}`, en: `Provinces compared: ${name}` });
  return (
    <section class="comparison" aria-labelledby="compare">
      <header>
        <h3 id="compare">{title}</h3>
        {chosen.length > 0 && (
          <Downloads
            label={title}
            files={[
              {
                xlsx: tableFileHref('xlsx', address, language),
                csv: tableFileHref('csv', address, language),
              },
            ]}
            drawing={null}
            link={`${unframed(url.pathname).path}${url.search}`}
            query={{ operation: 'Table', variables: { measure, ...tableQuestion(address).variables } }}
          />
        )}
      </header>
      <Choice provinces={provinces} chosen={chosen} />
      {chosen.length > 0 && <Lines key={measure} address={address} name={name} title={title} />}
    </section>
  );
}

/** Who is compared: a link for each to leave them out, and a list to add from. */
function Choice({ provinces, chosen }: { provinces: readonly Place[]; chosen: readonly string[] }) {
  const { say, url, visit } = usePage();
  const hrefOf = (ids: readonly string[]) => {
    const next = new URL(url);
    next.searchParams.set(parameter, ids.join());
    return `${next.pathname}${next.search.replaceAll('%2C', ',')}`;
  };
  const nameOf = new Map(provinces.map((province) => [province.id, province.name]));
  const others = provinces.filter(({ id }) => !chosen.includes(id));
  return (
    <div class="compared">
      <ul aria-label={say({ vi: 'Đang so sánh', en: 'Compared' })}>
        {chosen.map((id) => (
          <li key={id}>
            <PlaceLink href={hrefOf(chosen.filter((other) => other !== id))}>
              {nameOf.get(id) ?? id} <span aria-hidden="true">×</span>
              <span class="visually-hidden"> – {say({ vi: 'bỏ ra', en: 'leave out' })}</span>
            </PlaceLink>
          </li>
        ))}
      </ul>
      {chosen.length < mostLines && others.length > 0 && (
        <label class="field inline">
          <span>{say({ vi: 'Thêm tỉnh', en: 'Add a province' })}</span>
          <select
            value=""
            onChange={({ currentTarget: { value } }) => value && visit(hrefOf([...chosen, value]))}
          >
            <option value="">{say({ vi: 'chọn…', en: 'choose…' })}</option>
            {others.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
    </div>
  );
}

interface LinesProps {
  address: TableAddress;
  name: string;
  title: string;
}

function Lines({ address, name, title }: LinesProps) {
  const { say } = usePage();
  const asked = useTables(address);
  if (asked.phase === 'waiting')
    return <Waiting asked={{ phase: 'waiting', attempt: asked.attempt, before: null }} />;
  if (asked.phase === 'failed') return <Waiting asked={asked} />;
  const table = ofKnownYears(asked.table);
  const known = table.rows.filter(({ cells }) => cells.some((cell) => cell?.quantity));
  if (known.length === 0) {
    return (
      <p class="absent">
        {say({ vi: 'Chưa tỉnh nào trong số này có số liệu.', en: 'None of these provinces has a figure.' })}
      </p>
    );
  }
  return (
    <>
      <LinesChart table={{ ...table, rows: known }} measure={address.measures[0] ?? ''} name={name} />
      <Preview table={table} address={address} caption={title} />
      <p>
        <PlaceLink href={formatTable(address)}>
          {say({ vi: 'Mở trong trang lập bảng', en: 'Open as a table of my own' })}
        </PlaceLink>
      </p>
    </>
  );
}

interface LinesChartProps {
  table: BuiltTable;
  measure: string;
  name: string;
}

function LinesChart({ table, measure, name }: LinesChartProps) {
  const { language, say } = usePage();
  const years = table.columns.map(({ key }) => Number(key));
  const events = eventsOf(measure, years);
  const series = useMemo(() => seriesOf(table, language), [table, language]);
  const label = say({
    vi: `Biểu đồ đường: ${name}, ${years[0]} đến ${years.at(-1)}, ${series.length} tỉnh; các số ở bảng dưới`,
    en: `Line chart: ${name}, ${years[0]} to ${years.at(-1)}, ${series.length} provinces; the table below has the numbers`,
  });
  const draw = useCallback(
    async (width: number) => {
      const { drawLines } = await import('../charts/linesChart');
      return drawLines(series, { width, language, label, markOf: (year) => markYear(year, events) });
    },
    [series, language, label],
  );
  return (
    <>
      <Plot draw={draw} />
      <p class="note">
        {say({
          vi: 'Dấu rỗng: số liệu giả lập. Nét đứng: chỉ biết hai cận. Chỗ đứt: chưa có số liệu.',
          en: 'A hollow mark is simulated. An upright stroke: only bounds are known. A break: no figure.',
        })}
      </p>
      <EventList events={events} />
    </>
  );
}

function seriesOf({ rows, columns }: BuiltTable, language: 'vi' | 'en'): LineSeries[] {
  return rows.map(({ name, nameEn, cells }) => ({
    name: language === 'vi' ? name : nameEn,
    points: columns.map(({ key }, index) => ({
      year: Number(key),
      bounds: cells[index]?.quantity ?? null,
      simulated: (cells[index]?.coverage.simulated.length ?? 0) > 0,
    })),
  }));
}

/** Without the years before the first and after the last number; and years are never added up here. */
function ofKnownYears(table: BuiltTable): BuiltTable {
  const isKnown = (index: number) => table.rows.some(({ cells }) => cells[index]?.quantity);
  const years = table.columns.flatMap(({ isTotal }, index) => (isTotal ? [] : [index]));
  const [first = 0, last = -1] = [years.find(isKnown), years.findLast(isKnown)];
  const isShown = (_: unknown, index: number) =>
    index >= first && index <= last && table.columns[index]?.isTotal === false;
  return {
    ...table,
    columns: table.columns.filter(isShown),
    rows: table.rows.map((row) => ({ ...row, cells: row.cells.filter(isShown) })),
  };
}
