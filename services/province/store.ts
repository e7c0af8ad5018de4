import type { Catalogue } from '../shared/catalogue';
import type { SourceDocument, Unit } from '../shared/facts';
import { createFigures, type Figures } from '../shared/figures';
import type { ProvinceReportFile } from '../shared/importFile';
import type { Connection, Page, PageRequest } from '../shared/pagination';
import type { YearRange } from '../shared/years';
import { importReport, readRevision, repair, type ImportResult, type ImportSource } from './import';
import type { FactRecord, FiguresRecord, ProvinceModels } from './model';
import { visibleAt } from './visible';

export interface ReportRow {
  unit: string;
  year: number;
  figures: Figures;
  /** Ids of the documents behind the figures. */
  documentIds: string[];
  revision: string;
  updatedAt: Date;
  province: string;
}

export type FactRow = FactRecord & { province: string };
export type UnitRow = Unit & { province: string };
export type FactRows = Connection<FactRow>;
export type UnitRows = Connection<UnitRow>;

export interface ReportKey {
  unit: string;
  year: number;
}

export interface FactFilter {
  year?: number | undefined;
  measure?: string | undefined;
  unit?: string | undefined;
}

/** The data of one province, read as of a revision. Knows MongoDB, not GraphQL. */
export interface ProvinceStore {
  readonly id: string;
  revision(): Promise<number>;
  reports(keys: readonly ReportKey[], revision: number): Promise<ReportRow[]>;
  reportsBetween(years: YearRange, revision: number): Promise<ReportRow[]>;
  documents(ids: readonly string[], revision: number): Promise<SourceDocument[]>;
  units(parent: string | null, page: PageRequest, revision: number): Promise<Page<UnitRow>>;
  countUnits(parent: string | null, revision: number): Promise<number>;
  facts(filter: FactFilter, page: PageRequest, revision: number): Promise<Page<FactRow>>;
  countFacts(filter: FactFilter, revision: number): Promise<number>;
  import(report: ProvinceReportFile, source: ImportSource): Promise<ImportResult>;
  repair(): Promise<{ removedImports: number }>;
}

export function createProvinceStore(id: string, models: ProvinceModels, catalogue: Catalogue): ProvinceStore {
  /** One import at a time. */
  let imports: Promise<unknown> = Promise.resolve();

  const toReport = (row: FiguresRecord): ReportRow => ({
    unit: row.unit,
    year: row.year,
    figures: createFigures(row.cells, catalogue),
    documentIds: row.documents,
    revision: String(row.since),
    updatedAt: row.updatedAt,
    province: id,
  });

  return {
    id,
    revision: () => readRevision(models),
    async reports(keys, revision) {
      const rows = await models.figures
        .find({
          unit: { $in: [...new Set(keys.map((key) => key.unit))] },
          year: { $in: [...new Set(keys.map((key) => key.year))] },
          ...visibleAt(revision),
        })
        .lean();
      return rows.map(toReport);
    },
    async reportsBetween({ from, to }, revision) {
      const rows = await models.figures
        .find({ unit: id, year: { $gte: from, $lte: to }, ...visibleAt(revision) })
        .sort({ year: 1 })
        .lean();
      return rows.map(toReport);
    },
    documents: (ids, revision) =>
      models.documents
        .find({ id: { $in: [...ids] }, ...visibleAt(revision) })
        .lean()
        .exec(),
    async units(parent, { limit, after }, revision) {
      const rows = await models.units
        .find({ ...unitFilter(parent), ...idAfter(after), ...visibleAt(revision) })
        .sort({ id: 1 })
        .limit(limit + 1)
        .lean();
      return pageOf(
        rows.map((row) => ({ ...row, province: id })),
        limit,
      );
    },
    countUnits: (parent, revision) =>
      models.units.countDocuments({ ...unitFilter(parent), ...visibleAt(revision) }).exec(),
    async facts(filter, { limit, after }, revision) {
      const rows = await models.facts
        .find({ ...definedOnly(filter), ...idAfter(after), ...visibleAt(revision) })
        .sort({ id: 1 })
        .limit(limit + 1)
        .lean();
      return pageOf(
        rows.map((row) => ({ ...row, province: id })),
        limit,
      );
    },
    countFacts: (filter, revision) =>
      models.facts.countDocuments({ ...definedOnly(filter), ...visibleAt(revision) }).exec(),
    import(report, source) {
      const result = imports.then(() => importReport(models, catalogue, report, source));
      imports = result.catch(() => undefined);
      return result;
    },
    repair: () => repair(models),
  };
}

function unitFilter(parent: string | null) {
  return parent === null ? {} : { parent };
}

function idAfter(after: string | null) {
  return after === null ? {} : { id: { $gt: after } };
}

function definedOnly({ year, measure, unit }: FactFilter): FactFilter {
  return {
    ...(year !== undefined && { year }),
    ...(measure !== undefined && { measure }),
    ...(unit !== undefined && { unit }),
  };
}

function pageOf<Row>(rows: Row[], limit: number): Page<Row> {
  return { rows: rows.slice(0, limit), hasNextPage: rows.length > limit };
}
