import { z } from 'zod';
import { sourceOf } from '../domain/facts';
import type { Check } from './check';
import { readAs } from './paging';
import type { Row } from './pathReader';
import { noReport, shownReports, skewMillis } from './report';
import { judged, shown, skipped, type Problem, type Verdict } from './verdict';

export const receivedChecks: Check[] = [
  {
    id: 'report.received',
    name: { vi: 'Báo cáo cho biết nhận khi nào', en: 'A report says when it came in' },
    mend: {
      vi: 'receivedAt là lúc báo cáo của chính tỉnh vào lần đầu (người không xem dự thảo: lúc công bố), giữ nguyên khi sửa sau đó, không sau updatedAt; null nếu tỉnh chỉ được nhắc tới hay chỉ có số liệu giả lập. Không có thì không ai biết tỉnh báo cáo đúng hạn.',
      en: "receivedAt is when the province's own report first came in (to who sees no drafts: when it was published), the same after corrections, and not after updatedAt; null if the province is only mentioned or simulated. Without it nobody can tell that the province was on time.",
    },
    async run(subject) {
      const reports = await shownReports(subject);
      if (reports.length === 0) return noReport(subject);
      const now = new Date();
      return together(reports.map(({ report, where }) => receivedVerdict(report, now, where)));
    },
  },
];

/** The worst of them, with the problems of all that are as bad. */
function together(verdicts: readonly Verdict[]): Verdict {
  for (const status of ['fail', 'warn'] as const) {
    const problems = verdicts.flatMap((verdict) => (verdict.status === status ? verdict.problems : []));
    if (problems.length > 0) return { status, problems };
  }
  return (
    verdicts.find(({ status }) => status === 'skipped') ?? judged([], `${verdicts.length} × ProvinceReport`)
  );
}

const moment = z.iso.datetime('an instant such as 2025-01-15T08:00:00Z');
const reportSchema = z.object({
  year: z.number().optional(),
  // What is wrong with it, `report.documents` says.
  updatedAt: z.string(),
  receivedAt: moment.nullable(),
  documents: z.array(z.object({ status: z.string(), kind: z.string().nullish() })),
});

/** @throws MismatchError if it is not a report */
export function receivedVerdict(report: Row, now: Date, place = 'report'): Verdict {
  if (report.receivedAt === undefined) {
    return skipped(
      'Dịch vụ theo hợp đồng trước, chưa có receivedAt',
      'The service is of the contract before',
    );
  }
  const { year, updatedAt, receivedAt, documents } = readAs(reportSchema, report, place);
  const sources = new Set(documents.map(sourceOf));
  const where = `${place}.receivedAt`;
  if (receivedAt === null) {
    const problem = { where, expected: 'when the report first came in', got: 'null' };
    return sources.has('REPORT') ? { status: 'warn', problems: [problem] } : judged([]);
  }
  const problems: Problem[] = [];
  const expect = (holds: boolean, expected: string) => {
    if (!holds) problems.push({ where, expected, got: shown(receivedAt) });
  };
  const isMentioned = sources.has('MENTION') && sources.size === 1;
  expect(year === undefined || receivedAt >= `${year}-01-01`, `a moment after ${year} had begun`);
  expect(!isMentioned, 'null, since the province itself has not reported');
  expect(!(Date.parse(receivedAt) > Date.parse(updatedAt)), `at the latest ${updatedAt} (updatedAt)`);
  expect(Date.parse(receivedAt) <= now.getTime() + skewMillis, 'no moment that is still to come');
  return judged(problems, receivedAt);
}
