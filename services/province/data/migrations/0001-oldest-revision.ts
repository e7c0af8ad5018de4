import type { ProvinceMigration } from './migration';

/** Databases from before rows of old revisions could be removed hold all of them. */
export const oldestRevision: ProvinceMigration = {
  name: '0001-oldest-revision',
  async up({ models }) {
    await models.state.updateMany({ oldest: { $exists: false } }, { $set: { oldest: 0 } });
  },
};
