import { CommandError, unsupported } from './errors';
import { orderKey } from './order';
import { expandedValues, splitPath } from './path';
import type { Sort } from './planner';
import { isDocument, type BsonDocument } from './values';

export function parseSort(specification: unknown): Sort {
  if (specification == null) return {};
  if (!isDocument(specification)) throw new CommandError(14, 'A sort has to be an object');
  for (const [path, direction] of Object.entries(specification)) {
    if (isDocument(direction)) throw unsupported(`Sorting "${path}" by ${Object.keys(direction).join()}`);
    if (direction !== 1 && direction !== -1) {
      throw new CommandError(2, `The direction of "${path}" has to be 1 or -1, got ${String(direction)}`);
    }
    splitPath(path);
  }
  return specification as Sort;
}

/** A sorted copy. Of an array the least element counts, or the greatest when descending. */
export function sortBy<T>(items: T[], documentOf: (item: T) => BsonDocument, sort: Sort): T[] {
  const fields = Object.entries(sort).map(([path, direction]) => ({ parts: splitPath(path), direction }));
  const keyed = items.map((item) => {
    const document = documentOf(item);
    return { item, keys: fields.map(({ parts, direction }) => sortKey(document, parts, direction)) };
  });
  keyed.sort((left, right) => {
    for (let at = 0; at < fields.length; at++) {
      const leftKey = left.keys[at] ?? '';
      const rightKey = right.keys[at] ?? '';
      if (leftKey !== rightKey) return (leftKey < rightKey ? -1 : 1) * (fields[at]?.direction ?? 1);
    }
    return 0;
  });
  return keyed.map(({ item }) => item);
}

function sortKey(document: BsonDocument, parts: string[], direction: 1 | -1): string {
  const keys = expandedValues(document, parts).map(orderKey);
  const [first = ''] = keys;
  if (keys.length === 1) return first;
  return keys.reduce((best, key) => ((direction === 1 ? key < best : key > best) ? key : best), first);
}
