import type { ProvinceRow } from '../model/dashboard';
import { mainMeasure, type Quantity } from '../model/measures';
import { rankProvinces } from '../model/ranking';

const exactly = (value: number): Quantity => ({
  value,
  atLeast: value,
  atMost: value,
  estimated: null,
  reportedBy: 1,
});

function province(id: string, now: Quantity | null, before: Quantity | null = null): ProvinceRow {
  const figures = (members: Quantity | null) => ({
    membership: { members, newMembers: null, unions: null, newUnions: null },
    awards: { total: null },
    welfare: { spent: null, people: null, gifts: null },
  });
  return {
    id,
    name: id,
    state: { kind: 'reported' },
    figures: figures(now),
    before: figures(before),
    simulated: false,
    simulatedBefore: false,
    draft: false,
  };
}

const rank = (...provinces: ProvinceRow[]) =>
  rankProvinces(provinces, mainMeasure('members')).map(({ province: { id }, ranks, growth }) => [
    id,
    ranks && (ranks.best === ranks.worst ? ranks.best : [ranks.best, ranks.worst]),
    growth && [growth.atLeast, growth.atMost],
  ]);

describe('the ranking', () => {
  it('puts the largest first, lets equals share a rank and those without a number come last, unranked', () => {
    expect(
      rank(
        province('a', exactly(5)),
        province('d', null),
        province('b', exactly(9)),
        province('c', exactly(5)),
      ),
    ).toEqual([
      ['b', 1, null],
      ['a', 2, null],
      ['c', 2, null],
      ['d', null, null],
    ]);
  });

  it('ranks zero, which is a number', () => {
    expect(rank(province('a', null), province('b', exactly(0)))).toEqual([
      ['b', 1, null],
      ['a', null, null],
    ]);
  });

  it('puts what others mention last, unranked, though it is a number', () => {
    const mention = { value: 99, atLeast: 99, atMost: null, estimated: null, reportedBy: 0 };
    const mentioned = { ...province('b', exactly(99)), state: { kind: 'mentioned' as const } };
    expect(rank(province('a', mention), mentioned, province('c', exactly(1)))).toEqual([
      ['c', 1, null],
      ['a', null, null],
      ['b', null, null],
    ]);
  });

  it('says no growth from a simulated number to a reported one', () => {
    const real = province('a', exactly(9), exactly(6));
    expect(rank({ ...real, simulatedBefore: true })).toEqual([['a', 1, null]]);
    expect(rank({ ...real, simulated: true, simulatedBefore: true })).toEqual([['a', 1, [0.5, 0.5]]]);
  });

  it('says the growth as an interval, open if nothing bounds it', () => {
    const over = { value: 8, atLeast: 8, atMost: null, estimated: null, reportedBy: 1 };
    expect(
      rank(
        province('a', exactly(9), exactly(6)),
        province('b', over, exactly(4)),
        province('c', exactly(3), over),
        province('d', exactly(2), exactly(0)),
      ),
    ).toEqual([
      ['a', [1, 2], [0.5, 0.5]],
      ['b', [1, 2], [1, null]],
      ['c', 3, [null, -0.625]],
      ['d', 4, null],
    ]);
  });
});
