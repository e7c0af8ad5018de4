import { importContent, numbersIn, refusals, workbookOf, type TestSheet } from './importFiles';
import { createTestStore, type TestStore } from './testProvinces';

let test: TestStore;
beforeAll(async () => {
  test = await createTestStore();
});
afterAll(() => test.close());

const name = (() => {
  let files = 0;
  return (ending: string) => `file-${(files += 1)}.${ending}`;
})();

/** Every case is a year of its own, so that one store does for all. */
let year = 2000;
beforeEach(() => {
  year += 1;
});

const refused = (ending: string, content: string | Uint8Array, ignoreSheets?: string[]) =>
  refusals(test.store, name(ending), content, { ignoreSheets });

async function numberOf(ending: string, content: string | Uint8Array, measure = 'spent') {
  await importContent(test.store, name(ending), content);
  return (await numbersIn(test.store))[`cao-bang ${year} ${measure}`];
}

describe('the unit of measure', () => {
  const spent = 'Kinh phí chăm lo đoàn viên';
  it.each([
    ['a column', () => `Đơn vị;Năm;Chỉ tiêu;Số lượng;ĐVT\ncao-bang;${year};${spent};186;triệu đồng`, 186e6],
    [
      'a column by its full name',
      () => `Đơn vị;Năm;Chỉ tiêu;Đơn vị tính;Số lượng\ncao-bang;${year};${spent};Tỷ đồng;1,6`,
      1.6e9,
    ],
    [
      'a column of plain units',
      () => `Đơn vị;Năm;Chỉ tiêu;Số lượng;ĐVT\ncao-bang;${year};${spent};186.000.000;đồng`,
      186e6,
    ],
    [
      'words beside a column that agrees',
      () => `Đơn vị;Năm;Chỉ tiêu;Số lượng;ĐVT\ncao-bang;${year};${spent};186 triệu đồng;triệu đồng`,
      186e6,
    ],
    [
      'words that the column completes',
      () => `Đơn vị;Năm;Chỉ tiêu;Số lượng;ĐVT\ncao-bang;${year};${spent};gần 6 tỷ;đồng`,
      6e9,
    ],
    [
      'the header',
      () => `Đơn vị;Năm;Chỉ tiêu;Số lượng (triệu đồng)\ncao-bang;${year};${spent};1.186,5`,
      1_186_500_000,
    ],
    [
      'the header after a comma',
      () => `Đơn vị;Năm;Chỉ tiêu;Số lượng, ĐVT: nghìn đồng\ncao-bang;${year};${spent};186`,
      186e3,
    ],
    [
      'the header in thousands',
      () => `Đơn vị;Năm;Chỉ tiêu;Giá trị (1.000 đồng)\ncao-bang;${year};${spent};186`,
      186e3,
    ],
    [
      'a line above the header',
      () =>
        `BÁO CÁO NĂM\n;;;(Đơn vị tính: triệu đồng)\n\nĐơn vị;Năm;Chỉ tiêu;Số lượng\ncao-bang;${year};${spent};20`,
      20e6,
    ],
    ['the measure', () => `Đơn vị;Năm;Chỉ tiêu;Số lượng\ncao-bang;${year};${spent} (triệu đồng);20`, 20e6],
  ])('in %s multiplies', async (_place, content, expected) => {
    expect(await numberOf('csv', content())).toBe(expected);
  });

  it.each([
    ['another money', `${spent};6 tỷ;triệu đồng`],
    ['no unit at all', `${spent};6;xyz`],
    ['a number', `${spent};6;500`],
    ['money for people', 'Đoàn viên;186;triệu đồng'],
    ['people for gifts', 'Suất quà;186;đồng'],
  ])('that does not fit is refused: %s', async (_what, row) => {
    const content = `Đơn vị;Năm;Chỉ tiêu;Số lượng;ĐVT\ncao-bang;${year};${row}`;
    expect(await refused('csv', content)).toHaveLength(1);
  });
});

