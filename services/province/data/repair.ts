import type { ProvinceModels, RevisionRecord } from './model';
import { readRevision } from './state';

/** A revision that was being written when its process ended. */
export interface CutOffRevision {
  record: RevisionRecord;
  /** Whether readers see it: all of it was written, or nothing is left of it. */
  outcome: 'COMPLETE' | 'REMOVED';
}

/**
 * Brings the data to what its revision says, and tells which revisions were cut off. Only the holder of the lock may call
 * it. Readers never see what it removes. Facts are found by the documents of these revisions, which an index has; where
 * nothing was ever committed, as while a restore is under way, every fact goes.
 */
export async function removeUncommitted(models: ProvinceModels): Promise<CutOffRevision[]> {
  const started = await models.revisions.find({ status: 'STARTED' }).sort({ _id: 1 }).lean();
  if (started.length === 0) return [];
  const revision = await readRevision(models);
  const later = { $gt: revision };
  const removed = started.filter((record) => record._id > revision);
  if (removed.length > 0) {
    for (const { collection } of [models.units, models.documents, models.figures]) {
      await collection.deleteMany({ since: later });
      await collection.updateMany({ until: later }, { $set: { until: null } });
    }
    const theirs =
      revision === 0 ? {} : { document: { $in: removed.flatMap(({ document }) => document ?? []) } };
    await models.facts.deleteMany({ ...theirs, since: later });
    await models.facts.updateMany({ ...theirs, until: later }, { $set: { until: null } });
  }
  await models.revisions.updateMany(
    { _id: { $lte: revision }, status: 'STARTED' },
    { $set: { status: 'DONE' } },
  );
  await models.revisions.deleteMany({ _id: later });
  return started.map((record) => ({
    record,
    outcome: record._id > revision ? ('REMOVED' as const) : ('COMPLETE' as const),
  }));
}
