import { isDeepStrictEqual } from 'node:util';
import type { Catalogue } from '../../../domain/catalogue';
import { addUp, createCover, type Cell, type CoverRow } from '../../../domain/cover';
import { cellKey, dimensions, sourceOf, type Dimensions, type FactSource } from '../../../domain/facts';
import type { Bounds } from '../../../domain/quantity';
import { coverageIn, missingRows } from '../../../domain/reports/unitCoverage';
import type { ImportLock } from './lock';
import type {
  DocumentRecord,
  FiguresRecord,
  ProvinceModels,
  PublishedFigures,
  PublishedStamp,
} from './model';
import { publishedPlaces, type PlacedUnit } from './publishedUnits';
import { visibleAt } from './visible';

/** The facts of one year that are alike in all that matters to figures, added up by the database. */
export interface FactGroup extends CoverRow, Bounds, Dimensions {
  document: string;
}

const insertBatch = 1_000;

/**
 * Derives the figures of one year as of a revision that is not committed yet, and writes those that differ. Readers who see
 * no drafts know the revision as `publishedRevision`, and only what changed for them is new to them.
 */
export async function recomputeYear(
  models: ProvinceModels,
  catalogue: Catalogue,
  year: number,
  { revision, publishedRevision }: RevisionNumbers,
  lock: Pick<ImportLock, 'assertHeld'>,
): Promise<void> {
  const [groups, units, documents, before] = await Promise.all([
    groupFacts(models, { year, ...visibleAt(revision) }),
    readUnits(models, revision),
    readReportingDocuments(models, revision),
    models.figures.find({ year, until: null }).lean(),
  ]);
  const after = deriveBoth(groups, { year, units, documents, catalogue });
  const known = new Map(before.map((row) => [row.unit, row]));
  // What others mention and what is simulated is no report that came in.
  const isReported = (part: PublishedFigures | null) =>
    part?.documents.some((id) => (documents.get(id)?.source ?? 'REPORT') === 'REPORT') === true;
  // Equal numbers may be simulated before and a report now.
  const isReceivedAs = (part: PublishedFigures | null, receivedAt: Date | null | undefined) =>
    isReported(part) === (receivedAt != null);
  const isSame = (row: DerivedFigures, was: FiguresRecord | undefined) =>
    was !== undefined &&
    sameFigures(row, was) &&
    isReceivedAs(row, was.receivedAt) &&
    isReceivedAs(publishedFigures(row), publishedAs(was).receivedAt);
  const changed = after.filter((row) => !isSame(row, known.get(row.unit)));
  const stillThere = new Set(after.map((row) => row.unit));
  const replaced = [
    ...changed.map((row) => row.unit).filter((unit) => known.has(unit)),
    ...before.map((row) => row.unit).filter((unit) => !stillThere.has(unit)),
  ];
  if (replaced.length > 0) {
    await lock.assertHeld();
    await models.figures.updateMany(
      { year, until: null, unit: { $in: replaced } },
      { $set: { until: revision } },
    );
  }
  const updatedAt = new Date();
  const records = changed.map((row) => {
    const was = known.get(row.unit);
    const receivedAt = isReported(row) ? (was?.receivedAt ?? updatedAt) : null;
    const isPublic = isReported(publishedFigures(row));
    const stamp = publishedStamp(row, was, {
      revision: publishedRevision,
      updatedAt,
      receivedAt: isPublic ? ((was && publishedAs(was).receivedAt) ?? updatedAt) : null,
    });
    const isOwn = isDeepStrictEqual(stamp, { revision, updatedAt, receivedAt });
    const as = { year, since: revision, until: null, updatedAt, receivedAt };
    return { ...row, ...as, ...(!isOwn && { publishedAs: stamp }) };
  });
  for (let start = 0; start < records.length; start += insertBatch) {
    await lock.assertHeld();
    // Past mongoose, which would cast every cell once more.
    await models.figures.collection.insertMany(records.slice(start, start + insertBatch));
  }
}

export interface RevisionNumbers {
  revision: number;
  publishedRevision: number;
}

