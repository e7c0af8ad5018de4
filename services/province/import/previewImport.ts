import type { Catalogue } from '../../../domain/catalogue';
import { cellKey, dimensionsOf } from '../../../domain/facts';
import type { StoredFact } from '../../../domain/reports/reportFiles';
import { add } from '../../../domain/quantity';
import { eachOnce, type Rule, type RuleFinding } from '../../../domain/rules';
import { loadRules } from '../../../platform/loadRules';
import { inspectYears } from '../data/inspect';
import { ImportError, type ImportProblem } from '../../../domain/problems';
import { changedCells, toldChanges, type FigureChange, type FigureChanges } from '../data/figureChanges';
import type { ProvinceModels } from '../data/model';
import type { ChangeCounts } from '../data/revisionModel';
import { deriveFigures, type DerivedFigures } from '../data/deriveFigures';
import { groupFacts, type FactGroup } from '../data/groupFacts';
import { readReportingDocuments, reporting } from '../data/reportingDocuments';
import type { RowsRead } from '../data/revise';
import { readRevision } from '../data/state';
import { visibleAt } from '../data/visible';
import { rowsRead, withCheckedImport, type CheckedImport } from './checkImport';
import type { ImportRequest } from './importRequest';
import { comparePeers } from './comparePeers';
import { compareFacts, removedFacts } from './difference';
import { countsOtherwise, sameDocument } from './documentDifference';
import { keyOf } from './knownRows/rowGroups';
import { compareUnits, sumsOtherwise } from './unitDifference';

/** One number of a unit's figures that an import would change. */
/** What an import would do. */
export interface ImportPreview extends FigureChanges {
  /** The revision that readers see now. */
  revision: number;
  document: string | null;
  changed: boolean;
  facts: ChangeCounts;
  units: ChangeCounts;
  /** What it would do all the same, but not without saying so. */
  warnings: readonly ImportProblem[];
  /** What the rules say of the figures as they would be. */
  findings: readonly RuleFinding[];
  /** The sheets that are read; empty if the file has none. */
  sheets: readonly string[];
  rows?: RowsRead;
}

/**
 * Checks a file and says what importing it would change; writes nothing.
 *
 * @throws ImportError with every problem of the file
 */
export async function previewImport(
  models: ProvinceModels,
  catalogue: Catalogue,
  request: ImportRequest,
  rules: readonly Rule[] = loadRules(),
): Promise<ImportPreview> {
  return withCheckedImport(models, catalogue, request, (checked) =>
    previewChecked(
      models,
      catalogue,
      { checked, province: request.province, askPeers: request.askPeers },
      rules,
    ),
  );
}

