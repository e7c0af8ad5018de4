import { importContent } from './importFiles';
import { createTestStore, itself, type TestStore } from './testProvinces';

let test: TestStore;
beforeEach(async () => {
  test = await createTestStore('bac-ninh');
});
afterEach(() => test.close());

const units = [
  'Mã đơn vị;Tên đơn vị;Cấp;Đơn vị cấp trên;Từ ngày;Đến ngày',
  'h-a;Liên đoàn Lao động huyện A;Cấp huyện;bac-ninh;;',
  'h-b;Liên đoàn Lao động huyện B;Cấp huyện;bac-ninh;;',
  'h-c;Liên đoàn Lao động huyện C;Cấp huyện;bac-ninh;2024-06-01;',
  'cs-1;Công đoàn cơ sở 1;CĐCS;h-a;;',
  'cs-2;Công đoàn cơ sở 2;CĐCS;h-a;;',
].join('\n');
const facts = (...rows: string[]) =>
  ['Đơn vị;Năm;Chỉ tiêu;Số lượng;Hình thức;Chương trình;Loại số liệu;Tình trạng số liệu', ...rows].join('\n');

async function report(year = 2024) {
  const as = itself(await test.store.revision());
  const [found] = await test.store.reports([{ unit: 'bac-ninh', year }], as);
  return found;
}
const bounds = (
  quantity: { value: number | null; atLeast: number; atMost: number | null } | null | undefined,
) => quantity && [quantity.value, quantity.atLeast, quantity.atMost];

async function importFacts(...rows: string[]) {
  await importContent(test.store, 'units.csv', units);
  return importContent(
    test.store,
    'a.csv',
    facts('bac-ninh;2024;Khen thưởng;1;Bằng khen;;Từng việc;', ...rows),
  );
}

