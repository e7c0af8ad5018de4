import { groupBy } from '../../domain/groupBy';
import { isMention, sum, type Bounds, type ReportedBounds } from '../../domain/quantity';
import type { Cut, ListKey, ListShape, ReadFigures } from './figuresShape';

/** Equal for items that stand for the same. */
export function itemKey(item: ReadFigures, keys: readonly ListKey[]): string {
  return JSON.stringify(keys.map(({ field }) => item[field] ?? null));
}

/** One province's items that are wanted, those of equal keys as one, so that the province counts once for each. */
export function cutList(
  list: readonly ReadFigures[],
  { keys, fields, cut }: ListShape & { cut: Cut },
): ReadFigures[] {
  const groups = groupBy(list.filter(cut.takes), (item) => itemKey(item, keys));
  return [...groups.values()].map((items) =>
    Object.fromEntries(
      [...fields].map(([name, { kind }]) => [
        name,
        kind === 'quantity' ? together(items, name, cut.dimensions) : (items[0]?.[name] ?? null),
      ]),
    ),
  );
}

/**
 * What items of one report are together; null where none has the number. An item that leaves a dimension open may hold
 * those that state it (1,000 certificates, of which 600 to persons), or stand beside them; the report does not say. Items
 * that leave the same dimensions open hold nothing of each other.
 */
export function together(
  items: readonly ReadFigures[],
  field: string,
  dimensions: readonly string[],
): ReportedBounds | null {
  const rows = items.filter((item) => item[field] != null);
  const parts = rows.map((item) => item[field] as ReportedBounds);
  if (parts.length === 0) return null;
  const all = { ...sum(parts), reportedBy: parts.every(isMention) ? 0 : 1 };
  if (!rows.some((outer) => rows.some((inner) => mayHold(outer, inner, dimensions)))) return all;
  const levels = groupBy(rows, (item) => dimensions.filter((name) => isOpen(item[name])).join());
  const sums = [...levels.values()].map((level) => sum(level.map((item) => item[field] as Bounds)));
  const atLeast = Math.max(...sums.map((level) => level.atLeast));
  return { ...all, value: null, atLeast };
}

function mayHold(outer: ReadFigures, inner: ReadFigures, dimensions: readonly string[]): boolean {
  return (
    outer !== inner &&
    dimensions.every((name) => isOpen(outer[name]) || outer[name] === inner[name]) &&
    dimensions.some((name) => outer[name] !== inner[name])
  );
}

/** An award of mixed kinds may be of any. */
function isOpen(value: ReadFigures[string] | undefined): boolean {
  return value == null || value === 'MIXED';
}
