import type { Catalogue } from '../../../domain/catalogue';
import { ImportError } from '../../../domain/problems';
import type { StoredFact } from '../../../domain/reports/reportFiles';
import { eachOnce, unanswered, type Rule } from '../../../domain/rules';
import { loadRules } from '../../../platform/loadRules';
import { ImportUnansweredError } from '../data/errors';
import { inspectRevision } from '../data/inspect';
import { removeOlderKnownRows, writeKnownRows } from '../data/knownRows';
import type { ImportLock } from '../data/lock';
import type { ProvinceModels } from '../data/model';
import type { ChangeCounts } from '../data/revisionModel';
import {
  makeRevision,
  noChanges,
  type Changes,
  type ImportResult,
  type RevisionResult,
} from '../data/revise';
import { readRevision } from '../data/state';
import { standingBefore, visibleAt } from '../data/visible';
import { rowsRead, withCheckedImport, type CheckedImport } from './checkImport';
import type { ImportRequest } from './importRequest';
import { comparePeers } from './comparePeers';
import { compareFacts, removedFacts } from './difference';
import { countsOtherwise, sameDocument, withKnownText } from './documentDifference';
import { compareUnits, isPublicChange, sumsOtherwise } from './unitDifference';

/**
 * Imports one file: the facts of its document replace those of the document's version before, and its units are added to
 * the province's. All of the file is checked before anything is written.
 *
 * @throws ImportError with every problem of the file; nothing is written
 */
export async function importFile(
  models: ProvinceModels,
  catalogue: Catalogue,
  lock: ImportLock,
  request: ImportRequest & { by: string },
  rules: readonly Rule[] = loadRules(),
): Promise<RevisionResult & Pick<ImportResult, 'warnings' | 'sheets' | 'rows'>> {
  return withCheckedImport(models, catalogue, request, (checked) =>
    commitImport(models, catalogue, lock, { ...request, checked }, rules),
  );
}

async function commitImport(
  models: ProvinceModels,
  catalogue: Catalogue,
  lock: ImportLock,
  { checked, ...request }: ImportRequest & { by: string; checked: CheckedImport },
  rules: readonly Rule[],
): ReturnType<typeof importFile> {
  const { table, document } = checked;
  const head = {
    kind: 'IMPORT' as const,
    by: request.by,
    file: table.name,
    sha256: table.sha256,
    document: document?.id ?? null,
    undoes: null,
    acceptedReason: request.answers?.reason ?? null,
    acceptedRules: [...(request.answers?.accept ?? [])],
  };
  const write = (revision: number, held: ImportLock) => writeImport(models, checked, revision, held);
  const warnings = [...checked.warnings];
  const inspect = async (revision: number, years: readonly number[]) => {
    const compared = await comparePeers(rules, request.askPeers, {
      province: request.province,
      years,
      ...(await figuresOf(models, request.province, revision)),
    });
    warnings.push(...compared.warnings);
    const inspected = await inspectRevision(models, { rules, catalogue }, revision, years);
    if (inspected.problems.length > 0) throw new ImportError(table.name, inspected.problems);
    const findings = eachOnce([...checked.findings(rules), ...inspected.findings, ...compared.findings]);
    const open = request.answers ? unanswered(findings, request.answers) : [];
    if (open.length > 0) throw new ImportUnansweredError(table.name, open);
    return findings;
  };
  const options = { onProgress: request.onProgress, inspect };
  const result = await makeRevision(models, catalogue, lock, head, write, options);
  if (result.changed && document) await removeOlderKnownRows(models, document.id, result.revision);
  return { ...result, warnings, sheets: table.sheets, ...rowsRead(checked) };
}

/** The province's own figures, as readers see them and as of a revision that is being made. */
async function figuresOf(models: ProvinceModels, unit: string, revision: number) {
  const current = await readRevision(models);
  const at = (asOf: number) => async (year: number) =>
    (await models.figures.findOne({ unit, year, ...visibleAt(asOf) }).lean()) ?? undefined;
  return { before: at(current), after: at(revision) };
}

