import type { Catalogue } from '../shared/catalogue';
import type { Visibility } from '../shared/caller';
import type { Cell } from '../shared/cover';
import { ImportBusyError } from '../shared/errors';
import type { SourceDocument, Unit } from '../shared/facts';
import { createFigures, type Figures } from '../shared/figures';
import type { Connection, Page, PageRequest } from '../shared/pagination';
import type { YearRange } from '../shared/years';
import type { ImportRequest } from './importing/checkImport';
import { previewImport, type ImportPreview } from './importing/previewImport';
import { importFile } from './importing/writeImport';
import { holdingLock } from './holdingLock';
import { acquireLock, type ImportLock, type LockOptions } from './lock';
import type { FactRecord, FiguresRecord, ProvinceModels, RevisionRecord } from './model';
import {
  readRevision,
  readState,
  removeUncommitted,
  type CutOffRevision,
  type ProvinceState,
} from './repair';
import type { ImportResult } from './revise';
import { undoRevision } from './undo';
import { smallFilter, welfareCounts, withholdSmall } from './smallNumbers';
import { visibleAt } from './visible';

export interface ReportRow {
  unit: string;
  year: number;
  figures: Figures;
  /** What is not in the figures since it points at persons. */
  withheld: Cell[];
  /** Ids of the documents behind the figures. */
  documentIds: string[];
  revision: string;
  updatedAt: Date;
  /** The revision as of which it was read. */
  readAt: number;
  province: string;
}

export type FactRow = FactRecord & {
  province: string;
  /** Whether its number points at persons and is not for this reader. */
  withheld: boolean;
};
export type UnitRow = Unit & { province: string };
export type FactRows = Connection<FactRow>;
export type UnitRows = Connection<UnitRow>;

/** As of which revision, and for whom. */
export interface ReadAs {
  revision: number;
  visibility: Visibility;
}

export interface ReportKey {
  unit: string;
  year: number;
}

export interface FactFilter {
  year?: number | undefined;
  measure?: string | undefined;
  unit?: string | undefined;
  document?: string | undefined;
}

/** A revision, and the one that has undone it. */
export type RevisionRow = RevisionRecord & { id: string; undoneBy: number | null };
export type RevisionRows = Connection<RevisionRow>;

/** Who changes the data, and how long they would wait for another to finish. */
export type ChangeOptions = { by: string } & Pick<LockOptions, 'waitMillis' | 'expiryMillis'>;
export type ImportOptions = Omit<ImportRequest, 'province' | 'federation'> & {
  /** Name of the provincial federation, for a province that has no units yet. */
  federationName?: string | undefined;
};

/** The data of one province, read as of a revision. Knows MongoDB, not GraphQL. */
export interface ProvinceStore {
  readonly id: string;
  revision(): Promise<number>;
  state(): Promise<ProvinceState>;
  reports(keys: readonly ReportKey[], as: ReadAs): Promise<ReportRow[]>;
  reportsBetween(years: YearRange, as: ReadAs): Promise<ReportRow[]>;
  documents(ids: readonly string[], revision: number): Promise<SourceDocument[]>;
  units(parent: string | null, page: PageRequest, revision: number): Promise<Page<UnitRow>>;
  countUnits(parent: string | null, revision: number): Promise<number>;
  facts(filter: FactFilter, page: PageRequest, as: ReadAs): Promise<Page<FactRow>>;
  countFacts(filter: FactFilter, as: ReadAs): Promise<number>;
  unit(unit: string, revision: number): Promise<UnitRow | null>;
  allUnits(revision: number): Promise<Unit[]>;
  /** The newest first. */
  revisions(page: PageRequest, revision: number): Promise<Page<RevisionRow>>;
  /** @throws ImportError, ImportBusyError */
  import(options: ImportOptions & ChangeOptions): Promise<ImportResult>;
  /** What an import would change. @throws ImportError */
  preview(options: ImportOptions): Promise<ImportPreview>;
  /** @throws UndoRefusedError, ImportBusyError */
  undo(revision: number, options: ChangeOptions): Promise<ImportResult>;
  /** Whether a file was imported before, also where it has been replaced or undone since. */
  hasImported(sha256: string): Promise<boolean>;
  /** Removes what was cut off; null where another process is changing the data right now. */
  repair(): Promise<CutOffRevision[] | null>;
}

