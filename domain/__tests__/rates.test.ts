import fc from 'fast-check';
import { rateBetween } from '../rates';

const perThousand = { per: 1000, digits: 2 };
const bounds = (atLeast: number, atMost: number | null) => ({ atLeast, atMost });

describe('a rate', () => {
  it.each([
    ['of exact numbers', bounds(50, 50), bounds(4000, 4000), [12.5, 12.5, 12.5]],
    ['that has more digits', bounds(1, 1), bounds(3, 3), [333.33, 333.33, 333.34]],
    ['of a part that is open', bounds(50, null), bounds(4000, 4000), [null, 12.5, null]],
    ['of a whole that is open', bounds(50, 50), bounds(4000, null), [null, null, 12.5]],
    ['of ranges', bounds(40, 60), bounds(4000, 5000), [null, 8, 15]],
    ['of nothing', bounds(0, 0), bounds(4000, 4000), [0, 0, 0]],
  ])('%s is bounded by what bounds the two', (_, part, whole, [value, atLeast, atMost]) => {
    expect(rateBetween(part, whole, perThousand)).toEqual({ value, atLeast, atMost });
  });

  it('is not known if one of the two is not, or nothing bounds it', () => {
    expect(rateBetween(null, bounds(1, 1), perThousand)).toBeNull();
    expect(rateBetween(bounds(1, 1), null, perThousand)).toBeNull();
    expect(rateBetween(bounds(1, null), bounds(1, null), perThousand)).toBeNull();
    expect(rateBetween(bounds(1, 1), bounds(0, 0), perThousand)).toBeNull();
  });

  it('holds for whatever the two numbers are within their bounds', () => {
    const interval = fc
      .tuple(fc.nat(1e6), fc.nat(1e6), fc.double({ min: 0, max: 1, noNaN: true }))
      .map(([from, width, at]) => ({ ...bounds(from, from + width), truth: from + Math.round(width * at) }));
    fc.assert(
      fc.property(interval, interval, (part, whole) => {
        const rate = rateBetween(part, whole, perThousand);
        const truth = (part.truth * 1000) / whole.truth;
        if (!rate || whole.truth === 0) return;
        expect(rate.atLeast ?? -1).toBeLessThanOrEqual(truth + 1e-6);
        expect(rate.atMost ?? Infinity).toBeGreaterThanOrEqual(truth - 1e-6);
      }),
    );
  });
});
