import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { ImportError } from '../../../domain/problems';
import { openImport } from '../import/openImport';
import { writeWorkbook } from '../../../platform/xlsx/writeWorkbook';
import { createTestStore, itself, type TestStore } from './testProvinces';

let test: TestStore;
let folder: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'congdoan-formats-'));
  test = await createTestStore();
});
afterEach(async () => {
  rmSync(folder, { recursive: true, force: true });
  await test.close();
});

async function importContent(
  store: TestStore['store'],
  name: string,
  content: string | Uint8Array,
  documentOptions: Record<string, string> = {},
  maxUncompressedBytes = 10_000_000,
) {
  const path = join(folder, name);
  writeFileSync(path, content);
  const table = await openImport(path, { name, maxUncompressedBytes });
  try {
    return await store.import({
      table,
      documentOptions,
      by: 'test',
      federationName: 'Liên đoàn Lao động tỉnh',
    });
  } finally {
    await table.close();
  }
}

async function problemsOf(name: string, content: string | Uint8Array, maxBytes?: number): Promise<string[]> {
  try {
    await importContent(test.store, name, content, {}, maxBytes);
    return [];
  } catch (error) {
    if (!(error instanceof ImportError)) throw error;
    return error.problems.map(({ place, message }) => `${place}: ${message}`);
  }
}

async function factsOf({ store }: TestStore) {
  const { rows } = await store.facts({}, { limit: 100, after: null }, itself(await store.revision()));
  return rows.map(({ _id, since: _since, until: _until, province: _province, ...fact }: any) => fact);
}

const header = ['Đơn vị', 'Năm', 'Chỉ tiêu', 'Số lượng', 'Hình thức', 'Chương trình'];
const lines = [
  ['cao-bang', 2024, 'Đoàn viên', '1.469', null, null],
  ['LĐLĐ tỉnh', 2024, 'spent', 'gần 60 tỷ', null, 'Tết Sum vầy – Xuân Biên cương'],
  ['cao-bang', 2024, 'Khen thưởng', 'hàng nghìn', 'Bằng khen', null],
  ['cao-bang', 2024, 'unionsRatedGoodRate', '93,75%', null, null],
];

const csvOf = (delimiter: string, end = '\n') =>
  [header, ...lines].map((cells) => cells.map((cell) => `"${cell ?? ''}"`).join(delimiter)).join(end);
const xlsx = () => writeWorkbook([{ name: 'Số liệu', rows: [header, ...lines] }]);
const json = () =>
  JSON.stringify(lines.map((cells) => Object.fromEntries(header.map((title, at) => [title, cells[at]]))));

describe('the same facts', () => {
  it.each([
    ['CSV with semicolons and a byte order mark', 'a.csv', () => `\uFEFF${csvOf(';', '\r\n')}`],
    ['CSV with commas', 'a.csv', () => csvOf(',')],
    ['XLSX', 'a.xlsx', xlsx],
    ['JSON', 'a.json', json],
  ])('come of %s', async (_name, file, content) => {
    const result = await importContent(test.store, file, content(), { id: 'd' });
    expect(result.facts).toEqual({ added: 4, changed: 0, removed: 0 });
    const common = { unit: 'cao-bang', year: 2024, form: 'SUMMARY', document: 'd', withheld: false };
    const facts = (await factsOf(test)).sort((a: any, b: any) => a.measure.localeCompare(b.measure));
    expect(facts.map(({ id: _id, ...fact }: any) => fact)).toEqual([
      {
        ...common,
        ...{ measure: 'awards', printed: 'hàng nghìn', value: 1_000, atLeast: 1_000, atMost: null },
        ...{ kind: 'CERTIFICATE_OF_MERIT', adds: 'TOTAL' },
      },
      {
        ...common,
        measure: 'members',
        printed: '1.469',
        value: 1_469,
        atLeast: 1_469,
        atMost: 1_469,
        adds: 'TOTAL',
      },
      {
        ...common,
        ...{ measure: 'spent', printed: 'gần 60 tỷ', value: 60e9, atLeast: 0, atMost: 60e9 },
        ...{ programme: 'tet-sum-vay', adds: 'TOTAL' },
      },
      {
        ...common,
        ...{ measure: 'unionsRatedGoodRate', printed: '93,75%' },
        ...{ value: 9_375, atLeast: 9_375, atMost: 9_375, adds: 'NEVER' },
      },
    ]);
    expect(facts.map(({ id }: any) => id)).toEqual([
      'd#nkF0YG5aPUFA',
      'd#ZDeDJuLHHNyC',
      'd#Lyu0tDJdxUFK',
      'd#TvxollHRLszk',
    ]);
  });

  it('change nothing if they come again in another format', async () => {
    await importContent(test.store, 'a.csv', csvOf(','), { id: 'd', file: 'a' });
    const again = await importContent(test.store, 'a.xlsx', xlsx(), { id: 'd', file: 'a' });
    expect(again).toEqual({
      changed: false,
      revision: 1,
      facts: { added: 0, changed: 0, removed: 0 },
      units: { added: 0, changed: 0, removed: 0 },
      figures: [],
      figuresChanged: 0,
      warnings: [],
      sheets: ['Số liệu'],
      findings: [],
    });
  });
});

