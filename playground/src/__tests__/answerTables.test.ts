import { buildSchema } from 'graphql';
import { answerTables } from '../table/answerTables';
import type { AnswerTable, Catalogue } from '../table/answerTable';
import { nameUnit } from '../../../web/words/moneyUnit';
import { sayFigure, unitOfColumn } from '../table/sayFigure';
import { figuresOf, screenColumns } from '../table/screenColumns';
import { writeCsv } from '../table/tableFile';

const schema = buildSchema(`
  type Query { totals: [Total!]! "Các cụm thi đua. The clusters." clusters: [Cluster!]! table: Table compared: [Compared!]! }
  type Total { year: Int! figures: Figures coverage: Coverage! }
  type Coverage { expected: Int! reported: Int! missing: [Gap!]! simulated: [Province!]! }
  type Gap { province: Province! reason: String! }
  type Figures { awards: Awards }
  type Awards { total: Quantity byKind: [AwardLine!]! }
  type AwardLine { kind: Kind! awardedBy: Body count: Quantity! }
  enum Kind {
    "Bằng khen. Certificate of Merit."
    MERIT
    "Nhiều hình thức trong một số. Several kinds in one printed number that nobody split."
    MIXED
  }
  enum Body { "Tổng Liên đoàn. Confederation." CONFEDERATION PROVINCE }
  type Quantity { value: Float atLeast: Float! atMost: Float reportedBy: Int }
  type Cluster { id: ID! name: String! "Các tỉnh. Its provinces." provinces: [Province!]! }
  type Compared { measure: ID! computed: Quantity }
  type Province { id: ID! name: String! aliases: [String!]! report: Report }
  type Report { members: Quantity newMembers: Quantity }
  type Table { measure: ID! unit: String! columns: [Column!]! rows: [Row!]! total: Cell! }
  type Column { key: ID! name: String! nameEn: String! total: Cell! }
  type Row { key: ID! name: String! nameEn: String! cells: [Cell!]! }
  type Cell { "Số lượng. The number." quantity: Quantity reason: String coverage: Coverage! }
`);
const catalogue: Catalogue = {
  measures: [
    { id: 'members', name: 'Đoàn viên', nameEn: 'Members', unit: 'people' },
    { id: 'spent', name: 'Kinh phí chăm lo', nameEn: 'Spent on welfare', unit: 'VND' },
  ],
};

function tablesOf(query: string, data: unknown): AnswerTable[] {
  return answerTables(data, { query, operationName: null, variables: {} }, schema, catalogue);
}

const keysOf = (table: AnswerTable | undefined) => table?.columns.map(({ key }) => key);
const cellsOf = (table: AnswerTable | undefined) =>
  table?.rows.map((row) => table.columns.map(({ read }) => read(row)));

const clusters = `{ clusters { id provinces { id name aliases report { members { value atLeast atMost reportedBy } } } } }`;
const report = (value: number) => ({ members: { value, atLeast: value, atMost: value, reportedBy: 1 } });

