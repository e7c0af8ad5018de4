import { z } from 'zod';
import { isRecord } from '../domain/isRecord';
import type { Check, Subject } from './check';
import { judged, skipped, type Problem, type Verdict } from './verdict';
import { readAs } from './paging';
import { askProvince } from './question';

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
      vi: 'Kê mọi tài liệu mà số liệu dựa vào; updatedAt theo RFC 3339 giờ UTC (2025-01-15T08:00:00Z), ngày là YYYY-MM-DD, sha256 là 64 chữ số thập lục phân.',
      en: 'List every document behind the figures; updatedAt by RFC 3339 in UTC (2025-01-15T08:00:00Z), days as YYYY-MM-DD, sha256 as 64 hexadecimal digits.',
    },
    async run(subject) {
      const { year } = subject;
      if (year === null) return noReport(subject);
      const { report } = await askProvince(
        subject,
        `report(year: ${year}) {
          year revision updatedAt documents { id file sha256 publishedOn eventOn status }
        }`,
      );
      return isRecord(report) ? judged(reportProblems(report, year)) : noReport(subject);
    },
  },
];

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

/** @throws MismatchError if it is not a report */
export function reportProblems(report: Record<string, unknown>, asked: number): Problem[] {
  const { year } = readAs(reportSchema, report, 'report');
  return year === asked ? [] : [{ where: 'report.year', expected: String(asked), got: String(year) }];
}