describe('mistakes', () => {
  const wrong = [
    ['cao-bang', 2024, 'Đoàn viên', '1,469', null, null],
    ['huyen-z', 2024, 'Đoàn viên', '5', null, null],
    ['cao-bang', 1999, 'Đoàn viên', '5', null, null],
    ['cao-bang', 2024, 'Khen thưởng', '5', null, null],
    ['cao-bang', 2024, 'spent', '5 tỷ', null, 'Tết Xum vầy'],
  ];

  it('reports a cell that cannot be read once, not again for what it would have meant', async () => {
    const content = 'unit,year,measure,value,kind\ncao-bang,2024,Khen thưởng,3,Cờ thi đuaa\n';
    expect(await problemsOf('a.csv', content)).toEqual([
      expect.stringMatching(
        /^row 2, column "kind": Cần một trong "Cờ thi đua" \(EMULATION_FLAG\), .*gặp "Cờ thi đuaa"\. Expected one of "Cờ thi đua" \(EMULATION_FLAG\), .*, got "Cờ thi đuaa"$/,
      ),
    ]);
  });

  it('in a CSV file are named by row, column and value, and nothing is written', async () => {
    const content = [header, ...wrong].map((cells) => cells.map((cell) => cell ?? '').join(';')).join('\n');
    expect(await problemsOf('a.csv', content)).toEqual([
      'row 2, column "Số lượng": "1,469" có thể hiểu là 1.469 hoặc 1,469 (1 phẩy 469); ghi rõ một cách. It can be read as 1.469 or as 1,469 (1 phẩy 469); write one of them',
      'row 3, column "Đơn vị": Đơn vị "huyen-z" không có trong tệp, cũng không có trong tỉnh. Unit "huyen-z" is neither in the file nor in the province; import the units first, or mend its name',
      'row 4, column "Năm": Cần năm từ 2000 đến 2100, gặp "1999". Expected a year from 2000 to 2100, got "1999"',
      'row 5, column "Hình thức": Cần một hình thức khen thưởng, như "Bằng khen", gặp ô trống. Expected a kind of award, such as "Bằng khen", got nothing',
      'row 6, column "Chương trình": Chương trình "Tết Xum vầy" không có trong danh mục. Programme "Tết Xum vầy" is not in the catalogue; did you mean "tet-sum-vay" (Tết Sum vầy)?',
    ]);
    const { units, documents, facts, figures, revisions } = test.models;
    for (const model of [units, documents, facts, figures, revisions]) {
      expect(await model.countDocuments()).toBe(0);
    }
  });

  it('in an XLSX file are named by sheet and cell', async () => {
    const content = writeWorkbook([{ name: 'Số liệu', rows: [header, ...wrong.slice(0, 3)] }]);
    expect(await problemsOf('a.xlsx', content)).toEqual([
      'sheet "Số liệu", cell D2, column "Số lượng": "1,469" có thể hiểu là 1.469 hoặc 1,469 (1 phẩy 469); ghi rõ một cách. It can be read as 1.469 or as 1,469 (1 phẩy 469); write one of them',
      'sheet "Số liệu", cell A3, column "Đơn vị": Đơn vị "huyen-z" không có trong tệp, cũng không có trong tỉnh. Unit "huyen-z" is neither in the file nor in the province; import the units first, or mend its name',
      'sheet "Số liệu", cell B4, column "Năm": Cần năm từ 2000 đến 2100, gặp 1999. Expected a year from 2000 to 2100, got 1999',
    ]);
  });

  it('in a JSON file are named by index and key', async () => {
    expect(
      await problemsOf('a.json', '[{"unit": "cao-bang", "year": 2024, "measure": "x", "value": 1}]'),
    ).toEqual([
      'facts[0].measure: Chỉ tiêu "x" không có trong danh mục. Measure "x" is not in the catalogue',
    ]);
  });

  it.each([
    [
      'a.csv',
      'Đơn vị,Màu\n',
      'row 1: Cần dòng tiêu đề có cột "Chỉ tiêu" (số liệu) hoặc "Cấp" (đơn vị). Expected a header with a column "Chỉ tiêu" (measure) for facts or "Cấp" (level) for units, got Đơn vị, Màu',
    ],
    [
      'a.csv',
      'Đơn vị,Chỉ tiêu,Màu\n',
      'row 1, column "Màu": Không có cột nào tên như vậy; lấy tên theo tệp mẫu. No column is called so; take its name from the file that "congdoan template" writes',
    ],
    [
      'a.csv',
      'Đơn vị,Năm,Chỉ tiêu\ncao-bang,2024,Đoàn viên\n',
      'row 2, column "Số lượng": Cần một số, gặp ô trống. Expected a number, got nothing',
    ],
    [
      'a.csv',
      '',
      'file: Tệp trống; cần dòng tiêu đề và số liệu. Expected a header and rows, got an empty file',
    ],
    [
      'a.csv',
      Buffer.from([0x43, 0xe0, 0x6f]),
      'line 1 or after: Tệp không phải UTF-8; trong Excel lưu dạng "CSV UTF-8" hoặc XLSX. Expected text in UTF-8, got other bytes; in Excel save as "CSV UTF-8" or as XLSX',
    ],
    [
      'a.xlsx',
      'no zip',
      'file: Không phải tệp XLSX; lưu dạng "Excel Workbook (.xlsx)". Expected an XLSX file, got something else; save it as "Excel Workbook (.xlsx)"',
    ],
    [
      'a.json',
      '{"facts": [',
      'line 1: Tệp hết khi JSON chưa hết. Expected the end of the JSON text, got the end of the file',
    ],
    [
      'a.txt',
      'x',
      'file: Tên tệp phải kết thúc bằng .csv, .xlsx hoặc .json. Expected a name ending in .csv, .xlsx or .json, got "a.txt"',
    ],
  ])('of %s as a whole are named: %j', async (name, content, message) => {
    expect(await problemsOf(name, content)).toEqual([message]);
  });

  it('of one total given twice are found', async () => {
    const content = 'unit,year,measure,value\ncao-bang,2024,members,5\ncao-bang,2024,members,5\n';
    expect(await problemsOf('a.csv', content)).toEqual([
      'row 3, column "measure": Cần một tổng của đơn vị, năm và chỉ tiêu này, gặp tổng thứ hai; ghi loại số liệu là "Từng việc", hoặc cho mỗi dòng một mã. Expected one total of this unit, year and measure with these dimensions, got a second; write the form ITEM, or give each row an id',
    ]);
  });
});

