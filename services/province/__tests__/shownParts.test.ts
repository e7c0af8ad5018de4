import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { loadRules } from '../../../platform/loadRules';
import { withCheckedImport } from '../import/checkImport';
import { openImport } from '../import/openImport';
import { workbookOf, type TestSheet } from './importFiles';
import { catalogue, createTestStore, type TestStore } from './testProvinces';

let test: TestStore;
let folder: string;
beforeAll(async () => {
  test = await createTestStore('cao-bang');
  folder = mkdtempSync(join(tmpdir(), 'congdoan-parts-'));
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await test.close();
});

const federation = { id: 'cao-bang', name: 'LĐLĐ tỉnh Cao Bằng', level: 'PROVINCE' } as const;

interface Parts {
  row?: TestSheet['rows'][number];
  /** What the sheet has behind its rows. */
  after?: string;
  /** The style of conditional formats. */
  dxf?: string;
  /** Types of the parts that the sheet refers to, with their content. */
  parts?: Record<string, string>;
}

const members = ['cao-bang', 2024, 'Đoàn viên', 45210];
const spent = ['cao-bang', 2024, 'Kinh phí chăm lo', 186];

function workbook({ row = members, after = '', dxf = '', parts = {} }: Parts): Uint8Array {
  const rows = [['Đơn vị', 'Năm', 'Chỉ tiêu', 'Số lượng'], row];
  const files = unzipSync(workbookOf([{ name: 'Số liệu', rows, after }]));
  const types = Object.keys(parts);
  const relations = types.map((type) => `<Relationship Id="${type}" Type="x/${type}" Target="${type}.xml"/>`);
  const styles = Buffer.from(files['xl/styles.xml'] ?? []).toString();
  return zipSync({
    ...files,
    'xl/styles.xml': strToU8(styles.replace('</styleSheet>', `<dxfs><dxf>${dxf}</dxf></dxfs></styleSheet>`)),
    'xl/_rels/sheet1.xml.rels': strToU8(`<Relationships>${relations.join('')}</Relationships>`),
    ...Object.fromEntries(types.map((type) => [`xl/${type}.xml`, strToU8(parts[type] ?? '')])),
  });
}

const page = (words: string): Parts => ({
  after: `<headerFooter><oddHeader>${words}</oddHeader></headerFooter>`,
});
const words = (text: string) =>
  `<a:p><a:r><a:t>${text.slice(0, 3)}</a:t></a:r><a:r><a:t>${text.slice(3)}</a:t></a:r></a:p>`;
const box = (text: string): Parts => ({ parts: { drawing: `<xdr:wsDr>${words(text)}</xdr:wsDr>` } });
const condition = (dxf: string, places = 'D2:D10'): Parts => ({
  dxf,
  after: `<conditionalFormatting sqref="${places}"><cfRule type="cellIs" dxfId="0"/></conditionalFormatting>`,
});
const inMillions = '<numFmt numFmtId="170" formatCode="#,##0&quot; triệu đồng&quot;"/>';
const inNewerPrograms =
  '<extLst><ext><x14:conditionalFormatting><x14:cfRule type="expression"><x14:dxf>' +
  `${inMillions}</x14:dxf></x14:cfRule><xm:sqref>D2</xm:sqref></x14:conditionalFormatting></ext></extLst>`;

interface Said {
  facts: string[];
  /** Of its parts, and what is asked. */
  said: string[];
}

async function readWorkbook(parts: Parts): Promise<Said> {
  const path = join(folder, 'a.xlsx');
  writeFileSync(path, workbook(parts));
  const table = await openImport(path, { name: 'a.xlsx', maxUncompressedBytes: 1e6 });
  const request = { table, province: 'cao-bang', federation: { ...federation, parent: null } };
  try {
    return await withCheckedImport(test.models, catalogue, request, async ({ facts, warnings, findings }) => {
      const read: string[] = [];
      for await (const { measure, value } of facts('COMPARING')) read.push(`${measure} ${value}`);
      const asked = findings(loadRules()).map(({ vi }) => vi);
      // What is not known has no semicolon.
      const told = warnings.map(({ message }) => message.split(/; | The sheet/u)[0] ?? '');
      return { facts: read, said: [...told, ...asked] };
    });
  } finally {
    await table.close();
  }
}

describe('a unit of measure is that of the numbers', () => {
  it.each([
    [
      'in the header of the page',
      page('&amp;L&amp;"Arial,Bold"&amp;14ĐVT: triệu đồng&amp;RTrang &amp;P/&amp;N'),
    ],
    ['in a box of text', box('Đơn vị tính: triệu đồng')],
  ])('%s', async (_, parts) => {
    expect(await readWorkbook({ row: spent, ...parts })).toMatchObject({ facts: ['spent 186000000'] });
  });
});

