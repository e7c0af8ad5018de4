import type { Check, Subject } from './check';
import { takeSnapshot, type Snapshot, type YearSnapshot } from './snapshot';
import { judged, notShown, shown, type Problem, type Verdict } from './verdict';
import { viewersOf, type Viewer } from './viewers';

/** Compares what everybody is shown with what they were shown before an import. */
export function sinceCheck(before: Snapshot): Check {
  return {
    id: 'since.changes',
    name: {
      vi: 'Sau khi nạp: ETag, phiên bản và thời điểm đổi khi và chỉ khi nội dung được xem đổi',
      en: 'After an import: tag, revision and time change if and only if what is shown does',
    },
    mend: {
      vi: 'Mỗi khi nội dung mà một vai trò được xem đổi thì đổi ETag, tăng revision và đặt updatedAt; khi chỉ dự thảo đổi thì với người không xem dự thảo giữ nguyên cả ba. receivedAt không đổi khi sửa báo cáo.',
      en: 'Whenever what a role is shown changes, change the ETag, raise revision and set updatedAt; if only a draft changed, keep all three for who sees no drafts. receivedAt stays after corrections.',
    },
    run: (subject) => sinceVerdict(subject, before),
  };
}

async function sinceVerdict(subject: Subject, before: Snapshot): Promise<Verdict> {
  const now = takeSnapshot(await subject.pictures());
  const viewers = viewersOf(subject.province);
  const problems = viewers.flatMap((viewer) => viewerProblems(viewer, before[viewer.name], now[viewer.name]));
  if (problems.length > 0 || !viewers.every(({ name }) => isSame(before[name], now[name]))) {
    return judged(problems);
  }
  return notShown(
    { vi: 'Không có gì đổi từ lần kiểm tra trước', en: 'Nothing has changed since the check before' },
    {
      vi: 'Nạp một báo cáo khác hoặc sửa một số, rồi kiểm tra lại',
      en: 'Import another report, or correct a number, and check again',
    },
  );
}

function isSame(before: Snapshot[string] | undefined, now: Snapshot[string] | undefined): boolean {
  return JSON.stringify(before) === JSON.stringify(now);
}

function viewerProblems(
  viewer: Viewer,
  before: Snapshot[string] | undefined,
  now: Snapshot[string] | undefined,
): Problem[] {
  if (!before || !now) return [];
  const unchanged = before.facts === now.facts;
  return Object.entries(now.years).flatMap(([year, after]) => {
    const earlier = before.years[year];
    if (!earlier) return [];
    const place = (field: string) => `report(year: ${year}).${field}, asked by ${viewer.name}`;
    return earlier.content === after.content
      ? sameProblems(earlier, after, place, unchanged)
      : changedProblems(earlier, after, place);
  });
}

type PlaceOf = (field: string) => string;

function changedProblems(before: YearSnapshot, now: YearSnapshot, place: PlaceOf): Problem[] {
  const problems: Problem[] = [];
  const expect = (holds: boolean, field: keyof YearSnapshot, expected: string) => {
    if (!holds) problems.push({ where: place(field), expected, got: shown(now[field]) });
  };
  expect(now.tag === null || now.tag !== before.tag, 'tag', 'another tag, since the answer is another');
  expect(now.revision !== before.revision, 'revision', 'another revision, since the answer is another');
  const [earlier, later] = [Number(before.revision), Number(now.revision)];
  expect(!(later < earlier), 'revision', `a revision from ${earlier} on`);
  expect(
    !(Date.parse(now.updatedAt ?? '') < Date.parse(before.updatedAt ?? '')),
    'updatedAt',
    `no moment before ${String(before.updatedAt)}`,
  );
  expect(
    before.receivedAt === null || now.receivedAt === before.receivedAt,
    'receivedAt',
    `${shown(before.receivedAt)}, as before`,
  );
  return problems;
}

/** Who is shown the same is told the same: a revision that grows would tell of a draft. */
function sameProblems(
  before: YearSnapshot,
  now: YearSnapshot,
  place: PlaceOf,
  isAllUnchanged: boolean,
): Problem[] {
  const fields = isAllUnchanged
    ? (['revision', 'updatedAt', 'receivedAt', 'tag'] as const)
    : (['receivedAt'] as const);
  return fields.flatMap((field) => {
    if (before[field] === now[field]) return [];
    const expected = `${shown(before[field])}, since nothing that is shown has changed`;
    return [{ where: place(field), expected, got: shown(now[field]) }];
  });
}
