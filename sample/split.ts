import type { Bounds } from '../domain/quantity';

/**
 * Splits a whole number by whole weights into whole parts that add up to it exactly: each gets its share rounded down,
 * and what is left goes to the largest remainders, the first first.
 */
export function splitWhole(total: number, weights: readonly number[]): number[] {
  const exact = weights.map(BigInt);
  const sum = exact.reduce((so, weight) => so + weight, 0n);
  if (sum <= 0n) throw new RangeError('Expected at least one weight above 0');
  const shares = exact.map((weight, index) => {
    const product = BigInt(total) * weight;
    return { index, part: Number(product / sum), remainder: product % sum };
  });
  const left = total - shares.reduce((so, { part }) => so + part, 0);
  const byRemainder = [...shares].sort((a, b) => compare(b.remainder, a.remainder) || a.index - b.index);
  for (const share of byRemainder.slice(0, left)) share.part += 1;
  return shares.map(({ part }) => part);
}

function compare(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * Splits a quantity: value, atLeast and atMost of the parts each add up to its own, and every part is a quantity. What
 * lies between the three is split, not these, since the largest remainder may give less of more.
 */
export function splitBounds({ value, atLeast, atMost }: Bounds, weights: readonly number[]): Bounds[] {
  const lower = splitWhole(atLeast, weights);
  const middle = value === null ? lower : addParts(lower, splitWhole(value - atLeast, weights));
  const upper = atMost === null ? null : addParts(middle, splitWhole(atMost - (value ?? atLeast), weights));
  return weights.map((_, index) => ({
    value: value === null ? null : (middle[index] ?? 0),
    atLeast: lower[index] ?? 0,
    atMost: upper === null ? null : (upper[index] ?? 0),
  }));
}

function addParts(a: readonly number[], b: readonly number[]): number[] {
  return a.map((part, index) => part + (b[index] ?? 0));
}
