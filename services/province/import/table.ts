import type { CellValue } from './cells/cellValue';

/** A row of a file: its cells by column. */
export interface RawRow<Column extends string> {
  /** As a spreadsheet counts them, the header included; of an array in JSON the index. */
  row: number;
  cells: Partial<Record<Column, CellValue>>;
  /** What is wrong with the row as a whole. */
  problem?: string;
}

/** The rows of one kind in a file. They can be read as often as needed, and are never all in memory. */
export interface Section<Column extends string> {
  rows(): AsyncIterable<RawRow<Column>>;
  /** Where a row's cell is, such as `row 12, column "Đơn vị"`; without a column, where the row is. */
  placeOf(row: number, column?: Column): string;
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
