/** What an operation costs, and the processor time that it takes. */
export interface Point {
  name: string;
  cost: number;
  millis: number;
}

/** Milliseconds that a request takes whatever it asks, and for each 1 of cost beyond. */
export interface Line {
  base: number;
  perCost: number;
}

/**
 * The median of those that ask for next to nothing is taken for what every request takes; for the rest, the median of the ratios, so
 * that neither the dearest operation nor one whose lists are shorter than is assumed decides.
 */
export function fitLine(points: readonly Point[]): Line {
  const base = medianOf(points.filter(({ cost }) => cost < leastCost).map(({ millis }) => millis));
  const ratios = points
    .filter(({ cost }) => cost >= leastCost)
    .map(({ cost, millis }) => Math.max(0, millis - base) / cost);
  return { base, perCost: medianOf(ratios) };
}

/** 0 of none. */
function medianOf(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

/** Below it the request itself takes most of the time. */
const leastCost = 100;

/** How many times as long an operation takes as its price says. */
export function residualOf({ cost, millis }: Point, { base, perCost }: Line): number {
  return millis / (base + cost * perCost);
}
