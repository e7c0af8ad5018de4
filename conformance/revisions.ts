import { isDeepStrictEqual } from 'node:util';
import type { Check, Subject } from './check';
import { judged, shown, skipped, type Problem, type Verdict } from './verdict';
import { readConnection } from './dataSet';
import { walkVerdict } from './pages';
import { askEntities, askProvince } from './question';
import { noReport } from './report';
import { reportSelection, revisionSelection } from './selections';

export const revisionChecks: Check[] = [
  {
    id: 'revisions.pages',
    name: { vi: 'Lịch sử phiên bản đầy đủ', en: 'The history of revisions is complete' },
    mend: {
      vi: 'revisions liệt kê mọi phiên bản, mới nhất trước, đánh số liên tục từ 1.',
      en: 'revisions lists every revision, the newest first, numbered from 1 without gaps.',
    },
    async run(subject) {
      const walk = await readConnection(subject, {
        field: 'revisions',
        node: revisionSelection(),
        key: 'number',
      });
      if (walk.problems.length > 0) return walkVerdict(walk);
      const numbers = walk.rows.map(({ number }) => number);
      return judged(numberProblems(numbers), `${numbers.length} × Revision`);
    },
  },
  {
    id: 'revisions.report',
    name: { vi: 'Báo cáo theo phiên bản', en: 'The report as of a revision' },
    mend: {
      vi: 'report(year:, revision:) của phiên bản cuối phải bằng report(year:); phiên bản chưa có thì lỗi BAD_USER_INPUT.',
      en: 'report(year:, revision:) of the last revision equals report(year:); a revision that does not exist yet is an error BAD_USER_INPUT.',
    },
    run: (subject) => reportVerdict(subject),
  },
];

export function numberProblems(numbers: readonly unknown[]): Problem[] {
  const wrong = numbers.findIndex((number, index) => number !== numbers.length - index);
  if (wrong === -1) return [];
  const expected = String(numbers.length - wrong);
  return [{ where: `revisions.${wrong}.number`, expected, got: shown(numbers[wrong]) }];
}

async function reportVerdict(subject: Subject): Promise<Verdict> {
  const { year } = subject;
  if (year === null) return noReport(subject);
  const { revisions } = await askProvince(subject, 'revisions(first: 1) { totalCount }');
  const last = (revisions as { totalCount?: unknown } | null)?.totalCount;
  if (typeof last !== 'number' || last === 0)
    return skipped('Chưa có phiên bản nào', 'There is no revision yet');
  const { own } = await subject.pictures();
  const problems: Problem[] = [];
  for (const [of, now] of own.reports) {
    const asked = `report(year: ${of}, revision: ${last})`;
    const { then } = await askProvince(
      subject,
      `then: report(year: $year, revision: $revision) { ${reportSelection()} }`,
      { year: of, revision: last },
      '$year: Int!, $revision: Int',
    );
    if (!isDeepStrictEqual(now, then))
      problems.push({ where: asked, expected: shown(now), got: shown(then) });
  }
  return judged(problems.concat(await futureProblems(subject, year, last + 1)));
}

async function futureProblems(subject: Subject, year: number, revision: number): Promise<Problem[]> {
  const asked = `report(year: ${year}, revision: ${revision})`;
  const { errors } = await askEntities(subject, [subject.province], `${asked} { year }`);
  if (errors.some(({ code }) => code === 'BAD_USER_INPUT')) return [];
  const got = errors[0] ? `code ${shown(errors[0].code)}: ${errors[0].message}` : 'no error';
  return [{ where: asked, expected: 'an error of code BAD_USER_INPUT', got }];
}
