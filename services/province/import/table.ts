import type { CellValue } from './cells/cellValue';
import type { RowBytes, ScannedRows } from './knownRows/records';

/** A row of a file: its cells by column. */
export interface RawRow<Column extends string> {
  /** As a spreadsheet counts them, the header included; of an array in JSON the index. */
  row: number;
  cells: Partial<Record<Column, CellValue>>;
  /** What is wrong with the row as a whole. */
  problem?: string;
}

/** The rows of a section as bytes: what is known of a row by its bytes need not be read again. */
export interface Records<Column extends string> extends ScannedRows {
  /** What a row means depends on this beside its own bytes. */
  readonly signature: string;
  readonly columns: readonly (Column | undefined)[];
  /** These rows, read as `rows` does; after a scan. None of them is empty. */
  read(records: readonly RowBytes[]): AsyncIterable<RawRow<Column>>;
}

export type AsideKind =
  'COMMENT' | 'BOX' | 'CHART' | 'PROMPT' | 'HIDING' | 'PICTURE' | 'OBJECT' | 'CONTROL' | 'OTHER';

/** What a file shows to whoever opens it, and is in none of its cells. */
export interface Aside {
  place: string;
  what: AsideKind;
  /** Its words; null if they cannot be read. */
  text: string | null;
}

/** The rows of one kind in a file. They can be read as often as needed, and are never all in memory. */
export interface Section<Column extends string> {
  rows(): AsyncIterable<RawRow<Column>>;
  /** Where a row's cell is, such as `row 12, column "Đơn vị"`; without a column, where the row is. */
  placeOf(row: number, column?: Column): string;
  /** Absent if the format has no rows of bytes. */
  records?: Records<Column> | undefined;
}

/** An import file, opened: it can say what it is about, and read its rows. */
export interface ImportTable<Fact extends string, Unit extends string, Document extends string> {
  /** Name of the file. */
  name: string;
  sha256: string;
  /** What the file itself says about its document; null if it says nothing. */
  document: { cells: Partial<Record<Document, CellValue>>; placeOf(column: Document): string } | null;
  /** What stands above its tables, and the names of its sheets. */
  titles: readonly string[];
  /** Names of the sheets that are read; empty if the file has none. */
  sheets: readonly string[];
  /** What stands beside its cells and is not imported; absent if the format has nothing of the kind. */
  asides?: readonly Aside[];
  units: Section<Unit> | null;
  facts: Section<Fact> | null;
  /** Size of what one reading of the rows goes through; for progress. */
  totalBytes: number;
  /** How much of it the current reading has gone through. */
  readBytes: () => number;
  /** @throws if the file is not any more what it was when it was opened */
  assertUnchanged: () => Promise<void>;
  close(): Promise<void>;
}