describe('what a sheet shows beside its cells is read or named', () => {
  it.each<[string, Parts, string[]]>([
    ['nothing', {}, []],
    ['a footer that says no number', page('&amp;LLĐLĐ tỉnh Cao Bằng&amp;CBiểu 02&amp;RTrang &amp;P'), []],
    [
      'a total in the header of the page',
      page('Tổng số đoàn viên: 46.000'),
      ['Phía trên bảng ghi "Tổng số đoàn viên: 46.000", các dòng "Đoàn viên" là 45.210; xem lại số nào đúng'],
    ],
    ['a box without a number', box('Biểu số 3, năm 2024'), ['Trang có hộp chữ "Biểu số 3, năm 2024"']],
    [
      'a box with a number',
      box('Trong đó 300 nữ'),
      [
        'Trang có hộp chữ "Trong đó 300 nữ"',
        'Hộp chữ trên trang ghi "Trong đó 300 nữ", số trong đó không được nạp; xem lại nó có đổi số trong bảng không',
      ],
    ],
    ...['Tổng số: 46.000', 'Trong năm 300 chỗ', 'Theo con số 300'].map((text): [string, Parts, string[]] => [
      `a box with a number behind a word that others number by: ${text}`,
      box(text),
      [
        `Trang có hộp chữ "${text}"`,
        `Hộp chữ trên trang ghi "${text}", số trong đó không được nạp; xem lại nó có đổi số trong bảng không`,
      ],
    ]),
    ...['Số: 12/BC-LĐLĐ', 'Công văn số 12/CV-LĐLĐ'].map((text): [string, Parts, string[]] => [
      `a box with the number of a document: ${text}`,
      box(text),
      [`Trang có hộp chữ "${text}"`],
    ]),
    [
      'a box with the total of the rows',
      box('Tổng số đoàn viên: 45.210'),
      ['Trang có hộp chữ "Tổng số đoàn viên: 45.210"'],
    ],
    [
      'a chart',
      { parts: { chart: `<c:chart>${words('Đoàn viên')}</c:chart>` } },
      ['Trang có biểu đồ "Đoàn viên"'],
    ],
    ['a chart without words', { parts: { chart: '<c:chart/>' } }, ['Trang có biểu đồ']],
    ['a picture', { parts: { image: '' } }, ['Trang có hình ảnh']],
    ['a table of Word', { parts: { oleObject: '' } }, ['Trang có đối tượng nhúng (như bảng Word)']],
    ['a control', { parts: { vmlDrawing: '' } }, ['Trang có nút, ô đánh dấu hoặc hình vẽ kiểu cũ']],
    ['comments, which are drawn', { parts: { vmlDrawing: '', comments: '<comments/>' } }, []],
    [
      'what comes to be',
      { parts: { hologram: '' } },
      ['Trang có phần mà chương trình không biết, không được đọc.'],
    ],
    [
      'what is called as no part is',
      { parts: { constructor: '' } },
      ['Trang có phần mà chương trình không biết, không được đọc.'],
    ],
    [
      'words for whoever fills it in',
      {
        after: '<dataValidations><dataValidation sqref="D2" prompt="Ghi theo triệu đồng"/></dataValidations>',
      },
      ['Ô có lời nhắc khi nhập "Ghi theo triệu đồng"'],
    ],
    [
      'numbers that a condition turns white',
      condition('<font><color rgb="FFFFFFFF"/></font>'),
      ['Định dạng có điều kiện ở "D2:D10" có thể che hoặc gạch số'],
    ],
    [
      'numbers that a condition turns white on red',
      condition('<font><color rgb="FFFFFFFF"/></font><fill><patternFill/></fill>'),
      [],
    ],
    [
      'icons in place of numbers',
      {
        after:
          '<conditionalFormatting sqref="D2"><cfRule><iconSet showValue="0"/></cfRule></conditionalFormatting>',
      },
      ['Định dạng có điều kiện ở "D2" có thể che hoặc gạch số'],
    ],
  ])('%s', async (_, parts, said) => {
    expect(await readWorkbook(parts)).toEqual({ facts: ['members 45210'], said });
  });
});

describe('a format that a number has on a condition', () => {
  it.each<[string, Parts]>([
    ['that multiplies it', { row: spent, ...condition(inMillions) }],
    ['of newer programs', { row: spent, after: inNewerPrograms }],
    ['that makes it a percentage', condition('<numFmt numFmtId="9" formatCode="0%"/>')],
    ['that makes it a day', condition('<numFmt numFmtId="14" formatCode="dd/mm/yyyy"/>')],
    ['in places of a kind that is not known', { row: spent, ...condition(inMillions, 'D:D') }],
  ])('%s is refused', async (_, parts) => {
    const refused = expect(readWorkbook(parts)).rejects;
    await refused.toThrow(/row 2: Ô [BD]2 giữ số \d+ mà định dạng có điều kiện có thể hiện thành số khác/);
  });

  it.each<[string, Parts]>([
    ['that leaves it as it is', condition('<numFmt numFmtId="3" formatCode="#,##0"/>')],
    ['of other cells', condition(inMillions, 'F2:F10 D3')],
  ])('%s is no matter', async (_, parts) => {
    expect(await readWorkbook(parts)).toEqual({ facts: ['members 45210'], said: [] });
  });
});
