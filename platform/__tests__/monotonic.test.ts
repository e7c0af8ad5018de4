import { monotonicMillis } from '../monotonic';

describe('milliseconds that only go on', () => {
  it('are whole, so that a minute that has just begun is a minute', () => {
    const moments = Array.from({ length: 1_000 }, () => monotonicMillis());
    expect(moments.filter((moment) => moment + 60_000 - moment !== 60_000)).toEqual([]);
    expect(moments.filter((moment) => !Number.isInteger(moment))).toEqual([]);
    expect(moments.toSorted((a, b) => a - b)).toEqual(moments);
  });
});
