import { groupOf, sourceLine } from '../downloads/drawingOf';
import { barsPicture, type Picture } from '../downloads/pictures';
import type { Page } from '../page';
import { cellState } from '../model/sumState';
import { sortRows } from './sortRows';
import { formatTable, type TableAddress } from './tableAddress';
import type { BuiltTable } from './useTables';

/** A table as bars: the column that the page draws, or each on a scale of its own. */
export function tablePicture(title: string, table: BuiltTable, address: TableAddress, page: Page): Picture {
  const { say } = page;
  const rows = sortRows(table.rows, address.sort);
  const columns = table.columns.flatMap((column, index) =>
    address.chart === null || address.chart === index ? [{ column, index }] : [],
  );
  const coverage = table.tables[0]?.total.coverage;
  const notes = [
    address.years.join(', '),
    ...(coverage
      ? [
          say({
            vi: `${coverage.reported - coverage.simulated.length} trong ${coverage.expected} báo cáo năm của các tỉnh đã có`,
            en: `${coverage.reported - coverage.simulated.length} of ${coverage.expected} yearly reports of provinces are in`,
          }),
          ...(coverage.simulated.length > 0
            ? [say({ vi: 'CÓ SỐ LIỆU GIẢ LẬP', en: 'WITH SIMULATED FIGURES' })]
            : []),
        ]
      : []),
  ];
  return barsPicture(title, () => ({
    title,
    subtitle: notes.join(' · '),
    source: sourceLine(formatTable(address)),
    groups: columns.map(({ column, index }) =>
      groupOf(
        say({ vi: column.name, en: column.nameEn }),
        rows.map(({ cells, name, nameEn }) => {
          const cell = cells[index];
          const ofOne = cell?.coverage.expected === 1;
          return {
            label: say({ vi: name, en: nameEn }),
            bounds: cell?.quantity ?? null,
            origin: ofOne ? ('printed' as const) : ('sum' as const),
            unit: column.unit,
            simulated: cellState(cell) === 'simulated',
          };
        }),
        page,
      ),
    ),
  }));
}
