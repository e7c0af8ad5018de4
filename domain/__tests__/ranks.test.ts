import fc from 'fast-check';
import { byRanks, exactOf, growthOf, rankIntervals, type Interval } from '../ranks';

const exactly = (value: number) => ({ value, atLeast: value, atMost: value });
const over = (value: number) => ({ value, atLeast: value, atMost: null });

describe('a rank', () => {
  it.each<[string, Interval[], [number, number][]]>([
    [
      'is one place for exact numbers',
      [exactly(5), exactly(9), exactly(2)],
      [
        [2, 2],
        [1, 1],
        [3, 3],
      ],
    ],
    [
      'is shared by equal numbers',
      [exactly(5), exactly(9), exactly(5)],
      [
        [2, 2],
        [1, 1],
        [2, 2],
      ],
    ],
    [
      'is a range if intervals overlap',
      [{ atLeast: 4, atMost: 35 }, exactly(22), exactly(3)],
      [
        [1, 2],
        [1, 2],
        [3, 3],
      ],
    ],
    [
      'is no claim of a number that nothing bounds from above',
      [over(1), exactly(22), exactly(9)],
      [
        [1, 3],
        [1, 2],
        [2, 3],
      ],
    ],
    ['is the first of one', [over(1)], [[1, 1]]],
    ['is none of none', [], []],
  ])('%s', (_case, intervals, ranks) => {
    expect(rankIntervals(intervals).map(({ best, worst }) => [best, worst])).toEqual(ranks);
  });

  it('holds the place of every number within the bounds', () => {
    const interval = fc.tuple(fc.nat(20), fc.nat(10), fc.nat(10)).map(([atLeast, width, at]) => ({
      atLeast,
      atMost: atLeast + width,
      is: atLeast + Math.min(at, width),
    }));
    fc.assert(
      fc.property(fc.array(interval, { maxLength: 12 }), (rows) => {
        const ranks = rankIntervals(rows);
        rows.forEach(({ is }, index) => {
          const place = 1 + rows.filter((other) => other.is > is).length;
          expect(place).toBeGreaterThanOrEqual(ranks[index]?.best ?? NaN);
          expect(place).toBeLessThanOrEqual(ranks[index]?.worst ?? NaN);
        });
      }),
    );
  });

  it('sorts by what is sure', () => {
    const ranks = rankIntervals([over(1), exactly(22), exactly(9)]);
    expect([...ranks.keys()].sort((a, b) => byRanks(ranks[a]!, ranks[b]!))).toEqual([1, 0, 2]);
  });
});

describe('growth', () => {
  it('is exact between exact numbers', () => {
    expect(growthOf(exactly(9), exactly(6))).toEqual({
      difference: { atLeast: 3, atMost: 3 },
      ratio: { atLeast: 0.5, atMost: 0.5 },
    });
  });

  it('is an interval between intervals', () => {
    const between = (atLeast: number, atMost: number) => ({ value: null, atLeast, atMost });
    expect(growthOf(between(10, 20), between(5, 10))).toEqual({
      difference: { atLeast: 0, atMost: 15 },
      ratio: { atLeast: 0, atMost: 3 },
    });
  });

  it('is not known if nothing bounds it: from over 1,000 to over 1,500', () => {
    expect(growthOf(over(1_500), over(1_000))).toBeNull();
    expect(growthOf(null, exactly(1))).toBeNull();
    expect(growthOf(exactly(1), null)).toBeNull();
  });

  it('has no ratio to nothing', () => {
    expect(growthOf(exactly(9), exactly(0))).toEqual({
      difference: { atLeast: 9, atMost: 9 },
      ratio: { atLeast: null, atMost: null },
    });
  });

  it('is one number only if its bounds leave no other', () => {
    expect(exactOf({ atLeast: 3, atMost: 3 })).toBe(3);
    expect(exactOf({ atLeast: 3, atMost: 4 })).toBeNull();
    expect(exactOf({ atLeast: null, atMost: null })).toBeNull();
  });
});
