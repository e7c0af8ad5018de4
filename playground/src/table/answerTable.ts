import type { Bounds } from '../../../web/words/bounds';
import type { Text } from '../../../web/words/language';
import type { Origin } from '../../../domain/qualifiers';

/** A table made of an answer, for the eye, for a chart and for a file. */
export interface AnswerTable {
  /** Names from the top of the answer, such as `totals.coverage.missing`; empty of the answer as one row. */
  path: string;
  /** The same in words, such as `Các cụm thi đua › Các tỉnh`. */
  label: Text;
  /** The same for the same query, whatever is null in the answer. */
  columns: readonly Column[];
  rows: readonly Row[];
  /** Sums of the columns, if the answer has them. */
  totals: readonly Row[];
  /** What a row is called. */
  nameOf(row: Row): Text;
}

export type Cell = string | number | boolean | null;

/** The objects of the answer that a row is read from: of each list above it one, its own last. */
export type Row = readonly unknown[];

export interface Column {
  /** Unique, such as `count.atLeast`. */
  key: string;
  label: Text;
  read(row: Row): Cell;
  /** What the values are called if they are those of an enum. */
  values: ReadonlyMap<string, Text> | null;
  /** Whether it is read from an object above the row's own. */
  isAbove: boolean;
  /** The number that the column is a part of, or that it says something of. */
  figure: Figure | null;
}

/** A column with what is needed to name rows by it. */
export interface Leaf extends Column {
  field: string;
  /** Which of the row's objects it is read from. */
  level: number;
  /** How deep it stands within that object. */
  depth: number;
}

/** A number with its bounds, which takes several columns. */
export interface Figure {
  key: string;
  label: Text;
  origin: Origin;
  /** Null if there is no number, or if its bounds were not asked for. */
  bounds(row: Row): Bounds | null;
  /** As the catalogue names it; empty if it is not known. */
  unit(row: Row): string;
  /** Why there is no number, if the answer says it. */
  reason(row: Row): Text | null;
  /** Whether what the answer says beside the number has it made of simulated reports. */
  isSimulated(row: Row): boolean;
  /** How many provinces it should be made of, if the answer says it. */
  expected(row: Row): number | null;
}

/** What the words of an answer are taken from beside the schema. */
export interface Catalogue {
  measures: readonly { id: string; name: string; nameEn: string; unit: string }[];
}
