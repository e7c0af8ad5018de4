import { InvalidInputError } from '../../../../domain/errors';
import type { ImportLock } from '../lock';
import type { ProvinceModels } from '../model';
import { readState } from '../state';

/** What is to stay readable. If both are given, whatever one of them keeps is kept. */
export interface RetentionOptions {
  /** The data as it was at any time since then. */
  since?: Date | undefined;
  /** The last so many revisions. */
  revisions?: number | undefined;
}

export interface RetentionResult {
  /** The first revision as of which the data can be read afterwards. */
  oldest: number;
  /** Rows that are gone, or would be. */
  removed: { units: number; documents: number; facts: number; figures: number };
}

/** What `removeOldRows` would do. */
export async function planRetention(
  models: ProvinceModels,
  options: RetentionOptions,
): Promise<RetentionResult> {
  const oldest = await oldestToKeep(models, options);
  return { oldest, removed: await countEnded(models, oldest) };
}

async function countEnded(models: ProvinceModels, oldest: number): Promise<RetentionResult['removed']> {
  const filter = endedBy(oldest);
  const [units, documents, facts, figures] = await Promise.all([
    models.units.countDocuments(filter),
    models.documents.countDocuments(filter),
    models.facts.countDocuments(filter),
    models.figures.countDocuments(filter),
  ]);
  return { units, documents, facts, figures };
}

/**
 * Removes the rows that no revision from the oldest kept one on has. What readers see now is never among them. That the
 * older revisions cannot be read is noted first, so that a crash in between leaves rows too many and never too few.
 */
export async function removeOldRows(
  models: ProvinceModels,
  lock: ImportLock,
  options: RetentionOptions,
): Promise<RetentionResult> {
  const oldest = await oldestToKeep(models, options);
  await lock.changeState({ oldest });
  const removed = await countEnded(models, oldest);
  for (const { collection } of [models.units, models.documents, models.facts, models.figures]) {
    await lock.changeMany(() => collection.deleteMany(endedBy(oldest)));
  }
  return { oldest, removed };
}

function endedBy(oldest: number) {
  return { until: { $lte: oldest } };
}

async function oldestToKeep(models: ProvinceModels, { since, revisions }: RetentionOptions): Promise<number> {
  const { revision, oldest } = await readState(models);
  const wanted = [
    ...(since === undefined ? [] : [await revisionAt(models, since, revision)]),
    ...(revisions === undefined ? [] : [revision - revisions + 1]),
  ];
  if (wanted.length === 0) throw new InvalidInputError('retention', { vi: 'số năm hoặc số phiên bản cần giữ', en: 'years or revisions to keep' }, undefined);
  // What is gone already does not come back, and what readers see stays.
  return Math.min(revision, Math.max(oldest, Math.min(...wanted)));
}

/** The revision that was current then; 0 if there was none. */
async function revisionAt(models: ProvinceModels, at: Date, last: number): Promise<number> {
  const [row] = await models.revisions
    .find({ startedAt: { $lte: at }, _id: { $lte: last } })
    .sort({ _id: -1 })
    .limit(1)
    .lean();
  return row?._id ?? 0;
}
