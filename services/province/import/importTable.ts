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
import type { CellValue, ImportTable, RawRow, Section } from './table';

export type ImportFileTable = ImportTable<FactColumn, UnitColumn, DocumentColumn>;
export type FactSection = Section<FactColumn>;
export type UnitSection = Section<UnitColumn>;
export type FactRawRow = RawRow<FactColumn>;

export const findFactColumn = createColumnFinder<FactColumn>(factColumns);
export const findUnitColumn = createColumnFinder<UnitColumn>(unitColumns);
export const findDocumentColumn = createColumnFinder<DocumentColumn>(documentColumns);

/** A header row, read: which column each cell belongs to. */
export interface Header<Column extends string> {
  columnAt: readonly (Column | undefined)[];
  /** The header as it stands in the file. */
  titleOf(column: Column): string;
  indexOf(column: Column): number;
  problems: { title: string; index: number; message: string }[];
}

export function readHeader<Column extends string>(
  cells: readonly CellValue[],
  find: (title: string) => Column | undefined,
): Header<Column> {
  const titles = cells.map((cell) => String(cell ?? '').trim());
  const columnAt = titles.map((title) => (title === '' ? undefined : find(title)));
  const problems = titles.flatMap((title, index) => {
    const column = columnAt[index];
    if (title !== '' && column === undefined) return [{ title, index, message: unknownColumn }];
    const first = column === undefined ? index : columnAt.indexOf(column);
    return first < index
      ? [{ title, index, message: `It is the same as column "${titles[first]}", which stands before it` }]
      : [];
  });
  return {
    columnAt,
    problems,
    titleOf: (column) => titles[columnAt.indexOf(column)] ?? columnName(column),
    indexOf: (column) => columnAt.indexOf(column),
  };
}

const unknownColumn = 'No column is called so; take its name from the file that "congdoan template" writes';

/** What a header says the rows are: facts have a measure, units have a level. */
export function kindOfHeader(cells: readonly CellValue[]): 'facts' | 'units' | null {
  const titles = cells.map((cell) => String(cell ?? '').trim());
  if (titles.some((title) => findFactColumn(title) === 'measure')) return 'facts';
  return titles.some((title) => findUnitColumn(title) === 'level') ? 'units' : null;
}

export function isBlank(value: CellValue): boolean {
  return value == null || (typeof value === 'string' && value.trim() === '');
}

/** The cells by column; what stands beyond the header or below an empty title is left out. */
export function cellsByColumn<Column extends string>(
  { columnAt }: Header<Column>,
  cells: readonly CellValue[],
): Partial<Record<Column, CellValue>> {
  const byColumn: Partial<Record<Column, CellValue>> = {};
  for (const [index, column] of columnAt.entries()) {
    const value = cells[index];
    if (column !== undefined && !isBlank(value)) byColumn[column] = value;
  }
  return byColumn;
}
