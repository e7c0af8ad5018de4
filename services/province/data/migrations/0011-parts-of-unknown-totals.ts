import { dimensions } from '../../../../domain/facts';
import type { ProvinceMigration } from './migration';
import { rederive } from './rederive';

/** Programs before took what a unit reported of some cells only (one sector, some programmes) for its exact total. */
export const partsOfUnknownTotals: ProvinceMigration = {
  name: '0011-parts-of-unknown-totals',
  async up(context) {
    const ofOneCell = { $or: dimensions.map((dimension) => ({ [dimension]: { $exists: true } })) };
    const totals = { until: null, form: 'SUMMARY' as const, adds: 'TOTAL' as const };
    await rederive(context, await context.models.facts.distinct('year', { ...totals, ...ofOneCell }));
  },
};
