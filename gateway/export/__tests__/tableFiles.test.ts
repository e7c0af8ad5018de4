import { parse } from 'csv-parse/sync';
import { verifyExport } from '../../../platform/exports/verifyExport';
import { projectPath } from '../../../platform/paths';
import { readOperationFile } from '../../../schema/operationFiles';
import { sampleStartMillis, startSampleSystem } from '../../__tests__/sampleSystem';
import type { System } from '../../__tests__/seedFigures/system';
import { readWorkbookFile } from './readWorkbookFile';

const operation = readOperationFile(projectPath('schema', 'operations'), 'table');

let system: System | undefined;
beforeAll(async () => {
  system = await startSampleSystem();
}, sampleStartMillis);
afterAll(() => system?.stop());

function get(file: string, query: Record<string, string>, headers: Record<string, string> = {}) {
  return fetch(`${system?.origin}/${file}?${new URLSearchParams(query).toString()}`, { headers });
}

/** Without the line of the signature, which is the last of every CSV. */
async function csvRows(query: Record<string, string>): Promise<string[][]> {
  const response = await get('tables.csv', query);
  expect(response.status).toBe(200);
  const file = Buffer.from(await response.arrayBuffer());
  const rows: string[][] = parse(file, { bom: true, delimiter: ';' });
  expect(rows.at(-1)?.[1]).toBe('SIGNATURE');
  return rows.slice(0, -1);
}

async function tableOf(variables: Record<string, unknown>): Promise<any> {
  const { body } = await system!.query(operation, variables);
  expect(body.errors).toBeUndefined();
  return body.data.table;
}

const reasons: Record<string, string> = {
  NOT_REPORTED: 'Chưa báo cáo',
  NOT_IN_YEAR: 'Không tồn tại cuối năm',
  NOT_CONNECTED: 'Chưa tham gia',
  NEVER_ADDED: 'Không cộng',
};

/** Everything that a file says of a cell, from the answer to the GraphQL operation. */
function valuesOf({ quantity, reason, coverage }: any): (string | number | null)[] {
  const status = [
    quantity?.reportedBy === 0 && 'chỉ được nhắc tới',
    coverage.simulated.length > 0 && 'số liệu giả lập',
    coverage.draft && 'có dự thảo',
  ].filter(Boolean);
  const mentioned = coverage.mentioned.map(({ province }: any) => province.name);
  const missing = coverage.missing.map((gap: any) => `${gap.province.name} (${reasons[gap.reason]})`);
  return [
    ...[quantity?.atLeast ?? null, quantity?.atMost ?? null, quantity?.reportedBy ?? null],
    ...[coverage.reported - coverage.simulated.length, coverage.simulated.length],
    ...[coverage.expected, reason && reasons[reason]],
    ...[status.join('; ') || null, mentioned.join('; ') || null, missing.join('; ') || null, null],
  ];
}

const detailHeads = [
  'ít nhất',
  'nhiều nhất',
  'số tỉnh báo cáo chỉ tiêu',
  'số tỉnh có báo cáo',
  'số tỉnh giả lập',
  'số tỉnh trong phạm vi',
  'lý do trống',
  'tình trạng',
  'được nhắc tới',
  'còn thiếu',
  'số liệu cũ',
];

function sheetOf(table: any, firstHead: string): (string | number | null)[][] {
  const line = (name: string, key: string, cells: any[]) => [
    ...[name, key, ...cells.map((cell) => cell.quantity?.value ?? null)],
    ...cells.flatMap(valuesOf),
  ];
  const heads = [...table.columns.map(({ name }: any) => name), 'Tổng'];
  return [
    [
      firstHead,
      'Mã',
      ...heads,
      ...heads.flatMap((head) => detailHeads.map((detail) => `${head} – ${detail}`)),
    ],
    ...table.rows.map(({ name, key, cells, total }: any) => line(name, key, [...cells, total])),
    line('Tổng', 'TOTAL', [...table.columns.map(({ total }: any) => total), table.total]),
    ...noteOf(table).map((note) => [
      note,
      'NOTE',
      ...heads.flatMap(() => [null, ...detailHeads.map(() => null)]),
    ]),
  ];
}

/** The line below a table with simulated data. */
function noteOf({ total }: any): string[] {
  const names = [...new Set(total.coverage.simulated.map(({ name }: any) => name))];
  return names.length === 0 ? [] : [`CÓ SỐ LIỆU GIẢ LẬP, không phải báo cáo của tỉnh: ${names.join(', ')}`];
}

/** Names and numbers: one that is not exact with its qualifier, which the format of its cell shows before it. */
function shownTable(table: any, firstHead: string): unknown[][] {
  const shown = ({ quantity }: any) => {
    if (!quantity) return null;
    if (quantity.exact) return quantity.value;
    const number = quantity.value ?? quantity.atLeast;
    return expect.stringMatching(
      new RegExp(`^(gần|trên|khoảng|ước|ít nhất) ${number}$|^từ [\\d.]+ đến [\\d.]+$`),
    );
  };
  const line = (name: string, key: string, cells: any[]) => [name, key, ...cells.map(shown)];
  return [
    [firstHead, 'Mã', ...table.columns.map(({ name }: any) => name), 'Tổng'],
    ...table.rows.map(({ name, key, cells, total }: any) => line(name, key, [...cells, total])),
    line('Tổng', 'TOTAL', [...table.columns.map(({ total }: any) => total), table.total]),
  ];
}