describe('the tables of an answer', () => {
  it('have a row for each object, with what stands in it and above it', () => {
    const [table] = tablesOf(clusters, {
      clusters: [
        {
          id: 'cum-5',
          provinces: [
            { id: 'cao-bang', name: 'Cao Bằng', aliases: ['CB', 'Cao'], report: report(1) },
            { id: 'ha-giang', name: 'Hà Giang', aliases: [], report: null },
          ],
        },
      ],
    });
    expect(table?.path).toBe('clusters.provinces');
    expect(table?.label).toEqual({ vi: 'Các cụm thi đua › Các tỉnh', en: 'clusters › provinces' });
    expect(keysOf(table)).toEqual([
      'clusters.id',
      'id',
      'name',
      'aliases',
      'report.members.value',
      'report.members.atLeast',
      'report.members.atMost',
      'report.members.reportedBy',
    ]);
    expect(cellsOf(table)).toEqual([
      ['cum-5', 'cao-bang', 'Cao Bằng', 'CB, Cao', 1, 1, 1, 1],
      ['cum-5', 'ha-giang', 'Hà Giang', '', null, null, null, null],
    ]);
  });

  it('have the same columns for the same query, whatever is null or missing in the answer', () => {
    const full = {
      clusters: [{ id: 'a', provinces: [{ id: 'x', name: 'X', aliases: [], report: report(1) }] }],
    };
    const none = { clusters: [{ id: 'a', provinces: [{ id: 'x', name: 'X', aliases: [], report: null }] }] };
    const empty = { clusters: [] };
    const columns = (data: unknown) =>
      keysOf(tablesOf(clusters, data).find(({ path }) => path === 'clusters.provinces'));
    expect(columns(none)).toEqual(columns(full));
    expect(columns(empty)).toEqual(columns(full));
  });

  it('leave out what the variables leave out, and have what fragments and aliases ask for', () => {
    const query = `query ($with: Boolean!) { groups: clusters { ...Named id @skip(if: $with) } } fragment Named on Cluster { title: name @include(if: $with) }`;
    const first = (include: boolean) =>
      answerTables(
        { groups: [] },
        { query, operationName: null, variables: { with: include } },
        schema,
        catalogue,
      )[0];
    expect(keysOf(first(true))).toEqual(['title']);
    expect(keysOf(first(false))).toEqual(['id']);
    expect(first(true)?.label).toEqual({ vi: 'Các cụm thi đua (groups)', en: 'clusters (groups)' });
  });

  it('begin with the outermost list of several rows, and end with those of the coverage and the whole', () => {
    const query = `{ totals { year figures { awards { byKind { kind } } } coverage { reported missing { reason } } } }`;
    const total = (year: number, kinds: string[]) => ({
      year,
      figures: { awards: { byKind: kinds.map((kind) => ({ kind })) } },
      coverage: { reported: 1, missing: [{ reason: 'A' }, { reason: 'B' }] },
    });
    const paths = (totals: unknown[]) =>
      tablesOf(query, { totals }).map(({ path, rows }) => [path, rows.length]);
    expect(paths([total(2023, ['MERIT']), total(2024, ['MERIT', 'MIXED'])])).toEqual([
      ['totals', 2],
      ['totals.figures.awards.byKind', 3],
      ['totals.coverage.missing', 4],
    ]);
    expect(paths([total(2024, ['MERIT', 'MIXED'])])[0]).toEqual(['totals.figures.awards.byKind', 2]);
  });

  it('are made of the answer alone if the schema is not known', () => {
    const data = {
      list: [
        { a: 1, b: { c: null } },
        { a: 2, b: { c: { d: 3 } } },
      ],
    };
    const run = { query: '{', operationName: null, variables: {} };
    const [table] = answerTables(data, run, null, catalogue);
    expect([keysOf(table), cellsOf(table)]).toEqual([
      ['a', 'b.c.d'],
      [
        [1, null],
        [2, 3],
      ],
    ]);
  });

  it('name rows by what tells them apart, in words', () => {
    const query = `{ totals { year figures { awards { byKind { kind awardedBy count { atLeast } } } } } }`;
    const lines = (kind: string) => ({
      awards: { byKind: [{ kind, awardedBy: 'CONFEDERATION', count: null }] },
    });
    const tables = tablesOf(query, {
      totals: [
        { year: 2023, figures: lines('MERIT') },
        { year: 2024, figures: lines('MIXED') },
      ],
    });
    const table = tables.find(({ path }) => path.endsWith('byKind'));
    expect(table?.rows.map((row) => table.nameOf(row))).toEqual([
      { vi: '2023 · Bằng khen · Tổng Liên đoàn', en: '2023 · Certificate of Merit · Confederation' },
      { vi: '2024 · Nhiều hình thức trong một số · Tổng Liên đoàn', en: '2024 · mixed · Confederation' },
    ]);
  });
});

describe('a number of a table', () => {
  const rowsOf = (query: string, data: unknown) => {
    const [table] = tablesOf(query, data);
    const [figure] = figuresOf(table?.columns ?? []);
    return { table, figure };
  };

  it('is one column for the eye, in words with its unit’s name', () => {
    const { table, figure } = rowsOf(clusters, {
      clusters: [
        {
          id: 'a',
          provinces: [
            { id: 'x', name: 'X', aliases: [], report: { members: { value: 60, atLeast: 0, atMost: 60 } } },
            { id: 'y', name: 'Y', aliases: [], report: null },
          ],
        },
      ],
    });
    expect(screenColumns(table?.columns ?? [], 'vi').map(({ key }) => key)).toEqual([
      'clusters.id',
      'id',
      'name',
      'aliases',
      'report.members',
    ]);
    expect(figure?.label).toEqual({ vi: 'Đoàn viên', en: 'Members' });
    expect(table?.rows.map((row) => figure && sayFigure(figure, row, 'vi'))).toEqual([
      { text: 'gần 60', remark: '', isAbsent: false },
      { text: '–', remark: '', isAbsent: true },
    ]);
    expect(figure?.unit(table?.rows[0] ?? [])).toBe('people');
  });

  it('says money in one unit, which the head of its column names, unless its rows are of different things', () => {
    const query = `{ compared { measure computed { value atLeast atMost } } }`;
    const row = (measure: string, value: number) => ({
      measure,
      computed: { value, atLeast: value, atMost: value },
    });
    const unitOf = (rows: object[]) => {
      const { table, figure } = rowsOf(query, { compared: rows });
      const unit = figure && unitOfColumn(figure, table?.rows ?? []);
      const words = table?.rows.map((one) => figure && sayFigure(figure, one, 'vi', unit ?? undefined).text);
      return { head: unit && nameUnit(unit, 'vi'), words };
    };
    expect(unitOf([row('spent', 34_572e6), row('spent', 752_291e3)])).toEqual({
      head: 'triệu đồng',
      words: ['34.572', '752,3'],
    });
    expect(unitOf([row('spent', 34_572e6), row('members', 5)])).toEqual({
      head: null,
      words: ['34,572 tỷ đồng', '5'],
    });
  });

  it('has no bounds if they were not asked for, so that nothing draws it as exact', () => {
    const query = `{ totals { figures { awards { total { value } } } } }`;
    const { table, figure } = rowsOf(query, { totals: [{ figures: { awards: { total: { value: 5 } } } }] });
    expect(figure?.bounds(table?.rows[0] ?? [])).toBeNull();
  });

  it('says how many provinces are behind it if some are missing, and whether some are simulated', () => {
    const query = `{ totals { figures { awards { total { value atLeast atMost reportedBy } } } coverage { expected simulated { id } } } }`;
    const { table, figure } = rowsOf(query, {
      totals: [
        {
          figures: { awards: { total: { value: 5, atLeast: 5, atMost: null, reportedBy: 3 } } },
          coverage: { expected: 6, simulated: [{ id: 'x' }] },
        },
      ],
    });
    const row = table?.rows[0] ?? [];
    expect(figure && sayFigure(figure, row, 'vi')).toEqual({
      text: 'ít nhất 5',
      remark: 'từ 3/6 tỉnh',
      isAbsent: false,
    });
    expect(figure?.isSimulated(row)).toBe(true);
  });
});

