import { unsupported } from '../errors';
import { compareValues, orderKey } from '../order';

/** Takes the values of one group; undefined is a missing one. */
export interface Accumulator {
  add(value: unknown): void;
  result(): unknown;
}

export const accumulators: Record<string, (() => Accumulator) | undefined> = {
  $sum: () => new Total(),
  $avg: () => new Average(),
  $min: () => new Extreme(-1),
  $max: () => new Extreme(1),
  $first: () => new First(),
  $last: () => new Last(),
  $push: () => new Pushed(),
  $addToSet: () => new Distinct(),
};

/** Neumaier's sum, which like MongoDB's carries what plain addition of fractions would lose. */
class Total implements Accumulator {
  private sum = 0;
  private lost = 0;
  private whole = true;
  count = 0;

  add(value: unknown): void {
    if (typeof value !== 'number') return;
    const sum = this.sum + value;
    this.lost += Math.abs(this.sum) >= Math.abs(value) ? this.sum - sum + value : value - sum + this.sum;
    this.sum = sum;
    this.whole &&= Number.isSafeInteger(value);
    this.count++;
  }

  /** With infinities the correction is not a number, the plain sum is right. */
  result(): number {
    if (this.whole && !Number.isSafeInteger(this.sum))
      throw unsupported('A sum of whole numbers beyond 2^53');
    return Number.isFinite(this.lost) ? this.sum + this.lost : this.sum;
  }
}

class Average implements Accumulator {
  private readonly total = new Total();

  add(value: unknown): void {
    this.total.add(value);
  }

  result(): number | null {
    return this.total.count === 0 ? null : this.total.result() / this.total.count;
  }
}

/** Null and missing values do not take part. */
class Extreme implements Accumulator {
  private best: unknown = null;

  constructor(private readonly sign: 1 | -1) {}

  add(value: unknown): void {
    if (value == null) return;
    if (this.best === null || compareValues(value, this.best) * this.sign > 0) this.best = value;
  }

  result(): unknown {
    return this.best;
  }
}

class First implements Accumulator {
  private values: unknown[] = [];

  add(value: unknown): void {
    if (this.values.length === 0) this.values.push(value);
  }

  result(): unknown {
    return this.values[0] ?? null;
  }
}

class Last implements Accumulator {
  private value: unknown;

  add(value: unknown): void {
    this.value = value;
  }

  result(): unknown {
    return this.value ?? null;
  }
}

class Pushed implements Accumulator {
  private readonly values: unknown[] = [];

  add(value: unknown): void {
    if (value !== undefined) this.values.push(value);
  }

  result(): unknown[] {
    return this.values;
  }
}

class Distinct implements Accumulator {
  private readonly values = new Map<string, unknown>();

  add(value: unknown): void {
    if (value !== undefined) this.values.set(orderKey(value), value);
  }

  result(): unknown[] {
    return [...this.values.values()];
  }
}
