import { growthOf } from '../../../../domain/ranks';
import { growthInBasisPoints } from '../ranking';

const exactly = (value: number) => ({ value, atLeast: value, atMost: value });

function growth(current: Parameters<typeof growthOf>[0], previous: Parameters<typeof growthOf>[1]) {
  const found = growthOf(current, previous);
  return found && growthInBasisPoints(found);
}

describe('growth in hundredths of a percent', () => {
  it('is exact between exact numbers', () => {
    expect(growth(exactly(107), exactly(100))).toEqual({
      value: 7,
      atLeast: 7,
      atMost: 7,
      basisPoints: 700,
      basisPointsAtLeast: 700,
      basisPointsAtMost: 700,
    });
  });

  it('has bounds, rounded outwards, if only bounds are known', () => {
    expect(growth({ atLeast: 100, atMost: 200 }, exactly(300))).toEqual({
      value: null,
      atLeast: -200,
      atMost: -100,
      basisPoints: null,
      basisPointsAtLeast: -6667,
      basisPointsAtMost: -3333,
    });
  });

  it('is nothing between "over 1,000" and "over 1,500"', () => {
    const over = (value: number) => ({ value, atLeast: value, atMost: null });
    expect(growth(over(1_500), over(1_000))).toBeNull();
  });

  it('is not told beyond what GraphQL can say', () => {
    expect(growth(exactly(10 ** 12), exactly(1))).toMatchObject({ value: 10 ** 12 - 1, basisPoints: null });
  });
});
