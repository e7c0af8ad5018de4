import type { ProvinceModels } from './model';
import type { StateRecord } from './revisionModel';

/**
 * Of a province's data: the revision that readers see, its number for those who see no drafts, the first that can still be
 * read, and whose data it is.
 */
export type ProvinceState = Required<
  Pick<StateRecord, 'revision' | 'publishedRevision' | 'oldest' | 'origin'>
>;

/** Revision 0 of no origin if nothing was ever imported. */
export async function readState(models: ProvinceModels): Promise<ProvinceState> {
  const state = await models.state.findById('state').lean();
  const { revision = 0, publishedRevision = revision, oldest = 0, origin = 'empty' } = state ?? {};
  return { revision, publishedRevision, oldest, origin };
}

export async function readRevision(models: ProvinceModels): Promise<number> {
  return (await readState(models)).revision;
}

/** Null if the database holds nothing that was to be backed up. */
export async function readBackupTime(models: ProvinceModels): Promise<{ at: Date | null } | null> {
  const state = await models.state.findById('state').lean();
  return state && state.revision > 0 ? { at: state.backedUpAt ?? null } : null;
}

export async function noteBackup(models: ProvinceModels, at: Date): Promise<void> {
  await models.state.updateOne({ _id: 'state' }, { $set: { backedUpAt: at } });
}
