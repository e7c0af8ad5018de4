import type { FiguresRecord, ProvinceModels, PublishedStamp, UnitRecord } from '../model';
import { toUnit } from '../publishedUnits';
import { sameContent } from '../sameFigures';
import { publishedFigures } from '../publishedFigures';
import type { ProvinceMigration } from './migration';
import { rederive } from './rederive';

/**
 * Programs before showed everybody the units that a draft had brought, and the moment and number of the revision that a
 * draft had made. What the province itself sees stays as it is, so this makes no revision.
 */
export const draftsUnseen: ProvinceMigration = {
  name: '0007-drafts-unseen',
  async up(context) {
    const { models } = context;
    const everDrafts: string[] = await models.documents.distinct('id', { status: 'DRAFT' });
    if (everDrafts.length === 0) return;
    const drafts: string[] = await models.documents.distinct('id', { status: 'DRAFT', until: null });
    if (await hideUnits(models, drafts)) {
      await rederive(context, await models.facts.distinct('year', { until: null }));
    }
    await stampFigures(models);
  },
};

/** @returns whether any is */
async function hideUnits(models: ProvinceModels, drafts: readonly string[]): Promise<boolean> {
  const ofDrafts = await models.revisions.find({ document: { $in: [...drafts] } }).select('_id').lean();
  const draftRevisions = new Set(ofDrafts.map(({ _id }) => _id));
  const publishedBefore = new Map<string, UnitRecord>();
  const hidden = new Map<string, UnitRecord>();
  for (const row of await models.units.find().sort({ id: 1, since: 1 }).lean()) {
    if (!draftRevisions.has(row.since)) publishedBefore.set(row.id, row);
    else if (row.until === null) hidden.set(row.id, row);
  }
  for (const id of await publishedIds(models, drafts, hidden)) hidden.delete(id);
  for (const [id, { since }] of hidden) {
    const before = publishedBefore.get(id);
    await models.units.collection.updateOne(
      { id, since },
      { $set: { published: before ? toUnit(before) : null } },
    );
  }
  return hidden.size > 0;
}

/** Those of the hidden units that documents which are no drafts are about, and those above them. */
async function publishedIds(
  models: ProvinceModels,
  drafts: readonly string[],
  hidden: ReadonlyMap<string, UnitRecord>,
): Promise<string[]> {
  const others = { until: null, document: { $nin: [...drafts] } };
  const parentOf = new Map(
    (await models.units.find({ until: null }).select('id parent -_id').lean()).map(({ id, parent }) => [id, parent]),
  );
  const about = [
    ...(await models.facts.distinct('unit', others)),
    ...(await models.documents.distinct('unit', { until: null, status: { $ne: 'DRAFT' } })),
    ...[...parentOf.keys()].filter((id) => !hidden.has(id)),
  ];
  const shown = new Set<string>();
  for (const start of about) {
    for (let id: string | null = start; id !== null && !shown.has(id); id = parentOf.get(id) ?? null) shown.add(id);
  }
  return [...shown];
}

async function stampFigures(models: ProvinceModels): Promise<void> {
  const withDrafts = await models.figures
    .find({ published: { $exists: true } })
    .select('unit year -_id')
    .lean();
  const keys = new Map(withDrafts.map(({ unit, year }) => [`${unit}|${year}`, { unit, year }]));
  for (const key of keys.values()) {
    const rows = await models.figures.find(key).sort({ since: 1 }).lean();
    const last = rows.at(-1);
    const stamp = lastPublished(rows);
    if (!last || last.until !== null || !stamp || stamp.revision === last.since) continue;
    await models.figures.collection.updateOne({ ...key, since: last.since }, { $set: { publishedAs: stamp } });
  }
}

/** Since when the public part of the last of these rows has been as it is. */
function lastPublished(rows: readonly FiguresRecord[]): PublishedStamp | null {
  let stamp: PublishedStamp | null = null;
  let before: ReturnType<typeof publishedFigures> = null;
  for (const row of rows) {
    const now = publishedFigures(row);
    if (!sameContent(now, before)) stamp = now && { revision: row.since, updatedAt: row.updatedAt };
    before = now;
  }
  return stamp;
}
