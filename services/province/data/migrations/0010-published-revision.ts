import type { ProvinceModels } from '../model';
import { publishedAs, publishedFigures } from '../publishedFigures';
import type { ProvinceMigration } from './migration';

/**
 * Programs before counted no public revisions, so that the number of all of them stood for it: who sees no drafts could tell
 * by it that there are some. The last revision that changed what they see is the number that they knew until then.
 */
export const publishedRevision: ProvinceMigration = {
  name: '0010-published-revision',
  async up({ models }) {
    const state = await models.state.findById('state').lean();
    if (!state || state.publishedRevision !== undefined) return;
    const revisions = await publicRevisions(models);
    const last = Math.max(0, ...[...revisions].filter((revision) => revision <= state.revision));
    await stampWithPublic(models, revisions);
    await models.state.updateOne({ _id: 'state' }, { $set: { publishedRevision: last } });
  },
};

/** Those that changed a document which is no draft, or a unit that no draft alone has brought. */
async function publicRevisions({ documents, units }: ProvinceModels): Promise<ReadonlySet<number>> {
  const rows = [
    ...(await documents.find({ status: { $ne: 'DRAFT' } }).select('since until -_id').lean()),
    ...(await units.find({ published: { $exists: false } }).select('since until -_id').lean()),
  ];
  return new Set(rows.flatMap(({ since, until }) => (until === null ? [since] : [since, until])));
}

/**
 * Figures that a draft's revision wrote anew are to the public of the revision before it, also if a program that derives
 * figures otherwise than the one before has changed them since.
 */
async function stampWithPublic({ figures }: ProvinceModels, revisions: ReadonlySet<number>): Promise<void> {
  for (const row of await figures.find({ until: null }).lean()) {
    const stamp = publishedAs(row);
    if (publishedFigures(row) === null || revisions.has(stamp.revision)) continue;
    const { unit, year, since } = row;
    const before = await figures
      .findOne({ unit, year, since: { $in: [...revisions].filter((revision) => revision < since) } })
      .sort({ since: -1 })
      .lean();
    if (!before) continue;
    const { updatedAt } = before;
    await figures.collection.updateOne(
      { unit, year, since },
      { $set: { publishedAs: { ...stamp, revision: before.since, updatedAt } } },
    );
  }
}
