import type { Bounds } from './quantity';

/** What a number is at least and at most; null at an end that nothing bounds. */
export interface Interval {
  atLeast: number | null;
  atMost: number | null;
}

/** The places that a number can have among others, from 1; the same place twice if the bounds leave no other. */
export interface Ranks {
  best: number;
  worst: number;
}

/**
 * The places of numbers of which only bounds are known, the largest first. One stands before another only if it is the
 * larger one whatever the two are within their bounds; equal exact numbers share a place.
 *
 * @returns in the order of the intervals
 */
export function rankIntervals(intervals: readonly Interval[]): Ranks[] {
  const floors = intervals.map(({ atLeast }) => atLeast ?? -Infinity).sort((a, b) => a - b);
  const ceilings = intervals.map(({ atMost }) => atMost ?? Infinity).sort((a, b) => a - b);
  return intervals.map(({ atLeast, atMost }) => {
    const [floor, ceiling] = [atLeast ?? -Infinity, atMost ?? Infinity];
    // Of the ceilings above its floor one is its own, if it has any width.
    const own = ceiling > floor ? 1 : 0;
    return {
      best: 1 + countAbove(floors, ceiling),
      worst: 1 + countAbove(ceilings, floor) - own,
    };
  });
}

/** How many of these, in ascending order, are above a number. */
function countAbove(sorted: readonly number[], number: number): number {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((sorted[middle] ?? Infinity) > number) to = middle;
    else from = middle + 1;
  }
  return sorted.length - from;
}

/** Those that are surely larger first; those that cannot be told apart in the order in which they came. */
export function byRanks(a: Ranks, b: Ranks): number {
  return a.best - b.best || a.worst - b.worst;
}

/** By how much a number grew over an earlier one: as a difference, and as a ratio of the earlier one. */
export interface Growth {
  difference: Interval;
  /** 0.5 for half as much again; open unless the earlier number is above zero. */
  ratio: Interval;
}

type Known = Pick<Bounds, 'atLeast' | 'atMost'>;

/** Null if nothing bounds it, from below or from above. */
export function growthOf(current: Known | null, previous: Known | null): Growth | null {
  if (!current || !previous) return null;
  const difference = {
    atLeast: previous.atMost === null ? null : current.atLeast - previous.atMost,
    atMost: current.atMost === null ? null : current.atMost - previous.atLeast,
  };
  if (!isBounded(difference)) return null;
  return { difference, ratio: ratioOf(current, previous) };
}

function ratioOf(current: Known, previous: Known): Interval {
  return {
    atLeast: previous.atMost === null || previous.atMost === 0 ? null : current.atLeast / previous.atMost - 1,
    atMost: current.atMost === null || previous.atLeast === 0 ? null : current.atMost / previous.atLeast - 1,
  };
}

/** Whether anything is known of it. */
export function isBounded({ atLeast, atMost }: Interval): boolean {
  return atLeast !== null || atMost !== null;
}

/** The number itself, if its bounds leave no other. */
export function exactOf({ atLeast, atMost }: Interval): number | null {
  return atLeast === atMost ? atLeast : null;
}
