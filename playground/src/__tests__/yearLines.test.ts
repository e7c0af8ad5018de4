import type { AnswerTable, Column, Figure, Row } from '../table/answerTable';
import { yearLines } from '../table/yearLines';

const exactly = (value: number) => ({ value, atLeast: value, atMost: value });
const read = (name: string) => (row: Row) => (row[0] as Record<string, never>)[name] ?? null;

function figure(key: string): Figure {
  return {
    key,
    label: { vi: `số ${key}`, en: `number ${key}` },
    origin: 'sum',
    bounds: (row) => {
      const value = read(key)(row);
      return typeof value === 'number' ? exactly(value) : null;
    },
    unit: () => 'people',
    reason: () => null,
    isSimulated: (row) => read('simulated')(row) === true,
    expected: () => null,
  };
}

function column(key: string, of: Figure | null = null): Column {
  return { key, label: { vi: key, en: key }, read: read(key), values: null, isAbove: false, figure: of };
}

function table(
  columns: Column[],
  rows: object[],
  nameOf: (row: Record<string, unknown>) => string,
): AnswerTable {
  return {
    path: '',
    label: { vi: '', en: '' },
    columns,
    rows: rows.map((row) => [row]),
    totals: [],
    nameOf: ([row]) => ({ vi: nameOf(row as Record<string, unknown>), en: 'en' }),
  };
}

const members = figure('members');

it('draws a line for each thing that has several years, in their order, with a gap for a year without it', () => {
  const rows = [
    { name: 'Cao Bằng', year: 2024, members: 3, simulated: true },
    { name: 'Cao Bằng', year: 2022, members: 1 },
    { name: 'Hà Giang', year: 2022, members: 7 },
  ];
  const answer = table(
    [column('year'), column('members.value', members)],
    rows,
    ({ name, year }) => `${String(name)} · ${String(year)}`,
  );
  expect(yearLines(answer, members, 'vi')).toEqual({
    years: [2022, 2024],
    series: [
      {
        name: 'Cao Bằng',
        points: [
          { year: 2022, bounds: exactly(1), simulated: false },
          { year: 2024, bounds: exactly(3), simulated: true },
        ],
      },
      {
        name: 'Hà Giang',
        points: [
          { year: 2022, bounds: exactly(7), simulated: false },
          { year: 2024, bounds: null, simulated: false },
        ],
      },
    ],
  });
});

it('names a single line by its number', () => {
  const rows = [
    { year: 2023, members: 1 },
    { year: 2024, members: 2 },
  ];
  const answer = table([column('year'), column('members.value', members)], rows, ({ year }) => String(year));
  expect(yearLines(answer, members, 'vi')?.series.map(({ name }) => name)).toEqual(['số members']);
});

it('draws the rows of a table whose columns are years', () => {
  const years = [figure('2023'), figure('2024')];
  const answer = table(
    [column('name'), ...years.map((one) => column(`${one.key}.value`, one))],
    [{ name: 'Lạng Sơn', 2023: 4, 2024: 5 }],
    ({ name }) => String(name),
  );
  expect(yearLines(answer, years[0], 'vi')).toEqual({
    years: [2023, 2024],
    series: [
      {
        name: 'Lạng Sơn',
        points: [
          { year: 2023, bounds: exactly(4), simulated: false },
          { year: 2024, bounds: exactly(5), simulated: false },
        ],
      },
    ],
  });
});

it.each([
  ['one year', [{ year: 2024, members: 1 }]],
  ['no year', [{ year: null, members: 1 }]],
])('draws none of %s', (_what, rows) => {
  expect(
    yearLines(
      table([column('year'), column('members.value', members)], rows, () => ''),
      members,
      'vi',
    ),
  ).toBeNull();
});
