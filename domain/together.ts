import { groupBy } from './groupBy';
import { isMention, sameBounds, sum, type Bounds, type ReportedBounds } from './quantity';

/** An item of a list of figures, by the names of its fields. */
export type Item = Readonly<Record<string, unknown>>;

/** What tells the items of a list apart. */
export interface Overlap {
  /** The fields that do. */
  dimensions: readonly string[];
  /** The field that says what of an item is in no other item, if the list has one. */
  apart: string | null;
}

/**
 * What items of one report are together; null if none has the number. One that leaves a dimension open may hold those
 * that state it (1,000 certificates, of which 600 to persons), or stand beside them. `cut.apart` says which: what of an item
 * is in no other. If a report does not say, the number is between the largest of them and all of them.
 */
export function together(
  items: readonly Item[],
  field: string,
  { dimensions, apart }: Overlap,
  /** All items of the report. */
  list: readonly Item[],
): ReportedBounds | null {
  const rows = items.filter((item) => item[field] != null);
  const parts = rows.map((item) => item[field] as ReportedBounds);
  const [only] = parts;
  if (only === undefined) return null;
  if (parts.length === 1) return only;
  const reportedBy = parts.every(isMention) ? 0 : 1;
  const isSaid = apart !== null && rows.every((item) => item[apart] != null);
  const total = isSaid
    ? addApart(rows, { field, apart, dimensions, list })
    : addUnsaid(rows, field, dimensions);
  return { ...total, reportedBy };
}

interface Added {
  field: string;
  apart: string;
  dimensions: readonly string[];
  list: readonly Item[];
}

/** Of an item that only others among the rows can hold what is apart; of one that none of them can hold all. */
function addApart(rows: readonly Item[], { field, apart, dimensions, list }: Added): Bounds {
  const inside = new Set(rows);
  const quantities = rows.map((row): Bounds => {
    const [all, own] = [row[field] as Bounds, row[apart] as Bounds];
    const others = list.filter((other) => mayOverlap(other, row, dimensions));
    if (!others.some((other) => inside.has(other))) return all;
    if (others.every((other) => inside.has(other)) || sameBounds(all, own)) return own;
    return { value: null, atLeast: own.atLeast, atMost: all.atMost };
  });
  const total = sum(quantities);
  const atLeast = Math.max(total.atLeast, ...rows.map((row) => (row[field] as Bounds).atLeast));
  return { ...total, atLeast };
}

/** Items that leave the same dimensions open hold nothing of each other. */
function addUnsaid(rows: readonly Item[], field: string, dimensions: readonly string[]): Bounds {
  const all = sum(rows.map((item) => item[field] as Bounds));
  if (!rows.some((outer) => rows.some((inner) => mayHold(outer, inner, dimensions)))) return all;
  const levels = groupBy(rows, (item) => dimensions.filter((name) => isOpen(item[name])).join());
  const sums = [...levels.values()].map((level) => sum(level.map((item) => item[field] as Bounds)));
  const atLeast = Math.max(...sums.map((level) => level.atLeast));
  return { ...all, value: null, atLeast };
}

function mayHold(outer: Item, inner: Item, dimensions: readonly string[]): boolean {
  return (
    outer !== inner &&
    dimensions.every((name) => isOpen(outer[name]) || outer[name] === inner[name]) &&
    dimensions.some((name) => outer[name] !== inner[name])
  );
}

function mayOverlap(a: Item, b: Item, dimensions: readonly string[]): boolean {
  return a !== b && dimensions.every((name) => isOpen(a[name]) || isOpen(b[name]) || a[name] === b[name]);
}

/** An award of mixed kinds may be of any. */
function isOpen(value: unknown): boolean {
  return value == null || value === 'MIXED';
}
