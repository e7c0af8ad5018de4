import { createDigestFinder, createRowDigests } from '../import/knownRows/rowDigests';

function digestsOf(rows: readonly string[]) {
  const digests = createRowDigests();
  for (const row of rows) digests.add(Buffer.from(row), 0, Buffer.byteLength(row));
  return digests;
}

it('a row is found by its digest, the first of several that are the same; another is not', () => {
  const find = createDigestFinder(digestsOf(['a', 'b', 'a', 'c', 'b']).words);
  const asked = digestsOf(['c', 'b', 'a', 'd']).words;
  expect([0, 1, 2, 3].map((index) => find(asked, index))).toEqual([3, 1, 0, undefined]);
});

it('rows that are the same, as the 300,000 empty ones that Excel leaves below a table, take no longer than others', () => {
  const { words } = digestsOf(['a', ...Array<string>(300_000).fill(',,,,'), 'b']);
  const { user } = process.cpuUsage();
  const find = createDigestFinder(words);
  expect(find(digestsOf(['b']).words, 0)).toBe(300_001);
  expect((process.cpuUsage().user - user) / 1_000).toBeLessThan(5_000);
});
