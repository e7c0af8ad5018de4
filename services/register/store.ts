import type { SourceDocument, UnitLevel } from '../../domain/facts';
import type { Election } from './data/content';
import { readVersion } from './data/load';
import type { Cluster, DueDate, OwnedFact, Province, RegisterModels, Season, Unplaced } from './data/model';

export type ProvinceRow = Province;
export type ClusterRow = Cluster;
export type SeasonRow = Season;
export type FactRow = OwnedFact;
export type UnplacedRow = Unplaced;
/** An election and the year of the season that it was for. */
export type TermRow = Election & { year: number };

/** The rows of a version of the register that have one of the keys. */
export type Find<Row> = (keys: readonly string[], version: string) => Promise<Row[]>;
type FindAll<Row> = (version: string) => Promise<Row[]>;

/** The register's data, read as of a version. Lists are in the order of ids unless they say otherwise. */
export interface RegisterStore {
  version: () => Promise<string>;
  provinces: Find<ProvinceRow>;
  /** The provinces that exist on a day, YYYY-MM-DD. */
  provincesOn: (day: string, version: string) => Promise<ProvinceRow[]>;
  /** The provinces that became part of one of these. */
  predecessors: Find<ProvinceRow>;
  clusters: Find<ClusterRow>;
  allClusters: FindAll<ClusterRow>;
  /** The clusters that have a season in a year. */
  clustersOfYear: (year: number, version: string) => Promise<ClusterRow[]>;
  seasons: Find<SeasonRow>;
  /** All seasons of these clusters, oldest first. */
  seasonsOfClusters: Find<SeasonRow>;
  /** All seasons that one of these provinces takes part in, oldest first. */
  seasonsOfProvinces: Find<SeasonRow>;
  /** The facts that these seasons and unplaced reports published. */
  facts: Find<FactRow>;
  documents: Find<SourceDocument>;
  unplaced: FindAll<UnplacedRow>;
  /** Of a year, or of all; by level, or of all. */
  dueDates: (of: { year?: number; level?: UnitLevel }, version: string) => Promise<DueDate[]>;
}

const byId = { id: 1 } as const;
/** Of the rows that have one of the keys. */
const among = (keys: readonly string[]) => ({ $in: [...keys] });
const oldestFirst = { year: 1, id: 1 } as const;

export function createRegisterStore(models: RegisterModels): RegisterStore {
  return {
    async version() {
      const version = await readVersion(models);
      if (version === null) throw new Error('The register is empty: its data was never loaded');
      return version;
    },
    provinces: (ids, version) =>
      models.provinces.find({ version, id: among(ids) }, null, { sort: byId }).lean(),
    provincesOn: (day, version) =>
      models.provinces.find({ version, ...existingOn(day) }, null, { sort: byId }).lean(),
    predecessors: (ids, version) =>
      models.provinces.find({ version, successor: among(ids) }, null, { sort: byId }).lean(),
    clusters: (ids, version) =>
      models.clusters.find({ version, id: among(ids) }, null, { sort: byId }).lean(),
    async clustersOfYear(year, version) {
      const ids = await models.seasons.distinct('cluster', { version, year });
      return models.clusters.find({ version, id: among(ids) }, null, { sort: byId }).lean();
    },
    allClusters: (version) => models.clusters.find({ version }, null, { sort: byId }).lean(),
    seasons: (ids, version) => models.seasons.find({ version, id: among(ids) }, null, { sort: byId }).lean(),
    seasonsOfClusters: (clusters, version) =>
      models.seasons.find({ version, cluster: among(clusters) }, null, { sort: oldestFirst }).lean(),
    seasonsOfProvinces: (provinces, version) =>
      models.seasons.find({ version, provinces: among(provinces) }, null, { sort: oldestFirst }).lean(),
    facts: (owners, version) =>
      models.facts.find({ version, owner: among(owners) }, null, { sort: byId }).lean(),
    documents: (ids, version) =>
      models.documents.find({ version, id: among(ids) }, null, { sort: byId }).lean(),
    dueDates: (of, version) => models.dueDates.find({ version, ...of }, null, { sort: oldestFirst }).lean(),
    unplaced: (version) => models.unplaced.find({ version }, null, { sort: byId }).lean(),
  };
}

function existingOn(day: string) {
  return {
    $and: [
      { $or: [{ validFrom: null }, { validFrom: { $lte: day } }] },
      { $or: [{ validTo: null }, { validTo: { $gt: day } }] },
    ],
  };
}
