import type { Catalogue } from '../../../domain/catalogue';
import { addUp, createCover, type CoverRow } from '../../../domain/cover';
import type { Dimensions } from '../../../domain/facts';
import type { Bounds } from '../../../domain/quantity';
import { coverageIn, missingRows } from '../../../domain/reports/unitCoverage';
import type { FiguresRecord } from './model';
import { publishedPlaces, type PlacedUnit } from './publishedUnits';
import { sameContent } from './sameFigures';
import type { FactGroup } from './groupFacts';
import type { ReportingDocument } from './reportingDocuments';

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
  // Not spread: V8 would give each row a hidden class of its own, and all that reads it would be slow.
  const rows = groups.map((group) => Object.assign({ source: documents.get(group.document)?.source }, group));
  const reported = rows.filter(({ source }) => source === 'REPORT');
  const reporters = reported.flatMap(({ unit, document }) => [unit, documents.get(document)?.unit ?? unit]);
  return { rows, reporters: new Set(reporters) };
}

