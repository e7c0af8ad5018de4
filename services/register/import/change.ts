import type { SeasonFile } from '../../../domain/reports/reportFiles';
import {
  reportKey,
  seasonKey,
  type ClusterEntry,
  type RegisterContent,
  type SeasonEntry,
} from '../data/content';

/** What an import says of a cluster: what it leaves out stays as it is. */
export interface ClusterChange {
  id: string;
  name?: string | undefined;
  seasons: SeasonChange[];
}

export type SeasonChange = Pick<SeasonEntry, 'year'> & Partial<Omit<SeasonEntry, 'year'>>;

export interface RegisterChange {
  clusters: ClusterChange[];
  published: PublishedChange[];
}

export interface PublishedChange {
  report: SeasonFile;
  /** Id of the document of that season that it takes the place of, if it has another id. */
  replaces: string | null;
}

/** The content with the change; what was changed comes last, so that it is set beside what was there. */
export function applyChange(content: RegisterContent, change: RegisterChange): RegisterContent {
  return {
    clusters: change.clusters.reduce(withCluster, content.clusters),
    published: change.published.reduce(withReport, content.published),
  };
}

function withCluster(clusters: ClusterEntry[], { id, name, seasons }: ClusterChange): ClusterEntry[] {
  const known = clusters.find((cluster) => cluster.id === id);
  const entry: ClusterEntry = {
    id,
    name: name ?? known?.name ?? '',
    seasons: seasons.reduce(withSeason, known?.seasons ?? []),
  };
  return [...clusters.filter((cluster) => cluster.id !== id), entry];
}

function withSeason(seasons: SeasonEntry[], { year, ...said }: SeasonChange): SeasonEntry[] {
  const known = seasons.find((season) => season.year === year) ?? emptySeason(year);
  const entry = { ...known, ...withoutUndefined(said) };
  return [...seasons.filter((season) => season.year !== year), entry];
}

function emptySeason(year: number): SeasonEntry {
  return { year, theme: null, provinces: [], chair: null, viceChair: null, dueOn: null };
}

function withoutUndefined<Said extends object>(said: Said): Said {
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)) as Said;
}

function withReport(published: SeasonFile[], { report, replaces }: PublishedChange): SeasonFile[] {
  const replaced = [reportKey(report), `${report.season}/${replaces}`];
  return [...published.filter((other) => !replaced.includes(reportKey(other))), report];
}

/** The entries that a change names, each with the place at which it does. */
export function placesOf(change: RegisterChange, placeOf: ChangePlaces): ReadonlyMap<string, string> {
  return new Map([
    ...change.clusters.flatMap(({ id, seasons }, index) => [
      [id, placeOf.cluster(index)] as const,
      ...seasons.map(({ year }, at) => [seasonKey(id, year), placeOf.season(index, at)] as const),
    ]),
    ...change.published.map(({ report }, index) => [reportKey(report), placeOf.published(index)] as const),
  ]);
}

export interface ChangePlaces {
  cluster(index: number): string;
  season(cluster: number, index: number): string;
  published(index: number): string;
}