describe('a table by rows and columns', () => {
  const query = `{
    table {
      measure unit
      columns { key name nameEn total { quantity { value atLeast atMost } } }
      rows { key name nameEn cells { quantity { value atLeast atMost } reason coverage { expected reported missing { reason } } } }
    }
  }`;
  const cell = (value: number | null) => ({
    quantity: value === null ? null : { value, atLeast: value, atMost: value },
    reason: value === null ? 'NOT_REPORTED' : null,
    coverage: {
      expected: 2,
      reported: value === null ? 1 : 2,
      missing: value === null ? [{ reason: 'X' }] : [],
    },
  });
  const data = {
    table: {
      measure: 'members',
      unit: 'people',
      columns: [
        { key: '2023', name: '2023', nameEn: '2023', total: cell(3) },
        { key: '2024', name: '2024', nameEn: '2024', total: cell(null) },
      ],
      rows: [
        { key: 'cao-bang', name: 'Cao Bằng', nameEn: 'Cao Bang', cells: [cell(1), cell(null)] },
        { key: 'ha-giang', name: 'Hà Giang', nameEn: 'Ha Giang', cells: [cell(2), cell(4)] },
      ],
    },
  };

  it('is laid out with the keys and names of its rows and columns, its totals below', () => {
    const [table] = tablesOf(query, data);
    expect(keysOf(table)).toEqual([
      ...['key', 'name', 'nameEn'],
      ...['2023.quantity.value', '2023.quantity.atLeast', '2023.quantity.atMost', '2023.reason'],
      ...['2023.coverage.expected', '2023.coverage.reported'],
      ...['2024.quantity.value', '2024.quantity.atLeast', '2024.quantity.atMost', '2024.reason'],
      ...['2024.coverage.expected', '2024.coverage.reported'],
    ]);
    expect(cellsOf(table)).toEqual([
      ['cao-bang', 'Cao Bằng', 'Cao Bang', 1, 1, 1, null, 2, 2, null, null, null, 'NOT_REPORTED', 2, 1],
      ['ha-giang', 'Hà Giang', 'Ha Giang', 2, 2, 2, null, 2, 2, 4, 4, 4, null, 2, 2],
    ]);
    expect(screenColumns(table?.columns ?? [], 'vi').map(({ key }) => key)).toEqual([
      'key',
      'name',
      '2023',
      '2024',
    ]);
    expect(table && writeCsv(table, ';').split('\r\n').at(-2)).toBe(
      ';Tổng;Total;3;3;3;;2;2;;;;NOT_REPORTED;2;1',
    );
  });

  it('says why a cell is empty', () => {
    const [table] = tablesOf(query, data);
    const figure = figuresOf(table?.columns ?? [])[1];
    expect(figure && sayFigure(figure, table?.rows[0] ?? [], 'vi').text).toBe('Chưa báo cáo');
  });

  it('gives each cell of its list of cells the column that it stands in', () => {
    const list = tablesOf(query, data).find(({ path }) => path === 'table.rows.cells');
    const columns = list?.columns.filter(({ key }) => ['table.rows.key', 'columnKey'].includes(key)) ?? [];
    expect(list?.rows.map((row) => columns.map(({ read }) => read(row)))).toEqual([
      ['cao-bang', '2023'],
      ['cao-bang', '2024'],
      ['ha-giang', '2023'],
      ['ha-giang', '2024'],
    ]);
  });
});
