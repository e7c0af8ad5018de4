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
 * The request that takes least is taken for what every request takes; for the rest, the median of the ratios, so that neither the
 * dearest operation nor one whose lists are shorter than is assumed decides.
 */
export function fitLine(points: readonly Point[]): Line {
  const base = Math.min(...points.map(({ millis }) => millis));
  const ratios = points
    .filter(({ cost }) => cost >= leastCost)
    .map(({ cost, millis }) => Math.max(0, millis - base) / cost)
    .sort((a, b) => a - b);
  return { base, perCost: ratios[Math.floor(ratios.length / 2)] ?? 0 };
}

/** Below it the request itself takes most of the time. */
const leastCost = 50;

/** How many times as long an operation takes as its price says. */
export function residualOf({ cost, millis }: Point, { base, perCost }: Line): number {
  return millis / (base + cost * perCost);
}
