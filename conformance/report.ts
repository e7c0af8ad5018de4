import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { isRecord } from '../domain/isRecord';
import type { Check, Subject } from './check';
import type { DataSet } from './dataSet';
import type { Row } from './pathReader';
import type { Picture } from './picture';
import { judged, shown, skipped, type Problem, type Verdict } from './verdict';
import { readAs } from './paging';

/** What depends on a report cannot be judged without one. */
export function noReport({ year, years }: Pick<Subject, 'year' | 'years'>): Verdict {
  if (year === null) return skipped('Tỉnh chưa có số liệu', 'The province has no data yet');
  const known = years === null || years.length === 0 ? '—' : years.join(', ');
  return skipped(
    `Tỉnh không có báo cáo năm ${year}; các năm có báo cáo: ${known}`,
    `The province has no report of ${year}; years with a report: ${known}`,
  );
}

export const reportChecks: Check[] = [
  {
    id: 'report.documents',
    name: {
      vi: 'Báo cáo có tài liệu, phiên bản, thời điểm',
      en: 'A report has documents, revision and time',
    },
    mend: {
      vi: 'Kê mọi tài liệu mà số liệu của năm ấy dựa vào, giống như trong facts; draft cho biết có dự thảo hay không; updatedAt theo RFC 3339 giờ UTC (2025-01-15T08:00:00Z), không ở tương lai; ngày là YYYY-MM-DD, sha256 là 64 chữ số thập lục phân.',
      en: 'List every document behind the figures of the year, the same as in facts; draft says whether one is a draft; updatedAt by RFC 3339 in UTC (2025-01-15T08:00:00Z), not still to come; days as YYYY-MM-DD, sha256 as 64 hexadecimal digits.',
    },
    run: (subject) =>
      withReports(subject, ({ report, year, picture, where }) => [
        ...reportProblems(report, year, where, new Date()),
        ...documentProblems(report, year, picture, where),
      ]),
  },
];

/** One report of one viewer. */
export interface ShownReport {
  report: Row;
  year: number;
  picture: Picture;
  /** Where it stands in the answers. */
  where: string;
}

/** Judges every report of every viewer. */
async function withReports(subject: Subject, judge: (shown: ShownReport) => Problem[]): Promise<Verdict> {
  const reports = await shownReports(subject);
  if (reports.length === 0) return noReport(subject);
  return judged(reports.flatMap(judge), `${reports.length} × ProvinceReport`);
}

export async function shownReports(subject: Subject): Promise<ShownReport[]> {
  if (subject.year === null) return [];
  const { all } = await subject.pictures();
  return all.flatMap((picture) =>
    [...picture.reports].flatMap(([year, report]) =>
      report === null ? [] : [{ report, year, picture, where: whereIn(picture, `report(year: ${year})`) }],
    ),
  );
}

/** The province itself is who is meant if nobody is named. */
export function whereIn({ viewer }: Picture, place: string): string {
  return viewer.visibility === 'OWN' ? place : `${place}, asked by ${viewer.name}`;
}

const day = z.iso.date('YYYY-MM-DD').nullable();
const reportSchema = z.object({
  year: z.number(),
  revision: z.string().min(1, 'a revision'),
  updatedAt: z.iso.datetime('an instant such as 2025-01-15T08:00:00Z'),
  documents: z
    .array(
      z.object({
        id: z.string(),
        sha256: z
          .string()
          .regex(/^[0-9a-fA-F]{64}$/, '64 hexadecimal digits')
          .nullable(),
        publishedOn: day,
        eventOn: day,
      }),
    )
    .min(1, 'at least one document'),
});

/** A clock may be so far ahead of ours. */
export const skewMillis = 300_000;

/** @throws MismatchError if it is not a report */
function reportProblems(report: Row, asked: number, where: string, now: Date): Problem[] {
  const { year, updatedAt } = readAs(reportSchema, report, where);
  const problems: Problem[] = [];
  if (year !== asked) problems.push({ where: `${where}.year`, expected: String(asked), got: String(year) });
  if (Date.parse(updatedAt) > now.getTime() + skewMillis) {
    problems.push({
      where: `${where}.updatedAt`,
      expected: 'no moment that is still to come',
      got: shown(updatedAt),
    });
  }
  return problems;
}

/** The documents of a report beside those of the facts that the same viewer is shown of the year. */
function documentProblems(report: Row, year: number, { data }: Picture, where: string): Problem[] {
  const listed = rowsIn(report.documents);
  const byId = new Map(listed.map((document) => [document.id, document]));
  const problems: Problem[] = [];
  if (byId.size < listed.length) {
    problems.push({
      where: `${where}.documents`,
      expected: 'each document once',
      got: shown(listed.map(({ id }) => id)),
    });
  }
  const hasDraft = listed.some(({ status }) => status === 'DRAFT');
  if (report.draft != null && report.draft !== hasDraft) {
    problems.push({ where: `${where}.draft`, expected: String(hasDraft), got: shown(report.draft) });
  }
  for (const [id, document] of documentsOf(data, year)) {
    const beside = byId.get(id);
    if (!beside) continue;
    for (const name of Object.keys(document)) {
      if (isDeepStrictEqual(document[name], beside[name])) continue;
      const expected = `${shown(document[name])}, as in facts`;
      problems.push({
        where: `${where}.documents, "${String(id)}".${name}`,
        expected,
        got: shown(beside[name]),
      });
    }
  }
  return problems;
}

function documentsOf({ facts }: DataSet, year: number): Map<unknown, Row> {
  return new Map(
    facts.rows.flatMap((fact) =>
      fact.year === year && isRecord(fact.document) ? [[fact.document.id, fact.document]] : [],
    ),
  );
}

export function rowsIn(value: unknown): Row[] {
  return Array.isArray(value) ? (value as unknown[]).filter(isRecord) : [];
}
