import { projectPath } from '../../../platform/paths';
import { readOperationFile } from '../../../schema/operationFiles';
import { sampleStartMillis, startSampleSystem } from '../../__tests__/sampleSystem';
import type { System } from '../../__tests__/seedFigures/system';
import { readWorkbookFile } from './readWorkbookFile';

let system: System | undefined;
beforeAll(async () => {
  system = await startSampleSystem();
}, sampleStartMillis);
afterAll(() => system?.stop());

const get = (query: string) => fetch(`${system?.origin}/workbook.xlsx?${query}`);

async function sheetsOf(query: string): Promise<Record<string, unknown[][]>> {
  const response = await get(query);
  expect(response.status).toBe(200);
  return readWorkbookFile(new Uint8Array(await response.arrayBuffer()));
}

/** Below the titles, which end with an empty line. */
function tableOf(rows: unknown[][] | undefined): unknown[][] {
  return (rows ?? []).slice((rows ?? []).findIndex((row) => row.length === 0) + 1);
}

function operation(name: string): string {
  return readOperationFile(projectPath('schema', 'operations'), name);
}

/** As a cell shows it: a number that is not exact has its qualifier before it. */
function shown(quantity: any): unknown {
  if (!quantity) return null;
  if (quantity.atLeast === quantity.atMost) return quantity.value;
  return expect.stringMatching(
    new RegExp(`^(gần|trên|khoảng|ước|ít nhất) ${quantity.value ?? quantity.atLeast}$|^từ `),
  );
}

describe('the workbook of a cluster', () => {
  let sheets: Record<string, unknown[][]>;
  let season: any;
  beforeAll(async () => {
    sheets = await sheetsOf('cluster=cum-5&year=2024');
    const { body } = await system!.query(operation('clusterWorkbook'), { cluster: 'cum-5', year: 2024 });
    season = body.data.cluster.season;
  });

  it('has a sheet for each question, those of diagnostics last', () => {
    expect(Object.keys(sheets)).toEqual([
      ...['Tổng quan', 'Đoàn viên, CĐCS', 'Khen thưởng', 'Chăm lo', 'Hoạt động khác', 'Đối chiếu'],
      ...['Độ đầy đủ', 'Cận', 'Nguồn', 'Giải thích'],
    ]);
    expect(sheets['Khen thưởng']?.[0]).toEqual(['Khen thưởng – Cụm thi đua số 5, 2024']);
    expect(sheets['Khen thưởng']?.[1]).toEqual([
      expect.stringMatching(
        /^0 trong 6 tỉnh có báo cáo · hỏi lúc .* · CÓ SỐ LIỆU GIẢ LẬP, không phải báo cáo: Cao Bằng, /,
      ),
    ]);
  });

  it('has members and unions of each province, their sum and what was published', () => {
    const rows = tableOf(sheets['Đoàn viên, CĐCS']);
    expect(rows[0]?.slice(0, 3)).toEqual(['Tỉnh', 'Đoàn viên (người)', 'Đoàn viên kết nạp mới (người)']);
    expect(rows.slice(1).map((row) => row.slice(0, 3))).toEqual([
      ['Cao Bằng', 35824, 2384],
      ['Bắc Kạn', 26577, 1657],
      ['Lạng Sơn', 42358, 3158],
      ['Thái Nguyên', 146100, 11372],
      ['Tuyên Quang', 43599, 3213],
      ['Hà Giang', 45281, 3709],
      ['Cộng từ các tỉnh', 339739, 25493],
      ['Cụm công bố', 339739, 25493],
    ]);
  });

  it('has the awards of every province by kind and body, as the graph has them', () => {
    const rows = tableOf(sheets['Khen thưởng']);
    expect(rows[0]).toEqual([
      ...['Cấp khen thưởng', 'Hình thức', 'Đối tượng', 'Cao Bằng', 'Bắc Kạn', 'Lạng Sơn', 'Thái Nguyên'],
      ...['Tuyên Quang', 'Hà Giang', 'Cộng từ các tỉnh', 'Cụm công bố'],
    ]);
    const flags = ({ awards }: any) =>
      awards.byKind.find(
        ({ kind, awardedBy }: any) => kind === 'EMULATION_FLAG' && awardedBy === 'CONFEDERATION',
      )?.count;
    expect(rows[2]).toEqual([
      ...['Tổng Liên đoàn Lao động Việt Nam', 'Cờ thi đua', 'Tập thể'],
      ...season.provinces.map(({ report }: any) => shown(flags(report.figures))),
      ...['ít nhất 14', 14],
    ]);
    expect(rows.at(-1)?.slice(-2)).toEqual(['ít nhất 1000', 'trên 1000']);
  });

  it('has the welfare of every province by programme, as the graph has it', () => {
    const rows = tableOf(sheets['Chăm lo']);
    const storm = ({ welfare }: any) =>
      welfare.byProgramme.find(({ programme }: any) => programme === 'khac-phuc-bao-so-3-2024')?.spent;
    const row = rows.find((cells) => cells[2] === 'Khắc phục hậu quả bão số 3 năm 2024');
    expect(row).toEqual([
      ...['Kinh phí chăm lo đoàn viên', 'đồng', 'Khắc phục hậu quả bão số 3 năm 2024'],
      ...season.provinces.map(({ report }: any) => shown(storm(report.figures))),
      ...['ít nhất 9000000000', 'trên 9000000000'],
    ]);
  });

  it('has both bounds of each number, and each document once', () => {
    const bounds = tableOf(sheets['Cận']);
    expect(bounds[0]).toEqual([
      ...['Trang tính', 'Chỉ tiêu', 'Đơn vị tính', 'Tỉnh', 'Trị số', 'Cách nói', 'Ít nhất', 'Nhiều nhất'],
      ...['Ước tính', 'Số tỉnh có số'],
    ]);
    // The cluster printed parts of its awards, and no total.
    const awards = bounds.filter((row) => row[1] === 'Khen thưởng' && row[3] === 'Cụm công bố');
    expect(awards).toEqual([]);
    expect(sheets['Đối chiếu']?.find((row) => row[0] === 'Khen thưởng')?.slice(0, 4)).toEqual([
      ...['Khen thưởng', 'lượt', 'ít nhất 1188', 'tự cộng từ các số đã in'],
    ]);
    const documents = tableOf(sheets['Nguồn']).slice(1);
    expect(new Set(documents.map((row) => JSON.stringify([row[1], row[3]]))).size).toBe(documents.length);
    expect(documents.length).toBeGreaterThan(6);
  });
});