/** Since when the public part of figures is as it is: that of before if it is the same. */
function publishedStamp(
  row: DerivedFigures,
  before: FiguresRecord | undefined,
  now: PublishedStamp,
): PublishedStamp {
  if (!before || !sameContent(publishedFigures(row), publishedFigures(before))) return now;
  return { ...publishedAs(before), receivedAt: now.receivedAt };
}

/** The figures for readers who see no drafts. */
export function publishedFigures(row: DerivedFigures): PublishedFigures | null {
  return row.published === undefined ? row : row.published;
}

export function publishedAs(row: FiguresRecord): PublishedStamp {
  const { publishedAs: stamp, since, updatedAt, receivedAt } = row;
  return stamp ?? { revision: since, updatedAt, receivedAt };
}

/** What figures need to know of a document. */
export interface ReportingDocument {
  /** The unit whose report it is. */
  unit: string;
  source: FactSource;
  draft: boolean;
  /** Whether its numbers are of whole years; of others there are no figures. */
  isOfYear: boolean;
}

export function reporting(
  document: Pick<DocumentRecord, 'unit' | 'status' | 'period' | 'kind'>,
): ReportingDocument {
  const { unit, status, period = 'YEAR' } = document;
  return { unit, source: sourceOf(document), draft: status === 'DRAFT', isOfYear: period === 'YEAR' };
}

/** What figures need to know of the units. */
export async function readUnits(models: ProvinceModels, revision: number): Promise<PlacedUnit[]> {
  return models.units
    .find(visibleAt(revision))
    .select('id parent level validFrom validTo published -_id')
    .lean();
}

/** By the document's id. */
export async function readReportingDocuments(
  models: ProvinceModels,
  revision: number,
): Promise<Map<string, ReportingDocument>> {
  const documents = await models.documents.find(visibleAt(revision)).select('id unit status period kind -_id').lean();
  return new Map(documents.map((document) => [document.id, reporting(document)]));
}

export async function groupFacts(
  models: ProvinceModels,
  filter: Record<string, unknown>,
): Promise<FactGroup[]> {
  const rows = await models.facts.aggregate<{ _id: Omit<FactGroup, keyof Bounds> } & GroupSums>([
    { $match: filter },
    {
      $group: {
        _id: {
          unit: '$unit',
          measure: '$measure',
          form: '$form',
          adds: '$adds',
          document: '$document',
          status: '$status',
          ...Object.fromEntries(dimensions.map((dimension) => [dimension, `$${dimension}`])),
        },
        value: { $sum: '$value' },
        unknownValues: { $sum: { $cond: [{ $eq: ['$value', null] }, 1, 0] } },
        atLeast: { $sum: '$atLeast' },
        atMost: { $sum: '$atMost' },
        unbounded: { $sum: { $cond: [{ $eq: ['$atMost', null] }, 1, 0] } },
        estimates: { $sum: { $cond: [{ $eq: ['$estimated', true] }, 1, 0] } },
      },
    },
  ]);
  return rows.map(({ _id, ...sums }) => ({ ..._id, ...boundsOf(sums) }));
}

/** The database adds numbers up beyond those that it can tell apart. */
function boundsOf({ value, unknownValues, atLeast, atMost, unbounded, estimates }: GroupSums): Bounds {
  const most = Number.MAX_SAFE_INTEGER;
  return {
    value: unknownValues > 0 || value > most ? null : value,
    atLeast: Math.min(atLeast, most),
    atMost: unbounded > 0 || atMost > most ? null : atMost,
    ...(estimates > 0 && { estimated: true }),
  };
}

interface GroupSums {
  value: number;
  unknownValues: number;
  atLeast: number;
  atMost: number;
  unbounded: number;
  estimates: number;
}

export type DerivedFigures = Pick<FiguresRecord, 'unit' | 'cells' | 'documents' | 'coverage' | 'published'>;

/** What the facts of a year are set beside. */
export interface Derivation {
  year: number;
  units: readonly PlacedUnit[];
  documents: ReadonlyMap<string, ReportingDocument>;
  catalogue: Catalogue;
}

