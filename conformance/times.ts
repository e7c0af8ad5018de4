import type { Check, Subject } from './check';
import { readConnection } from './dataSet';
import { skewMillis } from './report';
import { skipped, judged, shown, type Problem, type Verdict } from './verdict';
import type { Row } from './pathReader';

export const timeChecks: Check[] = [
  {
    id: 'revisions.times',
    name: { vi: 'Thời gian chỉ đi tới', en: 'Time goes forward' },
    mend: {
      vi: 'Phiên bản sau không sớm hơn phiên bản trước; updatedAt của báo cáo không sớm hơn phiên bản của nó; số liệu tính lại thì revision khác.',
      en: 'A later revision is not earlier than the one before; updatedAt of a report is not earlier than its revision; figures that were computed again have another revision.',
    },
    run: timesVerdict,
  },
];

async function timesVerdict(subject: Subject): Promise<Verdict> {
  const walk = await readConnection(subject, { field: 'revisions', node: 'number at', key: 'number' });
  if (walk.problems.length > 0)
    return skipped(
      'Chưa đọc được lịch sử; xem revisions.pages',
      'The history could not be read; see revisions.pages',
    );
  const { own } = await subject.pictures();
  const revisions = walk.rows.toSorted((a, b) => Number(a.number) - Number(b.number));
  return judged([...orderProblems(revisions), ...reportTimeProblems(own.reports, revisions)]);
}

function orderProblems(revisions: readonly Row[]): Problem[] {
  return revisions.flatMap(({ number, at }, index): Problem[] => {
    const before = revisions[index - 1];
    if (!before || moment(at) >= moment(before.at) - skewMillis) return [];
    const expected = `at the earliest ${shown(before.at)}, as revision ${String(before.number)}`;
    return [{ where: `revision ${String(number)}.at`, expected, got: shown(at) }];
  });
}

/** As the province itself is shown them: others may see them as of another revision. */
function reportTimeProblems(reports: ReadonlyMap<number, Row | null>, revisions: readonly Row[]): Problem[] {
  const atOf = new Map(revisions.map(({ number, at }) => [String(number), at]));
  const known = new Map<unknown, unknown>();
  return [...reports].flatMap(([year, report]): Problem[] => {
    if (!report) return [];
    const { revision, updatedAt } = report;
    const where = `report(year: ${year})`;
    const at = atOf.get(String(revision));
    if (at !== undefined && moment(updatedAt) < moment(at) - skewMillis) {
      const expected = `at the earliest ${shown(at)}, as revision ${String(revision)}`;
      return [{ where: `${where}.updatedAt`, expected, got: shown(updatedAt) }];
    }
    const other = known.get(revision) ?? updatedAt;
    known.set(revision, other);
    if (other === updatedAt) return [];
    const expected = `another than that of figures which were computed at ${shown(other)}`;
    return [{ where: `${where}.revision`, expected, got: shown(revision) }];
  });
}

/** What is no moment, answers.readable says. */
function moment(text: unknown): number {
  return Date.parse(String(text));
}