describe('a hostile file', () => {
  it('is refused if it unpacks to more than allowed', async () => {
    const content = zipSync({ 'xl/workbook.xml': new Uint8Array(50_000_000) });
    expect(content.length).toBeLessThan(100_000);
    expect(await problemsOf('a.xlsx', content)).toEqual([
      'file: Cần nhiều nhất 10000000 byte khi giải nén, gặp ít nhất 50000000. Expected at most 10000000 bytes when unpacked, got 50000000 or more',
    ]);
  });

  it('is refused if it claims to unpack to less than it does', async () => {
    const content = Buffer.from(zipSync({ 'xl/_rels/workbook.xml.rels': strToU8(' '.repeat(50_000)) }));
    const directory = content.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
    content.writeUInt32LE(10, directory + 24);
    const [problem] = await problemsOf('a.xlsx', content, 1_000);
    expect(problem).toMatch(
      /^file: Tệp XLSX bị lỗi, không đọc được: too many bytes.*Expected a sound XLSX file, got one that cannot be read: too many bytes/,
    );
  });

  it('is refused if it defines entities', async () => {
    const bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]><Relationships>&a;</Relationships>';
    const [problem] = await problemsOf('a.xlsx', zipSync({ 'xl/_rels/workbook.xml.rels': strToU8(bomb) }));
    expect(problem).toMatch(/^file: Tệp XLSX bị lỗi, không đọc được: .*Expected a sound XLSX file/);
  });

  it('has its formulas taken for text or refused, and never computed', async () => {
    const sheet = (cell: string) =>
      `<worksheet><sheetData><row r="1"><c r="A1" t="str"><v>unit</v></c><c r="B1" t="str"><v>year</v></c><c r="C1" t="str"><v>measure</v></c><c r="D1" t="str"><v>value</v></c></row>` +
      `<row r="2"><c r="A2" t="str"><v>cao-bang</v></c><c r="B2"><v>2024</v></c><c r="C2" t="str"><v>members</v></c>${cell}</row></sheetData></worksheet>`;
    const book = (cell: string) =>
      zipSync({
        'xl/_rels/workbook.xml.rels': strToU8(
          '<Relationships><Relationship Id="r1" Type="x/worksheet" Target="s.xml"/></Relationships>',
        ),
        'xl/workbook.xml': strToU8(
          '<workbook xmlns:r="x"><sheets><sheet name="Facts" r:id="r1"/></sheets></workbook>',
        ),
        'xl/s.xml': strToU8(sheet(cell)),
      });
    expect(await problemsOf('a.xlsx', book('<c r="D2"><f>WEBSERVICE("http://x.invalid")</f></c>'))).toEqual([
      'sheet "Facts", row 2: Ô D2 là công thức chưa có kết quả; dán giá trị. Expected a value in cell D2, got a formula without its result; paste values only',
    ]);
    await importContent(test.store, 'a.xlsx', book('<c r="D2"><f>40+2</f><v>7</v></c>'));
    expect((await factsOf(test)).map((fact: any) => fact.value)).toEqual([7]);
  });

  it('has cells that look like formulas kept as text', async () => {
    const content = 'unit,year,measure,value,printed,notAdded\ncao-bang,2024,members,5,"=HYPERLINK(1)",@x\n';
    await importContent(test.store, 'a.csv', content);
    expect((await factsOf(test)).map((fact: any) => [fact.printed, fact.notAdded])).toEqual([
      ['=HYPERLINK(1)', '@x'],
    ]);
  });
});