/** In the order of the rows, each row's total last, then the columns' totals. */
function allCells({ rows, columns, total }: any): any[] {
  return [
    ...rows.flatMap((row: any) => [...row.cells, row.total]),
    ...columns.map((column: any) => column.total),
    total,
  ];
}

/** Empty cells at the end of a row are not written. */
function withoutTail(row: readonly unknown[]): unknown[] {
  return row.slice(0, row.findLastIndex((cell) => cell !== null) + 1);
}

const cluster5 = ['cao-bang', 'bac-kan', 'lang-son', 'thai-nguyen', 'tuyen-quang', 'ha-giang'];

interface Case {
  /** Of the first column. */
  head: string;
  query: Record<string, string>;
  variables: Record<string, unknown>;
}

describe('the files of a table', () => {
  it.each<Case>([
    {
      head: 'Tỉnh',
      query: { measure: 'awards', clusters: 'cum-5', years: '2024,2025', rows: 'PROVINCE', columns: 'YEAR' },
      variables: {
        measure: 'awards',
        scope: { clusters: ['cum-5'] },
        years: [2024, 2025],
        rows: 'PROVINCE',
        columns: 'YEAR',
      },
    },
    {
      head: 'Năm',
      query: {
        measure: 'members',
        provinces: [...cluster5, 'bac-ninh'].join(),
        years: '2022-2025',
        rows: 'YEAR',
        columns: 'PROVINCE',
      },
      variables: {
        measure: 'members',
        scope: { provinces: [...cluster5, 'bac-ninh'] },
        years: [2022, 2023, 2024, 2025],
        rows: 'YEAR',
        columns: 'PROVINCE',
      },
    },
    {
      head: 'Chương trình',
      query: {
        measure: 'spent',
        clusters: 'cum-5,nam-trung-bo-tay-nguyen',
        years: '2020-2024',
        rows: 'PROGRAMME',
        columns: 'CLUSTER',
      },
      variables: {
        measure: 'spent',
        scope: { clusters: ['cum-5', 'nam-trung-bo-tay-nguyen'] },
        years: [2020, 2021, 2022, 2023, 2024],
        rows: 'PROGRAMME',
        columns: 'CLUSTER',
      },
    },
    {
      head: 'Hình thức khen thưởng',
      query: {
        measure: 'awards',
        provinces: cluster5.join(),
        years: '2024',
        rows: 'AWARD_KIND',
        columns: 'PROVINCE',
        recipients: 'INDIVIDUAL',
        boundaries: 'CURRENT',
      },
      variables: {
        measure: 'awards',
        scope: { provinces: cluster5 },
        years: [2024],
        rows: 'AWARD_KIND',
        columns: 'PROVINCE',
        where: { recipients: ['INDIVIDUAL'] },
        boundaries: 'CURRENT',
      },
    },
    {
      head: 'Khối',
      query: {
        measure: 'unions',
        provinces: cluster5.join(),
        years: '2024',
        rows: 'SECTOR',
        columns: 'PROVINCE',
      },
      variables: {
        measure: 'unions',
        scope: { provinces: cluster5 },
        years: [2024],
        rows: 'SECTOR',
        columns: 'PROVINCE',
      },
    },
  ])(
    'hold the values of the GraphQL answer: $query.measure by $query.rows and $query.columns',
    async ({ head, query, variables }) => {
      const table = await tableOf(variables);
      const expected = sheetOf(table, head);
      expect(expected.length).toBeGreaterThan(2);

      expect(await csvRows({ ...query, language: 'vi', format: 'wide' })).toEqual(
        expected.map((row) => row.map((cell) => (cell === null ? '' : String(cell)))),
      );

      const response = await get('tables.xlsx', { ...query, language: 'vi' });
      expect(response.status).toBe(200);
      const workbook = await readWorkbookFile(new Uint8Array(await response.arrayBuffer()));
      expect(Object.keys(workbook)).toEqual(['Bảng', 'Cận và độ đầy đủ', 'Nguồn', 'Giải thích']);
      // Below three lines of titles.
      expect(workbook['Bảng']?.slice(3).map(withoutTail)).toEqual(shownTable(table, head).map(withoutTail));
      const rows = workbook['Cận và độ đầy đủ']?.slice(1) ?? [];
      const bounds = rows.filter((row) => row[1] !== 'NOTE').map((row) => [row[3], ...row.slice(5)]);
      expect(bounds.map(withoutTail)).toEqual(
        allCells(table).map((cell: any) => withoutTail([cell.quantity?.value ?? null, ...valuesOf(cell)])),
      );
      const notes = noteOf(table);
      expect(rows.flatMap((row) => (row[1] === 'NOTE' ? [row[0]] : []))).toEqual(notes);
      expect(workbook['Bảng']?.[1]?.[0]).toContain(notes[0] ?? '');

      const sources = table.sources.map(({ province, year, document }: any) => [
        ...[province.name, province.id, year, document.id.split(':')[2], document.file, document.publisher],
        ...[document.publishedOn, document.eventOn],
        ({ SAMPLE: 'Số liệu giả lập', FINAL: 'Chính thức', DRAFT: 'Dự thảo' } as Record<string, string>)[
          document.status
        ],
        document.kind === 'MENTION' ? 'Nơi khác nhắc tới' : 'Báo cáo của đơn vị',
      ]);
      expect(sources.length).toBeGreaterThan(2);
      expect((await csvRows({ ...query, language: 'vi', part: 'sources' })).slice(1)).toEqual(
        sources.map((row: unknown[]) => row.map((cell) => cell ?? '').map(String)),
      );
      expect(workbook['Nguồn']?.slice(1)).toEqual(sources);
    },
  );
});

