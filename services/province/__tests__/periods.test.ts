import { importContent, refusals, workbookOf, type Given } from './importFiles';
import { createTestStore, itself, type TestStore } from './testProvinces';

let test: TestStore;
beforeEach(async () => {
  test = await createTestStore('cao-bang');
});
afterEach(() => test.close());

const header = 'Đơn vị;Năm;Chỉ tiêu;Số lượng';
const row = 'cao-bang;2024;Đoàn viên kết nạp mới;312';
const csv = (...lines: string[]) => lines.join('\n');

/** The period of each document, whether its fact is added, and the year's number. */
async function state() {
  const as = itself(await test.store.revision());
  const { rows } = await test.store.facts({}, { limit: 50, after: null }, as);
  const documents = await test.store.documents(
    [...new Set(rows.map(({ document }) => document))],
    as.revision,
  );
  const [report] = await test.store.reports([{ unit: 'cao-bang', year: 2024 }], as);
  const periodOf = new Map(documents.map(({ id, period }) => [id, period ?? 'YEAR']));
  return {
    facts: rows.map(({ document, value, adds }) => `${periodOf.get(document)} ${value} ${adds}`).sort(),
    year: report?.figures.membership.newMembers?.value ?? null,
  };
}
const firstHalf = { facts: ['FIRST_HALF 312 NEVER'], year: null };
const importing = (name: string, content: string | Uint8Array, given?: Given) =>
  importContent(test.store, name, content, given);

describe('numbers of a part of the year', () => {
  it.each([
    ['a file called so', 'bao-cao-6-thang-2024.csv', csv(header, row)],
    ['a title', 'a.csv', csv('BÁO CÁO 6 THÁNG ĐẦU NĂM 2024', header, row)],
    ['a column', 'a.csv', csv(`${header};Kỳ báo cáo`, `${row};6 tháng đầu năm 2024`)],
    ['a column of the first row', 'a.csv', csv(`${header};Kỳ`, `${row};6 tháng`, 'cao-bang;2024;houses;3;')],
    [
      'JSON',
      'a.json',
      JSON.stringify({
        document: { period: 'FIRST_HALF' },
        facts: [{ unit: 'cao-bang', year: 2024, measure: 'newMembers', value: 312 }],
      }),
    ],
    [
      'the name of the text in JSON',
      'a.json',
      JSON.stringify({
        document: { file: 'BC 6T-2024.docx' },
        facts: [{ unit: 'cao-bang', year: 2024, measure: 'newMembers', value: 312 }],
      }),
    ],
    ['a sheet', 'a.xlsx', workbookOf([{ name: '6 tháng 2024', rows: [header.split(';'), row.split(';')] }])],
    [
      'a title of a sheet',
      'a.xlsx',
      workbookOf([
        { name: 'Số liệu', rows: [['Sơ kết 6 tháng đầu năm'], header.split(';'), row.split(';')] },
      ]),
    ],
    [
      'the sheet about the document',
      'a.xlsx',
      workbookOf([
        { name: 'Số liệu', rows: [header.split(';'), row.split(';')] },
        { name: 'Tài liệu', rows: [['Kỳ báo cáo', '6 tháng đầu năm']] },
      ]),
    ],
  ])('are kept and not added where %s says so', async (_, name, content) => {
    await importing(name, content);
    const { facts, year } = await state();
    expect({ facts: facts.filter((fact) => fact.includes('312')), year }).toEqual(firstHalf);
  });

  it('may be said beside the file', async () => {
    await importing('a.csv', csv(header, row), { documentOptions: { period: 'Quý I' } });
    expect(await state()).toEqual({ facts: ['QUARTER_1 312 NEVER'], year: null });
  });

  it('are told if they are taken by a name', async () => {
    const { warnings } = await importing('quy-1-2024.csv', csv(header, row));
    expect(warnings.map(({ message }) => message)).toEqual([
      'Theo "quy-1-2024.csv", đây là số của kỳ "Quý I": được giữ và hiển thị, không cộng vào năm. Nếu là số cả năm, thêm ' +
        '--document-period YEAR. By "quy-1-2024.csv" the numbers are of QUARTER_1: they are kept and shown, and not added to a ' +
        'year. If they are of the whole year, add --document-period YEAR',
    ]);
  });

  it('are of a year if that is said outright', async () => {
    await importing('a.csv', csv('Báo cáo năm 2024, nhiệm vụ 6 tháng đầu năm 2025', header, row), {
      documentOptions: { period: 'YEAR' },
    });
    expect(await state()).toEqual({ facts: ['YEAR 312 TOTAL'], year: 312 });
  });

  it.each([
    ['bao-cao-8-thang-2024.csv', csv(header, row)],
    ['a.csv', csv('Quý I và quý II', header, row)],
    ['a.csv', csv('Số liệu lũy kế', header, row)],
  ])('are refused if it is not clear which: %s', async (name, content) => {
    const [problem] = await refusals(test.store, name, content);
    expect(problem).toContain('Không rõ số liệu của kỳ nào');
  });

  it('do not stand beside those of another period in one file', async () => {
    const rows = csv(`${header};Kỳ`, `${row};Quý I`, 'cao-bang;2024;Đoàn viên kết nạp mới;400;Quý II');
    expect((await refusals(test.store, 'a.csv', rows)).join()).toContain('Một tệp là số của một kỳ');
    const years = csv(`${header};Kỳ`, `${row};Năm 2023`);
    expect((await refusals(test.store, 'a.csv', years)).join()).toContain(
      'Expected the year 2024, got "Năm 2023"',
    );
  });

  it('and of the year are two documents, also of one name', async () => {
    await importing('a.csv', csv(`${header};Kỳ`, `${row};6 tháng`));
    await importing('a.csv', csv(header, 'cao-bang;2024;Đoàn viên kết nạp mới;700'));
    expect(await state()).toEqual({ facts: ['FIRST_HALF 312 NEVER', 'YEAR 700 TOTAL'], year: 700 });
  });

  it('come twice only if that is said', async () => {
    await importing('a.csv', csv(`${header};Kỳ`, `${row};6 tháng`));
    const again = csv(`${header};Kỳ;Thay tài liệu`, `${row.replace('312', '313')};6 tháng;`);
    expect((await refusals(test.store, 'b.csv', again)).join()).toContain('--replaces a');
    await importing('b.csv', again.replace('tháng;', 'tháng;a'));
    expect(await state()).toEqual({ facts: ['FIRST_HALF 313 NEVER'], year: null });
  });
});
