import { sourceOf } from '../../domain/facts';
import type { FailureReason, GapReason } from '../../domain/gapReasons';
import { once } from '../../domain/once';
import { dayInVietnam, isCorrectedAfter, timelinessOf, type Timeliness } from '../../domain/timeliness';
import type { UnitCoverage } from '../../domain/reports/unitCoverage';
import type { ReadFigures } from './figuresShape';
import type { NotedDocument, Report, Reports, Standing } from './reports';

export interface Coverage {
  expected: number;
  reported: number;
  complete: boolean;
  asOf: Date | null;
  /** The days on which the first and the last of the reports were made, YYYY-MM-DD. */
  madeFrom: string | null;
  madeTo: string | null;
  /** The last day on which a report is on time; null if it is not known, or of several years. */
  dueOn: string | null;
  onTime: number;
  simulated: ProvinceReference[];
  sample: boolean;
  draft: boolean;
  mentioned: { province: ProvinceReference; documents: NotedDocument[] }[];
  missing: { province: ProvinceReference; reason: GapReason }[];
  stale: { province: ProvinceReference; since: Date; reason: FailureReason }[];
  /** In the order of the scope. */
  provinces: ProvinceStanding[];
}

/** How a province stands behind a total, and when its report was made, came in, changed and was asked for. */
export interface ProvinceStanding {
  province: ProvinceReference;
  standing: Standing;
  madeOn: string | null;
  receivedAt: Date | null;
  changedAt: Date | null;
  askedAt: Date | null;
  timeliness: Timeliness | null;
  correctedAfterDue: boolean;
  /** Null if it is not known, or was not asked for. */
  unitCoverage: UnitCoverage[] | null;
}

export interface ProvinceReference {
  __typename: 'Province';
  id: string;
}

export function reference(id: string): ProvinceReference {
  return { __typename: 'Province', id };
}

/** Who stands behind a total, and who does not. How each province stands is looked up if it is asked for, which few do. */
export function coverageOf(provinces: readonly string[], reports: Reports, dueOn: string | null): Coverage {
  const { all, gaps } = reports;
  const now = new Date();
  const standings = once(() => standingsOf(provinces, reports, { dueOn, now }));
  const days = once(() => daysOf(standings()));
  const withStanding = (standing: Standing) => all.filter((report) => report.standing === standing);
  const mentioned = withStanding('MENTIONED').map(({ province, documents }) => ({
    province: reference(province),
    documents: documents.filter((document) => sourceOf(document) === 'MENTION'),
  }));
  const simulated = withStanding('SIMULATED').map(({ province }) => reference(province));
  const missing = provinces.flatMap((province) => {
    const reason = gaps.get(province);
    return reason === undefined ? [] : [{ province: reference(province), reason }];
  });
  return {
    expected: provinces.length,
    reported: all.length - mentioned.length,
    complete: missing.length + mentioned.length === 0,
    asOf: all.length > 0 ? new Date(Math.min(...all.map(({ answeredAt }) => answeredAt))) : null,
    get madeFrom() {
      return days()[0] ?? null;
    },
    get madeTo() {
      return days().at(-1) ?? null;
    },
    dueOn,
    get onTime() {
      return standings().filter(({ timeliness }) => timeliness === 'ON_TIME').length;
    },
    simulated,
    sample: simulated.length > 0,
    draft: all.some(({ documents }) => documents.some(({ status }) => status === 'DRAFT')),
    mentioned,
    missing,
    stale: all.flatMap(({ province, answeredAt, staleReason }) =>
      staleReason === null
        ? []
        : [{ province: reference(province), since: new Date(answeredAt), reason: staleReason }],
    ),
    get provinces() {
      return standings();
    },
  };
}

function daysOf(standings: readonly ProvinceStanding[]): string[] {
  return standings.flatMap(({ madeOn }) => madeOn ?? []).sort();
}

function standingsOf(
  provinces: readonly string[],
  { all, gaps }: Reports,
  { dueOn, now }: { dueOn: string | null; now: Date },
): ProvinceStanding[] {
  const reportOf = new Map(all.map((report) => [report.province, report]));
  return provinces.map((province): ProvinceStanding => {
    const report = reportOf.get(province);
    const isReported = report?.standing === 'REPORTED';
    const times = isReported ? timesOf(report) : noTimes;
    // Whoever fails, is not connected or is only simulated may have reported: nobody can say that it is late.
    const isKnown = isReported || report?.standing === 'MENTIONED' || gaps.get(province) === 'NOT_REPORTED';
    return {
      province: reference(province),
      standing: report?.standing ?? 'MISSING',
      ...times,
      askedAt: report ? new Date(report.answeredAt) : null,
      timeliness: isKnown ? timelinessOf({ isReported, ...times }, dueOn, now) : null,
      correctedAfterDue: isReported && isCorrectedAfter(dueOn, times),
      unitCoverage: report?.coverage ?? null,
    };
  });
}

type Times = Pick<ProvinceStanding, 'madeOn' | 'receivedAt' | 'changedAt'>;
const noTimes: Times = { madeOn: null, receivedAt: null, changedAt: null };

/** By report, which many cells of a table stand on. */
const knownTimes = new WeakMap<ReadFigures, Times>();

/** A report was made on the day of its latest document; if none says, on the day it came in. */
function timesOf({ figures, documents, updatedAt, receivedAt }: Report): Times {
  const before = knownTimes.get(figures);
  if (before) return before;
  const received = momentOf(receivedAt);
  const published = documents.flatMap(({ publishedOn }) => publishedOn ?? []).sort();
  const times = {
    madeOn: published.at(-1) ?? (received && dayInVietnam(received)),
    receivedAt: received,
    changedAt: momentOf(updatedAt),
  };
  knownTimes.set(figures, times);
  return times;
}

function momentOf(value: unknown): Date | null {
  const moment = typeof value === 'string' || value instanceof Date ? new Date(value) : null;
  return moment === null || Number.isNaN(moment.getTime()) ? null : moment;
}
