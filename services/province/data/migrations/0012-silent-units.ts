import { dimensions } from '../../../../domain/facts';
import type { ProvinceMigration } from './migration';
import { rederive } from './rederive';

/** Programs before took cells of some units for all that there is beside a unit that gave its total only. */
export const silentUnits: ProvinceMigration = {
  name: '0012-silent-units',
  async up(context) {
    const ofOneCell = { $or: dimensions.map((dimension) => ({ [dimension]: { $exists: true } })) };
    await rederive(context, await context.models.facts.distinct('year', { until: null, ...ofOneCell }));
  },
};
