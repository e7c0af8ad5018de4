import type { TableCellPartsFragment, TableQuery } from '../../schema/generated/operations';
import { signaturePlaceholder } from '../../platform/exports/signedText';
import type { FileRow } from './fileRow';

type TableAnswer = NonNullable<TableQuery['table']>;

/** One cell of a table, for programs: names that never change with the language, values as the API has them. */
export interface LongRow {
  measure: string;
  unit: string;
  row: string;
  row_name: string;
  column: string;
  column_name: string;
  /** Whether the cell is a total of others. */
  is_total: boolean;
  value: number | null;
  at_least: number | null;
  at_most: number | null;
  reported_by: number | null;
  reported: number;
  expected: number;
  complete: boolean;
  /** Why there is no number. */
  reason: string | null;
  sample: boolean;
  draft: boolean;
  estimated: boolean;
  /** On which days the first and the last of the reports were made. */
  made_from: string | null;
  made_to: string | null;
  /** When the oldest answer behind it was given, in UTC. */
  as_of: string | null;
  /** Ids of provinces whose report is simulated; they are among those that reported. */
  simulated: string;
  /** Ids of provinces that have not reported, and that documents of others mention. */
  mentioned: string;
  /** Ids of provinces, each with the reason. */
  missing: string;
  /** Ids of provinces that stand with their last known figures. */
  stale: string;
  /** Whether simulated numbers are in it, or it is only mentioned, in words that nobody overlooks. */
  note: string | null;
  /** Of the file, in its last row. */
  signature: string | null;
}

/** In both languages, since the words of a file for programs never change. */
function noteOf(isSimulated: boolean, isMentioned: boolean): string | null {
  if (isSimulated) return 'CÓ SỐ LIỆU GIẢ LẬP / SIMULATED';
  return isMentioned ? 'CHỈ ĐƯỢC NHẮC TỚI / MENTIONED ONLY' : null;
}

const total = { key: 'TOTAL', name: 'Tổng', nameEn: 'Total' };

/** A row for each cell, totals included. */
export function* longRows(table: TableAnswer): Generator<LongRow> {
  const cellOf = createCellOf(table);
  for (const row of table.rows) {
    for (const [index, cell] of row.cells.entries()) {
      const column = table.columns[index];
      if (column) yield cellOf(row, column, cell);
    }
    yield cellOf(row, total, row.total);
  }
  for (const column of table.columns) yield cellOf(total, column, column.total);
  yield cellOf(total, total, table.total);
}

type Label = Pick<TableAnswer['rows'][number], 'key' | 'name'>;

function createCellOf({ measure, unit }: TableAnswer) {
  return (row: Label, column: Label, { quantity, reason, coverage }: TableCellPartsFragment): LongRow => ({
    measure,
    unit,
    row: row.key,
    row_name: row.name,
    column: column.key,
    column_name: column.name,
    is_total: row.key === total.key || column.key === total.key,
    value: quantity?.value ?? null,
    at_least: quantity?.atLeast ?? null,
    at_most: quantity?.atMost ?? null,
    reported_by: quantity?.reportedBy ?? null,
    reported: coverage.reported,
    expected: coverage.expected,
    complete: coverage.complete,
    reason: reason ?? null,
    sample: coverage.simulated.length > 0,
    draft: coverage.draft,
    estimated: quantity?.estimated ?? false,
    made_from: coverage.madeFrom ?? null,
    made_to: coverage.madeTo ?? null,
    as_of: coverage.asOf == null ? null : new Date(coverage.asOf).toISOString(),
    simulated: coverage.simulated.map(({ id }) => id).join(' '),
    mentioned: coverage.mentioned.map(({ province }) => province.id).join(' '),
    missing: coverage.missing.map(({ province, reason: why }) => `${province.id}=${why}`).join(' '),
    stale: coverage.stale.map(({ province }) => province.id).join(' '),
    note: noteOf(coverage.simulated.length > 0, quantity?.reportedBy === 0),
    signature: null,
  });
}

/** The same with the place of the signature in the last row. */
export function* withSignaturePlace(rows: Iterable<LongRow>): Generator<LongRow> {
  let last: LongRow | null = null;
  for (const row of rows) {
    if (last) yield last;
    last = row;
  }
  if (last) yield { ...last, signature: signaturePlaceholder };
}

/** As rows of a file, with their names first. */
export function* longFileRows(rows: Iterable<LongRow>): Generator<FileRow> {
  let isFirst = true;
  for (const row of rows) {
    if (isFirst) yield Object.keys(row);
    isFirst = false;
    yield Object.values(row).map((value: string | number | boolean | null) =>
      typeof value === 'boolean' ? String(value) : value,
    );
  }
}

/** A list of objects, written one by one. */
export function* longJson(rows: Iterable<LongRow>): Generator<string> {
  let before = '[\n';
  for (const row of rows) {
    yield `${before}${JSON.stringify(row)}`;
    before = ',\n';
  }
  yield before === '[\n' ? '[]\n' : '\n]\n';
}