async function writeImport(
  models: ProvinceModels,
  checked: CheckedImport,
  revision: number,
  lock: ImportLock,
): Promise<Changes> {
  const units = await writeUnits(models, checked, revision, lock);
  const { document } = checked;
  if (!document) {
    return { ...units, facts: noChanges, documentChanged: false };
  }
  const before = await models.documents.findOne({ id: document.id, until: null }).lean();
  const years = new Set(units.years);
  const facts = await writeFacts(models, checked, document.id, revision, lock, years);
  const documentChanged = !sameDocument(before, document);
  if (before && countsOtherwise(before, document)) {
    const ofDocument = await models.facts.distinct('year', { document: document.id, until: null });
    for (const year of ofDocument) years.add(year);
  }
  if (before) {
    const standing = { id: document.id, ...standingBefore(revision) };
    await lock.changeMany(() => models.documents.updateMany(standing, { $set: { until: revision } }));
  }
  await lock.assertHeld();
  await models.documents.create({
    ...withKnownText(document, before),
    importSha256: checked.table.sha256,
    since: revision,
    until: null,
  });
  if (documentChanged || countAll(facts) + countAll(units.units) > 0) {
    await keepRows(models, checked, { document: document.id, since: revision }, lock);
  }
  const isPublic = units.isPublic || [before, document].some((one) => one && one.status !== 'DRAFT');
  return { facts, units: units.units, documentChanged, isPublic, years: [...years].sort((a, b) => a - b) };
}

function countAll({ added, changed, removed }: ChangeCounts): number {
  return added + changed + removed;
}

/** So that in the next file of the document only those that are others are read. */
async function keepRows(
  models: ProvinceModels,
  { packRows }: CheckedImport,
  place: { document: string; since: number },
  lock: ImportLock,
): Promise<void> {
  const packed = await packRows();
  if (packed) await writeKnownRows(models, { ...place, basis: packed.basis }, packed.data, lock);
}

/** A unit that is new or under another parent may change the sums of every year. */
async function writeUnits(
  models: ProvinceModels,
  checked: CheckedImport,
  revision: number,
  lock: ImportLock,
): Promise<Pick<Changes, 'units' | 'isPublic' | 'years'>> {
  const difference = await compareUnits(models, checked);
  const { added, changed } = difference;
  const ids = changed.map(({ after }) => after.id);
  if (ids.length > 0) {
    const standing = { id: { $in: ids }, ...standingBefore(revision) };
    await lock.changeMany(() => models.units.updateMany(standing, { $set: { until: revision } }));
  }
  const rows = [...added, ...changed.map(({ after }) => after)];
  await lock.assertHeld();
  if (rows.length > 0) {
    await models.units.insertMany(rows.map((unit) => ({ ...unit, since: revision, until: null })));
  }
  return {
    units: { added: added.length, changed: changed.length, removed: 0 },
    isPublic: isPublicChange(difference),
    years: sumsOtherwise(difference) ? await models.facts.distinct('year', { until: null }) : [],
  };
}

async function writeFacts(
  models: ProvinceModels,
  checked: CheckedImport,
  document: string,
  revision: number,
  lock: ImportLock,
  years: Set<number>,
): Promise<ChangeCounts> {
  const counts = { added: 0, changed: 0, removed: 0 };
  const end = (ids: string[]) =>
    lock.changeMany(() =>
      models.facts.updateMany(
        { id: { $in: ids }, document, ...standingBefore(revision) },
        { $set: { until: revision } },
      ),
    );
  let kept = 0;
  for await (const { added, changed, unchanged } of compareFacts(models, checked, 'WRITING')) {
    // Those that changed stand no more, but are among the rows that were known.
    kept += unchanged.length + (checked.changed ? changed.length : 0);
    for (const { before, after } of changed) years.add(before.year).add(after.year);
    for (const fact of added) years.add(fact.year);
    if (changed.length > 0) await end(changed.map(({ after }) => after.id));
    await lock.assertHeld();
    await insertFacts(models, [...added, ...changed.map(({ after }) => after)], revision);
    counts.added += added.length;
    counts.changed += changed.length;
  }
  for await (const gone of removedFacts(models, document, checked, kept, revision - 1)) {
    for (const { year } of gone) years.add(year);
    await end(gone.map(({ id }) => id));
    counts.removed += gone.length;
  }
  return counts;
}

/** Past mongoose, which would cast and check every fact once more. */
async function insertFacts(models: ProvinceModels, facts: StoredFact[], revision: number): Promise<void> {
  if (facts.length === 0) return;
  await models.facts.collection.insertMany(
    facts.map((fact) => ({ ...definedOnly(fact), since: revision, until: null })),
  );
}

/** The driver would store what is undefined as null. */
function definedOnly(fact: StoredFact): StoredFact {
  return Object.fromEntries(Object.entries(fact).filter(([, value]) => value !== undefined)) as StoredFact;
}
