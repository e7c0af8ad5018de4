import { groupBy } from '../../domain/groupBy';
import { existsAtEndOf, generationsAtEndOf, type Generations } from '../../domain/lineage';

export type Boundaries = 'AS_REPORTED' | 'CURRENT';

/** A province of today's map that holds part of a scope only. */
export interface BoundaryConflict {
  province: string;
  /** Its old provinces that are in the scope. */
  inside: string[];
  /** Its old provinces that are not. */
  outside: string[];
}

/** Whose reports of a year make up a scope's total; or why none do. */
export type Reporters =
  | {
      kind: 'expressible';
      provinces: string[];
      /** Those of `provinces` that did not exist at the end of the year, so have no report of it. */
      absent: ReadonlySet<string>;
    }
  | { kind: 'notExpressible'; conflicts: BoundaryConflict[] };

/** Whose reports of `year` to add up for a scope of different provinces, of any generation. */
export function reportersOf(
  scope: readonly string[],
  year: number,
  boundaries: Boundaries,
  generations: Generations,
): Reporters {
  return boundaries === 'CURRENT'
    ? onCurrentMap(scope, year, generations)
    : asReported(scope, year, generations);
}

function asReported(scope: readonly string[], year: number, generations: Generations): Reporters {
  const absent = scope.filter((id) => {
    const generation = generations.get(id);
    return generation !== undefined && !existsAtEndOf(year, generation);
  });
  return { kind: 'expressible', provinces: [...scope], absent: new Set(absent) };
}

/** Today's provinces take the place of the scope's, each for the generations that it came from. */
function onCurrentMap(scope: readonly string[], year: number, generations: Generations): Reporters {
  const partsOf = groupParts(generations);
  const partsOfScope = new Set(scope.flatMap((id) => partsOf.get(id) ?? [id]));
  const currents = [...new Set(scope.map((id) => currentOf(id, generations)))];
  const conflicts = currents.flatMap((province): BoundaryConflict[] => {
    const parts = partsOf.get(province) ?? [province];
    const outside = parts.filter((part) => !partsOfScope.has(part));
    const inside = parts.filter((part) => partsOfScope.has(part));
    return outside.length === 0 ? [] : [{ province, inside, outside }];
  });
  if (conflicts.length > 0) return { kind: 'notExpressible', conflicts };

  const onMap = groupBy(generationsAtEndOf(year, generations), (id) => currentOf(id, generations));
  const absent = currents.filter((id) => !onMap.has(id) && generations.has(id));
  const provinces = currents.flatMap((id) => onMap.get(id) ?? [id]);
  return { kind: 'expressible', provinces, absent: new Set(absent) };
}

/** The province of today's map that a generation became part of; itself while it exists. */
export function currentOf(id: string, generations: Generations): string {
  return lineOf(id, generations).at(-1) ?? id;
}

/** A generation and, one after the other, those that it became part of. */
function lineOf(id: string, generations: Generations): string[] {
  const line = [id];
  for (let next = generations.get(id)?.successor; next != null; next = generations.get(next)?.successor) {
    line.push(next);
  }
  return line;
}

/** For each generation the oldest ones that it came from: provinces that came from none. */
function groupParts(generations: Generations): Map<string, string[]> {
  const successors = new Set([...generations.values()].map(({ successor }) => successor));
  const oldest = [...generations.keys()].filter((id) => !successors.has(id));
  const pairs = oldest.flatMap((part) => lineOf(part, generations).map((id) => ({ id, part })));
  return new Map([...groupBy(pairs, ({ id }) => id)].map(([id, own]) => [id, own.map(({ part }) => part)]));
}
