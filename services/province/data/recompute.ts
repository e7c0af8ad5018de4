import { isDeepStrictEqual } from 'node:util';
import type { Catalogue } from '../../../domain/catalogue';
import type { ImportLock } from './lock';
import type { FiguresRecord, ProvinceModels, PublishedFigures, PublishedStamp } from './model';
import { standingBefore, visibleAt } from './visible';
import { sameContent, sameFigures } from './sameFigures';
import { deriveBoth, type DerivedFigures } from './deriveFigures';
import { groupFacts } from './groupFacts';
import { publishedAs, publishedFigures } from './publishedFigures';
import { readReportingDocuments, readUnits, type ReportingDocument } from './reportingDocuments';

export interface RevisionNumbers {
  revision: number;
  publishedRevision: number;
}

/**
 * Derives the figures of one year as of a revision that is not committed yet, and writes those that differ. Readers who see
 * no drafts know the revision as `publishedRevision`, and only what changed for them is new to them.
 */
export async function recomputeYear(
  models: ProvinceModels,
  catalogue: Catalogue,
  year: number,
  numbers: RevisionNumbers,
  lock: Pick<ImportLock, 'assertHeld' | 'changeMany'>,
): Promise<void> {
  const { revision } = numbers;
  const [groups, units, documents, before] = await Promise.all([
    groupFacts(models, { year, ...visibleAt(revision) }),
    readUnits(models, revision),
    readReportingDocuments(models, revision),
    models.figures.find({ year, until: null }).lean(),
  ]);
  const known = new Map(before.map((row) => [row.unit, row]));
  const after = deriveBoth(groups, { year, units, documents, catalogue });
  const changed = after.filter((row) => !isSame(row, known.get(row.unit), documents));
  const stillThere = new Set(after.map(({ unit }) => unit));
  const gone = before.filter(({ unit }) => !stillThere.has(unit));
  const replaced = [...changed.filter(({ unit }) => known.has(unit)), ...gone].map(({ unit }) => unit);
  await endFigures(models, year, replaced, revision, lock);
  const now = new Date();
  const records = changed.map((row) => ({
    ...row,
    ...{ year, since: revision, until: null },
    ...stampsOf(row, known.get(row.unit), { numbers, now, documents }),
  }));
  await insertFigures(models, records, lock);
}

type Documents = ReadonlyMap<string, ReportingDocument>;

function isSame(row: DerivedFigures, was: FiguresRecord | undefined, documents: Documents): boolean {
  // Equal numbers may be simulated before and a report now.
  const isReceivedAs = (part: PublishedFigures | null, receivedAt: Date | null | undefined) =>
    isReported(part, documents) === (receivedAt != null);
  return (
    was !== undefined &&
    sameFigures(row, was) &&
    isReceivedAs(row, was.receivedAt) &&
    isReceivedAs(publishedFigures(row), publishedAs(was).receivedAt)
  );
}

/** What others mention and what is simulated is no report that came in. */
function isReported(part: PublishedFigures | null, documents: Documents): boolean {
  return part?.documents.some((id) => (documents.get(id)?.source ?? 'REPORT') === 'REPORT') === true;
}

interface Moment {
  numbers: RevisionNumbers;
  now: Date;
  documents: Documents;
}

/** Since when the figures are as they are, and since when they are for readers who see no drafts if that is another moment. */
function stampsOf(
  row: DerivedFigures,
  was: FiguresRecord | undefined,
  { numbers: { revision, publishedRevision }, now, documents }: Moment,
): Pick<FiguresRecord, 'updatedAt' | 'receivedAt' | 'publishedAs'> {
  const receivedAt = isReported(row, documents) ? (was?.receivedAt ?? now) : null;
  const isPublic = isReported(publishedFigures(row), documents);
  const stamp = publishedStamp(row, was, {
    revision: publishedRevision,
    updatedAt: now,
    receivedAt: isPublic ? ((was && publishedAs(was).receivedAt) ?? now) : null,
  });
  const isOwn = isDeepStrictEqual(stamp, { revision, updatedAt: now, receivedAt });
  return { updatedAt: now, receivedAt, ...(!isOwn && { publishedAs: stamp }) };
}

/** Since when the public part of figures is as it is: that of before if it is the same. */
function publishedStamp(
  row: DerivedFigures,
  before: FiguresRecord | undefined,
  now: PublishedStamp,
): PublishedStamp {
  if (!before || !sameContent(publishedFigures(row), publishedFigures(before))) return now;
  return { ...publishedAs(before), receivedAt: now.receivedAt };
}

async function endFigures(
  models: ProvinceModels,
  year: number,
  units: readonly string[],
  revision: number,
  lock: Pick<ImportLock, 'changeMany'>,
): Promise<void> {
  if (units.length === 0) return;
  const standing = { year, unit: { $in: [...units] }, ...standingBefore(revision) };
  await lock.changeMany(() => models.figures.updateMany(standing, { $set: { until: revision } }));
}

const insertBatch = 1_000;

async function insertFigures(
  models: ProvinceModels,
  records: readonly FiguresRecord[],
  lock: Pick<ImportLock, 'assertHeld'>,
): Promise<void> {
  for (let start = 0; start < records.length; start += insertBatch) {
    await lock.assertHeld();
    // Past mongoose, which would cast every cell once more.
    await models.figures.collection.insertMany(records.slice(start, start + insertBatch));
  }
}