describe('number formats of a workbook', () => {
  const book = (value: number, format: string) =>
    workbookOf(
      [
        {
          name: 'Số liệu',
          rows: [
            ['Đơn vị', 'Năm', 'Chỉ tiêu', 'Số lượng'],
            ['cao-bang', year, 'spent', { xml: `<c s="1"><v>${value}</v></c>` }],
          ],
        },
      ],
      [format],
    );
  it.each([
    ['#,##0" triệu đồng"', 186, 186e6],
    ['#,##0.0\\ "tỷ"', 1.6, 1.6e9],
    ['#,##0,," triệu đồng"', 186e6, 186e6],
    ['"gần "#,##0" triệu"', 20, 20e6],
    ['General" triệu đồng"', 186, 186e6],
    ['_-* #,##0\\ _₫_-;\\-* #,##0\\ _₫_-;_-* "-"??\\ _₫_-;_-@_-', 186e6, 186e6],
    ['#,##0;[Red]-#,##0', 186, 186],
    ['[$-42A]#,##0', 186, 186],
  ])('%s of %d is %d', async (format, stored, expected) => {
    expect(await numberOf('xlsx', book(stored, format))).toBe(expected);
  });

  it.each([
    ['digits that are not shown', '#,##0,'],
    ['nothing that is shown', ';;;'],
    ['a condition', '[>=1000000]#,##0,," triệu";#,##0'],
    ['a mask', '0"."000'],
    ['another currency', '[$$-409]#,##0'],
    ['another measure', '#,##0" người"'],
  ])('with %s are refused', async (_what, format) => {
    expect(await refused('xlsx', book(186_000, format))).not.toEqual([]);
  });
});

describe('columns', () => {
  const unnamed = (column: string) =>
    `Cột ${column} có giá trị mà không có tên; đặt tên hoặc xóa đi. Column ${column} has values and no name; ` +
    'name it or empty it (a merged header names its first column only)';
  const header = ['Đơn vị', 'Năm', 'Chỉ tiêu', 'Số lượng'];

  it('with values and no name are refused in CSV', async () => {
    const content = `Đơn vị;Năm;Chỉ tiêu;Số lượng;\ncao-bang;${year};spent;186;triệu đồng`;
    expect(await refused('csv', content)).toEqual([`row 2: ${unnamed('E')}`]);
    const between = `Đơn vị;Năm;;Chỉ tiêu;Số lượng\ncao-bang;${year};x;spent;186`;
    expect(await refused('csv', between)).toEqual([`row 2: ${unnamed('C')}`]);
  });

  it('without a name and without values are no matter', async () => {
    expect(await numberOf('csv', `Đơn vị;Năm;;Chỉ tiêu;Số lượng;\ncao-bang;${year};;spent;186;`)).toBe(186);
  });

  it('under a merged header are refused in a workbook', async () => {
    const rows = [header, ['cao-bang', year, 'members', 45_000, 45_210]];
    const sheet = { name: 'Số liệu', rows, after: '<mergeCells><mergeCell ref="D1:E1"/></mergeCells>' };
    expect(await refused('xlsx', workbookOf([sheet]))).toEqual([`sheet "Số liệu", row 2: ${unnamed('E')}`]);
  });

  it.each([
    ['the column beside it', 'Đơn vị,Năm,Chỉ tiêu,Số lượng,Nguyên văn', 'members,45,210'],
    ['the place in the text', 'Đơn vị,Năm,Chỉ tiêu,Số lượng,Vị trí', 'members,45,210'],
    ['the lower bound', 'Đơn vị,Năm,Chỉ tiêu,Số lượng,Ít nhất', 'members,450,210'],
    ['a programme', 'Đơn vị,Năm,Chỉ tiêu,Số lượng,Chương trình', 'gifts,1,500'],
  ])('do not take the half of a number that its comma has split: %s', async (_what, titles, row) => {
    const [problem] = await refused('csv', `${titles}\ncao-bang,${year},${row}`);
    expect(problem).toMatch(/^row 2: Số \d+,\d+ bị dấu phẩy chia thành hai ô; viết "\d+\.\d+"/);
  });

  it('may stand beside each other as bounds', async () => {
    const content = `Đơn vị,Năm,Chỉ tiêu,Số lượng,Ít nhất,Nhiều nhất\ncao-bang,${year},members,450,210,500`;
    expect(await numberOf('csv', content, 'members')).toBe(450);
  });
});

