import DataLoader from 'dataloader';
import type { SourceDocument } from '../../domain/facts';
import { groupByKeys, orderByKeys } from '../../platform/orderByKeys';
import type { ClusterRow, FactRow, Find, ProvinceRow, RegisterStore, SeasonRow } from './store';

/** Per request: every field of it reads the register as of the same version. */
export interface RegisterLoaders {
  version: () => Promise<string>;
  provinces: DataLoader<string, ProvinceRow | null>;
  predecessors: DataLoader<string, ProvinceRow[]>;
  clusters: DataLoader<string, ClusterRow | null>;
  seasons: DataLoader<string, SeasonRow | null>;
  /** By cluster, oldest first. */
  seasonsOfCluster: DataLoader<string, SeasonRow[]>;
  /** By province, oldest first. */
  seasonsOfProvince: DataLoader<string, SeasonRow[]>;
  /** By season or unplaced report. */
  facts: DataLoader<string, FactRow[]>;
  documents: DataLoader<string, SourceDocument | null>;
}

export function createRegisterLoaders(store: RegisterStore): RegisterLoaders {
  let read: Promise<string> | null = null;
  const version = () => (read ??= store.version());

  const one = <Row extends { id: string }>(find: Find<Row>) =>
    new DataLoader<string, Row | null>(async (ids) =>
      orderByKeys(ids, await find(ids, await version()), (row) => row.id),
    );
  const many = <Row>(find: Find<Row>, keysOf: (row: Row) => readonly string[]) =>
    new DataLoader<string, Row[]>(async (keys) => {
      const rows = await find(keys, await version());
      const entries = rows.flatMap((row) => keysOf(row).map((key) => ({ key, row })));
      return groupByKeys(keys, entries, (entry) => entry.key).map((group) => group.map(({ row }) => row));
    });

  return {
    version,
    provinces: one(store.provinces),
    predecessors: many(store.predecessors, ({ successor }) => (successor === null ? [] : [successor])),
    clusters: one(store.clusters),
    seasons: one(store.seasons),
    seasonsOfCluster: many(store.seasonsOfClusters, ({ cluster }) => [cluster]),
    seasonsOfProvince: many(store.seasonsOfProvinces, ({ provinces }) => provinces),
    facts: many(store.facts, ({ owner }) => [owner]),
    documents: one(store.documents),
  };
}

/** For ids that stand in the register's own rows: the load has checked that there is a row for each. */
export async function loadKnown<Row>(loader: DataLoader<string, Row | null>, id: string): Promise<Row> {
  const row = await loader.load(id);
  if (row === null) throw new Error(`"${id}" is missing in the register`);
  return row;
}
