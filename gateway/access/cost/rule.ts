import type { Values } from './arguments';
import type { Thing, World } from './world';

/** What the price of a field depends on. */
export interface Asked {
  /** What the object that has the field is; null where that is nothing of the register. */
  parent: Thing | null;
  values: Values;
  world: World;
  /** Price of all figures of one province and year. */
  wholeFigures: number;
  isConnected(province: string): boolean;
}

/** So many objects, each of which costs the same. */
export interface Group {
  thing: Thing | null;
  count: number;
}

/** What a field costs for one object that has it. */
export interface Rule {
  /** The objects that it gives at the most; where nothing is said one, which is what its parent is. */
  gives?(asked: Asked): readonly Group[];
  /** Province-years that are read for it at the most. */
  reads?(asked: Asked): number;
  /** The price of what is worked through for it and is not in the answer. */
  works?(asked: Asked): number;
  /** Whether what it gives depends on the register or its arguments, not on its size alone. */
  varies: boolean;
}

/** A field of values, or of one object that is what its parent is. */
export const plain: Rule = { varies: false };

/** A list that is as long wherever it stands. */
export function sized(size: (world: World) => number): Rule {
  return { varies: false, gives: ({ parent, world }) => [{ thing: parent, count: size(world) }] };
}

export function varying(rule: Omit<Rule, 'varies'>): Rule {
  return { ...rule, varies: true };
}

const grouped = new WeakMap<readonly Thing[], readonly Group[]>();

/** Things one by one; the same list is the same groups. */
export function each(things: readonly Thing[]): readonly Group[] {
  const known = grouped.get(things);
  if (known) return known;
  const counts = new Map<Thing, number>();
  for (const thing of things) counts.set(thing, (counts.get(thing) ?? 0) + 1);
  const groups = [...counts].map(([thing, count]) => ({ thing, count }));
  grouped.set(things, groups);
  return groups;
}