describe('a province whose districts are missing', () => {
  it('has no upper bound, and says who is missing', async () => {
    await importFacts('h-a;2024;Đoàn viên;10.000;;;;', 'bac-ninh;2024;Kinh phí chăm lo;5 tỷ;;;;');
    const found = await report();
    expect(bounds(found?.figures.membership.members)).toEqual([10_000, 10_000, null]);
    expect(bounds(found?.figures.welfare.spent)).toEqual([5e9, 5e9, 5e9]);
    expect(found?.coverage).toEqual([
      { measure: 'members', expected: 3, reported: 1, missing: ['h-b', 'h-c'] },
    ]);
  });

  it('is whole once they have reported', async () => {
    const rows = ['h-a;2024;Đoàn viên;1;;;;', 'h-b;2024;Đoàn viên;2;;;;', 'h-c;2024;Đoàn viên;3;;;;'];
    await importFacts(...rows);
    const found = await report();
    expect(bounds(found?.figures.membership.members)).toEqual([6, 6, 6]);
    expect(found?.coverage).toEqual([{ measure: 'members', expected: 3, reported: 3, missing: [] }]);
  });

  it('is whole by its own total', async () => {
    await importFacts('bac-ninh;2024;Đoàn viên;45.000;;;;', 'h-a;2024;Đoàn viên;10.000;;;;');
    const found = await report();
    expect(bounds(found?.figures.membership.members)).toEqual([45_000, 45_000, 45_000]);
    expect(found?.coverage).toEqual([]);
  });

  it('does not wait for a unit that was not there yet', async () => {
    const rows = ['h-a;2023;Đoàn viên;1;;;;', 'h-b;2023;Đoàn viên;2;;;;', 'bac-ninh;2023;Suất quà;3;;;;'];
    await importFacts(...rows);
    expect(bounds((await report(2023))?.figures.membership.members)).toEqual([3, 3, 3]);
  });

  it('does not wait for who says that there is none', async () => {
    const rows = [
      'h-a;2024;houses;4;;;;',
      'h-b;2024;houses;không;;;;',
      'h-c;2024;houses;không thuộc diện;;;;',
    ];
    await importFacts(...rows);
    expect(bounds((await report())?.figures.welfare.houses)).toEqual([4, 4, 4]);
  });

  it('is open in the programmes too, and through a district that lacks its own', async () => {
    const rows = [
      'cs-1;2024;Suất quà;30;;Tết Sum vầy;;',
      'h-b;2024;Suất quà;70;;Tết Sum vầy;;',
      'h-c;2024;Suất quà;5;;;;',
    ];
    await importFacts(...rows);
    const { figures, coverage } = (await report()) ?? {};
    expect(bounds(figures?.welfare.gifts)).toEqual([105, 105, null]);
    expect(bounds(figures?.welfare.byProgramme[0]?.gifts)).toEqual([100, 100, null]);
    expect(coverage).toEqual([{ measure: 'gifts', expected: 4, reported: 3, missing: ['cs-2'] }]);
  });

  it('is open in a programme of which a district gave its total only, until that one says', async () => {
    const rows = [
      'h-a;2024;Suất quà;100;;;;',
      'h-a;2024;Suất quà;30;;Tết Sum vầy;;',
      'h-b;2024;Suất quà;50;;;;',
      'h-c;2024;Suất quà;không;;;;',
    ];
    await importFacts(...rows);
    const before = (await report())?.figures.welfare;
    expect(bounds(before?.gifts)).toEqual([150, 150, 150]);
    expect(bounds(before?.byProgramme[0]?.gifts)).toEqual([30, 30, null]);
    await importFacts(...rows, 'h-b;2024;Suất quà;0;;Tết Sum vầy;;');
    expect(bounds((await report())?.figures.welfare.byProgramme[0]?.gifts)).toEqual([30, 30, 30]);
  });

  it('is exact in a programme beside a district all of whose gifts are of other programmes', async () => {
    const rows = [
      'h-a;2024;Suất quà;8;;Tết Sum vầy;;',
      'h-b;2024;Suất quà;5;;;;',
      'h-b;2024;Suất quà;5;;Tháng Công nhân;;',
      'h-c;2024;Suất quà;6;;;;',
      'h-c;2024;Suất quà;4;;Tháng Công nhân;;',
    ];
    const programmes = async () =>
      (await report())?.figures.welfare.byProgramme.map(({ programme, gifts }) => [
        programme,
        ...(bounds(gifts) ?? []),
      ]);
    await importFacts(...rows);
    // Of those of h-c two may be of either programme; h-a may have had others beside its own.
    expect(await programmes()).toEqual([
      ['tet-sum-vay', 8, 8, null],
      ['thang-cong-nhan', 9, 9, null],
    ]);
    const wholeA = ['h-a;2024;Suất quà;8;;;;', ...rows];
    await importFacts(...wholeA, 'h-c;2024;Suất quà;2;;Mái ấm Công đoàn;;');
    expect(await programmes()).toEqual([
      ['mai-am-cong-doan', 2, 2, 2],
      ['tet-sum-vay', 8, 8, 8],
      ['thang-cong-nhan', 9, 9, 9],
    ]);
  });

  it('expects nobody by single cases: a list does not say who had none', async () => {
    await importFacts('h-a;2024;Khen thưởng;2;Bằng khen;;Từng việc;');
    expect(bounds((await report())?.figures.awards.total)).toEqual([3, 3, 3]);
  });

  it('is open again when a district is added', async () => {
    await importFacts('h-a;2024;Đoàn viên;1;;;;', 'h-b;2024;Đoàn viên;2;;;;', 'h-c;2024;Đoàn viên;3;;;;');
    const more = ['Mã đơn vị;Tên đơn vị;Cấp;Đơn vị cấp trên', 'h-d;LĐLĐ huyện D;Cấp huyện;bac-ninh'].join(
      '\n',
    );
    const { figures } = await importContent(test.store, 'more.csv', more);
    expect(figures.flatMap(({ cells }) => cells.map(({ after }) => bounds(after)))).toEqual([[6, 6, null]]);
    const added = await test.store.revision();
    await test.store.undo(added, { by: 'test' });
    expect(bounds((await report())?.figures.membership.members)).toEqual([6, 6, 6]);
  });
});