/** The figures with drafts, and if these are others also without. */
export function deriveBoth(groups: readonly FactGroup[], derivation: Derivation): DerivedFigures[] {
  const { units, documents } = derivation;
  const all = deriveFigures(groups, derivation);
  const final = groups.filter(({ document }) => documents.get(document)?.draft !== true);
  const isSame = final.length === groups.length && units.every(({ published }) => published === undefined);
  if (isSame) return all;
  const withoutDrafts = deriveFigures(final, { ...derivation, units: publishedPlaces(units) });
  const publishedOf = new Map(withoutDrafts.map(({ unit, ...published }) => [unit, published]));
  return all.map((row) => {
    const published = publishedOf.get(row.unit) ?? null;
    return sameContent(row, published) ? row : { ...row, published };
  });
}

/**
 * Figures of the units that reported: those with facts of their own, and those whose document it is; and of those that are
 * simulated, or that others mention. A unit above them has none, since what one part of it reported is not its own report.
 */
export function deriveFigures(
  all: readonly FactGroup[],
  { year, units, documents, catalogue }: Derivation,
): DerivedFigures[] {
  const groups = all.filter(({ document }) => documents.get(document)?.isOfYear !== false);
  const { rows, reporters } = withSources(groups, documents);
  const coverOf = createCover<CoverRow & Bounds & Dimensions & { document?: string }>(
    units,
    [...rows, ...missingRows(units, rows, year, catalogue)],
    catalogue,
    reporters,
  );
  const documentsOf = new Map<string, Set<string>>();
  const note = (unit: string, document: string) => {
    documentsOf.set(unit, (documentsOf.get(unit) ?? new Set()).add(document));
  };
  for (const { unit, document, source } of rows) {
    note(unit, document);
    const reporter = source === 'MENTION' ? undefined : documents.get(document)?.unit;
    if (reporter !== undefined) note(reporter, document);
  }
  // Beside a unit's own report the others are behind its figures only if something of them is in these.
  const isBehind = (unit: string, document: string) =>
    !reporters.has(unit) || documents.get(document)?.source === 'REPORT';
  return [...documentsOf].map(([unit, noted]) => {
    const cover = coverOf(unit);
    const ids = new Set([...noted].filter((document) => isBehind(unit, document)));
    for (const { document } of cover) if (document !== undefined) ids.add(document);
    const coverage = coverageIn(cover, unit);
    return {
      unit,
      cells: addUp(cover, catalogue),
      documents: [...ids].sort(),
      ...(coverage.length > 0 && { coverage }),
    };
  });
}

/** The groups with whose word they are, and the units whose own report is among them. */
export function withSources(
  groups: readonly FactGroup[],
  documents: ReadonlyMap<string, ReportingDocument>,
): { rows: FactGroup[]; reporters: Set<string> } {
  const rows = groups.map((group) => ({ ...group, source: documents.get(group.document)?.source }));
  const reported = rows.filter(({ source }) => source === 'REPORT');
  const reporters = reported.flatMap(({ unit, document }) => [unit, documents.get(document)?.unit ?? unit]);
  return { rows, reporters: new Set(reporters) };
}

export function sameFigures(a: DerivedFigures, b: DerivedFigures | undefined): boolean {
  return b !== undefined && fingerprint(a) === fingerprint(b);
}

function fingerprint({ published, ...row }: DerivedFigures): string {
  return JSON.stringify([content(row), published === undefined ? 'same' : published && content(published)]);
}

export function sameContent(a: PublishedFigures | null, b: PublishedFigures | null): boolean {
  return JSON.stringify(a && content(a)) === JSON.stringify(b && content(b));
}

function content({ cells, documents, coverage = [] }: PublishedFigures): unknown {
  return [
    cells.map(cellLine).sort(),
    [...documents].sort(),
    coverage.map(({ measure, expected, reported, missing }) => [measure, expected, reported, ...missing]),
  ];
}

function cellLine(cell: Cell): string {
  const { measure, mentioned, apart } = cell;
  return [measure, cellKey(cell), boundsLine(cell), mentioned === true, apart && boundsLine(apart)].join('|');
}

function boundsLine({ value, atLeast, atMost, estimated }: Bounds): string {
  return [value, atLeast, atMost, estimated === true].join('|');
}
