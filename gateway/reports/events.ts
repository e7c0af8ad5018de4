import { createHash } from 'node:crypto';
import type { ReportingRatesQuery } from '../../schema/generated/operations';

export type ReportEventKind = 'RECEIVED' | 'CHANGED' | 'OVERDUE' | 'WITHDRAWN';

/** Something that happened to a province's report of a year. */
export interface ReportEvent {
  /** Made of what happened, so that every replica and every start of a gateway gives it the same one. */
  id: string;
  kind: ReportEventKind;
  province: { id: string; name: string };
  year: number;
  /** ISO 8601: when it happened; when it was noticed if nobody says. */
  at: string;
  /** `YYYY-MM-DD`; null if the register names no due date. */
  dueOn: string | null;
}

/** What was last known of a province's report of a year. */
export interface SeenReport {
  reported: boolean;
  overdue: boolean;
  changedAt: string | null;
}

/** By province and year. */
export type SeenReports = Readonly<Record<string, SeenReport>>;

export interface Noticed {
  seen: SeenReports;
  events: readonly ReportEvent[];
  /** Those of the events that happened to a report of which something was known before. */
  news: readonly ReportEvent[];
}

/**
 * Compares an answer with what was known. A province that gave no answer, or is simulated, stays as it was known: nothing
 * happened to its report that anybody could tell.
 */
export function noticeReports(before: SeenReports, { totals }: ReportingRatesQuery, now: Date): Noticed {
  const seen: Record<string, SeenReport> = { ...before };
  const events: ReportEvent[] = [];
  const news: ReportEvent[] = [];
  for (const { year, coverage } of totals) {
    const { dueOn } = coverage;
    const silent = new Set(
      coverage.missing.filter(({ reason }) => reason === 'NOT_REPORTED').map(({ province }) => province.id),
    );
    for (const row of coverage.provinces) {
      const { province } = row;
      const reported = row.standing === 'REPORTED';
      if (!reported && !silent.has(province.id)) continue;
      const key = `${province.id}/${year}`;
      const known = before[key];
      const overdue = row.timeliness === 'OVERDUE';
      const happened = whatHappened(known, { ...row, reported, overdue, dueOn }, now);
      const told = happened.map(({ kind, at }) => eventOf({ kind, province, year, at, dueOn }));
      events.push(...told);
      if (known) news.push(...told);
      seen[key] = { reported, overdue, changedAt: reported ? row.changedAt : null };
    }
  }
  return { seen, events, news };
}

interface Report extends SeenReport {
  receivedAt: string | null;
  dueOn: string | null;
}

interface Happened {
  kind: ReportEventKind;
  at: string;
}

function whatHappened(known: SeenReport | undefined, report: Report, now: Date): Happened[] {
  const { reported, overdue, receivedAt, changedAt, dueOn } = report;
  const noticedAt = now.toISOString();
  if (!reported) {
    return [
      ...(known?.reported ? [{ kind: 'WITHDRAWN' as const, at: noticedAt }] : []),
      ...(overdue && !known?.overdue ? [{ kind: 'OVERDUE' as const, at: dayAfter(dueOn) ?? noticedAt }] : []),
    ];
  }
  const received: Happened = { kind: 'RECEIVED', at: receivedAt ?? changedAt ?? noticedAt };
  const changed: Happened[] = changedAt === null ? [] : [{ kind: 'CHANGED', at: changedAt }];
  if (known?.reported) return known.changedAt === changedAt ? [] : changed;
  // Of a report that was there before anybody looked, the feed says all that is known.
  const wasChanged = !known && receivedAt !== null && changedAt !== null && changedAt > receivedAt;
  return wasChanged ? [received, ...changed] : [received];
}

/** The first moment after a day in Vietnam, which is seven hours ahead. */
function dayAfter(day: string | null): string | null {
  return day === null ? null : new Date(`${day}T17:00:00Z`).toISOString();
}

function eventOf(event: Omit<ReportEvent, 'id'>): ReportEvent {
  const { kind, province, year, at } = event;
  return { id: uuidOf(['report', kind, province.id, year, at].join('\n')), ...event };
}

/** A UUID of version 8, which may be made of anything; RFC 9562. */
function uuidOf(text: string): string {
  const bytes = createHash('sha256').update(text).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return `urn:uuid:${[hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')}`;
}
