import type { Interval } from './ranks';
import type { Bounds } from './quantity';

/** One number for each so many of another: what it is at least and at most, and the number if nothing else is possible. */
export interface Rate extends Interval {
  value: number | null;
}

export interface RateUnit {
  /** Of how many it is the rate: 1000 for so many in a thousand. */
  per: number;
  /** Digits after the point; bounds are rounded outwards. */
  digits: number;
}

type Known = Pick<Bounds, 'atLeast' | 'atMost'>;

/** Null if nothing bounds it: one of the two is not known, or the other is unbounded from above and may be zero. */
export function rateBetween(part: Known | null, whole: Known | null, { per, digits }: RateUnit): Rate | null {
  if (!part || !whole) return null;
  const ratio = (of: number | null, by: number | null, round: (number: number) => number) =>
    of === null || by === null || by === 0 ? null : rounded((of * per) / by, digits, round);
  const atLeast = ratio(part.atLeast, whole.atMost, Math.floor);
  const atMost = ratio(part.atMost, whole.atLeast, Math.ceil);
  if (atLeast === null && atMost === null) return null;
  const isExact = part.atLeast === part.atMost && whole.atLeast === whole.atMost;
  return { value: isExact ? ratio(part.atLeast, whole.atLeast, Math.round) : null, atLeast, atMost };
}

function rounded(number: number, digits: number, round: (number: number) => number): number {
  const scale = 10 ** digits;
  // Six digits more than are asked for, so that what is whole is not taken for a little more.
  return round(Number((number * scale).toFixed(6))) / scale;
}
