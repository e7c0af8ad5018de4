import type { Catalogue } from '../shared/catalogue';
import { UndoRefusedError } from '../shared/errors';
import { batchSize } from './importing/progress';
import type { ImportLock } from './lock';
import type { ChangeCounts, FactRecord, ProvinceModels, RevisionRecord, Versioned } from './model';
import { readState } from './repair';
import { makeRevision, type Changes, type ImportResult } from './revise';

/**
 * Makes a new revision in which what an earlier one wrote is as it was before it. Nothing is overwritten, so that the
 * undoing can be undone.
 *
 * @throws UndoRefusedError where a later revision built on it
 */
export async function undoRevision(
  models: ProvinceModels,
  catalogue: Catalogue,
  lock: ImportLock,
  { revision: undone, by }: { revision: number; by: string },
): Promise<ImportResult> {
  const record = await assertUndoable(models, undone);
  const { document } = record;
  const head = { kind: 'UNDO' as const, by, file: null, sha256: null, document, undoes: undone };
  return makeRevision(models, catalogue, lock, head, (revision, held) =>
    writeUndo(models, undone, document, revision, held),
  );
}

async function assertUndoable(models: ProvinceModels, undone: number): Promise<RevisionRecord> {
  const { revision: current, oldest } = await readState(models);
  const record = await models.imports.findById(undone).lean();
  if (!record || undone > current) {
    throw new UndoRefusedError(undone, `there is no such revision, the last is ${current}`);
  }
  if (undone <= oldest) {
    throw new UndoRefusedError(undone, `what it replaced is kept from revision ${oldest} on only`);
  }
  const undoing = await models.imports.findOne({ undoes: undone, _id: { $lte: current } }).lean();
  if (undoing) throw new UndoRefusedError(undone, `revision ${undoing._id} has undone it already`);
  const { document } = record;
  if (document !== null) {
    const later = await models.imports
      .find({ document, _id: { $gt: undone, $lte: current } })
      .sort({ _id: 1 })
      .limit(1)
      .lean();
    if (later[0]) {
      throw new UndoRefusedError(
        undone,
        `revision ${later[0]._id} replaced the facts of document "${document}" later; undo that one first`,
      );
    }
  }
  await assertUnitsUndoable(models, undone);
  await assertIdsFree(models, undone, document);
  return record;
}

/** Units that it wrote may not have been written again, nor be needed by what came later. */
async function assertUnitsUndoable(models: ProvinceModels, undone: number): Promise<void> {
  const written = await models.units.find({ since: undone }).lean();
  const again = written.find(({ until }) => until !== null);
  if (again) {
    throw new UndoRefusedError(
      undone,
      `revision ${again.until} changed unit "${again.id}" later; undo that one first`,
    );
  }
  const before = await models.units.find({ until: undone }).select('id -_id').lean();
  const restored = new Set(before.map(({ id }) => id));
  const removed = written.map(({ id }) => id).filter((id) => !restored.has(id));
  if (removed.length === 0) return;
  const fact = await models.facts
    .findOne({ unit: { $in: removed }, until: null, since: { $ne: undone } })
    .lean();
  if (fact) {
    throw new UndoRefusedError(
      undone,
      `facts of revision ${fact.since} are about unit "${fact.unit}", which it added; undo that one first`,
    );
  }
  const child = await models.units
    .findOne({ parent: { $in: removed }, until: null, since: { $ne: undone } })
    .lean();
  if (child) {
    throw new UndoRefusedError(
      undone,
      `unit "${child.id}" of revision ${child.since} is below unit "${child.parent}", which it added; undo that one first`,
    );
  }
}

/** Ids that it freed may have been taken by another document since. */
async function assertIdsFree(models: ProvinceModels, undone: number, document: string | null): Promise<void> {
  if (document === null) return;
  const ended = models.facts.find({ document, until: undone }).select('id -_id').lean().cursor({ batchSize });
  for (let ids = await take(ended, batchSize); ids.length > 0; ids = await take(ended, batchSize)) {
    const taken = await models.facts
      .findOne({ id: { $in: ids.map(({ id }) => id) }, until: null, document: { $ne: document } })
      .lean();
    if (!taken) continue;
    throw new UndoRefusedError(
      undone,
      `fact "${taken.id}" stands in document "${taken.document}" since revision ${taken.since}; undo that one first`,
    );
  }
}

async function writeUndo(
  models: ProvinceModels,
  undone: number,
  document: string | null,
  revision: number,
  lock: ImportLock,
): Promise<Changes> {
  const years = new Set<number>();
  const units = await undoUnits(models, undone, revision);
  if (units.changed > 0) {
    for (const year of await models.facts.distinct('year', { until: null })) years.add(year);
  }
  if (document === null) {
    return { units, facts: { added: 0, changed: 0, removed: 0 }, documentChanged: true, years: [...years] };
  }
  for (const year of await models.facts.distinct('year', { document, until: null })) years.add(year);
  const ofUndone = { document, since: undone, until: null };
  const ended = await models.facts.updateMany(ofUndone, { $set: { until: revision } });
  let restored = 0;
  const before = models.facts.find({ document, until: undone }).lean().cursor({ batchSize });
  for (let rows = await take(before, batchSize); rows.length > 0; rows = await take(before, batchSize)) {
    lock.assertHeld();
    for (const { year } of rows) years.add(year);
    await models.facts.collection.insertMany(rows.map((row) => again<FactRecord>(row, revision)));
    restored += rows.length;
  }
  await models.documents.updateMany({ id: document, until: null }, { $set: { until: revision } });
  const documentBefore = await models.documents.findOne({ id: document, until: undone }).lean();
  if (documentBefore) await models.documents.create(again(documentBefore, revision));
  return {
    units,
    facts: { added: restored, changed: 0, removed: ended.modifiedCount },
    documentChanged: true,
    years: [...years].sort((a, b) => a - b),
  };
}

async function undoUnits(models: ProvinceModels, undone: number, revision: number): Promise<ChangeCounts> {
  const before = await models.units.find({ until: undone }).lean();
  const ended = await models.units.updateMany({ since: undone, until: null }, { $set: { until: revision } });
  await models.units.insertMany(before.map((unit) => again(unit, revision)));
  return { added: 0, changed: before.length, removed: ended.modifiedCount - before.length };
}

/** The row as it was, as a row of another revision. */
function again<Row extends Versioned>(row: Row & { _id?: unknown }, revision: number): Row {
  const { _id, ...fields } = row;
  return { ...(fields as Row), since: revision, until: null };
}

async function take<Row>(cursor: { next(): Promise<Row | null> }, count: number): Promise<Row[]> {
  const rows: Row[] = [];
  while (rows.length < count) {
    const row = await cursor.next();
    if (row === null) break;
    rows.push(row);
  }
  return rows;
}
