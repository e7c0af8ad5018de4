import { firstTable, formatTable, parseTable, tableFileHref, tableQuestion } from '../table/tableAddress';
import { sortRows } from '../table/sortRows';

const parsed = (href: string) => parseTable(new URL(href, 'http://127.0.0.1').searchParams);

describe('the address of a table', () => {
  it.each([
    firstTable,
    { ...firstTable, columns: 'YEAR', years: [2023, 2024], sort: { column: 1, descending: true }, chart: 0 },
    { ...firstTable, clusters: [], provinces: ['cao-bang', 'bac-kan'], rows: 'YEAR' },
    { ...firstTable, clusters: [], measures: ['awards'], columns: 'AWARD_KIND' },
  ] as const)('is the table: %j', (address) => {
    expect(parsed(formatTable(address))).toEqual(address);
  });

  it('is that of its file, but for how it is looked at', () => {
    const address = { ...firstTable, years: [2024, 2023], sort: { column: 0, descending: false }, chart: 1 };
    expect(tableFileHref('csv', address, 'vi')).toBe(
      '/tables.csv?measures=members,newMembers&clusters=cum-5&years=2023,2024&rows=PROVINCE&columns=MEASURE&language=vi',
    );
  });

  it('with what is wrong is as the page opens', () => {
    expect(parsed('/bang?rows=x&columns=y&years=z&measures=&sap=q&bieu-do=-1')).toEqual(firstTable);
  });

  it('asks for each measure what its columns need', () => {
    expect(tableQuestion(firstTable)).toEqual({
      variables: { scope: { clusters: ['cum-5'] }, years: [2024], rows: 'PROVINCE', columns: 'YEAR' },
      shown: 'columns',
    });
    expect(tableQuestion({ ...firstTable, rows: 'YEAR', clusters: [] })).toEqual({
      variables: { scope: { allProvinces: true }, years: [2024], rows: 'YEAR', columns: 'PROVINCE' },
      shown: 'total',
    });
  });
});

it('sorts rows by a column, those without a number last both ways', () => {
  // any: of a table's row, what the order of rows looks at.
  const row = (key: string, value: number | null) =>
    ({
      key,
      name: key,
      nameEn: key,
      cells: [value === null ? null : { quantity: { value, atLeast: value } }],
    }) as any;
  const rows = [row('a', 2), row('b', null), row('c', 5)];
  const keys = (descending: boolean) => sortRows(rows, { column: 0, descending }).map(({ key }) => key);
  expect([keys(true), keys(false)]).toEqual([
    ['c', 'a', 'b'],
    ['a', 'c', 'b'],
  ]);
});
