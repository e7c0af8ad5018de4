import type { ProvinceMigration } from './migration';
import { rederive } from './rederive';

/** Programs before took what some units below reported for the whole, though others beside them had not reported. */
export const coverageBelow: ProvinceMigration = {
  name: '0006-coverage-below',
  async up(context) {
    const { units, facts } = context.models;
    const below = await units.distinct('id', { until: null, parent: { $ne: null } });
    if (below.length === 0) return;
    await rederive(context, await facts.distinct('year', { until: null }));
  },
};