export function createProvinceStore(id: string, models: ProvinceModels, catalogue: Catalogue): ProvinceStore {
  /** One change at a time: of this process in the order of the calls, of others by a lock in the database. */
  let changes: Promise<unknown> = Promise.resolve();

  function changing<Result>(
    options: LockOptions,
    change: (lock: ImportLock) => Promise<Result>,
  ): Promise<Result> {
    const result = changes.then(() => holdingLock(models, options, change));
    changes = result.catch(() => undefined);
    return result;
  }

  const request = ({ federationName = id, ...options }: ImportOptions): ImportRequest => ({
    ...options,
    province: id,
    federation: { id, name: federationName, level: 'PROVINCE', parent: null },
  });

  const ofProvince = <Row extends object>(row: Row) => ({ ...row, province: id });

  const counts = welfareCounts(catalogue);

  async function toReports(rows: readonly FiguresRecord[], { revision, visibility }: ReadAs) {
    const seen = rows.flatMap((row) => {
      const part = visibility === 'PUBLISHED' && row.published !== undefined ? row.published : row;
      return part ? [{ row, part }] : [];
    });
    const guarded = await grassrootsAmong(
      seen.map(({ row }) => row.unit),
      { revision, visibility },
    );
    return seen.map(({ row, part }): ReportRow => {
      const { shown, withheld } = withholdSmall(part.cells, guarded.has(row.unit) ? counts : []);
      return {
        unit: row.unit,
        year: row.year,
        figures: createFigures(shown, catalogue),
        withheld,
        documentIds: part.documents,
        revision: String(row.since),
        updatedAt: row.updatedAt,
        readAt: revision,
        province: id,
      };
    });
  }

  /** The units among these whose small numbers this reader may not see. */
  async function grassrootsAmong(units: readonly string[], { revision, visibility }: ReadAs) {
    const others = [...new Set(units)].filter((unit) => unit !== id);
    if (visibility === 'OWN' || others.length === 0) return new Set<string>();
    const rows = await models.units
      .find({ id: { $in: others }, level: 'GRASSROOTS', ...visibleAt(revision) })
      .select('id -_id')
      .lean();
    return new Set(rows.map((row) => row.id));
  }

  /** What the number of a fact is withheld with: those of the same sum, of which it could be what is left. */
  const sumOf = ({ unit, year, measure }: Pick<FactRecord, 'unit' | 'year' | 'measure'>) =>
    `${unit}|${year}|${measure}`;

  async function smallSumsAmong(facts: readonly FactRecord[], as: ReadAs): Promise<Set<string>> {
    const people = facts.filter((fact) => counts.includes(fact.measure));
    const units = await grassrootsAmong(
      people.map((fact) => fact.unit),
      as,
    );
    if (units.size === 0) return new Set();
    const filter = { unit: { $in: [...units] }, measure: { $in: counts } };
    const small = await models.facts
      .find({ $and: [filter, smallFilter, visibleAt(as.revision), await readable(as)] })
      .select('unit year measure -_id')
      .lean();
    return new Set(small.map(sumOf));
  }

  /** Filter for the facts that this reader may know of. */
  async function readable({ revision, visibility }: ReadAs): Promise<{ document?: { $nin: string[] } }> {
    if (visibility !== 'PUBLISHED') return {};
    const drafts = await models.documents
      .find({ status: 'DRAFT', ...visibleAt(revision) })
      .select('id -_id')
      .lean();
    return drafts.length === 0 ? {} : { document: { $nin: drafts.map((draft) => draft.id) } };
  }

  return {
    id,
    revision: () => readRevision(models),
    state: () => readState(models),
    async reports(keys, as) {
      // Past mongoose, which takes as long for one row as the database.
      const rows = await models.figures.collection
        .find<FiguresRecord>({
          unit: oneOrSome(keys.map((key) => key.unit)),
          year: oneOrSome(keys.map((key) => key.year)),
          ...visibleAt(as.revision),
        })
        .toArray();
      return toReports(rows, as);
    },
    async reportsBetween({ from, to }, as) {
      const rows = await models.figures
        .find({ unit: id, year: { $gte: from, $lte: to }, ...visibleAt(as.revision) })
        .sort({ year: 1 })
        .lean();
      return toReports(rows, as);
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
      return pageOf(rows.map(ofProvince), limit);
    },
    countUnits: (parent, revision) =>
      models.units.countDocuments({ ...unitFilter(parent), ...visibleAt(revision) }).exec(),
    async facts(filter, { limit, after }, as) {
      const found = { ...definedOnly(filter), ...idAfter(after), ...visibleAt(as.revision) };
      const rows = await models.facts
        .find({ $and: [found, await readable(as)] })
        .sort({ id: 1 })
        .limit(limit + 1)
        .lean();
      const small = await smallSumsAmong(rows, as);
      return pageOf(
        rows.map((row) => ({ ...row, province: id, withheld: small.has(sumOf(row)) })),
        limit,
      );
    },
    async countFacts(filter, as) {
      const found = { ...definedOnly(filter), ...visibleAt(as.revision) };
      return models.facts.countDocuments({ $and: [found, await readable(as)] }).exec();
    },
    async unit(unit, revision) {
      const row = await models.units.findOne({ id: unit, ...visibleAt(revision) }).lean();
      return row && ofProvince(row);
    },
    allUnits: (revision) => models.units.find(visibleAt(revision)).sort({ id: 1 }).lean().exec(),
    async revisions({ limit, after }, revision) {
      const last = after === null ? revision : Math.min(revision, Number(after) - 1);
      const rows = await models.imports
        .find({ _id: { $lte: last } })
        .sort({ _id: -1 })
        .limit(limit + 1)
        .lean();
      const numbers = rows.map((row) => row._id);
      const undoing = await models.imports.find({ undoes: { $in: numbers }, _id: { $lte: revision } }).lean();
      const undoneBy = new Map(undoing.map((row) => [row.undoes, row._id]));
      const withUndone = rows.map((row) => ({
        ...row,
        id: String(row._id),
        undoneBy: undoneBy.get(row._id) ?? null,
      }));
      return pageOf(withUndone, limit);
    },
    import: ({ by, waitMillis, expiryMillis, ...options }) =>
      changing({ purpose: `import of "${options.table.name}"`, waitMillis, expiryMillis }, (lock) =>
        importFile(models, catalogue, lock, { ...request(options), by }),
      ),
    preview: (options) => previewImport(models, catalogue, request(options)),
    undo: (revision, { by, waitMillis, expiryMillis }) =>
      changing({ purpose: `undoing of revision ${revision}`, waitMillis, expiryMillis }, (lock) =>
        undoRevision(models, catalogue, lock, { revision, by }),
      ),
    async hasImported(sha256) {
      const last = await readRevision(models);
      return (await models.imports.countDocuments({ sha256, _id: { $lte: last } })) > 0;
    },
    async repair() {
      try {
        const lock = await acquireLock(models, { purpose: 'repair at a start' });
        return await removeUncommitted(models).finally(() => lock.release());
      } catch (error) {
        if (error instanceof ImportBusyError) return null;
        throw error;
      }
    },
  };
}

function unitFilter(parent: string | null) {
  return parent === null ? {} : { parent };
}

function idAfter(after: string | null) {
  return after === null ? {} : { id: { $gt: after } };
}

function definedOnly({ year, measure, unit, document }: FactFilter): FactFilter {
  return {
    ...(year !== undefined && { year }),
    ...(measure !== undefined && { measure }),
    ...(unit !== undefined && { unit }),
    ...(document !== undefined && { document }),
  };
}

function pageOf<Row>(rows: Row[], limit: number): Page<Row> {
  return { rows: rows.slice(0, limit), hasNextPage: rows.length > limit };
}

/** What equals one value is found by a shorter way than what is among some. */
function oneOrSome<Value>(values: readonly Value[]): Value | { $in: Value[] } {
  const different = [...new Set(values)];
  const [only] = different;
  return different.length === 1 && only !== undefined ? only : { $in: different };
}
