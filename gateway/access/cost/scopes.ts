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

/**
 * A total for a year, or on a map, that is not known. Today's map may have each of them stand for those it came from;
 * but nobody reports who is not on the map of the year.
 */
export function unknownScope(
  provinces: readonly ProvinceThing[],
  boundaries: Boundaries | null,
  { any, largestMap }: World,
): ScopeThing {
  if (boundaries === 'AS_REPORTED') {
    const reporters = provinces.slice(0, largestMap.length);
    return { kind: 'scope', reporters, members: provinces, conflicts: [] };
  }
  const parts = Math.max(1, any.province.predecessors.length) * provinces.length;
  const reporters = repeat(any.province, Math.min(parts, largestMap.length));
  const conflicts = repeat(anyConflict(any.province), provinces.length);
  return { kind: 'scope', reporters, members: repeat(any.province, parts), conflicts };
}

export function anyConflict(province: ProvinceThing): ConflictThing {
  return { kind: 'conflict', province, parts: repeat(province, Math.max(1, province.predecessors.length)) };
}
