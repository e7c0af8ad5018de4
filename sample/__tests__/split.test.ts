import fc from 'fast-check';
import { add, sum, zero, type Bounds } from '../../domain/quantity';
import { splitBounds, splitWhole } from '../split';

const weights = fc.array(fc.integer({ min: 1, max: 2_000_000 }), { minLength: 1, maxLength: 70 });
const whole = fc.integer({ min: 0, max: 2 ** 50 });

/** Any quantity: a lower bound, what lies above it, and how much of it is known. */
const bounds = fc
  .tuple(whole, whole, whole, fc.boolean(), fc.boolean())
  .map(([atLeast, above, more, hasValue, hasUpper]): Bounds => {
    const value = atLeast + Math.floor(above / 4);
    return {
      value: hasValue ? value : null,
      atLeast,
      atMost: hasUpper ? value + Math.floor(more / 4) : null,
    };
  });

describe('a split of a whole number', () => {
  it.each([
    [14, [1, 1, 1], [5, 5, 4]],
    [10, [3, 2, 1], [5, 3, 2]],
    [4, [1, 1, 1, 1, 1, 1, 1, 1, 1, 1], [1, 1, 1, 1, 0, 0, 0, 0, 0, 0]],
    [0, [2, 1], [0, 0]],
    [7, [0, 1], [0, 7]],
  ])('of %i by %j is %j', (total, by, parts) => {
    expect(splitWhole(total, by)).toEqual(parts);
  });

  it('adds up to it, each part within one of its share', () => {
    fc.assert(
      fc.property(whole, weights, (total, by) => {
        const parts = splitWhole(total, by);
        expect(parts.reduce((so, part) => so + part, 0)).toBe(total);
        const all = by.reduce((so, weight) => so + weight, 0);
        parts.forEach((part, index) => {
          expect(Number.isSafeInteger(part) && part >= 0).toBe(true);
          expect(Math.abs(part - total * ((by[index] ?? 0) / all))).toBeLessThanOrEqual(1);
        });
      }),
    );
  });

  it('without a weight above 0 is refused', () => {
    expect(() => splitWhole(5, [])).toThrow('Expected at least one weight above 0');
    expect(() => splitWhole(5, [0, 0])).toThrow('Expected at least one weight above 0');
  });
});

describe('a split of a quantity', () => {
  it.each([
    ['nearly 60', { value: 60, atLeast: 0, atMost: 60 }, [40, 20], [0, 0], [40, 20]],
    ['over 9', { value: 9, atLeast: 9, atMost: null }, [6, 3], [6, 3], null],
    ['20 to 40', { value: null, atLeast: 20, atMost: 40 }, null, [13, 7], [26, 14]],
    ['14', { value: 14, atLeast: 14, atMost: 14 }, [9, 5], [9, 5], [9, 5]],
  ])('of "%s" keeps what is known', (_printed, quantity, values, lower, upper) => {
    expect(splitBounds(quantity, [2, 1])).toEqual(
      [0, 1].map((index) => ({
        value: values?.[index] ?? null,
        atLeast: lower[index],
        atMost: upper?.[index] ?? null,
      })),
    );
  });

  it('adds up to it in all three parts, and every part is a quantity', () => {
    fc.assert(
      fc.property(bounds, weights, (quantity, by) => {
        const parts = splitBounds(quantity, by);
        expect(sum(parts)).toEqual(add(quantity, zero));
        for (const { value, atLeast, atMost } of parts) {
          expect(atLeast).toBeGreaterThanOrEqual(0);
          expect(value ?? atLeast).toBeGreaterThanOrEqual(atLeast);
          expect(atMost ?? Infinity).toBeGreaterThanOrEqual(value ?? atLeast);
        }
      }),
    );
  });
});
