import { isDeepStrictEqual } from 'node:util';
import type { SeasonFile } from '../../../domain/reports/reportFiles';

export interface Election {
  /** Id of the province. */
  province: string;
  /** YYYY-MM-DD */
  electedOn: string | null;
}

/** A cluster in one year. */
export interface SeasonEntry {
  year: number;
  theme: string | null;
  /** Province ids. */
  provinces: string[];
  chair: Election | null;
  viceChair: Election | null;
  /** The day by which the cluster reports the year, YYYY-MM-DD. */
  dueOn: string | null;
}

export interface ClusterEntry {
  id: string;
  name: string;
  seasons: SeasonEntry[];
}

/** What can be changed while the register runs, as a whole: what a revision holds. */
export interface RegisterContent {
  clusters: ClusterEntry[];
  /** Each a document and what it says of one season. */
  published: SeasonFile[];
}

/** As it is kept: the same content is the same text, in whichever order it came. */
export function inOrder({ clusters, published }: RegisterContent): RegisterContent {
  const ordered: RegisterContent = {
    clusters: clusters
      .map((cluster) => ({ ...cluster, seasons: [...cluster.seasons].sort((a, b) => a.year - b.year) }))
      .sort((a, b) => compare(a.id, b.id)),
    published: [...published].sort((a, b) => compare(reportKey(a), reportKey(b))),
  };
  // A database keeps no key without a value.
  return JSON.parse(JSON.stringify(ordered)) as RegisterContent;
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

export function seasonKey(cluster: string, year: number): string {
  return `${cluster}:${year}`;
}

export function reportKey({ season, document }: Pick<SeasonFile, 'season' | 'document'>): string {
  return `${season}/${document.id}`;
}

/** The cluster that an entry is of. */
export function clusterOf(key: string): string {
  return key.split(/[:/]/)[0] ?? key;
}

export type Entries = ReadonlyMap<string, unknown>;

/** The content entry by entry: `cum-5` has its name, `cum-5:2024` a year, `cum-5:2024/<document>` what was published. */
export function entriesOf({ clusters, published }: RegisterContent): Entries {
  return new Map<string, unknown>([
    ...clusters.flatMap(({ id, name, seasons }): [string, unknown][] => [
      [id, name],
      ...seasons.map((season): [string, unknown] => [seasonKey(id, season.year), season]),
    ]),
    ...published.map((report): [string, unknown] => [reportKey(report), report]),
  ]);
}

/** The opposite. A year or a report of a cluster that has no name of its own is left without a place, and so left out. */
export function contentOf(entries: Entries): RegisterContent {
  const clusters = new Map<string, ClusterEntry>();
  const published: SeasonFile[] = [];
  for (const [key, value] of entries) {
    if (!/[:/]/.test(key)) clusters.set(key, { id: key, name: value as string, seasons: [] });
  }
  for (const [key, value] of entries) {
    if (key.includes('/')) published.push(value as SeasonFile);
    else if (key.includes(':')) clusters.get(clusterOf(key))?.seasons.push(value as SeasonEntry);
  }
  return inOrder({ clusters: [...clusters.values()], published });
}

export interface EntryChange {
  entry: string;
  change: 'ADDED' | 'CHANGED' | 'REMOVED';
}

export function differencesOf(before: RegisterContent, after: RegisterContent): EntryChange[] {
  const [old, next] = [entriesOf(before), entriesOf(after)];
  return [...new Set([...old.keys(), ...next.keys()])].sort(compare).flatMap((entry): EntryChange[] => {
    if (!old.has(entry)) return [{ entry, change: 'ADDED' }];
    if (!next.has(entry)) return [{ entry, change: 'REMOVED' }];
    return isDeepStrictEqual(old.get(entry), next.get(entry)) ? [] : [{ entry, change: 'CHANGED' }];
  });
}
