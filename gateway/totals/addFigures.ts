import { groupBy } from '../../domain/groupBy';
import { addProvinces, type ReportedBounds } from '../../domain/quantity';
import { cutList, itemKey } from './cutList';
import type { ListKey, ListShape, ReadFigures, Shape } from './figuresShape';

type Below = ReadFigures[string];

export interface AddOptions {
  /** Provinces in the scope, those that did not report included. */
  expected: number;
  /** Place of a measure or programme in the catalogue; those that it does not have come last. */
  rankOf(id: string): number;
}

/** Adds provinces' figures up, field by field; the result does not depend on their order. */
export function addFigures(
  shape: Shape,
  figures: readonly ReadFigures[],
  options: AddOptions,
): Record<string, unknown> {
  return addBelow(
    shape.kind === 'object' ? shape : { kind: 'object', fields: new Map() },
    figures,
    options,
  ) as Record<string, unknown>;
}

function addBelow(shape: Shape, values: readonly Below[], options: AddOptions): unknown {
  switch (shape.kind) {
    case 'quantity':
      return addProvinces(
        (values as readonly (ReportedBounds | null)[]).filter((value) => value !== null),
        options.expected,
      );
    case 'label':
      // Provinces call the same thing by the same name; if they do not, the choice must not depend on their order.
      return values.filter((value) => typeof value === 'string').sort()[0] ?? null;
    case 'list':
      return addLists(shape, values as ReadFigures[][], options);
    case 'object':
      return addFields(shape.fields, values as ReadFigures[], options);
  }
}

function addFields(fields: ReadonlyMap<string, Shape>, values: readonly ReadFigures[], options: AddOptions) {
  return Object.fromEntries(
    [...fields].map(([name, below]) => [
      name,
      addBelow(
        below,
        values.map((value) => value[name] ?? null),
        options,
      ),
    ]),
  );
}

function addLists(shape: ListShape, lists: readonly ReadFigures[][], options: AddOptions) {
  const { cut } = shape;
  const items = cut ? lists.flatMap((list) => cutList(list, { ...shape, cut })) : lists.flat();
  const groups = groupBy(items, (item) => itemKey(item, shape.keys));
  const sums = [...groups.values()].map((items) => addFields(shape.fields, items, options));
  return sums.sort((a, b) => compareItems(shape.keys, a, b, options));
}

function compareItems(
  keys: readonly ListKey[],
  a: Record<string, unknown>,
  b: Record<string, unknown>,
  { rankOf }: AddOptions,
): number {
  for (const { field, values } of keys) {
    const [left, right] = [a[field] as string | null, b[field] as string | null];
    if (left === right) continue;
    if (left === null) return 1;
    if (right === null) return -1;
    const order = values ? values.indexOf(left) - values.indexOf(right) : rankOf(left) - rankOf(right);
    if (order !== 0) return order;
    return left < right ? -1 : 1;
  }
  return 0;
}
