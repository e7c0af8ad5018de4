import {
  gapReasons,
  type FailureReason,
  type GapReason,
  type ReportGapReason,
} from '../../domain/gapReasons';
import type { ProvinceOutcome } from '../../platform/provinces/outcome';

/** What became of the provinces that an operation asked. */
export interface OperationCoverage {
  asked: number;
  /** With an answer, be it an earlier one. */
  answered: number;
  /** Answered from the last known figures, since the province failed. */
  stale: { province: string; since: string; ageSeconds: number; reason: FailureReason }[];
  /** Without an answer; or, with the year, with nothing to add to a total of that year. */
  missing: MissingProvince[];
  /** Provinces that have not reported for a year, of which documents of others name single numbers; there if there are any. */
  mentioned?: ProvinceYear[];
  /** Provinces whose report of a year is simulated; there if there are any. */
  simulated?: ProvinceYear[];
}

export interface ProvinceYear {
  province: string;
  year: number;
}

/** Of a province that answered for a total, and yet has not reported. */
export type UnreportedStanding = 'mentioned' | 'simulated';

export interface MissingProvince {
  province: string;
  year?: number;
  reason: GapReason;
}

/** Writes down what becomes of the provinces of an operation. */
export interface CoverageNotes {
  noteOutcome(province: string, outcome: ProvinceOutcome): void;
  noteMissing(province: string, year: number, reason: ReportGapReason): void;
  noteUnreported(province: string, year: number, standing: UnreportedStanding): void;
  read(): OperationCoverage;
}

export function createCoverageNotes(): CoverageNotes {
  /** The worst that became of each province. */
  const outcomeOf = new Map<string, ProvinceOutcome>();
  const notInTotals = new Map<string, MissingProvince>();
  const unreported = {
    mentioned: new Map<string, ProvinceYear>(),
    simulated: new Map<string, ProvinceYear>(),
  };
  return {
    noteOutcome(province, outcome) {
      const known = outcomeOf.get(province);
      if (!known || severity(outcome) > severity(known)) outcomeOf.set(province, outcome);
    },
    noteMissing: (province, year, reason) =>
      void notInTotals.set(`${province}|${year}`, { province, year, reason }),
    noteUnreported: (province, year, standing) =>
      void unreported[standing].set(`${province}|${year}`, { province, year }),
    read: () => ({
      ...summarise(outcomeOf, [...notInTotals.values()]),
      ...listed('mentioned', unreported.mentioned),
      ...listed('simulated', unreported.simulated),
    }),
  };
}

/** Whether caches between us and the clients may keep an answer with this coverage. */
export function mayBeShared({ stale, missing }: OperationCoverage): boolean {
  return stale.length === 0 && missing.every(({ reason }) => gapReasons[reason].mayBeShared);
}

/** A gap is worse than an earlier answer, and that worse than a current one. */
function severity(outcome: ProvinceOutcome): number {
  if (outcome.kind === 'gap') return 2;
  return outcome.staleReason === null ? 0 : 1;
}

function summarise(
  outcomeOf: ReadonlyMap<string, ProvinceOutcome>,
  notInTotals: readonly MissingProvince[],
): Omit<OperationCoverage, UnreportedStanding> {
  const missing: MissingProvince[] = [];
  const stale: OperationCoverage['stale'] = [];
  for (const [province, outcome] of outcomeOf) {
    if (outcome.kind === 'gap') missing.push({ province, reason: outcome.reason });
    else if (outcome.staleReason !== null) {
      const { answeredAt, staleReason: reason } = outcome;
      const ageSeconds = Math.round((Date.now() - answeredAt) / 1000);
      stale.push({ province, since: new Date(answeredAt).toISOString(), ageSeconds, reason });
    }
  }
  const answered = outcomeOf.size - missing.length;
  stale.sort(byProvince);
  return { asked: outcomeOf.size, answered, stale, missing: [...missing, ...notInTotals].sort(byProvince) };
}

function listed(
  standing: UnreportedStanding,
  provinces: ReadonlyMap<string, ProvinceYear>,
): Pick<OperationCoverage, UnreportedStanding> {
  return provinces.size === 0 ? {} : { [standing]: [...provinces.values()].sort(byProvince) };
}

interface Placed {
  province: string;
  year?: number;
}

function byProvince(a: Placed, b: Placed): number {
  if (a.province === b.province) return (a.year ?? 0) - (b.year ?? 0);
  return a.province < b.province ? -1 : 1;
}
