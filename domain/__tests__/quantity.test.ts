import fc from 'fast-check';
import { add, addProvinces, createQuantity, sum, zero, type Bounds } from '../quantity';

const number = fc.integer({ min: 0, max: 2 ** 40 });
const bounds: fc.Arbitrary<Bounds> = fc
  .tuple(number, number, number, fc.boolean(), fc.boolean())
  .map(([atLeast, toValue, toMost, ranged, unbounded]) => ({
    value: ranged ? null : atLeast + toValue,
    atLeast,
    atMost: unbounded ? null : atLeast + toValue + toMost,
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

  it('has no value where one part is a range only', () => {
    const price = { value: null, atLeast: 20_000, atMost: 40_000 };
    expect(sum([price, { value: 1, atLeast: 1, atMost: 1 }])).toEqual({
      value: null,
      atLeast: 20_001,
      atMost: 40_001,
    });
  });

  it('refuses a sum beyond 2^53 - 1', () => {
    const largest = { value: 2 ** 53 - 1, atLeast: 2 ** 53 - 1, atMost: null };
    expect(() => add(largest, { value: 1, atLeast: 1, atMost: 1 })).toThrow(
      'Sum of 9007199254740991 and 1 is beyond 2^53 - 1',
    );
  });
});

describe('createQuantity', () => {
  it('is exact where both bounds are the same', () => {
    expect(createQuantity({ value: 14, atLeast: 14, atMost: 14 }, 1)).toEqual({
      value: 14,
      atLeast: 14,
      atMost: 14,
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
      exact: true,
      reportedBy: 3,
    });
  });

  it('has no upper bound while a province is missing', () => {
    expect(addProvinces([exactly(10), exactly(20)], 3)).toEqual({
      value: 30,
      atLeast: 30,
      atMost: null,
      exact: false,
      reportedBy: 2,
    });
  });

  it('is null where nobody reported, and zero where somebody reported zero', () => {
    expect(addProvinces([], 3)).toBeNull();
    expect(addProvinces([zero], 1)).toEqual({ value: 0, atLeast: 0, atMost: 0, exact: true, reportedBy: 1 });
  });
});
