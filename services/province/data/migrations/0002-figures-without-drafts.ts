import { deriveBoth } from '../deriveFigures';
import { groupFacts } from '../groupFacts';
import { readReportingDocuments, readUnits } from '../reportingDocuments';
import { readRevision } from '../state';
import { visibleAt } from '../visible';
import type { ProvinceMigration } from './migration';

/**
 * Gives rows of figures that an earlier version of the program wrote what they are without drafts. What readers of the
 * province's own see stays as it is, so this makes no revision.
 */
export const figuresWithoutDrafts: ProvinceMigration = {
  name: '0002-figures-without-drafts',
  async up({ models, catalogue }) {
    const drafts = await models.documents.distinct('id', { status: 'DRAFT', until: null });
    if (drafts.length === 0) return;
    const lacking = await models.figures
      .find({ until: null, documents: { $in: drafts }, published: { $exists: false } })
      .select('year -_id')
      .lean();
    if (lacking.length === 0) return;
    const revision = await readRevision(models);
    const [units, documents] = await Promise.all([
      readUnits(models, revision),
      readReportingDocuments(models, revision),
    ]);
    for (const year of new Set(lacking.map((row) => row.year))) {
      const groups = await groupFacts(models, { year, ...visibleAt(revision) });
      for (const { unit, published } of deriveBoth(groups, { year, units, documents, catalogue })) {
        if (published === undefined) continue;
        await models.figures.collection.updateOne({ year, unit, until: null }, { $set: { published } });
      }
    }
  },
};
