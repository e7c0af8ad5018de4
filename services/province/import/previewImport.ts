import type { Catalogue } from '../../../domain/catalogue';
import type { Cell } from '../../../domain/cover';
import { cellKey, dimensionsOf, type Dimensions } from '../../../domain/facts';
import type { StoredFact } from '../../../domain/reportFiles';
import { add, type Bounds } from '../../../domain/quantity';
import type { ChangeCounts, FiguresRecord, ProvinceModels } from '../data/model';
import {
  deriveFigures,
  groupFacts,
  readReportingDocuments,
  reporting,
  type FactGroup,
} from '../data/recompute';
import { readRevision } from '../data/state';
import { visibleAt } from '../data/visible';
import { checkImport, type CheckedImport, type ImportRequest } from './checkImport';
import { compareFacts, compareUnits, countsOtherwise, removedFacts, sameDocument } from './difference';

/** One number of a unit's figures that an import would change. */
export interface CellChange extends Dimensions {
  measure: string;
  before: Bounds | null;
  after: Bounds | null;
}

export interface FigureChange {
  unit: string;
  year: number;
  cells: CellChange[];
}

/** What an import would do. */
export interface ImportPreview {
  /** The revision that readers see now. */
  revision: number;
  document: string | null;
  changed: boolean;
  facts: ChangeCounts;
  units: ChangeCounts;
  /** The province's own figures first; a hundred at the most. */
  figures: FigureChange[];
  /** How many units' years would have other figures. */
  figuresChanged: number;
}

const shownFigures = 100;

/**
 * Checks a file and says what importing it would change; writes nothing.
 *
 * @throws ImportError with every problem of the file
 */
export async function previewImport(
  models: ProvinceModels,
  catalogue: Catalogue,
  request: ImportRequest,
): Promise<ImportPreview> {
  const revision = await readRevision(models);
  const checked = await checkImport(models, catalogue, request);
  const { document } = checked;
  const units = await compareUnits(models, checked.units.units);
  const before = document && (await models.documents.findOne({ id: document.id, until: null }).lean());
  const isMoved = units.changed.some(({ before: was, after }) => was.parent !== after.parent);
  const groups = new Map<number, Map<string, FactGroup>>();
  const { facts, years } = await previewFacts(models, checked, revision, groups);
  if (isMoved || (before && document && countsOtherwise(before, document))) {
    for (const year of await models.facts.distinct('year', { until: null })) years.add(year);
  }
  const figures: FigureChange[] = [];
  for (const year of [...years].sort((a, b) => a - b)) {
    figures.push(...(await previewYear(models, catalogue, checked, year, revision, groups.get(year))));
  }
  const ofProvince = ({ unit }: FigureChange) => (unit === request.province ? 0 : 1);
  figures.sort((a, b) => ofProvince(a) - ofProvince(b));
  const unitCounts = { added: units.added.length, changed: units.changed.length, removed: 0 };
  return {
    revision,
    document: document?.id ?? null,
    changed:
      [facts, unitCounts].some(({ added, changed, removed }) => added + changed + removed > 0) ||
      (document !== null && !sameDocument(before, document)),
    facts,
    units: unitCounts,
    figures: figures.slice(0, shownFigures),
    figuresChanged: figures.length,
  };
}

async function previewFacts(
  models: ProvinceModels,
  checked: CheckedImport,
  revision: number,
  groups: Map<number, Map<string, FactGroup>>,
): Promise<{ facts: ChangeCounts; years: Set<number> }> {
  const facts = { added: 0, changed: 0, removed: 0 };
  const years = new Set<number>();
  for await (const { added, changed, unchanged } of compareFacts(models, checked, 'COMPARING')) {
    facts.added += added.length;
    facts.changed += changed.length;
    for (const { before } of changed) years.add(before.year);
    const after = changed.map((change) => change.after);
    for (const fact of [...added, ...after]) years.add(fact.year);
    for (const fact of [...added, ...after, ...unchanged]) addToGroup(groups, fact);
  }
  if (checked.document) {
    for await (const gone of removedFacts(models, checked.document.id, checked.ids, revision)) {
      facts.removed += gone.length;
      for (const { year } of gone) years.add(year);
    }
  }
  return { facts, years };
}

/** Groups as the database makes them of stored facts. */
function addToGroup(groups: Map<number, Map<string, FactGroup>>, fact: StoredFact): void {
  const { unit, measure, form, adds, document } = fact;
  const ofYear = groups.get(fact.year) ?? new Map<string, FactGroup>();
  groups.set(fact.year, ofYear);
  const key = [unit, measure, form, adds, cellKey(fact)].join('|');
  const known = ofYear.get(key);
  const { value, atLeast, atMost } = known ? add(known, fact) : fact;
  if (known) Object.assign(known, { value, atLeast, atMost });
  else {
    ofYear.set(key, { unit, measure, form, adds, document, ...dimensionsOf(fact), value, atLeast, atMost });
  }
}

async function previewYear(
  models: ProvinceModels,
  catalogue: Catalogue,
  { document, units }: CheckedImport,
  year: number,
  revision: number,
  groups: ReadonlyMap<string, FactGroup> = new Map(),
): Promise<FigureChange[]> {
  const others = await groupFacts(models, {
    year,
    ...visibleAt(revision),
    ...(document && { document: { $ne: document.id } }),
  });
  const documents = await readReportingDocuments(models, revision);
  if (document) documents.set(document.id, reporting(document));
  const all = [...others, ...groups.values()];
  const after = deriveFigures(all, [...units.all.values()], documents, catalogue);
  const before = await models.figures.find({ year, ...visibleAt(revision) }).lean();
  const beforeOf = new Map(before.map((row) => [row.unit, row]));
  const afterOf = new Map(after.map((row) => [row.unit, row]));
  return [...new Set([...beforeOf.keys(), ...afterOf.keys()])].sort().flatMap((unit) => {
    const cells = changedCells(beforeOf.get(unit), afterOf.get(unit));
    return cells.length > 0 ? [{ unit, year, cells }] : [];
  });
}

type Cells = Pick<FiguresRecord, 'cells'>;

function changedCells(before: Cells | undefined, after: Cells | undefined): CellChange[] {
  const keyOf = (cell: Cell) => `${cell.measure}|${cellKey(cell)}`;
  const beforeOf = new Map(before?.cells.map((cell) => [keyOf(cell), cell]));
  const afterOf = new Map(after?.cells.map((cell) => [keyOf(cell), cell]));
  return [...new Set([...beforeOf.keys(), ...afterOf.keys()])].sort().flatMap((key) => {
    const [was, is] = [beforeOf.get(key), afterOf.get(key)];
    const cell = is ?? was;
    if (!cell || (was && is && sameBounds(was, is))) return [];
    const { measure } = cell;
    return [{ measure, ...dimensionsOf(cell), before: toBounds(was), after: toBounds(is) }];
  });
}

function toBounds(bounds: Bounds | undefined): Bounds | null {
  return bounds ? { value: bounds.value, atLeast: bounds.atLeast, atMost: bounds.atMost } : null;
}

function sameBounds(a: Bounds, b: Bounds): boolean {
  return a.value === b.value && a.atLeast === b.atLeast && a.atMost === b.atMost;
}