describe('the workbook of a province', () => {
  it('has its years beside each other', async () => {
    const sheets = await sheetsOf('province=cao-bang&year=2024');
    const rows = tableOf(sheets['Tổng quan']);
    expect(rows[0]).toEqual(['Chỉ tiêu', 'Đơn vị tính', '2020', '2021', '2022', '2023', '2024']);
    expect(rows[1]?.at(-1)).toBe(35824);
    expect(
      tableOf(sheets['Độ đầy đủ'])
        .slice(1)
        .map(([year, , state]) => [year, state]),
    ).toEqual(['2020', '2021', '2022', '2023', '2024'].map((year) => [year, 'giả lập']));
  });
});

describe('a workbook that there cannot be', () => {
  it.each([
    ['year=2024', 400, 'Tham số "cluster" phải đi một mình hoặc thay bằng province: chọn đúng một trong hai'],
    ['cluster=cum-5&province=cao-bang&year=2024', 400, 'Tham số "cluster" phải đi một mình'],
    ['cluster=cum-5', 400, 'Tham số "year" phải có trong địa chỉ'],
    ['cluster=cum-5&year=1999', 400, 'Tham số "year" phải là một năm từ 2000 đến 2100'],
    ['cluster=cum-5&year=2010', 400, 'Tham số "year" phải là một trong:'],
    ['cluster=cum-9&year=2024', 400, 'Tham số "cluster" phải là mã của một cụm trong sổ đăng ký'],
    ['province=zz&year=2024', 400, 'Tham số "province" phải là mã của một tỉnh trong sổ đăng ký'],
    ['cluster=cum-5&year=2024&x=1', 400, 'Tham số "x" phải là một trong: cluster, province, year, language'],
  ])('is refused with the place and the mend: %s', async (query, status, message) => {
    const response = await get(query);
    const { errors } = (await response.json()) as { errors: { message: string }[] };
    expect([response.status, errors[0]?.message]).toEqual([status, expect.stringContaining(message)]);
  });
});
