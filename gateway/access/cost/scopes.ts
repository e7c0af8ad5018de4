import { reportersOf, type Boundaries } from '../../totals/boundaries';
import {
  provinceOf,
  repeat,
  type ConflictThing,
  type ProvinceThing,
  type ScopeThing,
  type World,
} from './world';

/** Whose reports a total takes, by the rules by which it is then added up. */
export function scopeOf(
  ids: readonly string[],
  year: number,
  boundaries: Boundaries,
  world: World,
): ScopeThing {
  const known = (list: readonly string[]) => list.map((id) => provinceOf(id, world));
  const members = [...new Set(ids)];
  const found = reportersOf(members, year, boundaries, world.directory.provinces);
  if (found.kind === 'expressible') {
    const { provinces, absent } = found;
    const reporters = known(provinces.filter((id) => !absent.has(id)));
    return { kind: 'scope', reporters, members: known(provinces), conflicts: [] };
  }
  const conflicts = found.conflicts.map(({ province, inside, outside }): ConflictThing => ({
    kind: 'conflict',
    province: provinceOf(province, world),
    parts: known([...inside, ...outside]),
  }));
  return { kind: 'scope', reporters: [], members: [], conflicts };
}

/** A total of provinces of which only the number is known; on today's map each may stand for those it came from. */
export function unknownScope(
  provinces: readonly ProvinceThing[],
  boundaries: unknown,
  { any }: World,
): ScopeThing {
  const parts = boundaries === 'AS_REPORTED' ? 1 : Math.max(1, any.province.predecessors.length);
  const reporters = parts === 1 ? provinces : repeat(any.province, provinces.length * parts);
  const conflicts = parts === 1 ? [] : repeat(anyConflict(any.province), provinces.length);
  return { kind: 'scope', reporters, members: reporters, conflicts };
}

export function anyConflict(province: ProvinceThing): ConflictThing {
  return { kind: 'conflict', province, parts: repeat(province, Math.max(1, province.predecessors.length)) };
}
