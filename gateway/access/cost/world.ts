import type { Catalogue } from '../../../domain/catalogue';
import { firstYear } from '../../../domain/years';
import type { DirectorySnapshot } from '../../directory';
import { generationsAtEndOf, type Generations } from '../../totals/boundaries';

/** What the cost of an operation depends on besides its text: who is in the register, and who is connected. */
export interface World {
  readonly directory: DirectorySnapshot;
  readonly provinces: ReadonlyMap<string, ProvinceThing>;
  readonly clusters: ReadonlyMap<string, ClusterThing>;
  /** What stands for a thing that is not known: nothing in the register costs more. */
  readonly any: { province: ProvinceThing; cluster: ClusterThing; season: SeasonThing };
  /** Of all provinces, by year and map, as they are come upon. */
  readonly scopes: Map<string, ScopeThing>;
  /** The provinces of the year that has most. */
  readonly largestMap: readonly ProvinceThing[];
  readonly measures: number;
  readonly programmes: number;
}

/** What an object of an answer is, or stands below, as far as its fields' costs depend on it. */
export type Thing =
  | ProvinceThing
  | ClusterThing
  | SeasonThing
  | ScopeThing
  | ConflictThing
  | PageThing
  | TableThing
  | LineThing;

export interface ProvinceThing {
  kind: 'province';
  /** Null where it is not known which. */
  id: string | null;
  /** In the order of the clusters. */
  seasons: readonly SeasonThing[];
  predecessors: readonly ProvinceThing[];
  successors: readonly ProvinceThing[];
}

export interface ClusterThing {
  kind: 'cluster';
  seasons: readonly SeasonThing[];
}

export interface SeasonThing {
  kind: 'season';
  cluster: ClusterThing;
  /** Null where it is not known which. */
  year: number | null;
  provinces: readonly ProvinceThing[];
}

/** The provinces of one total. */
export interface ScopeThing {
  kind: 'scope';
  /** Whose reports of the year are asked for. */
  reporters: readonly ProvinceThing[];
  /** All that its coverage may name. */
  members: readonly ProvinceThing[];
  conflicts: readonly ConflictThing[];
}

export interface ConflictThing {
  kind: 'conflict';
  province: ProvinceThing;
  parts: readonly ProvinceThing[];
}

/** A page of something that a province has. */
export interface PageThing {
  kind: 'page';
  province: ProvinceThing;
  rows: number;
}

/** A table, or a ranking. */
export interface TableThing {
  kind: 'table';
  rows: { count: number; line: LineThing };
  columns: { count: number; line: LineThing };
  whole: ScopeThing;
  sources: number;
}

/** A row or column of a table. */
export interface LineThing {
  kind: 'line';
  cells: number;
  cell: ScopeThing;
  total: ScopeThing;
}

type Open<Row> = { -readonly [Key in keyof Row]: Row[Key] };

/** One for each snapshot of the directory; those who are connected may change meanwhile. */
export function createWorld(directory: DirectorySnapshot, catalogue: Catalogue): World {
  const provinces = new Map<string, Open<ProvinceThing>>();
  for (const id of directory.provinces.keys()) provinces.set(id, lonelyProvince(id));
  for (const [id, { successor }] of directory.provinces) linkSuccessor(provinces, id, successor);
  const clusters = new Map<string, ClusterThing>();
  for (const [id, seasons] of directory.clusters) clusters.set(id, createCluster(seasons, provinces));
  return {
    directory,
    provinces,
    clusters,
    any: worstOf([...provinces.values()], [...clusters.values()]),
    scopes: new Map(),
    largestMap: largestMap(directory.provinces, provinces),
    measures: catalogue.measures.size,
    programmes: catalogue.programmes.size,
  };
}

function lonelyProvince(id: string | null): Open<ProvinceThing> {
  return { kind: 'province', id, seasons: [], predecessors: [], successors: [] };
}

function linkSuccessor(
  provinces: ReadonlyMap<string, Open<ProvinceThing>>,
  id: string,
  successorId: string | null,
): void {
  const province = provinces.get(id);
  const successor = successorId === null ? undefined : provinces.get(successorId);
  if (!province || !successor) return;
  province.successors = [successor];
  successor.predecessors = [...successor.predecessors, province];
}

function createCluster(
  seasons: ReadonlyMap<number, readonly string[]>,
  provinces: ReadonlyMap<string, Open<ProvinceThing>>,
): ClusterThing {
  const cluster: Open<ClusterThing> = { kind: 'cluster', seasons: [] };
  for (const [year, ids] of seasons) {
    const members = ids.map((id) => provinces.get(id) ?? lonelyProvince(id));
    const season: SeasonThing = { kind: 'season', cluster, year, provinces: members };
    cluster.seasons = [...cluster.seasons, season];
    for (const member of members) member.seasons = [...member.seasons, season];
  }
  return cluster;
}

/** As many of everything as the one that has most of it. */
function worstOf(provinces: readonly ProvinceThing[], clusters: readonly ClusterThing[]): World['any'] {
  const most = <Row>(rows: readonly Row[], sizeOf: (row: Row) => number) => Math.max(1, ...rows.map(sizeOf));
  const seasons = clusters.flatMap((cluster) => cluster.seasons);
  const province = lonelyProvince(null);
  const cluster: Open<ClusterThing> = { kind: 'cluster', seasons: [] };
  const members = repeat(
    province,
    most(seasons, (row) => row.provinces.length),
  );
  const season: SeasonThing = { kind: 'season', cluster, year: null, provinces: members };
  cluster.seasons = repeat(
    season,
    most(clusters, (row) => row.seasons.length),
  );
  province.seasons = repeat(
    season,
    most(provinces, (row) => row.seasons.length),
  );
  province.predecessors = repeat(
    province,
    most(provinces, (row) => row.predecessors.length),
  );
  province.successors = [province];
  return { province, cluster, season };
}

export function repeat<Row>(row: Row, times: number): Row[] {
  return Array.from({ length: times }, () => row);
}

export function provinceOf(id: string, { provinces, any }: World): ProvinceThing {
  return provinces.get(id) ?? any.province;
}

/** The provinces on the map of the year that has most of them. */
function largestMap(
  generations: Generations,
  provinces: ReadonlyMap<string, ProvinceThing>,
): readonly ProvinceThing[] {
  const days = [...generations.values()].flatMap(({ validFrom, validTo }) => [validFrom, validTo]);
  const changes = new Set(days.map((day) => (day === null ? firstYear : Number(day.slice(0, 4)))));
  const years = [...changes].flatMap((year) => [year - 1, year]);
  const maps = years.map((year) => generationsAtEndOf(year, generations));
  const largest = maps.reduce((best, map) => (map.length > best.length ? map : best), []);
  return largest.flatMap((id) => provinces.get(id) ?? []);
}
