import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { csvCell, csvLines } from '../csv';

describe('a cell of a CSV', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', ' =1', '＝1'])(
    'keeps a spreadsheet from computing the text %j',
    (text) => {
      const [[cell]] = parse(csvCell(text, ',')) as [[string]];
      expect(cell).toBe(`'${text}`);
    },
  );

  it.each([
    [-5, '-5'],
    [{ count: 1_469_200_000 }, '1469200000'],
    [new Date('2024-12-21T00:00:00Z'), '2024-12-21'],
    [new Date('2024-12-21T07:30:00Z'), '2024-12-21T07:30:00.000Z'],
    [null, ''],
    ['Bằng khen', 'Bằng khen'],
    ['a;b', '"a;b"'],
    ['a,b', 'a,b'],
    ['"x"', '"""x"""'],
  ])('writes %j as %s between semicolons', (cell, text) => {
    expect(csvCell(cell, ';')).toBe(text);
  });
});

describe('the lines of a CSV', () => {
  it('begin with the mark of UTF-8 and end as RFC 4180 says', () => {
    expect([
      ...csvLines(
        [
          ['a', 1],
          ['b', null],
        ],
        ';',
      ),
    ]).toEqual(['\uFEFFa;1\r\n', 'b;\r\n']);
  });

  it('are made one by one', () => {
    let made = 0;
    const rows = (function* () {
      for (;;) yield [(made += 1)];
    })();
    const lines = csvLines(rows, ',');
    lines.next();
    lines.next();
    expect(made).toBe(2);
  });

  it('are read as they were written', () => {
    const text = fc
      .string({ unit: 'grapheme', minLength: 1 })
      .filter((value) => !/^[\s=+\-@＝＋－＠]/.test(value));
    const separator = fc.constantFrom(',', ';', '\t');
    fc.assert(
      fc.property(
        fc.array(fc.array(text, { minLength: 2, maxLength: 2 }), { minLength: 1 }),
        separator,
        (rows, delimiter) => {
          const written = [...csvLines(rows, delimiter)].join('');
          expect(parse(written, { bom: true, delimiter, record_delimiter: '\r\n' })).toEqual(rows);
        },
      ),
    );
  });
});
