import { isYear } from '../../../domain/years';
import { generationsAtEndOf, type Boundaries } from '../../totals/boundaries';
import { mostYears, type Scope } from '../../totals/scope';
import { readList, readYearRange, unknown, type Values } from './arguments';
import type { Asked } from './rule';
import { scopeOf, unknownScope } from './scopes';
import {
  provinceOf,
  repeat,
  type ClusterThing,
  type ProvinceThing,
  type ScopeThing,
  type SeasonThing,
  type World,
} from './world';

/** The provinces that exist on a day; on the day that has most where it is not known which. */
export function provincesOn({ values, world }: Asked): readonly ProvinceThing[] {
  const day = values.on ?? new Date().toISOString().slice(0, 10);
  if (typeof day !== 'string') return world.largestMap;
  const ids = [...world.directory.provinces]
    .filter(
      ([, { validFrom, validTo }]) =>
        (validFrom === null || validFrom <= day) && (validTo === null || day < validTo),
    )
    .map(([id]) => id);
  return ids.map((id) => provinceOf(id, world));
}

export function provinceById({ values, world }: Asked): ProvinceThing {
  return provinceOf(readId(values.id), world);
}

export function clusterById({ values, world }: Asked): ClusterThing {
  return world.clusters.get(readId(values.id)) ?? world.any.cluster;
}

/** The clusters that have a season in a year; all where none is given or known. */
export function clustersIn({ values, world }: Asked): ClusterThing[] {
  const { year } = values;
  const all = [...world.clusters.values()];
  if (typeof year !== 'number') return all;
  return all.filter(({ seasons }) => seasons.some((season) => season.year === year));
}

/** One season of a cluster at the most; the one with most provinces where the year is not known. */
export function seasonIn({ seasons }: ClusterThing, { values, world }: Asked): SeasonThing[] {
  const { year } = values;
  if (year === unknown) return seasons.length === 0 ? [] : [world.any.season];
  return seasons.filter((season) => season.year === year || season.year === null).slice(0, 1);
}

export function seasonsBetween(seasons: readonly SeasonThing[], { values }: Asked): SeasonThing[] {
  const { from, to } = readYearRange(values);
  return seasons.filter(({ year }) => year === null || (from <= year && year <= to));
}

export function seasonScope(
  { provinces, year }: Pick<SeasonThing, 'provinces' | 'year'>,
  { values, world }: Asked,
): ScopeThing {
  const boundaries = readBoundaries(values);
  const ids = provinces.map(({ id }) => id);
  if (year === null || boundaries === null || ids.includes(null))
    return unknownScope(provinces, boundaries, world);
  return scopeOf(ids as string[], year, boundaries, world);
}

/** The season's provinces in other years. */
export function seriesScopes({ provinces }: SeasonThing, asked: Asked): ScopeThing[] {
  const years = readList(asked.values.years) ?? repeat(null, mostYears);
  return years
    .slice(0, mostYears)
    .map((year) => seasonScope({ provinces, year: typeof year === 'number' ? year : null }, asked));
}

/** The scope of every year of a total; none where the total is refused. */
export function totalsScopes({ values, world }: Asked): ScopeThing[] {
  const boundaries = readBoundaries(values);
  const years = readList(values.years);
  const scope = readScope(values.scope);
  if (years === null || years.includes(unknown) || boundaries === null || scope === null) {
    const most = unknownScope(largestScope(scope, world), boundaries, world);
    return repeat(most, years === null ? mostYears : Math.min(years.length, mostYears));
  }
  if (years.length > mostYears) return [];
  return years
    .map(readYear)
    .map((year) =>
      scope.allProvinces === true && isYear(year)
        ? scopeOfAll(year, boundaries, world)
        : scopeOf(provincesIn(scope, year, world), year, boundaries, world),
    );
}

function scopeOfAll(year: number, boundaries: Boundaries, world: World): ScopeThing {
  const key = `${year} ${boundaries}`;
  const known = world.scopes.get(key);
  if (known) return known;
  const scope = scopeOf(generationsAtEndOf(year, world.directory.provinces), year, boundaries, world);
  world.scopes.set(key, scope);
  return scope;
}

/** As the total itself finds them; none where it refuses the scope. */
function provincesIn({ provinces, clusters }: Scope, year: number, { directory }: World): string[] {
  if (provinces) return [...provinces];
  return (clusters ?? []).flatMap((id) => directory.clusters.get(id)?.get(year) ?? []);
}

function readYear(value: unknown): number {
  return typeof value === 'number' ? value : Number.NaN;
}

/** What is no id names nothing; that is said where the operation is run. */
function readId(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

export function readBoundaries({ boundaries }: Values): Boundaries | null {
  if (boundaries === null) return 'AS_REPORTED';
  return boundaries === 'CURRENT' || boundaries === 'AS_REPORTED' ? boundaries : null;
}

/** Null where it is not known. */
function readScope(value: unknown): Scope | null {
  if (typeof value !== 'object' || value === null) return null;
  const { provinces, clusters, allProvinces } = value as Record<string, unknown>;
  const ids = [provinces, clusters].map((given) => (given == null ? null : readList(given)));
  if ([...ids, provinces, clusters, allProvinces].includes(unknown)) return null;
  if (ids.some((list) => list?.includes(unknown))) return null;
  return {
    provinces: ids[0]?.map(readId) ?? null,
    clusters: ids[1]?.map(readId) ?? null,
    allProvinces: allProvinces as boolean | null,
  };
}

/** The provinces of a scope in a year that is not known. */
function largestScope(scope: Scope | null, world: World): ProvinceThing[] {
  if (scope?.provinces) return [...new Set(scope.provinces)].map((id) => provinceOf(id, world));
  if (scope?.clusters) return scope.clusters.flatMap(() => [...world.any.season.provinces]);
  // More can be named than exist in a year, though not more than there ever were.
  return scope ? [...world.largestMap] : [...world.provinces.values()];
}