describe('units', () => {
  const unitsCsv = [
    'Mã đơn vị,Tên đơn vị,Cấp,Đơn vị cấp trên,Tên khác',
    'cs-1,Công đoàn Trường A,Cơ sở,Liên đoàn Lao động huyện A,Trường A',
    'huyen-a,Liên đoàn Lao động huyện A,Huyện,cao-bang,',
  ].join('\n');
  const facts = (...rows: string[]) => ['Đơn vị,Năm,Chỉ tiêu,Số lượng', ...rows].join('\n');

  it('come in a file of their own, and facts name them by id, name or another name', async () => {
    const result = await importContent(test.store, 'units.csv', unitsCsv);
    expect(result.units).toEqual({ added: 3, changed: 0, removed: 0 });
    await importContent(test.store, 'a.csv', facts('trường a,2024,members,5', 'LĐLĐ Huyện A,2024,members,6'));
    expect((await factsOf(test)).map((fact: any) => [fact.unit, fact.value]).sort()).toEqual([
      ['cs-1', 5],
      ['huyen-a', 6],
    ]);
  });

  it('have numbers for the years only in which they existed, a part of one included', async () => {
    await importContent(test.store, 'units.csv', unitsCsv);
    expect(await problemsOf('a.csv', facts('huyen-a,2025,gifts,5', 'huyen-a,2026,gifts,5'))).toEqual([
      'row 3, column "Đơn vị": Đơn vị "huyen-a" kết thúc ngày 2025-07-01, không có số của năm 2026. Unit "huyen-a" ended on 2025-07-01 and has no number for 2026, which began on 2026-01-01',
    ]);
    const [unit] = (await test.store.units('cao-bang', { limit: 1, after: null }, itself(1))).rows;
    expect([unit?.id, unit?.validFrom, unit?.validTo]).toEqual(['huyen-a', null, '2025-07-01']);
  });
});
