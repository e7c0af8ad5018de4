import { randomUUID } from 'node:crypto';
import { dimensions } from '../../../../domain/facts';
import { deriveBoth, groupFacts, readReportingDocuments, sameFigures } from '../recompute';
import { readRevision } from '../state';
import { visibleAt } from '../visible';
import type { ProvinceMigration } from './migration';

/**
 * Programs before took a unit's own total of one cell (one programme, one kind) for its whole total, which hid all else below
 * it. The facts are as they were, so this makes no revision; answers of before are told apart by the database's origin.
 */
export const figuresBesideCells: ProvinceMigration = {
  name: '0005-figures-beside-cells',
  async up({ models, catalogue }) {
    const ofOneCell = { $or: dimensions.map((dimension) => ({ [dimension]: { $exists: true } })) };
    const years = await models.facts.distinct('year', {
      until: null,
      form: 'SUMMARY',
      adds: 'TOTAL',
      ...ofOneCell,
    });
    if (years.length === 0) return;
    const revision = await readRevision(models);
    const [units, documents] = await Promise.all([
      models.units.find(visibleAt(revision)).select('id parent -_id').lean(),
      readReportingDocuments(models, revision),
    ]);
    let changed = 0;
    for (const year of years) {
      const before = await models.figures.find({ year, until: null }).lean();
      const beforeOf = new Map(before.map((row) => [row.unit, row]));
      const groups = await groupFacts(models, { year, ...visibleAt(revision) });
      for (const { unit, ...figures } of deriveBoth(groups, units, documents, catalogue)) {
        const known = beforeOf.get(unit);
        if (!known || sameFigures({ unit, ...figures }, known)) continue;
        await models.figures.collection.updateOne(
          { year, unit, until: null },
          { $set: { ...figures, updatedAt: new Date() } },
        );
        changed += 1;
      }
    }
    if (changed > 0) await models.state.updateOne({ _id: 'state' }, { $set: { origin: randomUUID() } });
  },
};
