import { groupBy } from '../../domain/groupBy';
import { together } from '../../domain/together';
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
        kind === 'quantity' ? together(items, name, cut, list) : (items[0]?.[name] ?? null),
      ]),
    ),
  );
}
