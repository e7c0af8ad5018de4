import type { ImportLock } from './lock';
import type { ProvinceModels } from './model';
import type { RevisionRecord } from './revisionModel';
import { readState } from './state';

/** A revision that was being written when its process ended. */
export interface CutOffRevision {
  record: RevisionRecord;
  /** Whether readers see it: all of it was written, or nothing is left of it. */
  outcome: 'COMPLETE' | 'REMOVED';
}

/**
 * Brings the data to what its revision says, and tells which revisions were cut off. Readers never see what it removes.
 * Rows are found by the exact numbers that are nobody's, so that one who has lost the lock without knowing removes nothing
 * of another.
 */
export async function removeUncommitted(models: ProvinceModels, lock: ImportLock): Promise<CutOffRevision[]> {
  const { revision } = await readState(models);
  const started = await models.revisions.find({ status: 'STARTED' }).sort({ _id: 1 }).lean();
  const abandoned = await readAbandoned(models);
  const isRemoved = ({ _id }: RevisionRecord) => _id > revision || abandoned.includes(_id);
  const removed = started.filter(isRemoved);
  const byDocument =
    revision === 0 || abandoned.length > 0
      ? {}
      : { document: { $in: removed.flatMap(({ document }) => document ?? []) } };
  const numbers = [...new Set([...removed.map(({ _id }) => _id), ...abandoned])];
  await removeRows(models, numbers, byDocument, lock.changeMany);
  if (started.length > removed.length) {
    const complete = { _id: { $lte: revision }, status: 'STARTED' } as const;
    await lock.changeMany(() => models.revisions.updateMany(complete, { $set: { status: 'DONE' } }));
  }
  return started.map((record) => ({ record, outcome: isRemoved(record) ? 'REMOVED' : 'COMPLETE' }));
}

/** What a holder that was given up has written since; at once before a commit, after which it would be seen. */
export async function removeAbandoned(models: ProvinceModels, lock: ImportLock): Promise<void> {
  await removeRows(models, await readAbandoned(models), {}, lock.changeMany);
}

/** What one has written under a number of its own that was given up. Needs no lock: the number is nobody else's. */
export async function removeOwn(models: ProvinceModels, number: number): Promise<void> {
  if ((await readAbandoned(models)).includes(number)) await removeRows(models, [number], {}, (send) => send());
}

/** Facts are found by their documents, which an index has, if these are known. */
async function removeRows(
  models: ProvinceModels,
  numbers: readonly number[],
  factsOf: object,
  changeMany: ImportLock['changeMany'],
): Promise<void> {
  if (numbers.length === 0) return;
  const theirs = { $in: [...numbers] };
  for (const { collection } of [models.units, models.documents, models.figures, models.facts]) {
    const filter = collection === models.facts.collection ? factsOf : {};
    await changeMany(() => collection.deleteMany({ ...filter, since: theirs }));
    await changeMany(() => collection.updateMany({ ...filter, until: theirs }, { $set: { until: null } }));
  }
  await changeMany(() => models.knownRows.collection.deleteMany({ since: theirs }));
  await changeMany(() => models.revisions.deleteMany({ _id: theirs, status: 'STARTED' }));
}

/** One that was stopped for longer removes its rows itself, if it ever goes on. */
const rememberedMillis = 24 * 3_600_000;

async function readAbandoned(models: ProvinceModels): Promise<number[]> {
  const state = await models.state.findById('state').select('abandoned').lean();
  const since = Date.now() - rememberedMillis;
  return (state?.abandoned ?? [])
    .filter(({ at }) => at.getTime() > since)
    .flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, index) => from + index));
}
