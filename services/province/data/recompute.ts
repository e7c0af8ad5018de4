import type { Catalogue } from '../../../domain/catalogue';
import { addUp, createCover, type Cell, type CoverRow } from '../../../domain/cover';
import { cellKey, dimensions, type Dimensions } from '../../../domain/facts';
import type { Bounds } from '../../../domain/quantity';
import { coverageIn, missingRows, type ExpectedUnit } from '../../../domain/unitCoverage';
import type { ImportLock } from './lock';
import type { DocumentRecord, FiguresRecord, ProvinceModels, PublishedFigures } from './model';
import { visibleAt } from './visible';

/** The facts of one year that are alike in all that matters to figures, added up by the database. */
export interface FactGroup extends CoverRow, Bounds, Dimensions {
  document: string;
}

const insertBatch = 1_000;

/** Derives the figures of one year as of a revision that is not committed yet, and writes those that differ. */
export async function recomputeYear(
  models: ProvinceModels,
  catalogue: Catalogue,
  year: number,
  revision: number,
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
  const changed = after.filter((row) => !sameFigures(row, known.get(row.unit)));
  const stillThere = new Set(after.map((row) => row.unit));
  const replaced = [
    ...changed.map((row) => row.unit).filter((unit) => known.has(unit)),
    ...before.map((row) => row.unit).filter((unit) => !stillThere.has(unit)),
  ];
  if (replaced.length > 0) {
    lock.assertHeld();
    await models.figures.updateMany(
      { year, until: null, unit: { $in: replaced } },
      { $set: { until: revision } },
    );
  }
  const updatedAt = new Date();
  const records = changed.map((row) => ({ ...row, year, since: revision, until: null, updatedAt }));
  for (let start = 0; start < records.length; start += insertBatch) {
    lock.assertHeld();
    // Past mongoose, which would cast every cell once more.
    await models.figures.collection.insertMany(records.slice(start, start + insertBatch));
  }
}

/** What figures need to know of a document. */
export interface ReportingDocument {
  /** The unit whose report it is. */
  unit: string;
  sample: boolean;
  draft: boolean;
}

export function reporting({ unit, status }: Pick<DocumentRecord, 'unit' | 'status'>): ReportingDocument {
  return { unit, sample: status === 'SAMPLE', draft: status === 'DRAFT' };
}

/** What figures need to know of the units. */
export async function readUnits(models: ProvinceModels, revision: number): Promise<ExpectedUnit[]> {
  return models.units.find(visibleAt(revision)).select('id parent level validFrom validTo -_id').lean();
}

/** By the document's id. */
export async function readReportingDocuments(
  models: ProvinceModels,
  revision: number,
): Promise<Map<string, ReportingDocument>> {
  const documents = await models.documents.find(visibleAt(revision)).select('id unit status -_id').lean();
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
        value: { $sum: { $ifNull: ['$value', 0] } },
        unknownValues: { $sum: { $cond: [{ $eq: ['$value', null] }, 1, 0] } },
        atLeast: { $sum: '$atLeast' },
        atMost: { $sum: { $ifNull: ['$atMost', 0] } },
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
  units: readonly ExpectedUnit[];
  documents: ReadonlyMap<string, ReportingDocument>;
  catalogue: Catalogue;
}

/** The figures with drafts, and where drafts are among their documents also without. */
export function deriveBoth(groups: readonly FactGroup[], derivation: Derivation): DerivedFigures[] {
  const isDraft = (id: string) => derivation.documents.get(id)?.draft === true;
  const all = deriveFigures(groups, derivation);
  const final = groups.filter(({ document }) => !isDraft(document));
  if (final.length === groups.length) return all;
  const publishedOf = new Map(deriveFigures(final, derivation).map((row) => [row.unit, row]));
  return all.map((row) => {
    if (!row.documents.some(isDraft)) return row;
    const { unit: _, ...published } = publishedOf.get(row.unit) ?? { unit: row.unit };
    return { ...row, published: 'cells' in published ? published : null };
  });
}

/**
 * Figures of the units that reported: those with facts of their own, and those whose document it is. A unit above them
 * that reported nothing has none, since what one part of it reported is not its own report.
 */
export function deriveFigures(
  groups: readonly FactGroup[],
  { year, units, documents, catalogue }: Derivation,
): DerivedFigures[] {
  const rows = groups.map((group) => ({ ...group, sample: documents.get(group.document)?.sample }));
  const coverOf = createCover<CoverRow & Bounds & Dimensions & { document?: string }>(units, [
    ...rows,
    ...missingRows(units, rows, year, catalogue),
  ]);
  const documentsOf = new Map<string, Set<string>>();
  const note = (unit: string, document: string) => {
    documentsOf.set(unit, (documentsOf.get(unit) ?? new Set()).add(document));
  };
  for (const { unit, document } of groups) {
    note(unit, document);
    const reporter = documents.get(document)?.unit;
    if (reporter !== undefined) note(reporter, document);
  }
  return [...documentsOf].map(([unit, ids]) => {
    const cover = coverOf(unit);
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

export function sameFigures(a: DerivedFigures, b: DerivedFigures | undefined): boolean {
  return b !== undefined && fingerprint(a) === fingerprint(b);
}

function fingerprint({ published, ...row }: DerivedFigures): string {
  const line = (cell: Cell) =>
    [cell.measure, cellKey(cell), cell.value, cell.atLeast, cell.atMost, cell.estimated === true].join('|');
  const text = ({ cells, documents, coverage = [] }: PublishedFigures) => [
    cells.map(line).sort(),
    [...documents].sort(),
    coverage.map(({ measure, expected, reported, missing }) => [measure, expected, reported, ...missing]),
  ];
  return JSON.stringify([text(row), published === undefined ? 'same' : published && text(published)]);
}
