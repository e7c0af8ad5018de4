import { importContent } from './importFiles';
import { createTestStore, type TestStore } from './testProvinces';

let test: TestStore;
beforeEach(async () => {
  test = await createTestStore('cao-bang');
});
afterEach(() => test.close());

const units = [
  'Mã đơn vị;Tên đơn vị;Cấp;Đơn vị cấp trên',
  'h-a;Liên đoàn Lao động huyện A;Cấp huyện;cao-bang',
  'h-b;Liên đoàn Lao động huyện B;Cấp huyện;cao-bang',
].join('\n');
const own = ['cao-bang;2024;Đoàn viên;45.210;'];
const below = ['h-a;2024;Đoàn viên;20.000;', 'h-b;2024;Đoàn viên;25.210;'];
const gifts = ['cao-bang;2024;Suất quà;300;Tết Sum vầy', 'cao-bang;2024;Suất quà;200;Tháng Công nhân'];

const file = (title: string, rows: readonly string[]) =>
  [title, 'Đơn vị;Năm;Chỉ tiêu;Số lượng;Chương trình', ...rows].join('\n');

/** What the import says of the numbers above the table: the questions, and what is not imported. */
async function saidOf(title: string, rows: readonly string[]): Promise<string[]> {
  await importContent(test.store, 'units.csv', units);
  const { findings, warnings } = await importContent(test.store, 'a.csv', file(title, rows));
  const asked = findings.filter(({ rule }) => rule === 'title-total').map(({ vi }) => vi);
  return [...asked, ...warnings.map(({ message }) => message.split(': số ấy')[0] ?? '')];
}

describe('a total above the table', () => {
  it.each([
    ['is that of a row', 'Tổng số đoàn viên: 45.210', own],
    ['is what the units below come to', 'Tổng số đoàn viên: 45.210', below],
    ['is what the parts come to', 'Tổng số suất quà: 500', gifts],
    ['is said in words that bound it', 'Toàn tỉnh có trên 45.000 đoàn viên', own],
    ['is that of a row beside the units below', 'Tổng số đoàn viên: 45.210', [...own, ...below]],
    ['is none: the number of a decree', 'Kèm theo Quyết định số 1234/QĐ-TLĐ về đoàn viên', own],
    ['is none: of one programme', 'Tết Sum vầy: 100 suất quà', gifts],
    [
      'is a rate beside those of the units below, which nobody adds',
      'Tỷ lệ công đoàn cơ sở tổ chức khám sức khỏe: 93%',
      ['h-a;2024;healthCheckRate;90%;', 'h-b;2024;healthCheckRate;95%;'],
    ],
    ['is none: a year behind a name, as of a sheet', 'Đoàn viên 2024', own],
    ['is none: a target', 'Kết quả so với kế hoạch 46.000 đoàn viên', own],
  ])('%s', async (_, title, rows) => {
    expect(await saidOf(title, rows)).toEqual([]);
  });

  it.each([
    [
      'of one row',
      'Tổng số đoàn viên: 54.210',
      own,
      'Phía trên bảng ghi "Tổng số đoàn viên: 54.210", các dòng "Đoàn viên" là 45.210; xem lại số nào đúng',
    ],
    [
      'in cells of their own',
      'Tổng số đoàn viên;54.210',
      own,
      'Phía trên bảng ghi "Tổng số đoàn viên 54.210", các dòng "Đoàn viên" là 45.210; xem lại số nào đúng',
    ],
    [
      'of units below',
      'Toàn tỉnh có 50.000 đoàn viên',
      below,
      'Phía trên bảng ghi "Toàn tỉnh có 50.000 đoàn viên", các dòng "Đoàn viên" là 45.210; xem lại số nào đúng',
    ],
    [
      'of money',
      'Kinh phí chăm lo đoàn viên: trên 6 tỷ đồng',
      ['cao-bang;2024;Kinh phí chăm lo đoàn viên;5,2 tỷ;'],
      'Phía trên bảng ghi "Kinh phí chăm lo đoàn viên: trên 6 tỷ đồng", các dòng "Kinh phí chăm lo đoàn viên" là ' +
        '5.200.000.000; xem lại số nào đúng',
    ],
    [
      'like a year',
      'Tổng số đoàn viên: 2024',
      own,
      'Phía trên bảng ghi "Tổng số đoàn viên: 2024", các dòng "Đoàn viên" là 45.210; xem lại số nào đúng',
    ],
    [
      'of parts',
      'Tổng số suất quà: 5.000',
      gifts,
      'Phía trên bảng ghi "Tổng số suất quà: 5.000", các dòng "Suất quà" là 500; xem lại số nào đúng',
    ],
  ])('that is not what the rows say is asked about: %s', async (_, title, rows, asked) => {
    expect(await saidOf(title, rows)).toEqual([asked]);
  });

  it('of which there is no row is said not to be imported', async () => {
    expect(await saidOf('Tổng số đoàn viên: 45.210', gifts)).toEqual([
      '"Tổng số đoàn viên: 45.210" đứng trên bảng, mà bảng không có dòng nào của "Đoàn viên"',
    ]);
  });

  it('of a year of which there is no row is said not to be imported, with the year', async () => {
    expect(await saidOf('Năm 2023 có 45.000 đoàn viên (bảng năm 2024)', own)).toEqual([
      '"Năm 2023 có 45.000 đoàn viên (bảng năm 2024)" đứng trên bảng, mà bảng không có dòng nào của "Đoàn viên" năm 2023',
    ]);
  });

  it('has to be answered', async () => {
    const content = file('Tổng số đoàn viên: 54.210', own);
    const answers = { accept: [] as string[], reason: 'Tiêu đề còn số cũ' };
    await expect(importContent(test.store, 'a.csv', content, { answers })).rejects.toThrow('title-total');
    answers.accept.push('title-total');
    expect(await importContent(test.store, 'a.csv', content, { answers })).toMatchObject({ changed: true });
  });
});