describe('every file', () => {
  const table = 'clusters=cum-5&years=2024&measures=members,awards';
  it.each([
    `tables.csv?${table}`,
    `tables.csv?${table}&format=wide`,
    `tables.csv?${table}&format=long`,
    `tables.csv?${table}&part=bounds`,
    `tables.csv?${table}&part=sources`,
    `tables.json?${table}`,
    `tables.xlsx?${table}`,
    'workbook.xlsx?cluster=cum-5&year=2024',
    'workbook.xlsx?province=cao-bang&year=2024',
  ])('is signed with what was asked, when, and of which revisions: %s', async (address) => {
    const [keys, file] = await Promise.all(
      ['/.well-known/congdoan-exports.json', `/${address}`].map((path) => fetch(`${system!.origin}${path}`)),
    );
    const verified = await verifyExport(new Uint8Array(await file!.arrayBuffer()), await keys!.text());
    if (verified.kind !== 'genuine') throw new Error(verified.kind);
    const { query, iat, revisions } = verified.claims;
    expect(query).toBe(`/${address}`);
    expect(Math.abs(Date.now() / 1000 - iat)).toBeLessThan(600);
    expect(Object.keys(revisions)).toContain('cao-bang');
    expect(Object.values(revisions).every((revision) => /^[1-9]\d*$/.test(revision))).toBe(true);
  });
});

describe('a table of several measures', () => {
  const query = { clusters: 'cum-5', years: '2024', language: 'vi' };

  it('has a column for each, with what is to be known of a row beside its numbers', async () => {
    const [head, first, ...others] = await csvRows({ ...query, measures: 'members,awards,spent' });
    expect(head).toEqual([
      ...['Tỉnh', 'Mã', 'Đoàn viên (người)', 'Khen thưởng (lượt)', 'Kinh phí chăm lo đoàn viên (đồng)'],
      'Ghi chú',
    ]);
    expect(first).toEqual([
      ...['Cao Bằng', 'cao-bang', '35824', '2', '9029052597'],
      'Khen thưởng (lượt): ít nhất 2, chỉ được nhắc tới; ' +
        'Kinh phí chăm lo đoàn viên (đồng): khoảng 9.029.052.597 (ít nhất 1.045.450.998); số liệu giả lập',
    ]);
    expect(others.map(([name, key]) => [name, key]).slice(-2)).toEqual([
      ['Tổng', 'TOTAL'],
      [expect.stringMatching(/^CÓ SỐ LIỆU GIẢ LẬP, không phải báo cáo của tỉnh: Cao Bằng, /), 'NOTE'],
    ]);
  });

  it('has the years of each measure beside each other, and one column for each if the years are the rows', async () => {
    const years = await csvRows({ ...query, years: '2023,2024', measures: 'members,newMembers' });
    expect(years[0]).toEqual([
      ...['Tỉnh', 'Mã', 'Đoàn viên, 2023', 'Đoàn viên, 2024'],
      ...['Đoàn viên kết nạp mới, 2023', 'Đoàn viên kết nạp mới, 2024', 'Ghi chú'],
    ]);
    const rows = await csvRows({
      ...query,
      years: '2023,2024',
      measures: 'members,newMembers',
      rows: 'YEAR',
    });
    expect(rows.map((row) => row.slice(0, 4))).toEqual([
      ['Năm', 'Mã', 'Đoàn viên', 'Đoàn viên kết nạp mới'],
      ['2023', '2023', '', ''],
      ['2024', '2024', '339739', '25493'],
      ['Tổng', 'TOTAL', '', '25493'],
      [expect.stringContaining('GIẢ LẬP'), 'NOTE', '', ''],
    ]);
  });

  it('gives programs the cells of each measure', async () => {
    const response = await get('tables.json', { ...query, measures: 'members,awards' });
    const rows = (await response.json()) as { measure: string; row: string; column: string; value: number }[];
    const totals = rows.filter(({ row, column }) => row === 'TOTAL' && column === 'TOTAL');
    expect(totals.map(({ measure, value }) => [measure, value])).toEqual([
      ['members', 339739],
      ['awards', 1188],
    ]);
  });
});
