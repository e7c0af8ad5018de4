import type { FiguresRecord, PublishedFigures } from '../model';
import { publishedAs, publishedFigures } from '../publishedFigures';
import type { ProvinceMigration } from './migration';

/** Programs before did not note when a report first came in; the rows that an import replaced tell it. */
export const whenReceived: ProvinceMigration = {
  name: '0009-when-received',
  async up({ models: { figures, documents } }) {
    const reports = new Set<string>(
      await documents.distinct('id', { status: { $ne: 'SAMPLE' }, kind: { $ne: 'MENTION' } }),
    );
    const isReport = (part: PublishedFigures | null) => part?.documents.some((id) => reports.has(id)) === true;
    const current = await figures
      .find({ until: null, receivedAt: { $exists: false } })
      .select('unit year -_id')
      .lean();
    for (const { unit, year } of current) {
      const rows = await figures.find({ unit, year }).sort({ since: 1 }).lean();
      const last = rows.at(-1);
      if (!last) continue;
      const receivedAt = firstOf(rows, isReport);
      const published = { ...publishedAs(last), receivedAt: firstOf(rows, (row) => isReport(publishedFigures(row))) };
      const isOwn = last.publishedAs === undefined && published.receivedAt?.getTime() === receivedAt?.getTime();
      await figures.collection.updateOne(
        { unit, year, since: last.since },
        { $set: { receivedAt, ...(!isOwn && { publishedAs: published }) } },
      );
    }
  },
};

/** When the first of the rows that follow on one another to the last was written, of those that are seen. */
function firstOf(rows: readonly FiguresRecord[], isSeen: (row: FiguresRecord) => boolean): Date | null {
  let first: Date | null = null;
  let endedAt: number | null = null;
  for (const row of rows) {
    if (row.since !== endedAt || !isSeen(row)) first = null;
    if (isSeen(row)) first ??= row.updatedAt;
    endedAt = row.until;
  }
  return first;
}
