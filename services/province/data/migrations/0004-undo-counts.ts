import type { ProvinceMigration } from './migration';

/** Programs before counted units that the undoing of an undoing brought back as changed, and took them off the removed. */
export const undoCounts: ProvinceMigration = {
  name: '0004-undo-counts',
  async up({ models }) {
    const wrong = await models.revisions.find({ 'units.removed': { $lt: 0 } }).lean();
    for (const { _id, units } of wrong) {
      const mended = { added: -units.removed, changed: units.changed + units.removed, removed: 0 };
      await models.revisions.updateOne({ _id }, { $set: { units: mended } });
    }
  },
};
