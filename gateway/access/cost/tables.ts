import { readList, unknown } from './arguments';
import { readBoundaries, totalsScopes } from './register';
import type { Asked } from './rule';
import { unknownScope } from './scopes';
import { repeat, type LineThing, type ScopeThing, type TableThing, type World } from './world';

const wholes = new Set<unknown>(['YEAR', 'CLUSTER', 'PROVINCE']);
/** Documents behind a report. */
const documentsPerReport = 5;
/** Of kinds, bodies, sectors and so on; programmes are counted by the catalogue. */
const mostParts = 10;
/** A table with more cells is refused. */
const mostCells = 10_000;

/** Each number is a total of the whole, or one that is split by the rows, the columns, or both: each is asked for. */
export function countSplits({ values }: Asked): number {
  return [values.rows, values.columns].reduce<number>(
    (splits, dimension) => (wholes.has(dimension) ? splits : splits * 2),
    1,
  );
}

/** The totals that a table is made of, by year. */
export function tableScopes(asked: Asked): readonly ScopeThing[] {
  const { values, world } = asked;
  // On today's map a scope that has no total may still have totals of its provinces.
  if (readBoundaries(values) === 'AS_REPORTED') return totalsScopes(asked);
  const scopes = totalsScopes({ ...asked, values: { ...values, boundaries: 'AS_REPORTED' } });
  return scopes.map(({ members }) => unknownScope(members, null, world));
}

export function tableOf(asked: Asked): TableThing {
  const { values, world } = asked;
  const scopes = tableScopes(asked);
  const whole = together(scopes);
  const years = readList(values.years)?.length ?? scopes.length;
  const sizes: Sizes = { whole, years, clusters: readClusters(values.scope, world), world };
  const [rows, columns] = [axisOf(values.rows, sizes), axisOf(values.columns, sizes)];
  const province = oneProvince(asked, whole, years);
  const byYear = [values.rows, values.columns].includes('YEAR');
  const cell =
    rows.isProvinces || columns.isProvinces ? oneProvince(asked, whole, byYear ? 1 : years) : whole;
  const line = (cells: number, isProvinces: boolean): LineThing => {
    return { kind: 'line', cells: Math.min(cells, mostCells), cell, total: isProvinces ? province : whole };
  };
  return {
    kind: 'table',
    rows: { count: rows.count, line: line(columns.count, rows.isProvinces) },
    columns: { count: columns.count, line: line(rows.count, columns.isProvinces) },
    whole,
    sources: whole.reporters.length * documentsPerReport,
  };
}

/** The year that is ranked and the one before. */
export function rankingScopes(asked: Asked): readonly ScopeThing[] {
  const { values } = asked;
  const scopes = tableScopes({ ...asked, values: { ...values, years: [values.year] } });
  return [...scopes, ...scopes];
}

export function rankingOf(asked: Asked): TableThing {
  const whole = together(rankingScopes(asked));
  const cell = oneProvince(asked, whole, 1);
  const line: LineThing = { kind: 'line', cells: 1, cell, total: cell };
  return {
    kind: 'table',
    rows: { count: whole.members.length / 2, line },
    columns: { count: 0, line },
    whole,
    sources: 0,
  };
}

function together(scopes: readonly ScopeThing[]): ScopeThing {
  return {
    kind: 'scope',
    reporters: scopes.flatMap(({ reporters }) => reporters),
    members: scopes.flatMap(({ members }) => members),
    conflicts: [],
  };
}

/** One province of a map in some years; on today's it may stand for those that it came from. */
function oneProvince({ values, world }: Asked, { members }: ScopeThing, years: number): ScopeThing {
  const { province } = world.any;
  const parts = readBoundaries(values) === 'AS_REPORTED' ? 1 : Math.max(1, province.predecessors.length);
  const named = repeat(province, Math.min(members.length, years * parts));
  return { kind: 'scope', reporters: [], members: named, conflicts: [] };
}

interface Sizes {
  whole: ScopeThing;
  years: number;
  clusters: number;
  world: World;
}

function axisOf(dimension: unknown, { whole, years, clusters, world }: Sizes) {
  const provinces = new Set(whole.members.map((province) => province.id ?? province)).size;
  // Things of which only the number is known are one object.
  const mostProvinces = whole.members.some(({ id }) => id === null) ? whole.members.length : provinces;
  const counts: Record<string, number> = {
    YEAR: years,
    CLUSTER: clusters,
    PROVINCE: mostProvinces,
    PROGRAMME: world.programmes + 1,
  };
  if (dimension === unknown || typeof dimension !== 'string') {
    return { count: Math.max(...Object.values(counts), mostParts), isProvinces: false };
  }
  return { count: counts[dimension] ?? mostParts, isProvinces: dimension === 'PROVINCE' };
}

function readClusters(scope: unknown, world: World): number {
  if (typeof scope !== 'object' || scope === null) return world.clusters.size;
  const { clusters } = scope as { clusters?: unknown };
  return clusters === unknown
    ? world.clusters.size
    : clusters == null
      ? 0
      : (readList(clusters)?.length ?? 0);
}
