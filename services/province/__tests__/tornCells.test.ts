import fc from 'fast-check';
import { tornCells } from '../import/tornCells';

const named = ['unit', 'year', 'measure'] as const;
const after = ['atLeast', 'atMost', 'printed', 'notAdded', 'form', 'status', 'sector', 'programme'] as const;

/** The English way, which a file of commas cuts in pieces if no quotes stand around it. */
const thousands = fc.integer({ min: 1_000, max: 999_999_999 }).map((number) => number.toLocaleString('en'));
const words = fc.constantFrom(['', ''], ['trên ', ''], ['', ' người'], ['gần ', ' đoàn viên']);
const columns = fc
  .tuple(fc.constantFrom('value', 'atLeast', 'atMost'), fc.subarray([...after]))
  .map(([own, others]) => [...named, own, ...others.filter((column) => column !== own)]);

it('notices each number that commas cut, whatever columns follow it, with the empty cells at its end or without', () => {
  fc.assert(
    fc.property(columns, thousands, words, fc.boolean(), (columnAt, number, [before, behind], isShort) => {
      // 999,999 người: 999 beside it as it was printed.
      fc.pre(!(behind !== '' && /^(\d+),\1$/.test(number)));
      // 400,300,500 in three columns: a number that its bounds hold.
      fc.pre(!isHeld(number, columnAt));
      const empty = isShort ? [] : columnAt.slice(named.length + 1).map(() => '');
      const cells = `cao-bang,2024,Đoàn viên,${before}${number}${behind}`.split(',').concat(empty);
      expect(tornCells(cells, { columnAt }, ',')).toContain(',');
    }),
    { numRuns: 500 },
  );
});

function isHeld(number: string, [, , , ...columnAt]: readonly string[]): boolean {
  const [value = 0, atLeast = 0, atMost = 0] = ['value', 'atLeast', 'atMost'].map((column) =>
    Number(number.split(',')[columnAt.indexOf(column)]),
  );
  return atLeast <= value && value <= atMost;
}

it.each([
  ['900', '800', '1.000'],
  ['999', '900', '1 200'],
  ['1.500', '900', '2.000'],
])(
  'takes no number apart that its bounds hold, which are grouped by dots or spaces: %s, %s, %s',
  (...numbers) => {
    const columnAt = [...named, 'value', 'atLeast', 'atMost'];
    expect(tornCells(['cao-bang', '2024', 'Đoàn viên', ...numbers], { columnAt }, ',')).toBeNull();
  },
);

it.each([
  [';', '210'],
  ['\t', '210'],
  [',', '08001'],
])(
  'takes no number apart that the number of a unit stands behind, with "%s" between cells: %s',
  (delimiter, unit) => {
    const columnAt = ['year', 'measure', 'value', 'unit'];
    expect(tornCells(['2024', 'Đoàn viên', '45', unit], { columnAt }, delimiter)).toBeNull();
  },
);

it('takes no row apart in which each cell stands in its column', () => {
  fc.assert(
    fc.property(
      fc.nat(999),
      fc.nat(999),
      fc.nat(999),
      fc.constantFrom('theo báo cáo', 'trùng 12 người'),
      (a, b, c, note) => {
        const [least = 0, value, most] = [a, b, c].sort((left, right) => left - right);
        const columnAt = [...named, 'value', 'atLeast', 'atMost', 'notAdded'];
        const cells = ['cao-bang', '2024', 'Đoàn viên', `${value}`, `${least}`, `${most}`, note];
        for (const delimiter of [',', ';', '\t'])
          expect(tornCells(cells, { columnAt }, delimiter)).toBeNull();
      },
    ),
  );
});
