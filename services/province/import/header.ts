import {
  columnName,
  createColumnFinder,
  documentColumns,
  factColumns,
  unitColumns,
  type DocumentColumn,
  type FactColumn,
  type UnitColumn,
} from '../../../domain/columns';
import { rowText } from './cells/bounds';
import { columnLetters } from '../../../platform/xlsx/columnLetters';
import { isBlank, type CellValue } from './cells/cellValue';
import type { RawRow } from './table';
import { isSameUnit, splitTitle, unitAbove, type UnitAbove } from './unitOfMeasure';

export const findFactColumn = createColumnFinder<FactColumn>(factColumns);
export const findUnitColumn = createColumnFinder<UnitColumn>(unitColumns);
export const findDocumentColumn = createColumnFinder<DocumentColumn>(documentColumns);

/** A row of a sheet, its cells by their places. */
export interface TableRow {
  row: number;
  cells: readonly CellValue[];
  problem?: string | undefined;
}

export interface FoundHeader extends TableRow {
  kind: 'facts' | 'units';
  /** The lines above it. */
  above: string[];
  /** Of its sheet and file, which may say something too. */
  names?: readonly string[];
}

/** A title and what else stands above a table. */
const mostRowsAbove = 30;
/** Of what stands above a table; more is no title. */
const longestLine = 1_000;

/** The first row that names columns, below what stands above it; if there is none, the first row that is not blank. */
export async function findHeader(
  rows: AsyncIterable<TableRow>,
): Promise<FoundHeader | { firstRow: TableRow | null }> {
  const above: string[] = [];
  let firstRow: TableRow | null = null;
  for await (const { row, cells } of rows) {
    if (cells.every(isBlank)) continue;
    firstRow ??= { row, cells };
    const kind = kindOfHeader(cells);
    if (kind !== null) return { row, cells, kind, above };
    above.push(
      rowText(
        cells.filter((cell) => !isBlank(cell)),
        ' ',
        longestLine,
      ),
    );
    if (above.length > mostRowsAbove) break;
  }
  return { firstRow };
}

/** What a header says the rows are: facts have a measure, units have a level. A word alone is a title. */
export function kindOfHeader(cells: readonly CellValue[]): 'facts' | 'units' | null {
  const titles = cells.filter((cell) => !isBlank(cell)).map(String);
  if (titles.length < 2) return null;
  if (titles.some((title) => findFactColumn(title) === 'measure')) return 'facts';
  return titles.some((title) => findUnitColumn(title) === 'level') ? 'units' : null;
}

/** A header row, read: which column each cell belongs to. */
export interface Header<Column extends string> {
  columnAt: readonly (Column | undefined)[];
  /** The header as it stands in the file. */
  titleOf(column: Column): string;
  indexOf(column: Column): number;
  /** The unit of measure that the header, or a line above it, gives the numbers; null if there is none. */
  unitOfMeasure: string | null;
  problems: { title: string; index: number; message: string }[];
}

/** The columns of numbers. */
export const quantityColumns: readonly string[] = ['value', 'atLeast', 'atMost'] satisfies FactColumn[];

/** Signs that are lost where a title is compared by its letters, and that change what its numbers are. */
export const saysMeasure = /[%‰$€£¥₫]/u;

export function readHeader<Column extends string>(
  { cells, above, names = [] }: FoundHeader,
  find: (title: string) => Column | undefined,
): Header<Column> {
  const titles = cells.map((cell) => String(cell ?? '').trim());
  const units = new Set<string>();
  const columnAt = titles.map((title) => {
    const column = title === '' || saysMeasure.test(title) ? undefined : find(title);
    if (column !== undefined) return column;
    const split = splitTitle(title);
    const quantity = split ? find(split.name) : undefined;
    if (!split || quantity === undefined || !quantityColumns.includes(quantity)) return undefined;
    units.add(split.unit);
    return quantity;
  });
  const problems = titles.flatMap((title, index) => {
    const column = columnAt[index];
    if (title !== '' && column === undefined) return [{ title, index, message: unknownColumn }];
    const first = column === undefined ? index : columnAt.indexOf(column);
    return first < index ? [{ title, index, message: sameColumn(titles[first] ?? '') }] : [];
  });
  const [unit, ...others] = units;
  if (others.length > 0) {
    const title = titles.find((text) => splitTitle(text)?.unit === others[0]) ?? '';
    const message = `Cần một đơn vị tính cho mọi số, gặp "${[unit, ...others].join('", "')}". Expected one unit of measure for all numbers, got "${[unit, ...others].join('", "')}"`;
    problems.push({ title, index: titles.indexOf(title), message });
  }
  const hasNumbers = columnAt.some((column) => column !== undefined && quantityColumns.includes(column));
  const ofLines = hasNumbers ? unitAbove([...names, ...above]) : null;
  const line = ofLines === null ? null : doubtfulLine(ofLines, unit);
  if (line !== null) problems.push({ title: line, index: 0, message: unclearUnit(line) });
  return {
    columnAt,
    problems,
    unitOfMeasure: unit ?? (ofLines !== null && 'unit' in ofLines ? ofLines.unit : null),
    titleOf: (column) => titles[columnAt.indexOf(column)] ?? columnName(column),
    indexOf: (column) => columnAt.indexOf(column),
  };
}

function sameColumn(other: string): string {
  return `Trùng với cột "${other}" đứng trước. It is the same as column "${other}", which stands before it`;
}

/** What is not clear, or is not what the column says. */
function doubtfulLine(said: UnitAbove, ofColumn: string | undefined): string | null {
  if ('unclear' in said) return said.unclear;
  return ofColumn === undefined || isSameUnit(said.unit, ofColumn) ? null : said.unit;
}

function unclearUnit(line: string): string {
  return (
    `"${line}" nói về đơn vị tính mà không rõ của cột nào, hoặc khác với tên cột; ghi "ĐVT: triệu đồng" trên bảng, hoặc trong tên cột. ` +
    `"${line}" speaks of a unit of measure in a way that is not clear, or is not that of the column; write "ĐVT: triệu đồng" above ` +
    'the table, or the unit in the name of the column'
  );
}

const unknownColumn =
  'Không có cột nào tên như vậy; lấy tên theo tệp mẫu. No column is called so; take its name from the file that "congdoan template" writes';

/** The row with its cells by column. What stands in a column without a name is never left out in silence. */
export function toRawRow<Column extends string>(
  { columnAt, unitOfMeasure }: Header<Column>,
  { row, cells, problem }: TableRow,
): RawRow<Column> {
  const byColumn: Partial<Record<string, CellValue>> = {};
  let unnamed: number | null = null;
  for (const [index, value] of cells.entries()) {
    if (isBlank(value)) continue;
    const column = columnAt[index];
    if (column === undefined) unnamed ??= index;
    else byColumn[column] = value;
  }
  if (unitOfMeasure !== null) byColumn['unitOfMeasure'] ??= unitOfMeasure;
  const found = problem ?? (unnamed === null ? undefined : unnamedProblem(unnamed));
  return {
    row,
    cells: byColumn,
    ...(found !== undefined && { problem: found }),
  };
}

function unnamedProblem(index: number): string {
  const column = columnLetters(index);
  return (
    `Cột ${column} có giá trị mà không có tên; đặt tên hoặc xóa đi. ` +
    `Column ${column} has values and no name; name it or empty it (a merged header names its first column only)`
  );
}
