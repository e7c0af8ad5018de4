import { useCallback, useMemo } from 'preact/hooks';
import { EventList } from '../charts/eventList';
import type { LineSeries } from '../../web/charts/lines';
import { Plot } from '../charts/plot';
import { sourceLine } from '../downloads/drawingOf';
import { linesPicture } from '../downloads/linesPicture';
import type { Picture } from '../downloads/pictures';
import { eventsOf, markYear } from '../model/events';
import { cellState } from '../model/sumState';
import { usePage, type Page } from '../page';
import { nameUnit } from '../../web/words/moneyUnit';
import { sharedUnitOf, TableUnit } from '../table/tableUnit';
import type { BuiltTable } from '../table/useTables';

interface CompareChartProps {
  /** Of the years that have a number. */
  table: BuiltTable;
  measure: string;
  name: string;
}

/** A line a province over the years. */
export function CompareChart({ table, measure, name }: CompareChartProps) {
  const page = usePage();
  const { say } = page;
  const { language } = page;
  const unit = sharedUnitOf(table);
  const { series, events, label, markOf } = useMemo(
    () => chartOf(table, measure, name, page),
    [table, measure, name, language],
  );
  const draw = useCallback(
    async (width: number) => {
      const { drawLines } = await import('../../web/charts/linesChart');
      return drawLines(series, { width, language, unit, label, markOf });
    },
    [series, language, label],
  );
  return (
    <>
      <TableUnit unit={unit} />
      <Plot draw={draw} />
      <p class="note">{say(marks)}</p>
      <EventList events={events} />
    </>
  );
}

const marks = {
  vi: 'Dấu rỗng: số liệu giả lập. Nét đứng: chỉ biết hai cận. Chỗ đứt: chưa có số liệu.',
  en: 'A hollow mark is simulated. An upright stroke: only bounds are known. A break: no figure.',
};

/** The same to take along; none if no province has a number. */
export function comparePicture(
  whole: BuiltTable,
  measure: string,
  { title, name, link }: { title: string; name: string; link: string },
  page: Page,
): Picture[] {
  const table = ofKnownYears(whole);
  const { series, events, label, markOf } = chartOf(table, measure, name, page);
  if (series.length === 0) return [];
  const unit = sharedUnitOf(table);
  const simulated = series.some(({ points }) => points.some((point) => point.simulated));
  const subtitle = [
    `${page.say({ vi: 'Đơn vị tính', en: 'Unit' })}: ${nameUnit(unit, page.language)}`,
    page.say(marks),
    ...events.map(({ text }, index) => `(${index + 1}) ${page.say(text)}`),
    ...(simulated ? [page.say({ vi: 'CÓ SỐ LIỆU GIẢ LẬP', en: 'WITH SIMULATED FIGURES' })] : []),
  ].join(' · ');
  return [
    linesPicture({ title, subtitle, source: sourceLine(link) }, series, {
      language: page.language,
      unit,
      label,
      markOf,
    }),
  ];
}

function chartOf(table: BuiltTable, measure: string, name: string, { language, say }: Page) {
  const years = table.columns.map(({ key }) => Number(key));
  const events = eventsOf(measure, years);
  const series = seriesOf(table, language);
  const label = say({
    vi: `Biểu đồ đường: ${name}, ${years[0]} đến ${years.at(-1)}, ${series.length} tỉnh; các số ở bảng dưới`,
    en: `Line chart: ${name}, ${years[0]} to ${years.at(-1)}, ${series.length} provinces; the table below has the numbers`,
  });
  return { series, events, label, markOf: (year: number) => markYear(year, events) };
}

/** The provinces that have a number. */
function seriesOf({ rows, columns }: BuiltTable, language: 'vi' | 'en'): LineSeries[] {
  const known = rows.filter(({ cells }) => cells.some((cell) => cell?.quantity));
  return known.map(({ name, nameEn, cells }) => ({
    name: language === 'vi' ? name : nameEn,
    points: columns.map(({ key }, index) => ({
      year: Number(key),
      bounds: cells[index]?.quantity ?? null,
      simulated: cellState(cells[index]) === 'simulated',
    })),
  }));
}

/** Without the years before the first and after the last number; and years are never added up here. */
export function ofKnownYears(table: BuiltTable): BuiltTable {
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
