import { InvalidInputError } from '../../domain/errors';
import { assertYear } from '../../domain/years';
import type { DirectorySnapshot } from '../operation/directory';
import { generationsAtEndOf } from '../../domain/lineage';

export const mostYears = 30;

export interface Scope {
  provinces?: readonly string[] | null;
  clusters?: readonly string[] | null;
  allProvinces?: boolean | null;
}

export function assertYears(years: readonly number[]): void {
  if (years.length < 1 || years.length > mostYears || new Set(years).size < years.length) {
    throw new InvalidInputError('years', `1 to ${mostYears} different years`, years);
  }
  years.forEach((year, index) => assertYear(`years[${index}]`, year));
}

/** @throws InvalidInputError if not exactly one of the three is given, or a list is empty */
export function assertScope({ provinces, clusters, allProvinces }: Scope): void {
  const given = Object.entries({ provinces, clusters, allProvinces }).filter(([, value]) => value != null);
  if (given.length !== 1) {
    const names = given.map(([name]) => name);
    throw new InvalidInputError('scope', 'exactly one of provinces, clusters and allProvinces', names);
  }
  for (const [name, ids] of Object.entries({ provinces, clusters })) {
    if (ids?.length === 0) throw new InvalidInputError(`scope.${name}`, 'at least one id', ids);
  }
  if (allProvinces === false) throw new InvalidInputError('scope.allProvinces', 'true if it is given', false);
}

/** The provinces of a scope in one year, each once. */
export function provincesOf(scope: Scope, year: number, directory: DirectorySnapshot): string[] {
  if (scope.provinces) return checkedProvinces(scope.provinces, directory);
  if (scope.clusters) return clusterProvinces(scope.clusters, year, directory);
  return generationsAtEndOf(year, directory.provinces);
}

function checkedProvinces(ids: readonly string[], { provinces }: DirectorySnapshot): string[] {
  const unknown = ids.findIndex((id) => !provinces.has(id));
  if (unknown >= 0) {
    throw new InvalidInputError(
      `scope.provinces[${unknown}]`,
      'the id of a province in the register',
      ids[unknown],
    );
  }
  return [...new Set(ids)];
}

function clusterProvinces(ids: readonly string[], year: number, directory: DirectorySnapshot): string[] {
  const members = ids.flatMap((id, index) => {
    const seasons = seasonsOf(id, index, directory);
    const season = seasons.get(year);
    if (season) return season;
    const years = [...seasons.keys()].join(', ');
    throw new InvalidInputError(
      clusterArgument(index),
      `a cluster with a season ${year} ("${id}" has ${years})`,
      id,
    );
  });
  return [...new Set(members)];
}

/** As `provincesOf`; but a cluster without a season in that year has none, as other years of a table may have some. */
export function provincesIfAny(scope: Scope, year: number, directory: DirectorySnapshot): readonly string[] {
  const { clusters } = scope;
  if (!clusters) return provincesOf(scope, year, directory);
  return [...new Set(clusters.flatMap((id, index) => seasonsOf(id, index, directory).get(year) ?? []))];
}

function seasonsOf(id: string, index: number, { clusters }: DirectorySnapshot) {
  const seasons = clusters.get(id);
  if (seasons) return seasons;
  throw new InvalidInputError(clusterArgument(index), `one of ${[...clusters.keys()].join(', ')}`, id);
}

function clusterArgument(index: number): string {
  return `scope.clusters[${index}]`;
}
