import type { Proposal, Reading, Sureness } from '../../domain/reading/reading';
import type { TrueRow, TrueText } from './truth';

export type Verdict = 'right' | 'wrong' | 'missed' | 'leftOutRightly';

/** What became of one row of the truth, or of a proposal that the truth has not. */
export interface Scored {
  verdict: Verdict;
  row: TrueRow | null;
  proposal: Proposal | null;
  /** Fields in which they differ. */
  differences: string[];
}

export interface Score {
  name: string;
  rows: number;
  right: number;
  wrong: number;
  /** Wrong of high sureness, those among them that the truth does not have included. */
  surelyWrong: number;
  /** Proposals that the truth does not have; they are wrong too. */
  extra: number;
  missed: number;
  /** Rows of rates and targets, which are no results, that were left out as such. */
  leftOutRightly: number;
  /** Other numbers that were left out or not understood, and are in no row. */
  otherNumbers: number;
  scored: Scored[];
}

/** Measures of rates and targets: a reader that leaves them out is right. */
const noResults: ReadonlySet<string> = new Set([
  'unionsRatedGoodRate',
  'unionsRatedGoodRateTarget',
  'admissionRateTarget',
  'campaignFollowersRate',
  'healthCheckRate',
  'targetsSet',
]);

export function scoreReading({ name, rows }: TrueText, reading: Reading): Score {
  const free = new Set(reading.proposals);
  const scored: Scored[] = rows.map((row) => {
    const proposal = bestFor(row, free) ?? sameCase(row, free);
    if (proposal) free.delete(proposal);
    if (!proposal) return scoreMissing(row, reading);
    const differences = differencesOf(row, proposal);
    return { verdict: differences.length === 0 ? 'right' : 'wrong', row, proposal, differences };
  });
  const extra: Scored[] = [...free].map((proposal) => ({
    verdict: 'wrong',
    row: null,
    proposal,
    differences: ['is no fact'],
  }));
  const all = [...scored, ...extra];
  const count = (verdict: Verdict) => all.filter((one) => one.verdict === verdict).length;
  const isRow = (span: { start: number; end: number }) => rows.some((row) => overlaps(row, span));
  return {
    name,
    rows: rows.length,
    right: count('right'),
    wrong: count('wrong'),
    surelyWrong: all.filter(({ verdict, proposal }) => verdict === 'wrong' && proposal?.sureness === 'high')
      .length,
    extra: extra.length,
    missed: count('missed'),
    leftOutRightly: count('leftOutRightly'),
    otherNumbers: [...reading.leftOut, ...reading.notUnderstood].filter((span) => !isRow(span)).length,
    scored: all,
  };
}

export interface RuleScore {
  rule: string;
  right: number;
  wrong: number;
}

export function scoreRules(scores: readonly Score[]): RuleScore[] {
  const rules = new Map<string, RuleScore>();
  for (const { verdict, proposal } of scores.flatMap(({ scored }) => scored)) {
    if (!proposal || (verdict !== 'right' && verdict !== 'wrong')) continue;
    const of = rules.get(proposal.rule) ?? { rule: proposal.rule, right: 0, wrong: 0 };
    of[verdict] += 1;
    rules.set(proposal.rule, of);
  }
  return [...rules.values()].sort((a, b) => b.right + b.wrong - a.right - a.wrong);
}

export function countSure(scores: readonly Score[], sureness: Sureness, verdict: Verdict): number {
  return scores
    .flatMap(({ scored }) => scored)
    .filter((one) => one.proposal?.sureness === sureness && one.verdict === verdict).length;
}

/** The proposal at the row's place, of its measure if there is one. */
function bestFor(row: TrueRow, proposals: ReadonlySet<Proposal>): Proposal | null {
  const there = [...proposals].filter((proposal) => overlaps(row, proposal));
  return there.find(({ measure }) => measure === row.measure) ?? there[0] ?? null;
}

/** A single case that no number says may be found if another sentence tells of it. */
function sameCase(row: TrueRow, proposals: ReadonlySet<Proposal>): Proposal | null {
  const found = [...proposals].find(
    (proposal) => !/\p{Nd}/u.test(proposal.text) && differencesOf(row, proposal).length === 0,
  );
  return row.value === 1 ? (found ?? null) : null;
}

function scoreMissing(row: TrueRow, { leftOut }: Reading): Scored {
  const isLeftOut = leftOut.some(
    (span) => overlaps(row, span) && (span.reason === 'RATE' || span.reason === 'PLAN'),
  );
  const verdict = isLeftOut && noResults.has(row.measure) ? 'leftOutRightly' : 'missed';
  return { verdict, row, proposal: null, differences: [] };
}

const compared = [
  'measure',
  'value',
  'atLeast',
  'atMost',
  'programme',
  'awardKind',
  'awardedBy',
  'recipient',
  'sector',
  'year',
] as const;

function differencesOf(row: TrueRow, proposal: Proposal): string[] {
  const different = compared.filter((field) => row[field] !== proposal[field]);
  const isIncluded = proposal.includedIn !== null;
  return [
    ...different.map((field) => `${field} ${String(proposal[field])}, not ${String(row[field])}`),
    ...(isIncluded === row.isIncluded ? [] : [isIncluded ? 'is no part' : 'is a part']),
  ];
}

function overlaps(a: { start: number; end: number }, b: { start: number; end: number }): boolean {
  return a.start < b.end && b.start < a.end;
}
