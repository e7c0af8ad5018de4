import type { Catalogue } from '../../../domain/catalogue';
import { createFigures } from '../../../domain/figures';
import type { YearRange } from '../../../domain/years';
import { notAfter } from './clockAhead';
import type { Guard } from './guard';
import type { FiguresRecord, ProvinceModels } from './model';
import { publishedAs, publishedFigures } from './publishedFigures';
import type { ReadAs, ReportKey, ReportRow } from './rows';
import { visibleAt } from './visible';

export interface ReportReader {
  reports(keys: readonly ReportKey[], as: ReadAs): Promise<ReportRow[]>;
  /** Of the province itself. */
  reportsBetween(years: YearRange, as: ReadAs): Promise<ReportRow[]>;
}

export interface ReportReaderDependencies {
  models: ProvinceModels;
  catalogue: Catalogue;
  guard: Guard;
}

export function createReportReader(
  id: string,
  { models, catalogue, guard }: ReportReaderDependencies,
): ReportReader {
  async function toReports(rows: readonly FiguresRecord[], as: ReadAs): Promise<ReportRow[]> {
    const seen = rows.flatMap((row) => {
      const isPublished = as.visibility === 'PUBLISHED';
      const part = isPublished ? publishedFigures(row) : row;
      const { since: revision, updatedAt, receivedAt } = row;
      const stamp = isPublished ? publishedAs(row) : { revision, updatedAt, receivedAt };
      return part ? [{ row, part, stamp }] : [];
    });
    return Promise.all(
      seen.map(async ({ row, part, stamp }): Promise<ReportRow> => {
        const now = new Date();
        const { shown, withheld } = await guard.shown(row, part.cells, as);
        return {
          unit: row.unit,
          year: row.year,
          figures: createFigures(shown, catalogue),
          withheld,
          coverage: part.coverage ?? [],
          documentIds: part.documents,
          revision: String(stamp.revision),
          updatedAt: notAfter(stamp.updatedAt, now),
          receivedAt: stamp.receivedAt ? notAfter(stamp.receivedAt, now) : null,
          readAt: as.revision,
          province: id,
        };
      }),
    );
  }

  return {
    async reports(keys, as) {
      // Past mongoose, which takes as long for one row as the database.
      const rows = await models.figures.collection
        .find<FiguresRecord>({
          unit: oneOrSome(keys.map((key) => key.unit)),
          year: oneOrSome(keys.map((key) => key.year)),
          ...visibleAt(as.revision),
        })
        .toArray();
      return toReports(rows, as);
    },
    async reportsBetween({ from, to }, as) {
      const rows = await models.figures
        .find({ unit: id, year: { $gte: from, $lte: to }, ...visibleAt(as.revision) })
        .sort({ year: 1 })
        .lean();
      return toReports(rows, as);
    },
  };
}

/** What equals one value is found by a shorter way than what is among some. */
function oneOrSome<Value>(values: readonly Value[]): Value | { $in: Value[] } {
  const different = [...new Set(values)];
  const [only] = different;
  return different.length === 1 && only !== undefined ? only : { $in: different };
}
