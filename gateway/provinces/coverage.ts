import type { ShardGapReason, ShardOutcome } from './shardRequest';

/** Why a province that did not fail is not in the total of a year. */
export type ReportGapReason = 'NOT_REPORTED' | 'NOT_IN_YEAR';

export interface OperationCoverage {
  asked: number;
  /** With an answer, be it an earlier one. */
  answered: number;
  /** Answered from the last known figures, since the province failed. */
  stale: { province: string; since: string; ageSeconds: number; reason: ShardGapReason }[];
  /** Without an answer; or, with the year, with nothing to add to a total of that year. */
  missing: { province: string; year?: number; reason: ShardGapReason | ReportGapReason }[];
}

/** A gap is worse than an earlier answer, and that worse than a current one. */
export function severity(outcome: ShardOutcome): number {
  if (outcome.kind === 'gap') return 2;
  return outcome.staleReason === null ? 0 : 1;
}

export function summarise(
  outcomeOf: ReadonlyMap<string, ShardOutcome>,
  notInTotals: OperationCoverage['missing'],
): OperationCoverage {
  const missing: OperationCoverage['missing'] = [];
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
  const byProvince = (a: { province: string; year?: number }, b: { province: string; year?: number }) =>
    a.province === b.province ? (a.year ?? 0) - (b.year ?? 0) : a.province < b.province ? -1 : 1;
  stale.sort(byProvince);
  return { asked: outcomeOf.size, answered, stale, missing: [...missing, ...notInTotals].sort(byProvince) };
}
