import { largestPage } from '../../../platform/pagination';
import { anyConflict, unknownScope } from './scopes';
import type { LineThing, TableThing, Thing, World } from './world';

type At<Kind extends Thing['kind']> = (thing: Thing | null, world: World) => Extract<Thing, { kind: Kind }>;

/** What an object is; where that is not known, as it is below a field without a rule, the dearest that it can be. */
function at<Kind extends Thing['kind']>(
  kind: Kind,
  worst: (world: World) => Extract<Thing, { kind: Kind }>,
): At<Kind> {
  return (thing, world) => (thing?.kind === kind ? (thing as Extract<Thing, { kind: Kind }>) : worst(world));
}

export const provinceAt = at('province', ({ any }) => any.province);
export const clusterAt = at('cluster', ({ any }) => any.cluster);
export const seasonAt = at('season', ({ any }) => any.season);
export const scopeAt = at('scope', (world) => unknownScope([...world.provinces.values()], null, world));
export const conflictAt = at('conflict', ({ any }) => anyConflict(any.province));
export const pageAt = at('page', ({ any }) => ({ kind: 'page', province: any.province, rows: largestPage }));
export const tableAt = at('table', (world) => anyTable(world));
export const lineAt = at('line', (world) => anyTable(world).rows.line);

/** Larger than a table may be. */
function anyTable(world: World): TableThing {
  const whole = scopeAt(null, world);
  const line: LineThing = { kind: 'line', cells: 100, cell: whole, total: whole };
  return { kind: 'table', rows: { count: 100, line }, columns: { count: 100, line }, whole, sources: 100 };
}
