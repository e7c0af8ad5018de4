import { classify } from '../../../../domain/cover';
import type { ProvinceMigration } from './migration';
import { rederive } from './rederive';

/**
 * Programs before did not tell a part that another cell of the breakdown has too (of 1,000 certificates 600 to persons) from one
 * that only the total has, and figures did not say what of a cell is in no other one.
 */
export const partsWithinCells: ProvinceMigration = {
  name: '0008-parts-within-cells',
  async up(context) {
    const { models, catalogue } = context;
    const current = { until: null, measure: 'awards' };
    const documents: string[] = await models.facts.distinct('document', { ...current, adds: 'BREAKDOWN' });
    for (const document of documents) {
      const facts = await models.facts.find({ ...current, document }).lean();
      const within = [...classify(facts, catalogue)].flatMap(([id, adds]) => (adds === 'WITHIN' ? [id] : []));
      await models.facts.updateMany({ ...current, document, id: { $in: within } }, { $set: { adds: 'WITHIN' } });
    }
    await rederive(context, await models.facts.distinct('year', current));
  },
};
