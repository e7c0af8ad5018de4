import type { Bounds } from '../words/bounds';
import { openLength } from './openLength';

/** What the whole width of bars stands for, and where their scale is marked. */
export interface Scale {
  end: number;
  /** From 0 to `end`. */
  ticks: number[];
}

/** A scale that ends at a round number and has room for all bars, open ends too. */
export function niceScale(all: readonly (Bounds | null)[]): Scale {
  const ends = all.map((bounds) =>
    bounds ? Math.max(bounds.atMost ?? 0, bounds.value ?? 0, bounds.atLeast) : 0,
  );
  const open = all.some((bounds) => bounds?.atMost === null);
  const needed = Math.max(0, ...ends) * (open ? 1 / (1 - openLength) : 1);
  if (needed === 0) return { end: 0, ticks: [0] };
  const step = niceStep(needed / 4);
  const count = Math.ceil(needed / step - 1e-9);
  return { end: count * step, ticks: Array.from({ length: count + 1 }, (_, index) => index * step) };
}

/** 1, 2 or 5 times a power of ten; 1 at the least, since all numbers are whole. */
function niceStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  const factor = [1, 2, 5, 10].find((candidate) => candidate * power >= least * 0.999) ?? 10;
  return Math.max(1, factor * power);
}
