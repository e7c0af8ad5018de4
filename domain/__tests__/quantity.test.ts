import fc from 'fast-check';
import { add, addProvinces, createQuantity, sum, zero, type Bounds } from '../quantity';

/** Some sums of three are beyond 2^53 - 1. */
const number = fc.oneof(fc.integer({ min: 0, max: 2 ** 40 }), fc.integer({ min: 2 ** 50, max: 2 ** 51 }));
const bounds: fc.Arbitrary<Bounds> = fc
  .tuple(number, number, number, fc.boolean(), fc.boolean(), fc.boolean())
  .map(([atLeast, toValue, toMost, ranged, unbounded, estimated]) => ({
    value: ranged ? null : atLeast + toValue,
    atLeast,
    atMost: unbounded ? null : atLeast + toValue + toMost,
    ...(estimated && { estimated }),
  }));

describe('add', () => {
  it('is associative', () => {
    fc.assert(
      fc.property(bounds, bounds, bounds, (a, b, c) => expect(add(add(a, b), c)).toEqual(add(a, add(b, c)))),
    );
  });

  it('is commutative', () => {
    fc.assert(fc.property(bounds, bounds, (a, b) => expect(add(a, b)).toEqual(add(b, a))));
  });

  it('has zero as its zero', () => {
    fc.assert(fc.property(bounds, (a) => expect(add(a, zero)).toEqual(a)));
  });

  it('adds the three parts one by one', () => {
    const nearly60 = { value: 60e9, atLeast: 0, atMost: 60e9 };
    const nearly10 = { value: 10e9, atLeast: 0, atMost: 10e9 };
    const over9 = { value: 9e9, atLeast: 9e9, atMost: null };
    expect(sum([nearly60, nearly10])).toEqual({ value: 70e9, atLeast: 0, atMost: 70e9 });
    expect(sum([nearly60, nearly10, over9])).toEqual({ value: 79e9, atLeast: 9e9, atMost: null });
  });

  it('has no value if one part is a range only', () => {
    const price = { value: null, atLeast: 20_000, atMost: 40_000 };
    expect(sum([price, { value: 1, atLeast: 1, atMost: 1 }])).toEqual({
      value: null,
      atLeast: 20_001,
      atMost: 40_001,
    });
  });

  it('says of a sum beyond 2^53 - 1 only that it is at least so much', () => {
    const largest = { value: 2 ** 53 - 1, atLeast: 2 ** 53 - 1, atMost: 2 ** 53 - 1 };
    expect(add(largest, { value: 1, atLeast: 1, atMost: 1 })).toEqual({
      value: null,
      atLeast: 9_007_199_254_740_991,
      atMost: null,
    });
  });

  it('has an estimate in it if one part is one', () => {
    const about500 = { value: 500, atLeast: 0, atMost: null, estimated: true };
    expect(sum([about500, { value: 200, atLeast: 200, atMost: 200 }])).toEqual({
      value: 700,
      atLeast: 200,
      atMost: null,
      estimated: true,
    });
  });
});

describe('createQuantity', () => {
  it('is exact if both bounds are the same', () => {
    expect(createQuantity({ value: 14, atLeast: 14, atMost: 14 }, 1)).toEqual({
      value: 14,
      atLeast: 14,
      atMost: 14,
      estimated: false,
      exact: true,
      reportedBy: 1,
    });
    expect(createQuantity({ value: 1000, atLeast: 1000, atMost: null }, 1).exact).toBe(false);
  });
});

describe('addProvinces', () => {
  const exactly = (value: number): Bounds => ({ value, atLeast: value, atMost: value });

  it('adds the provinces up and says how many reported', () => {
    expect(addProvinces([exactly(10), exactly(20), exactly(30)], 3)).toEqual({
      value: 60,
      atLeast: 60,
      atMost: 60,
      estimated: false,
      exact: true,
      reportedBy: 3,
    });
  });

  it('has no upper bound while a province is missing', () => {
    expect(addProvinces([exactly(10), exactly(20)], 3)).toEqual({
      value: 30,
      atLeast: 30,
      atMost: null,
      estimated: false,
      exact: false,
      reportedBy: 2,
    });
  });

  it('is null if nobody reported, and zero if somebody reported zero', () => {
    expect(addProvinces([], 3)).toBeNull();
    expect(addProvinces([zero], 1)).toEqual({
      value: 0,
      atLeast: 0,
      atMost: 0,
      estimated: false,
      exact: true,
      reportedBy: 1,
    });
  });
});
