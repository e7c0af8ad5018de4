import { joinTables } from '../../domain/joinTables';
import type { Origin } from '../../domain/qualifiers';
import { unitName } from '../../domain/unitNames';
import type { TableCellPartsFragment, TableQuery } from '../../schema/generated/operations';
import type { TableFileVariables } from './arguments';
import { cellDetails, coverageFlags, detailWords } from './cellDetails';
import type { FileRow } from './fileRow';
import type { Names } from './names';
import { numberCell, qualifiedNumber, sayNumber, sayRange } from './numberCell';

export type TableAnswer = NonNullable<TableQuery['table']>;
type Cell = TableCellPartsFragment;

/** Tables beside each other, as they stand in a file. */
export interface NamedTable {
  names: Names;
  reasonName(reason: string): string;
  /** Above the rows' names and keys. */
  firstHeads: readonly string[];
  /** Above the numbers. */
  heads: readonly string[];
  lines(): Iterable<Line>;
  /** Which provinces are simulated; null if none is. */
  simulated: string | null;
}

interface Line {
  name: string;
  key: string;
  cells: readonly (Cell | null)[];
}

export function nameTables(
  tables: readonly TableAnswer[],
  { shown, rows }: Pick<TableFileVariables, 'shown' | 'rows'>,
  names: Names,
): NamedTable {
  const { word, nameOf, valueNames, language } = names;
  const joined = joinTables<Cell>(tables, shown);
  const isOfOneUnit = new Set(joined.columns.map(({ unit }) => unit)).size === 1;
  return {
    names,
    reasonName: valueNames('EmptyReason'),
    firstHeads: [valueNames('TableDimension')(rows), word('key')],
    heads: joined.columns.map((column) =>
      isOfOneUnit ? nameOf(column) : `${nameOf(column)} (${unitName(column.unit, language)})`,
    ),
    *lines() {
      for (const { key, cells, ...label } of joined.rows) yield { name: nameOf(label), key, cells };
      yield { name: word('total'), key: 'TOTAL', cells: joined.columns.map(({ total }) => total) };
    },
    simulated: simulatedProvinces(tables, names),
  };
}

/** Names and numbers; each number with its qualifier. */
export function* numberRows({ names, firstHeads, heads, lines }: NamedTable): Generator<FileRow> {
  yield [...firstHeads, ...heads];
  for (const { name, key, cells } of lines()) yield [name, key, ...numbersOf(cells, names)];
}

/** The same with a column that says in words what is to be known of the row's numbers. */
export function* notedRows(table: NamedTable): Generator<FileRow> {
  const { names, firstHeads, heads, lines } = table;
  yield [...firstHeads, ...heads, names.word('notes')];
  for (const { name, key, cells } of lines()) {
    yield [name, key, ...numbersOf(cells, names), notesOf(cells, table)];
  }
  yield* lastRow(table, heads.length + 1);
}

/** The numbers, then for each of them all that is known of it. */
export function* wideRows(table: NamedTable): Generator<FileRow> {
  const { names, firstHeads, heads, lines } = table;
  const detailHeads = heads.flatMap((head) => detailWords.map((detail) => `${head} – ${names.word(detail)}`));
  yield [...firstHeads, ...heads, ...detailHeads];
  for (const { name, key, cells } of lines()) {
    const known = cells.flatMap((cell) => (cell ? detailsOf(cell, table) : detailWords.map(() => null)));
    yield [name, key, ...cells.map(valueOf), ...known];
  }
  yield* lastRow(table, heads.length + detailHeads.length);
}

/** A row for each number, with all that is known of it. */
export function* boundsRows(table: NamedTable): Generator<FileRow> {
  const { names, firstHeads, heads, lines } = table;
  const { word, language } = names;
  yield [...firstHeads, word('column'), word('value'), word('qualifier'), ...detailWords.map(word)];
  for (const { name, key, cells } of lines()) {
    for (const [index, cell] of cells.entries()) {
      if (!cell) continue;
      const { quantity } = cell;
      const said = quantity ? sayNumber(qualifiedNumber(quantity, originOf(cell)), language) : null;
      yield [name, key, heads[index] ?? '', valueOf(cell), said, ...detailsOf(cell, table)];
    }
  }
  yield* lastRow(table, 3 + detailWords.length);
}

/** Below the table: a line that nobody who takes numbers from it can overlook. */
function* lastRow({ simulated }: NamedTable, columns: number): Generator<FileRow> {
  if (simulated !== null) yield [simulated, 'NOTE', ...Array<null>(columns).fill(null)];
}

function numbersOf(cells: Line['cells'], { language }: Names) {
  return cells.map((cell) => cell && numberCell(cell.quantity, originOf(cell), language));
}

function valueOf(cell: Cell | null) {
  return cell?.quantity?.value == null ? null : { count: cell.quantity.value };
}

function detailsOf(cell: Cell, { names: { language }, reasonName }: NamedTable) {
  return cellDetails(cell, { language, reasonName });
}

function notesOf(cells: Line['cells'], table: NamedTable): string | null {
  const ofCells = cells.flatMap((cell, index) => {
    const words = cell && noteOf(cell, table);
    return words ? [`${table.heads[index] ?? ''}: ${words}`] : [];
  });
  const flags = new Set(cells.flatMap((cell) => (cell ? coverageFlags(cell.coverage) : [])));
  return [...ofCells, ...[...flags].map(table.names.word)].join('; ') || null;
}

/** Why there is no number, or what a number that is not exact is; null for one that is. */
function noteOf(cell: Cell, { names: { language, word }, reasonName }: NamedTable): string | null {
  const { quantity, reason } = cell;
  if (!quantity) return reason == null ? null : reasonName(reason);
  const said = qualifiedNumber(quantity, originOf(cell));
  if (said.qualifier === null) return null;
  const mention = quantity.reportedBy === 0 ? `, ${word('onlyMentioned')}` : '';
  return `${sayNumber(said, language)}${sayRange(quantity, originOf(cell), language)}${mention}`;
}

/** The number of one province in one year is as it was printed; others are sums, which may lack a province. */
function originOf({ coverage }: Cell): Origin {
  return coverage.expected === 1 ? 'printed' : 'sum';
}

function simulatedProvinces(tables: readonly TableAnswer[], { word }: Names): string | null {
  const provinces = tables.flatMap(({ total }) => total.coverage.simulated);
  const found = [...new Set(provinces.map(({ name }) => name))];
  return found.length === 0 ? null : `${word('simulatedTable')}: ${found.join(', ')}`;
}
