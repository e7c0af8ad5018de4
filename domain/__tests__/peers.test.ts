import { peerRange, type Peer } from '../peers';

const limits = { sizeWithin: 3, leastPeers: 5, deviations: 3.5 };
const ofSize = (size: number | null, ...values: (number | null)[]): Peer[] =>
  values.map((value) => ({ size, value }));

/** Median and deviation written out: the reach is 3.5 · 1.4826 = 5.1891 deviations. */
const table: [string, Peer[], ReturnType<typeof peerRange>][] = [
  ['five in a row: median 30, deviation 10', ofSize(100, 10, 20, 30, 40, 50), range(5, 30, 51.891)],
  [
    'an even number: median 3.5, deviations 2.5 1.5 0.5 0.5 1.5 2.5',
    ofSize(100, 1, 2, 3, 4, 5, 6),
    range(6, 3.5, 7.78365),
  ],
  [
    'one that is a thousand times too large moves little',
    ofSize(100, 10, 20, 30, 40, 50_000),
    range(5, 30, 51.891),
  ],
  ['all the same: nothing else is in line', ofSize(100, 7, 7, 7, 7, 7), range(5, 7, 0)],
  [
    'three times as large and as small is of like size',
    [...ofSize(300, 1, 2, 3), ...ofSize(34, 4, 5)],
    range(5, 3, 5.1891),
  ],
  ['more than three times is not', [...ofSize(301, 1, 2, 3), ...ofSize(100, 1, 2, 3, 4)], null],
  ['less than a third is not', [...ofSize(33, 1, 2, 3), ...ofSize(100, 1, 2, 3, 4)], null],
  ['who has no number or size is nobody', [...ofSize(100, 1, 2, 3, 4, null), ...ofSize(null, 5)], null],
  ['nobody', [], null],
];

function range(peers: number, median: number, reach: number) {
  return { peers, median, atLeast: median - reach, atMost: median + reach };
}

describe('the range of provinces of like size', () => {
  it.each(table)('%s', (_name, peers, expected) => {
    const found = peerRange(100, peers, limits);
    expect(found && rounded(found)).toEqual(expected && rounded(expected));
  });

  it('asks nothing of the order, scales with the numbers, and follows no minority of wrong ones', () => {
    for (let round = 1; round <= 200; round += 1) {
      const values = Array.from(
        { length: 5 + (round % 7) },
        (_, index) => (round * (index + 3) * 7919) % 1009,
      );
      const of = (given: readonly number[]) => peerRange(100, ofSize(100, ...given), limits) ?? fail();
      const found = of(values);
      expect(of([...values].reverse())).toEqual(found);
      const { median, atLeast, atMost } = found;
      // Eight is a power of two, so that the numbers stay exact.
      expect(of(values.map((value) => value * 8))).toEqual({
        peers: values.length,
        median: median * 8,
        atLeast: atLeast * 8,
        atMost: atMost * 8,
      });
      const wrong = Math.ceil(values.length / 2) - 1;
      const spoilt = of(
        [...values].sort((a, b) => a - b).map((value, index) => (index < wrong ? 1e12 : value)),
      );
      expect(spoilt.median).toBeLessThan(1009);
    }
  });
});

function rounded({ peers, median, atLeast, atMost }: NonNullable<ReturnType<typeof peerRange>>) {
  const round = (value: number) => Math.round(value * 1000) / 1000;
  return { peers, median, atLeast: round(atLeast), atMost: round(atMost) };
}

function fail(): never {
  throw new Error('There is no range');
}
