import type { Migration } from '../../shared/migrations/migrate';
import type { ProvinceModels } from '../model';

/** Databases from before rows of old revisions could be removed hold all of them. */
export const oldestRevision: Migration<ProvinceModels> = {
  name: '0001-oldest-revision',
  async up({ state }) {
    await state.updateMany({ oldest: { $exists: false } }, { $set: { oldest: 0 } });
  },
};