describe('sheets', () => {
  const sheet = (value: number, more: Partial<TestSheet> = {}): TestSheet => ({
    name: 'Số liệu',
    rows: [
      ['Đơn vị', 'Năm', 'Chỉ tiêu', 'Số lượng'],
      ['cao-bang', year, 'members', value],
    ],
    ...more,
  });

  it('beside the one that is read are refused if they have values, unless they are left out by name', async () => {
    const book = workbookOf([sheet(1), sheet(2, { name: 'Số liệu 2' }), { name: 'Trống', rows: [] }]);
    expect(await refused('xlsx', book)).toEqual([
      'sheet "Số liệu 2": Trang có số liệu mà không được đọc (chỉ đọc "Số liệu"); chép sang trang được đọc, xóa đi, ' +
        'hoặc bỏ qua bằng --ignore-sheet. The sheet has values and is not read ("Số liệu" is); move them, delete them, ' +
        'or leave it out by --ignore-sheet',
    ]);
    expect(await refused('xlsx', book, ['số liệu 2'])).toEqual([]);
  });

  it('of any name are found by their header, below a title', async () => {
    const titled = sheet(7, { name: 'Sheet1' });
    titled.rows.unshift(['BÁO CÁO CHỈ TIÊU'], [], ['Tỉnh Cao Bằng', null, '']);
    expect(await numberOf('xlsx', workbookOf([titled]), 'members')).toBe(7);
  });

  it.each(['hidden', 'veryHidden'] as const)('that are %s are never read', async (state) => {
    const [problem] = await refused('xlsx', workbookOf([sheet(1, { state })]));
    expect(problem).toMatch(/^sheet "Số liệu": Trang bị ẩn mà có số liệu/);
  });

  it.each([
    ['row', { rowAttributes: { 2: 'hidden="1"' } }, /Dòng bị ẩn mà có số liệu/],
    ['row without height', { rowAttributes: { 2: 'ht="0" customHeight="1"' } }, /Dòng bị ẩn mà có số liệu/],
    ['column', { before: '<cols><col min="4" max="4" hidden="1"/></cols>' }, /Cột D bị ẩn mà có giá trị/],
  ])('with a hidden %s that has values are refused', async (_what, more, expected) => {
    expect(await refused('xlsx', workbookOf([sheet(1, more)]))).toEqual([expect.stringMatching(expected)]);
  });

  it.each([
    ['<c><f>1+2</f></c>'],
    ['<c><f>1+2</f><v/></c>'],
    ['<c><f>1+2</f><v></v></c>'],
    ['<c t="str"><f>1+2</f><v></v></c>'],
    ['<c><f t="shared" si="0"/></c>'],
  ])('with a formula and no saved result are refused: %s', async (xml) => {
    const book = sheet(1);
    book.rows[1] = ['cao-bang', year, 'members', { xml }];
    const [problem] = await refused('xlsx', workbookOf([book]));
    expect(problem).toBe(
      'sheet "Số liệu", row 2: Ô D2 là công thức chưa có kết quả; dán giá trị. Expected a value in cell D2, got a formula without its result; paste values only',
    );
  });

  it('have no number if a cell is empty', async () => {
    const book = sheet(1);
    book.rows[1] = ['cao-bang', year, 'members', { xml: '<c><v></v></c>' }];
    expect(await refused('xlsx', workbookOf([book]))).toEqual([
      'sheet "Số liệu", cell D2, column "Số lượng": Cần một số, gặp ô trống. Expected a number, got nothing',
    ]);
  });
});
