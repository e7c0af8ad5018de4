/** How a province's report of a year stands to the day by which it was due. */
export type Timeliness = 'ON_TIME' | 'LATE' | 'DUE' | 'OVERDUE';

/** The calendar day in Vietnam, seven hours ahead of UTC all year round. */
export function dayInVietnam(moment: Date): string {
  return new Date(moment.getTime() + 7 * 3_600_000).toISOString().slice(0, 10);
}

/** Null if it cannot be told: the day it came in, or the due date, is not known. */
export function timelinessOf(
  report: { isReported: boolean; receivedAt: Date | null },
  dueOn: string | null,
  now: Date,
): Timeliness | null {
  if (dueOn === null) return null;
  if (!report.isReported) return dayInVietnam(now) <= dueOn ? 'DUE' : 'OVERDUE';
  if (report.receivedAt === null) return null;
  return dayInVietnam(report.receivedAt) <= dueOn ? 'ON_TIME' : 'LATE';
}

/** Whether figures that were in changed again after the day by which they were due. */
export function isCorrectedAfter(
  dueOn: string | null,
  { receivedAt, changedAt }: { receivedAt: Date | null; changedAt: Date | null },
): boolean {
  if (dueOn === null || receivedAt === null || changedAt === null) return false;
  return changedAt.getTime() > receivedAt.getTime() && dayInVietnam(changedAt) > dueOn;
}

/** In basis points; null of nobody. */
export function rateOf(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.round((part * 10_000) / whole);
}