async function previewChecked(
  models: ProvinceModels,
  catalogue: Catalogue,
  { checked, province, askPeers }: { checked: CheckedImport } & Pick<ImportRequest, 'province' | 'askPeers'>,
  rules: readonly Rule[],
): Promise<ImportPreview> {
  const revision = await readRevision(models);
  const { document } = checked;
  const units = await compareUnits(models, checked);
  const before = document && (await models.documents.findOne({ id: document.id, until: null }).lean());
  const groups = new Map<number, Map<string, FactGroup>>();
  const { facts, years } = await previewFacts(models, checked, revision, groups);
  if (sumsOtherwise(units) || (before && document && countsOtherwise(before, document))) {
    for (const year of await models.facts.distinct('year', { until: null })) years.add(year);
  }
  const figures: FigureChange[] = [];
  const own = new Map<number, DerivedFigures | undefined>();
  const inspected = await inspectYears(models, {
    ...{ rules, catalogue, revision, current: revision, units: [...checked.units.all.values()] },
    years: [...years].sort((a, b) => a - b),
    async read(year) {
      const derived = await deriveYear(models, catalogue, checked, year, revision, groups.get(year));
      own.set(
        year,
        derived.find(({ unit }) => unit === province),
      );
      const changes = await changesOfYear(models, derived, year, revision);
      figures.push(...changes);
      return { figures: derived, changed: new Set(changes.map(({ unit }) => unit)) };
    },
  });
  if (inspected.problems.length > 0) throw new ImportError(checked.table.name, inspected.problems);
  const stored = async (year: number) =>
    (await models.figures.findOne({ unit: province, year, ...visibleAt(revision) }).lean()) ?? undefined;
  const compared = await comparePeers(rules, askPeers, {
    province,
    years: [...own.keys()],
    before: stored,
    after: async (year) => (own.has(year) ? own.get(year) : await stored(year)),
  });
  const unitCounts = { added: units.added.length, changed: units.changed.length, removed: 0 };
  return {
    revision,
    document: document?.id ?? null,
    changed:
      [facts, unitCounts].some(({ added, changed, removed }) => added + changed + removed > 0) ||
      (document !== null && !sameDocument(before, document)),
    facts,
    units: unitCounts,
    warnings: [...checked.warnings, ...compared.warnings],
    sheets: checked.table.sheets,
    findings: eachOnce([...checked.findings(rules), ...inspected.findings, ...compared.findings]),
    ...toldChanges(figures, province),
    ...rowsRead(checked),
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
  let kept = 0;
  for await (const { added, changed, unchanged } of compareFacts(models, checked, 'COMPARING')) {
    kept += changed.length + unchanged.length;
    facts.added += added.length;
    facts.changed += changed.length;
    for (const { before } of changed) years.add(before.year);
    const after = changed.map((change) => change.after);
    for (const fact of [...added, ...after]) years.add(fact.year);
    for (const fact of [...added, ...after, ...unchanged]) addToGroup(groups, fact);
  }
  if (checked.document) {
    for await (const gone of removedFacts(models, checked.document.id, checked, kept, revision)) {
      facts.removed += gone.length;
      for (const { year } of gone) years.add(year);
    }
  }
  return { facts, years };
}

/** Groups as the database makes them of stored facts. */
function addToGroup(groups: Map<number, Map<string, FactGroup>>, fact: StoredFact): void {
  const { unit, measure, form, adds, document, status } = fact;
  const ofYear = groups.get(fact.year) ?? new Map<string, FactGroup>();
  groups.set(fact.year, ofYear);
  const key = [unit, measure, form, adds, status, cellKey(fact)].join('|');
  const known = ofYear.get(key);
  const { value, atLeast, atMost, estimated } = known ? add(known, fact) : fact;
  const bounds = { value, atLeast, atMost, estimated };
  if (known) Object.assign(known, bounds);
  else {
    ofYear.set(key, { unit, measure, form, adds, document, status, ...dimensionsOf(fact), ...bounds });
  }
}

/** The figures of a year as they would be. */
async function deriveYear(
  models: ProvinceModels,
  catalogue: Catalogue,
  { document, units, changed }: CheckedImport,
  year: number,
  revision: number,
  groups: ReadonlyMap<string, FactGroup> = new Map(),
): Promise<DerivedFigures[]> {
  const unread = new Set(changed?.unread.map(keyOf));
  const isUnread = (group: FactGroup) => unread.has(keyOf({ ...group, year }));
  const stored = await groupFacts(models, {
    year,
    ...visibleAt(revision),
    ...(document && !changed && { document: { $ne: document.id } }),
  });
  const others = stored.filter((group) => group.document !== document?.id || isUnread(group));
  const documents = await readReportingDocuments(models, revision);
  if (document) documents.set(document.id, reporting(document));
  const all = [...others, ...groups.values()];
  return deriveFigures(all, { year, units: [...units.all.values()], documents, catalogue });
}

async function changesOfYear(
  models: ProvinceModels,
  after: readonly DerivedFigures[],
  year: number,
  revision: number,
): Promise<FigureChange[]> {
  const before = await models.figures.find({ year, ...visibleAt(revision) }).lean();
  const beforeOf = new Map(before.map((row) => [row.unit, row]));
  const afterOf = new Map(after.map((row) => [row.unit, row]));
  return [...new Set([...beforeOf.keys(), ...afterOf.keys()])].sort().flatMap((unit) => {
    const cells = changedCells(beforeOf.get(unit), afterOf.get(unit));
    return cells.length > 0 ? [{ unit, year, cells }] : [];
  });
}
