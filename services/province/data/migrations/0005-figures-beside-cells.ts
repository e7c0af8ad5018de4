import { dimensions } from '../../../../domain/facts';
import type { ProvinceMigration } from './migration';
import { rederive } from './rederive';

/** Programs before took a unit's own total of one cell (one programme, one kind) for its whole total, which hid all else below it. */
export const figuresBesideCells: ProvinceMigration = {
  name: '0005-figures-beside-cells',
  async up(context) {
    const ofOneCell = { $or: dimensions.map((dimension) => ({ [dimension]: { $exists: true } })) };
    const totals = { until: null, form: 'SUMMARY' as const, adds: 'TOTAL' as const };
    await rederive(context, await context.models.facts.distinct('year', { ...totals, ...ofOneCell }));
  },
};
