import type { Catalogue } from '../../../domain/catalogue';
import { batchSize } from './progress';
import type { ImportLock } from './lock';
import type { FactRecord, ProvinceModels, Versioned } from './model';
import { samePublishedUnits } from './publishedUnits';
import { standingBefore } from './visible';
import { makeRevision, noChanges, type Changes, type RevisionResult } from './revise';
import { assertUndoable, replacedSince, take, withoutRevision } from './undoable';

/**
 * Makes a new revision in which what an earlier one wrote is as it was before it. Nothing is overwritten, so that the
 * undoing can be undone.
 *
 * @throws UndoRefusedError if a later revision built on it
 */
export async function undoRevision(
  models: ProvinceModels,
  catalogue: Catalogue,
  lock: ImportLock,
  { revision: undone, by }: { revision: number; by: string },
): Promise<RevisionResult> {
  const record = await assertUndoable(models, undone);
  const { document } = record;
  const head = { kind: 'UNDO' as const, by, file: null, sha256: null, document, undoes: undone };
  return makeRevision(models, catalogue, lock, head, (revision, held) =>
    writeUndo(models, undone, document, revision, held),
  );
}

async function writeUndo(
  models: ProvinceModels,
  undone: number,
  document: string | null,
  revision: number,
  lock: ImportLock,
): Promise<Changes> {
  const years = new Set<number>();
  const { units, isPublic } = await undoUnits(models, undone, revision, lock);
  if (units.added + units.changed + units.removed > 0) {
    for (const year of await models.facts.distinct('year', { until: null })) years.add(year);
  }
  if (document === null) return { units, facts: noChanges, documentChanged: true, isPublic, years: [...years] };
  for (const year of await models.facts.distinct('year', { document, until: null })) years.add(year);
  const sinceUndone = { document, since: { $gte: undone, $lt: revision }, until: null };
  const ended = await models.facts.countDocuments(sinceUndone);
  await lock.changeMany(() => models.facts.updateMany(sinceUndone, { $set: { until: revision } }));
  let restored = 0;
  const before = models.facts
    .find({ document, ...replacedSince(undone) })
    .lean()
    .cursor({ batchSize });
  for (let rows = await take(before, batchSize); rows.length > 0; rows = await take(before, batchSize)) {
    for (const { year } of rows) years.add(year);
    await lock.assertHeld();
    await models.facts.collection.insertMany(rows.map((row) => again<FactRecord>(row, revision)));
    restored += rows.length;
  }
  const standing = { id: document, ...standingBefore(revision) };
  const documentNow = await models.documents.findOne(standing).lean();
  await lock.changeMany(() => models.documents.updateMany(standing, { $set: { until: revision } }));
  const documentBefore = await models.documents.findOne({ id: document, ...replacedSince(undone) }).lean();
  if (documentBefore) await models.documents.create(again(documentBefore, revision));
  return {
    units,
    facts: { added: restored, changed: 0, removed: ended },
    documentChanged: true,
    isPublic: isPublic || [documentNow, documentBefore].some((one) => one && one.status !== 'DRAFT'),
    years: [...years].sort((a, b) => a - b),
  };
}

async function undoUnits(
  models: ProvinceModels,
  undone: number,
  revision: number,
  lock: ImportLock,
): Promise<Pick<Changes, 'units' | 'isPublic'>> {
  const before = await models.units.find({ until: undone }).lean();
  const written = await models.units.find({ since: undone }).lean();
  const ended = new Set(written.map(({ id }) => id));
  const standing = { id: { $in: [...ended] }, ...standingBefore(revision) };
  await lock.changeMany(() => models.units.updateMany(standing, { $set: { until: revision } }));
  await lock.assertHeld();
  await models.units.insertMany(before.map((unit) => again(unit, revision)));
  const changed = before.filter(({ id }) => ended.has(id)).length;
  const units = { added: before.length - changed, changed, removed: ended.size - changed };
  return { units, isPublic: !samePublishedUnits(written, before) };
}

/** The row as it was, as a row of another revision. */
function again<Row extends Versioned>(row: Row & { _id?: unknown }, revision: number): Row {
  return { ...(withoutRevision(row) as Row), since: revision, until: null };
}
