import { groupBy } from '../domain/groupBy';

/** Puts the rows of a batch in the order of its keys, with null if a key has no row: the end of every loader. */
export function orderByKeys<Key, Row>(
  keys: readonly Key[],
  rows: Iterable<Row>,
  keyOf: (row: Row) => Key,
): (Row | null)[] {
  const rowOf = new Map<Key, Row>();
  for (const row of rows) rowOf.set(keyOf(row), row);
  return keys.map((key) => rowOf.get(key) ?? null);
}

/** The same if a key may have many rows. */
export function groupByKeys<Key, Row>(
  keys: readonly Key[],
  rows: Iterable<Row>,
  keyOf: (row: Row) => Key,
): Row[][] {
  const rowsOf = groupBy(rows, keyOf);
  return keys.map((key) => rowsOf.get(key) ?? []);
}
