import { unsupported } from '../errors';

/** Takes the values of one group; undefined is a missing one. */
export interface Accumulator {
  add(value: unknown): void;
  result(): unknown;
}

export const accumulators: Record<string, (() => Accumulator) | undefined> = {
  $sum: () => new Total(),
};

/** Neumaier's sum, which like MongoDB's carries what plain addition of fractions would lose. */
class Total implements Accumulator {
  private sum = 0;
  private lost = 0;
  private whole = true;

  add(value: unknown): void {
    if (typeof value !== 'number') return;
    const sum = this.sum + value;
    const isExact = this.whole && Number.isSafeInteger(value) && Number.isSafeInteger(sum);
    if (!isExact) this.noteLost(value, sum);
    this.sum = sum;
  }

  private noteLost(value: number, sum: number): void {
    this.lost += Math.abs(this.sum) >= Math.abs(value) ? this.sum - sum + value : value - sum + this.sum;
    this.whole &&= Number.isSafeInteger(value);
  }

  /** With infinities the correction is not a number, the plain sum is right. */
  result(): number {
    if (this.whole && !Number.isSafeInteger(this.sum))
      throw unsupported('A sum of whole numbers beyond 2^53');
    return Number.isFinite(this.lost) ? this.sum + this.lost : this.sum;
  }
}
