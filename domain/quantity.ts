/**
 * A number with what is known about it, without unit. Invariants: 0 <= atLeast; atLeast <= value <= atMost if
 * these are known; all whole and at most 2^53 - 1.
 */
export interface Bounds {
  /** As printed, or the sum of the printed values; null if only a range is known. */
  value: number | null;
  atLeast: number;
  /** Null if nothing bounds it from above. */
  atMost: number | null;
  /** Whether an estimate is in it. */
  estimated?: boolean | undefined;
}

/** As a province says it: `reportedBy` is 0 if only documents of others mention it. */
export interface ReportedBounds extends Bounds {
  reportedBy?: number | undefined;
}

/** Bounds and the number of reporters behind them; the shape of `Quantity` in the API. */
export interface Quantity extends Bounds {
  estimated: boolean;
  exact: boolean;
  reportedBy: number;
  /** Of a published figure: whether it was added up, or stands for more than what was printed. */
  derived?: boolean | null | undefined;
  /** Of a published figure that was printed as it is: the words. */
  printed?: string | null | undefined;
  /** Of a published figure: ids of the facts that it is made of. */
  parts?: string[] | null | undefined;
}

export const zero: Bounds = Object.freeze({ value: 0, atLeast: 0, atMost: 0 });

/** The largest number that is told from the one after it. */
const most = Number.MAX_SAFE_INTEGER;

/**
 * Associative and commutative, with `zero` as its zero. An unknown value or upper bound makes the sum's unknown, and so
 * does a sum beyond 2^53 - 1, of which only that it is at least so much can be said.
 */
export function add(a: Bounds, b: Bounds): Bounds {
  return sum([a, b]);
}

export function sum(quantities: Iterable<Bounds>): Bounds {
  let value: number | null = 0;
  let atLeast = 0;
  let atMost: number | null = 0;
  let isEstimated = false;
  // Without an object for each of them: a total of the country adds hundreds.
  for (const quantity of quantities) {
    value = addKnown(value, quantity.value);
    atLeast = Math.min(atLeast + quantity.atLeast, most);
    atMost = addKnown(atMost, quantity.atMost);
    isEstimated ||= quantity.estimated === true;
  }
  return isEstimated ? { value, atLeast, atMost, estimated: true } : { value, atLeast, atMost };
}

export function createQuantity(bounds: Bounds, reportedBy: number): Quantity {
  const { value, atLeast, atMost, estimated } = bounds;
  return { value, atLeast, atMost, estimated: estimated === true, exact: atLeast === atMost, reportedBy };
}

/** Whether nobody reported it, and documents of others only say what it is at least. */
export function isMention({ reportedBy }: ReportedBounds): boolean {
  return reportedBy === 0;
}

/**
 * The sum over the provinces of a scope. `known` holds one quantity for each province of which the measure is known; null
 * if it is of none. While fewer reported it than the scope has, nothing bounds the sum from above, since a measure is
 * never negative.
 */
export function addProvinces(known: readonly ReportedBounds[], expected: number): Quantity | null {
  if (known.length === 0) return null;
  const total = sum(known);
  const reportedBy = known.reduce((count, quantity) => (isMention(quantity) ? count : count + 1), 0);
  return createQuantity(reportedBy < expected ? { ...total, atMost: null } : total, reportedBy);
}

export function sameBounds(a: Bounds, b: Bounds): boolean {
  return (
    a.value === b.value &&
    a.atLeast === b.atLeast &&
    a.atMost === b.atMost &&
    (a.estimated === true) === (b.estimated === true)
  );
}

function addKnown(a: number | null, b: number | null): number | null {
  return a === null || b === null || a + b > most ? null : a + b;
}
