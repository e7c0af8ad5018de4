import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { workbookOf, type TestSheet } from './importFiles';
import { shownCases } from './shownCases';

/** A file as offices send them: what is odd in it, its name, its content. */
export interface FileCase {
  what: string;
  name: string;
  content: string | Uint8Array;
}

const H = 'Đơn vị;Năm;Chỉ tiêu;Số lượng';
const R = 'cao-bang;2024;Đoàn viên;45.210';
const titles = H.split(';');
const S: TestSheet['rows'] = [titles, ['cao-bang', 2024, 'Đoàn viên', 45210]];

type More = Partial<Omit<TestSheet, 'rows'>> & { formats?: string[] };
const sheet = (rows: TestSheet['rows'], { formats = [], ...more }: More = {}) =>
  workbookOf([{ name: 'Số liệu', rows, ...more }], formats);
/** A sheet with one cell of its own, by a number format if one is given. */
const cell = (measure: string, xml: string, format?: string) =>
  sheet([titles, ['cao-bang', 2024, measure, { xml }]], { formats: format === undefined ? [] : [format] });
const inUtf16 = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le');

const cases: readonly [what: string, name: string, content: string | Uint8Array][] = [
  ['bom', 'a.csv', `\ufeff${H}\n${R}`],
  ['utf16le', 'a.csv', inUtf16(`${H}\n${R}`)],
  ['utf16be', 'a.csv', inUtf16(`${H}\n${R}`).swap16()],
  [
    'latin1/TCVN3',
    'a.csv',
    Buffer.from('§¬n vÞ;N¨m;ChØ tiªu;Sè l­îng\ncao-bang;2024;§oµn viªn;45.210', 'latin1'),
  ],
  ['VNI in utf8', 'a.csv', 'Ñôn vò;Naêm;Chæ tieâu;Soá löôïng\ncao-bang;2024;Ñoaøn vieân;45.210'],
  ['TCVN3 in utf8', 'a.csv', '§¬n vÞ;N¨m;ChØ tiªu;Sè l­îng\ncao-bang;2024;§oµn viªn;45.210'],
  ['crlf', 'a.csv', `${H}\r\n${R}\r\n`],
  ['cr only', 'a.csv', `${H}\r${R}\r`],
  ['quoted newline', 'a.csv', `${H}\ncao-bang;2024;"Đoàn\nviên";45.210`],
  ['quoted newline number', 'a.csv', `${H}\ncao-bang;2024;Đoàn viên;"45\n210"`],
  ['tab', 'a.csv', `${H}\n${R}`.replaceAll(';', '\t')],
  ['comma', 'a.csv', `${H}\n${R}`.replaceAll(';', ',')],
  ['pipe', 'a.csv', `${H}\n${R}`.replaceAll(';', '|')],
  ['sep= line', 'a.csv', `sep=;\n${H}\n${R}`],
  ['trailing empty columns', 'a.csv', `${H};;;\n${R};;;`],
  ['trailing value', 'a.csv', `${H}\n${R};12`],
  ['dup header', 'a.csv', `${H};Số lượng\n${R};45.999`],
  ['dup header alias', 'a.csv', `${H};Trị số\n${R};45.999`],
  ['dup rows', 'a.csv', `${H}\n${R}\n${R}`],
  ['two header rows', 'a.csv', `Đơn vị;Năm;Chỉ tiêu;Số lượng\n;;;(người)\n${R}`],
  ['two header rows b', 'a.csv', `${H}\n(1);(2);(3);(4)\n${R}`],
  ['header repeats', 'a.csv', `${H}\n${R}\n${H}\ncao-bang;2023;Đoàn viên;44.000`],
  ['total row', 'a.csv', `${H}\n${R}\nTổng cộng;2024;Đoàn viên;45.210`],
  ['total row blank unit', 'a.csv', `${H}\n${R}\nTổng cộng;;;45.210`],
  ['total row cộng', 'a.csv', `${H}\n${R}\nCộng;2024;Đoàn viên;45.210`],
  ['footer note', 'a.csv', `${H}\n${R}\nGhi chú: số liệu tạm tính;;;`],
  ['footer signature', 'a.csv', `${H}\n${R}\n;;;NGƯỜI LẬP BIỂU`],
  ['stt column', 'a.csv', `STT;${H}\n1;${R}`],
  ['other province unit', 'a.csv', `${H}\nLĐLĐ tỉnh Lạng Sơn;2024;Đoàn viên;45.210`],
  ['other province unit id', 'a.csv', `${H}\nlang-son;2024;Đoàn viên;45.210`],
  ['province short', 'a.csv', `${H}\nCao Bằng;2024;Đoàn viên;45.210`],
  ['lđlđ tỉnh', 'a.csv', `${H}\nLĐLĐ tỉnh Cao Bằng;2024;Đoàn viên;45.210`],
  ['no diacritics', 'a.csv', `Don vi;Nam;Chi tieu;So luong\ncao-bang;2024;Doan vien;45.210`],
  ['upper', 'a.csv', `ĐƠN VỊ;NĂM;CHỈ TIÊU;SỐ LƯỢNG\nCAO-BANG;2024;ĐOÀN VIÊN;45.210`],
  ['nfd', 'a.csv', `${H}\n${R}`.normalize('NFD')],
  ['year with text', 'a.csv', `${H}\ncao-bang;Năm 2024;Đoàn viên;45.210`],
  ['year 24', 'a.csv', `${H}\ncao-bang;24;Đoàn viên;45.210`],
  ['year 2.024', 'a.csv', `${H}\ncao-bang;2.024;Đoàn viên;45.210`],
  ['year date', 'a.csv', `${H}\ncao-bang;31/12/2024;Đoàn viên;45.210`],
  ['year columns', 'a.csv', `Đơn vị;Chỉ tiêu;2023;2024\ncao-bang;Đoàn viên;44.000;45.210`],
  ['no year column', 'a.csv', `Đơn vị;Chỉ tiêu;Số lượng\ncao-bang;Đoàn viên;45.210`],
  ['wide measures', 'a.csv', `Đơn vị;Năm;Đoàn viên;CĐCS\ncao-bang;2024;45.210;1.400`],
  ['value+min+max', 'a.csv', `${H};Ít nhất;Nhiều nhất\n${R};45.000;46.000`],
  ['min gt max', 'a.csv', `${H};Ít nhất;Nhiều nhất\n${R};46.000;45.000`],
  ['max only', 'a.csv', `${H};Nhiều nhất\n${R};46.000`],
  ['unit col triệu on members', 'a.csv', `${H};ĐVT\n${R};triệu đồng`],
  ['unit col nghìn người', 'a.csv', `${H};ĐVT\ncao-bang;2024;Đoàn viên;45,21;nghìn người`],
  [
    'unit header nghìn người',
    'a.csv',
    `Đơn vị;Năm;Chỉ tiêu;Số lượng (nghìn người)\ncao-bang;2024;Đoàn viên;45,21`,
  ],
  [
    'unit above and header',
    'a.csv',
    `ĐVT: triệu đồng\nĐơn vị;Năm;Chỉ tiêu;Số lượng (nghìn đồng)\ncao-bang;2024;spent;186`,
  ],
  ['unit above + cell unit', 'a.csv', `ĐVT: triệu đồng\n${H}\ncao-bang;2024;spent;186 tỷ`],
  ['unit above members', 'a.csv', `ĐVT: triệu đồng\n${H}\ncao-bang;2024;spent;186\n${R}`],
  ['unit above người', 'a.csv', `Đơn vị: người\n${H}\n${R}`],
  ['unit above no DVT', 'a.csv', `(triệu đồng)\n${H}\ncao-bang;2024;spent;186`],
  ['unit above no DVT2', 'a.csv', `Đơn vị: triệu đồng\n${H}\ncao-bang;2024;spent;186`],
  ['unit above: nghìn', 'a.csv', `Số liệu tính bằng nghìn đồng\n${H}\ncao-bang;2024;spent;186`],
  ['unit below header', 'a.csv', `${H}\n;;;triệu đồng\ncao-bang;2024;spent;186`],
  ['unit in measure', 'a.csv', `${H}\ncao-bang;2024;Kinh phí chăm lo (triệu đồng);186`],
  ['unit in measure 2', 'a.csv', `${H}\ncao-bang;2024;Kinh phí chăm lo - triệu đồng;186`],
  ['percent in header', 'a.csv', `Đơn vị;Năm;Chỉ tiêu;Số lượng (%)\ncao-bang;2024;healthCheckRate;95`],
  ['percent in header members', 'a.csv', `Đơn vị;Năm;Chỉ tiêu;Số lượng (%)\n${R}`],
  ['ghi chú column', 'a.csv', `${H};Ghi chú\n${R};kể cả thử việc`],
  ['empty ghi chú column', 'a.csv', `${H};Ghi chú\n${R};`],
  ['kế hoạch column', 'a.csv', `${H};Kế hoạch\n${R};50.000`],
  ['nul bytes', 'a.csv', `${H}\ncao-bang;2024;Đoàn viên;45\u0000210`],
  ['unclosed quote', 'a.csv', `${H}\ncao-bang;2024;"Đoàn viên;45.210\n`],
  ['quote inside', 'a.csv', `${H}\ncao-bang;2024;Đoàn "viên";45.210`],
  ['space delimiter around', 'a.csv', `${H}\n cao-bang ; 2024 ; Đoàn viên ; 45.210 `],
  ['fullwidth semicolon', 'a.csv', `Đơn vị；Năm；Chỉ tiêu；Số lượng\ncao-bang；2024；Đoàn viên；45.210`],
  ['html as csv', 'a.csv', `<table><tr><td>Chỉ tiêu</td></tr></table>`],
  ['xlsx named csv', 'a.csv', sheet(S)],
  ['csv named xlsx', 'a.xlsx', Buffer.from(`${H}\n${R}`)],
  [
    'xls (ole) named xlsx',
    'a.xlsx',
    Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(600)]),
  ],
  ['json 1e400', 'a.json', `[{"unit":"cao-bang","year":2024,"measure":"members","value":1e400}]`],
  ['json NaN', 'a.json', `[{"unit":"cao-bang","year":2024,"measure":"members","value":NaN}]`],
  ['json float', 'a.json', `[{"unit":"cao-bang","year":2024,"measure":"members","value":45210.5}]`],
  ['json 45.210', 'a.json', `[{"unit":"cao-bang","year":2024,"measure":"members","value":45.210}]`],
  ['json exp', 'a.json', `[{"unit":"cao-bang","year":2024,"measure":"members","value":4.521e4}]`],
  ['json neg', 'a.json', `[{"unit":"cao-bang","year":2024,"measure":"members","value":-1}]`],
  ['json -0', 'a.json', `[{"unit":"cao-bang","year":2024,"measure":"members","value":-0}]`],
  ['json 2^53+1', 'a.json', `[{"unit":"cao-bang","year":2024,"measure":"spent","value":9007199254740993}]`],
  ['json string', 'a.json', `[{"unit":"cao-bang","year":2024,"measure":"members","value":"45.210"}]`],
  ['json string en', 'a.json', `[{"unit":"cao-bang","year":2024,"measure":"members","value":"45,210"}]`],
  ['json bool', 'a.json', `[{"unit":"cao-bang","year":2024,"measure":"members","value":true}]`],
  ['json null', 'a.json', `[{"unit":"cao-bang","year":2024,"measure":"members","value":null}]`],
  ['json nested', 'a.json', `[{"unit":"cao-bang","year":2024,"measure":"members","value":{"n":1}}]`],
  ['json array', 'a.json', `[{"unit":"cao-bang","year":2024,"measure":"members","value":[45210]}]`],
  ['json dup keys', 'a.json', `[{"unit":"cao-bang","year":2024,"measure":"members","value":1,"value":2}]`],
  [
    'json dup alias',
    'a.json',
    `[{"unit":"cao-bang","year":2024,"measure":"members","value":1,"Số lượng":2}]`,
  ],
  ['json year string', 'a.json', `[{"unit":"cao-bang","year":"2024","measure":"members","value":1}]`],
  ['json year float', 'a.json', `[{"unit":"cao-bang","year":2024.0,"measure":"members","value":1}]`],
  [
    'json quantity obj',
    'a.json',
    `[{"unit":"cao-bang","year":2024,"measure":"members","quantity":{"value":1,"atLeast":1}}]`,
  ],
  ['json rate', 'a.json', `[{"unit":"cao-bang","year":2024,"measure":"healthCheckRate","value":95}]`],
  [
    'json rate bp',
    'a.json',
    `[{"unit":"cao-bang","year":2024,"measure":"healthCheckRate","value":null,"atLeast":95}]`,
  ],
  ['json atLeast only', 'a.json', `[{"unit":"cao-bang","year":2024,"measure":"members","atLeast":95}]`],
  [
    'json value out of bounds',
    'a.json',
    `[{"unit":"cao-bang","year":2024,"measure":"members","value":5,"atLeast":95}]`,
  ],
  [
    'json value + atMost',
    'a.json',
    `[{"unit":"cao-bang","year":2024,"measure":"members","value":5,"atMost":95}]`,
  ],
  [
    'json lines',
    'a.json',
    `{"unit":"cao-bang","year":2024,"measure":"members","value":5}\n{"unit":"cao-bang","year":2023,"measure":"members","value":5}`,
  ],
  ['json comments', 'a.json', `[/*x*/{"unit":"cao-bang","year":2024,"measure":"members","value":5}]`],
  [
    'json extra key',
    'a.json',
    `{"facts":[{"unit":"cao-bang","year":2024,"measure":"members","value":5}],"total":5}`,
  ],
  [
    'json estimated string',
    'a.json',
    `[{"unit":"cao-bang","year":2024,"measure":"members","value":5,"estimated":"maybe"}]`,
  ],
  ['json utf16', 'a.json', inUtf16(`[{"unit":"cao-bang","year":2024,"measure":"members","value":5}]`)],
  [
    'json value w/ ĐVT',
    'a.json',
    `[{"unit":"cao-bang","year":2024,"measure":"spent","value":186,"unitOfMeasure":"triệu đồng"}]`,
  ],
  [
    'json bounds w/ ĐVT',
    'a.json',
    `[{"unit":"cao-bang","year":2024,"measure":"spent","value":186,"atLeast":186,"atMost":186,"unitOfMeasure":"triệu đồng"}]`,
  ],
  ['xlsx plain', 'a.xlsx', sheet(S)],
  ['xlsx text number', 'a.xlsx', sheet([titles, ['cao-bang', 2024, 'Đoàn viên', '45.210']])],
  ['xlsx text number en', 'a.xlsx', sheet([titles, ['cao-bang', 2024, 'Đoàn viên', '45,210']])],
  ['xlsx 45.21 number', 'a.xlsx', sheet([titles, ['cao-bang', 2024, 'Đoàn viên', 45.21]])],
  [
    'xlsx 45.21 format 0.000',
    'a.xlsx',
    sheet([titles, ['cao-bang', 2024, 'Đoàn viên', { xml: '<c s="1"><v>45.21</v></c>' }]], {
      formats: ['0.000'],
    }),
  ],
  [
    'xlsx number 45210.4 format 0',
    'a.xlsx',
    sheet([titles, ['cao-bang', 2024, 'Đoàn viên', { xml: '<c s="1"><v>45210.4</v></c>' }]], {
      formats: ['#,##0'],
    }),
  ],
  ['xlsx number 45209.9999999999', 'a.xlsx', cell('Đoàn viên', '<c><v>45209.999999999993</v></c>')],
  [
    'xlsx sci',
    'a.xlsx',
    sheet([titles, ['cao-bang', 2024, 'Đoàn viên', { xml: '<c s="1"><v>4.521E4</v></c>' }]], {
      formats: ['0.00E+00'],
    }),
  ],
  [
    'xlsx sci 1234567 shown 1.23E6',
    'a.xlsx',
    sheet([titles, ['cao-bang', 2024, 'spent', { xml: '<c s="1"><v>1234567</v></c>' }]], {
      formats: ['0.00E+00'],
    }),
  ],
  [
    'xlsx percent',
    'a.xlsx',
    sheet([titles, ['cao-bang', 2024, 'healthCheckRate', { xml: '<c s="1"><v>0.9375</v></c>' }]], {
      formats: ['0.00%'],
    }),
  ],
  ['xlsx percent on members', 'a.xlsx', cell('Đoàn viên', '<c s="1"><v>452.1</v></c>', '0%')],
  [
    'xlsx percent rounded',
    'a.xlsx',
    sheet([titles, ['cao-bang', 2024, 'healthCheckRate', { xml: '<c s="1"><v>0.93754321</v></c>' }]], {
      formats: ['0%'],
    }),
  ],
  ['xlsx rate as plain 0.9375', 'a.xlsx', sheet([titles, ['cao-bang', 2024, 'healthCheckRate', 0.9375]])],
  ['xlsx rate as plain 95', 'a.xlsx', sheet([titles, ['cao-bang', 2024, 'healthCheckRate', 95]])],
  [
    'xlsx date value',
    'a.xlsx',
    sheet([titles, ['cao-bang', 2024, 'Đoàn viên', { xml: '<c s="1"><v>45210</v></c>' }]], {
      formats: ['dd/mm/yyyy'],
    }),
  ],
  [
    'xlsx date mmm-yy',
    'a.xlsx',
    sheet([titles, ['cao-bang', 2024, 'Đoàn viên', { xml: '<c s="1"><v>45210</v></c>' }]], {
      formats: ['mmm-yy'],
    }),
  ],
  [
    'xlsx date [$-42A]',
    'a.xlsx',
    sheet([titles, ['cao-bang', 2024, 'Đoàn viên', { xml: '<c s="1"><v>45210</v></c>' }]], {
      formats: ['[$-42A]dd mmmm yyyy'],
    }),
  ],
  [
    'xlsx time h:mm',
    'a.xlsx',
    sheet([titles, ['cao-bang', 2024, 'Đoàn viên', { xml: '<c s="1"><v>45210</v></c>' }]], {
      formats: ['h:mm'],
    }),
  ],
  [
    'xlsx mm:ss',
    'a.xlsx',
    sheet([titles, ['cao-bang', 2024, 'Đoàn viên', { xml: '<c s="1"><v>45210</v></c>' }]], {
      formats: ['mm:ss'],
    }),
  ],
  [
    'xlsx m only',
    'a.xlsx',
    sheet([titles, ['cao-bang', 2024, 'Đoàn viên', { xml: '<c s="1"><v>45210</v></c>' }]], {
      formats: ['mmmm'],
    }),
  ],
  [
    'xlsx fraction',
    'a.xlsx',
    sheet([titles, ['cao-bang', 2024, 'Đoàn viên', { xml: '<c s="1"><v>45210.5</v></c>' }]], {
      formats: ['# ?/?'],
    }),
  ],
  [
    'xlsx thousand scaled',
    'a.xlsx',
    sheet([titles, ['cao-bang', 2024, 'spent', { xml: '<c s="1"><v>186000000</v></c>' }]], {
      formats: ['#,##0,,'],
    }),
  ],
  ['xlsx tr fmt', 'a.xlsx', cell('spent', '<c s="1"><v>186</v></c>', '0" tr"')],
  [
    'xlsx người fmt on money',
    'a.xlsx',
    sheet([titles, ['cao-bang', 2024, 'spent', { xml: '<c s="1"><v>186</v></c>' }]], {
      formats: ['0" người"'],
    }),
  ],
  ['xlsx zero hidden ;;;', 'a.xlsx', cell('spent', '<c s="1"><v>186</v></c>', ';;;')],
  [
    'xlsx zero as dash',
    'a.xlsx',
    sheet([titles, ['cao-bang', 2024, 'spent', { xml: '<c s="1"><v>0</v></c>' }]], {
      formats: ['#,##0;-#,##0;"-"'],
    }),
  ],
  [
    'xlsx accounting',
    'a.xlsx',
    sheet([titles, ['cao-bang', 2024, 'spent', { xml: '<c s="1"><v>186</v></c>' }]], {
      formats: ['_(* #,##0_);_(* (#,##0);_(* "-"??_);_(@_)'],
    }),
  ],
  [
    'xlsx vnd fmt',
    'a.xlsx',
    sheet([titles, ['cao-bang', 2024, 'spent', { xml: '<c s="1"><v>186000</v></c>' }]], {
      formats: ['#,##0\\ [$₫-42A]'],
    }),
  ],
  ['xlsx text fmt @', 'a.xlsx', cell('spent', '<c s="1"><v>186000</v></c>', '@')],
  ['xlsx prefix 20', 'a.xlsx', cell('spent', '<c s="1"><v>186</v></c>', '"20"0')],
  ['xlsx 0000 pad', 'a.xlsx', cell('spent', '<c s="1"><v>186</v></c>', '000000')],
  [
    'xlsx 0"."000',
    'a.xlsx',
    sheet([titles, ['cao-bang', 2024, 'Đoàn viên', { xml: '<c s="1"><v>45210</v></c>' }]], {
      formats: ['0"."000'],
    }),
  ],
  [
    'xlsx 0\\.000',
    'a.xlsx',
    sheet([titles, ['cao-bang', 2024, 'Đoàn viên', { xml: '<c s="1"><v>45210</v></c>' }]], {
      formats: ['#\\.##0'],
    }),
  ],
  [
    'xlsx 0","000',
    'a.xlsx',
    sheet([titles, ['cao-bang', 2024, 'Đoàn viên', { xml: '<c s="1"><v>45210</v></c>' }]], {
      formats: ['#\\.###\\.##0'],
    }),
  ],
  ['xlsx error NA', 'a.xlsx', cell('Đoàn viên', '<c t="e"><v>#N/A</v></c>')],
  ['xlsx formula cached', 'a.xlsx', cell('Đoàn viên', '<c><f>1+1</f><v>45210</v></c>')],
  ['xlsx formula uncached', 'a.xlsx', cell('Đoàn viên', '<c><f>1+1</f></c>')],
  ['xlsx formula empty v', 'a.xlsx', cell('Đoàn viên', '<c><f>1+1</f><v/></c>')],
  [
    'xlsx formula cached 0 (openpyxl-like str)',
    'a.xlsx',
    cell('Đoàn viên', '<c t="str"><f>A1</f><v></v></c>'),
  ],
  ['xlsx formula text', 'a.xlsx', cell('Đoàn viên', '<c t="str"><f>A1</f><v>45.210</v></c>')],
  ['xlsx bool', 'a.xlsx', cell('Đoàn viên', '<c t="b"><v>1</v></c>')],
  [
    'xlsx year date',
    'a.xlsx',
    sheet([titles, ['cao-bang', { xml: '<c s="1"><v>45657</v></c>' }, 'Đoàn viên', 45210]], {
      formats: ['yyyy'],
    }),
  ],
  ['xlsx year text', 'a.xlsx', sheet([titles, ['cao-bang', '2024', 'Đoàn viên', 45210]])],
  [
    'xlsx year fmt "Năm "0',
    'a.xlsx',
    sheet([titles, ['cao-bang', { xml: '<c s="1"><v>2024</v></c>' }, 'Đoàn viên', 45210]], {
      formats: ['"Năm "0'],
    }),
  ],
  [
    'xlsx year 2,024 fmt',
    'a.xlsx',
    sheet([titles, ['cao-bang', { xml: '<c s="1"><v>2024</v></c>' }, 'Đoàn viên', 45210]], {
      formats: ['#,##0'],
    }),
  ],
  [
    'xlsx rich text',
    'a.xlsx',
    sheet([
      titles,
      [
        'cao-bang',
        2024,
        'Đoàn viên',
        {
          xml: '<c t="inlineStr"><is><r><t>45</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>2</t></r></is></c>',
        },
      ],
    ]),
  ],
  [
    'xlsx rich strike',
    'a.xlsx',
    sheet([
      titles,
      [
        'cao-bang',
        2024,
        'Đoàn viên',
        {
          xml: '<c t="inlineStr"><is><r><rPr><strike/></rPr><t>45.000 </t></r><r><t>45.210</t></r></is></c>',
        },
      ],
    ]),
  ],
  [
    'xlsx merged units',
    'a.xlsx',
    sheet([titles, ['cao-bang', 2024, 'Đoàn viên', 45210], [null, 2024, 'unions', 1400]], {
      after: '<mergeCells><mergeCell ref="A2:A3"/></mergeCells>',
    }),
  ],
  [
    'xlsx merged value',
    'a.xlsx',
    sheet([titles, ['cao-bang', 2024, 'Đoàn viên', 45210], ['cao-bang', 2024, 'unions', null]], {
      after: '<mergeCells><mergeCell ref="D2:D3"/></mergeCells>',
    }),
  ],
  [
    'xlsx two header rows merged',
    'a.xlsx',
    sheet(
      [
        ['Đơn vị', 'Năm', 'Chỉ tiêu', 'Số lượng', null],
        [null, null, null, 'Kế hoạch', 'Thực hiện'],
        ['cao-bang', 2024, 'Đoàn viên', 50000, 45210],
      ],
      { after: '<mergeCells><mergeCell ref="D1:E1"/></mergeCells>' },
    ),
  ],
  [
    'xlsx two header rows merged b',
    'a.xlsx',
    sheet([
      ['Đơn vị', 'Năm', 'Chỉ tiêu', 'Số lượng'],
      [null, null, null, 'Thực hiện'],
      ['cao-bang', 2024, 'Đoàn viên', 45210],
    ]),
  ],
  [
    'xlsx hidden col',
    'a.xlsx',
    sheet(S, { before: '<cols><col min="4" max="4" width="9" hidden="1"/></cols>' }),
  ],
  ['xlsx hidden row', 'a.xlsx', sheet(S, { rowAttributes: { 2: 'hidden="1"' } })],
  [
    'xlsx filtered row',
    'a.xlsx',
    sheet([...S, ['cao-bang', 2023, 'Đoàn viên', 1]], {
      rowAttributes: { 3: 'hidden="1"' },
      after: '<autoFilter ref="A1:D3"/>',
    }),
  ],
  ['xlsx zero height', 'a.xlsx', sheet(S, { rowAttributes: { 2: 'ht="0" customHeight="1"' } })],
  ['xlsx collapsed group', 'a.xlsx', sheet(S, { before: '<sheetFormatPr zeroHeight="1"/>' })],
  ['xlsx second table', 'a.xlsx', sheet([...S, [], ['Bảng 2'], ...S])],
  [
    'xlsx side table',
    'a.xlsx',
    sheet([
      [...titles, null, 'Đơn vị', 'Năm'],
      ['cao-bang', 2024, 'Đoàn viên', 45210, null, 'x', 1],
    ]),
  ],
  ['xlsx t=d', 'a.xlsx', cell('Đoàn viên', '<c t="d"><v>2024-01-01</v></c>')],
  [
    'xlsx xml:space',
    'a.xlsx',
    sheet([
      titles,
      [
        'cao-bang',
        2024,
        { xml: '<c t="inlineStr"><is><t xml:space="preserve"> Đoàn viên </t></is></c>' },
        45210,
      ],
    ]),
  ],
  [
    'xlsx _x000a_',
    'a.xlsx',
    sheet([
      titles,
      [
        'cao-bang',
        2024,
        { xml: '<c t="inlineStr"><is><t>Đoàn_x000A_viên</t></is></c>' },
        { xml: '<c t="inlineStr"><is><t>45_x000D_210</t></is></c>' },
      ],
    ]),
  ],
  [
    'xlsx shared string missing',
    'a.xlsx',
    sheet([titles, ['cao-bang', 2024, { xml: '<c t="s"><v>7</v></c>' }, 45210]]),
  ],
  [
    'xlsx shared string missing in value',
    'a.xlsx',
    sheet([
      titles,
      ['cao-bang', 2024, 'Đoàn viên', { xml: '<c t="s"><v>7</v></c>' }],
      ['cao-bang', 2024, 'unions', 5],
    ]),
  ],
  ['xlsx number empty text', 'a.xlsx', cell('Đoàn viên', '<c t="n"><v> </v></c>')],
  ['xlsx 1e400', 'a.xlsx', cell('Đoàn viên', '<c><v>1e400</v></c>')],
  ['xlsx hex', 'a.xlsx', cell('Đoàn viên', '<c><v>0x10</v></c>')],
];

const json = (fact: object, more: object = {}) =>
  JSON.stringify({ ...more, facts: [{ unit: 'cao-bang', year: 2024, measure: 'members', ...fact }] });

const moreCases: typeof cases = [
  [
    'xlsx twice the same cell',
    'a.xlsx',
    sheet([titles, ['cao-bang', 2024, 'Đoàn viên', { xml: '<c><v>1</v></c><c r="D2"><v>2</v></c>' }]]),
  ],
  [
    'xlsx merged programme',
    'a.xlsx',
    sheet(
      [
        [...titles, 'Chương trình'],
        ['cao-bang', 2024, 'gifts', 5, 'Tết Sum vầy'],
        ['cao-bang', 2024, 'houses', 6, null],
      ],
      { after: '<mergeCells><mergeCell ref="E2:E3"/></mergeCells>' },
    ),
  ],
  [
    'xlsx merged title',
    'a.xlsx',
    sheet([['BÁO CÁO NĂM 2024'], ...S], { after: '<mergeCells><mergeCell ref="A1:D1"/></mergeCells>' }),
  ],
  ['xlsx style that is not there', 'a.xlsx', cell('Đoàn viên', '<c s="9"><v>45210</v></c>')],
  [
    'xlsx programme text missing',
    'a.xlsx',
    sheet([
      [...titles, 'Chương trình'],
      ['cao-bang', 2024, 'gifts', 5, { xml: '<c t="s"><v>7</v></c>' }],
    ]),
  ],
  [
    'xlsx unit in a bracketed title',
    'a.xlsx',
    sheet([['KINH PHÍ CHĂM LO (triệu đồng)'], titles, ['cao-bang', 2024, 'spent', 186]]),
  ],
  [
    'xlsx unit in a sentence',
    'a.xlsx',
    sheet([['Kinh phí tính triệu đồng, làm tròn'], titles, ['cao-bang', 2024, 'spent', 186]]),
  ],
  ['name of the file with a unit', 'kinh-phi-trieu-dong.csv', `${H}\ncao-bang;2024;spent;186`],
  ['two units above', 'a.csv', `ĐVT: triệu đồng\nĐơn vị: nghìn đồng\n${H}\ncao-bang;2024;spent;186`],
  ['measure with percent', 'a.csv', `${H}\ncao-bang;2024;Đoàn viên (%);95`],
  ['header with dong sign', 'a.csv', `Đơn vị;Năm;Chỉ tiêu;Số lượng (₫)\ncao-bang;2024;spent;186.000`],
  ['header with dollar', 'a.csv', `Đơn vị;Năm;Chỉ tiêu;Số lượng ($)\ncao-bang;2024;spent;186.000`],
  ['header with footnote', 'a.csv', `Đơn vị;Năm;Chỉ tiêu;Số lượng (*)\n${R}`],
  ['reporting unit above', 'a.csv', `Đơn vị: Liên đoàn Lao động tỉnh Cao Bằng\n${H}\n${R}`],
  ['date above', 'a.csv', `Cao Bằng, ngày 15 tháng 12 năm 2024\n${H}\n${R}`],
  ['half-year in the title', 'a.csv', `BÁO CÁO 6 THÁNG ĐẦU NĂM 2024\n${H}\n${R}`],
  ['quarter in the name', 'quy-3-2024.csv', `${H}\n${R}`],
  ['eleven months in the title', 'a.csv', `Số liệu 11 tháng năm 2024\n${H}\n${R}`],
  ['term in the title', 'a.csv', `Kết quả từ đầu nhiệm kỳ\n${H}\n${R}`],
  ['quarter in the year', 'a.csv', `${H}\ncao-bang;Quý I/2024;Đoàn viên;45.210`],
  ['two quarters in a column', 'a.csv', `${H};Kỳ\n${R};Quý I\ncao-bang;2024;unions;9;Quý II`],
  ['period of another year', 'a.csv', `${H};Kỳ\n${R};Năm 2023`],
  ['programme of members', 'a.csv', `${H};Chương trình\n${R};Tết Sum vầy`],
  ['kind of gifts', 'a.csv', `${H};Hình thức\ncao-bang;2024;Suất quà;5;Bằng khen`],
  ['printed otherwise', 'a.csv', `${H};Nguyên văn\ncao-bang;2024;Đoàn viên;4521;45.210 đoàn viên`],
  ['printed alike', 'a.csv', `${H};Nguyên văn\ncao-bang;2024;Đoàn viên;45210;45.210 đoàn viên`],
  ['above the ceiling', 'a.csv', `${H}\ncao-bang;2024;Đoàn viên;45.210.000`],
  ['share above one hundred', 'a.csv', `${H}\ncao-bang;2024;healthCheckRate;105%`],
  [
    'parts beyond the total',
    'a.csv',
    `${H};Chương trình\ncao-bang;2024;Suất quà;400;\ncao-bang;2024;Suất quà;500;Tết Sum vầy`,
  ],
  [
    'parts below the total',
    'a.csv',
    `${H};Khối\ncao-bang;2024;CĐCS;9;\ncao-bang;2024;CĐCS;3;Hành chính, sự nghiệp\ncao-bang;2024;CĐCS;4;Sản xuất, kinh doanh`,
  ],
  [
    'the same case twice',
    'a.csv',
    `${H};Loại số liệu\ncao-bang;2024;Suất quà;5;Từng việc\ncao-bang;2024;Suất quà;5;Từng việc`,
  ],
  ['status with a number', 'a.csv', `${H};Tình trạng số liệu\n${R};Không phát sinh`],
  ['status without a number', 'a.csv', `${H};Tình trạng số liệu\ncao-bang;2024;Suất quà;;Chưa có số liệu`],
  ['estimate in a column', 'a.csv', `${H};Ước tính\n${R};có`],
  ['estimate in words', 'a.csv', `${H}\ncao-bang;2024;Đoàn viên;ước 45.210`],
  [
    'number split by a comma',
    'a.csv',
    `Đơn vị,Năm,Chỉ tiêu,Số lượng,Nguyên văn\ncao-bang,2024,Đoàn viên,45,210`,
  ],
  [
    'bounds split by a comma',
    'a.csv',
    `Đơn vị,Năm,Chỉ tiêu,Số lượng,Ít nhất,Nhiều nhất\ncao-bang,2024,Đoàn viên,,45,210`,
  ],
  [
    'bounds split by a comma, more cells',
    'a.csv',
    `Đơn vị,Năm,Chỉ tiêu,Số lượng,Ít nhất,Nhiều nhất\ncao-bang,2024,Đoàn viên,,45,210,`,
  ],
  [
    'number and bounds split by commas',
    'a.csv',
    `Đơn vị,Năm,Chỉ tiêu,Số lượng,Ít nhất,Nhiều nhất\ncao-bang,2024,Đoàn viên,1,234,567`,
  ],
  [
    'bounds between commas',
    'a.csv',
    `Đơn vị,Năm,Chỉ tiêu,Số lượng,Ít nhất,Nhiều nhất,Loại số liệu\ncao-bang,2024,Đoàn viên,150,120,200,`,
  ],
  [
    'small bounds between commas',
    'a.csv',
    `Đơn vị,Năm,Chỉ tiêu,Số lượng,Ít nhất,Nhiều nhất\ncao-bang,2024,Đoàn viên,,5,20`,
  ],
  [
    'number with a unit split by a comma',
    'a.csv',
    `Đơn vị,Năm,Chỉ tiêu,Số lượng,Lý do không cộng\ncao-bang,2024,Đoàn viên,45,210 người`,
  ],
  [
    'number with a word split by a comma',
    'a.csv',
    `Đơn vị,Năm,Chỉ tiêu,Số lượng,Lý do không cộng\ncao-bang,2024,Đoàn viên,trên 1,000`,
  ],
  [
    'decimal split by a comma',
    'a.csv',
    `Đơn vị,Năm,Chỉ tiêu,Số lượng,Lý do không cộng\ncao-bang,2024,Kinh phí chăm lo,1,5 tỷ`,
  ],
  [
    'decimal of a unit split by a comma',
    'a.csv',
    `Đơn vị,Năm,Chỉ tiêu,Đơn vị tính,Số lượng,Lý do không cộng\ncao-bang,2024,Kinh phí chăm lo,triệu đồng,1,5`,
  ],
  [
    'the same number printed beside it',
    'a.csv',
    `Đơn vị,Năm,Chỉ tiêu,Số lượng,Nguyên văn\ncao-bang,2024,Đoàn viên,210,210 đoàn viên`,
  ],
  ['number split by a semicolon', 'a.csv', `${H};Lý do không cộng\ncao-bang;2024;Đoàn viên;45;210`],
  ['header without rows', 'a.csv', H],
  ['nothing', 'a.csv', ''],
  ['spaces only', 'a.csv', '  \n \n'],
  ['json of another province', 'a.json', json({ value: 5 }, { province: 'lang-son' })],
  ['json period', 'a.json', json({ value: 5 }, { document: { period: 'Quý II' } })],
  ['json unknown period', 'a.json', json({ value: 5 }, { document: { period: 'tuần 3' } })],
  ['json deep', 'a.json', `${'['.repeat(200)}${']'.repeat(200)}`],
  ['json text', 'a.json', '"45210"'],
  ['json with bom', 'a.json', `\ufeff${json({ value: 5 })}`],
  [
    'included in each other',
    'a.csv',
    `Mã số liệu;${H};Nằm trong\nk1;cao-bang;2024;Suất quà;10;k2\nk2;cao-bang;2024;Suất quà;10;k1`,
  ],
  [
    'part that is more than its whole',
    'a.csv',
    `Mã số liệu;${H};Nằm trong\nk1;cao-bang;2024;Suất quà;10;\nk2;cao-bang;2024;Suất quà;50;k1`,
  ],
  ['draft in the title', 'a.csv', `DỰ THẢO\n${H}\n${R}`],
  ['draft in the name', 'du-thao-2024.csv', `${H}\n${R}`],
  ['draft in the name of the sheet', 'a.xlsx', workbookOf([{ name: 'Nháp', rows: S }])],
  ['plan in the title', 'a.csv', `Kế hoạch năm 2024\n${H}\n${R}`],
  ['targets in the title', 'a.csv', `Chỉ tiêu giao năm 2024\n${H}\n${R}`],
  ['what became of a plan', 'a.csv', `Kết quả thực hiện kế hoạch năm 2024\n${H}\n${R}`],
  ['plan in the name of the sheet', 'a.xlsx', workbookOf([{ name: 'Kế hoạch', rows: S }])],
  ['averages in the title', 'a.csv', `Số liệu bình quân 1 CĐCS\n${H}\n${R}`],
  ['shares in the title', 'a.csv', `Tỷ lệ % so với kế hoạch\n${H}\n${R}`],
  ['changes in the title', 'a.csv', `Biểu 2. Tăng, giảm so với năm trước\n${H}\n${R}`],
  ['a rate that is a measure in the title', 'a.csv', `Tỷ lệ CĐCS tổ chức khám sức khỏe\n${H}\n${R}`],
  ['estimates in the title', 'a.csv', `Ước thực hiện năm 2024\n${H}\n${R}`],
  ['agreements in the title', 'a.csv', `Ký thỏa ước năm 2024, giao ước thi đua\n${H}\n${R}`],
  ['provisional in the title', 'a.csv', `Số liệu sơ bộ\n${H}\n${R}`],
  ['provisional beside nothing', 'a.csv', `Số liệu sơ bộ\n${H}\ncao-bang;2024;Suất quà;không`],
  ['other province in the title', 'a.csv', `Báo cáo của LĐLĐ tỉnh Lạng Sơn\n${H}\n${R}`],
  ['several provinces in the title', 'a.csv', `Cụm thi đua: tỉnh Lạng Sơn, tỉnh Cao Bằng\n${H}\n${R}`],
  ['other year in the title', 'a.csv', `Báo cáo năm 2023\n${H}\n${R}`],
  ['this year and the next in the title', 'a.csv', `Tổng kết năm 2024 và phương hướng năm 2025\n${H}\n${R}`],
  ['day in the year after in the title', 'a.csv', `Cao Bằng, ngày 15 tháng 01 năm 2025\n${H}\n${R}`],
  ['other year as the name of the sheet', 'a.xlsx', workbookOf([{ name: '2023', rows: S }])],
  ['five years in the title', 'a.csv', `Tổng kết 5 năm thực hiện\n${H}\n${R}`],
  ['phase in the title', 'a.csv', `Kết quả giai đoạn 2021-2025\n${H}\n${R}`],
  ['up to a day in the title', 'a.csv', `Số liệu tính đến 30/6/2024\n${H}\n${R}`],
  ['up to the last day in the title', 'a.csv', `Số liệu tính đến 31/12/2024\n${H}\n${R}`],
  ['body and its term in the title', 'a.csv', `Ban Chấp hành khóa XIII, nhiệm kỳ 2023 - 2028\n${H}\n${R}`],
  [
    'json half-year in the title',
    'a.json',
    json({ value: 5 }, { document: { title: 'Báo cáo 6 tháng đầu năm 2024' } }),
  ],
  ['json draft in the title', 'a.json', json({ value: 5 }, { document: { title: 'Dự thảo báo cáo' } })],
  [
    'json draft that says so',
    'a.json',
    json({ value: 5 }, { document: { title: 'Dự thảo báo cáo', status: 'DRAFT' } }),
  ],
  ['english thousand in millions', 'a.csv', `${H} (triệu đồng)\ncao-bang;2024;spent;1,469`],
  ['english thousand beside its unit', 'a.csv', `${H};ĐVT\ncao-bang;2024;spent;186,500;nghìn đồng`],
  ['english thousand with a word', 'a.csv', `${H}\ncao-bang;2024;spent;1,200 triệu`],
  ['spoken short form in millions', 'a.csv', `${H} (triệu đồng)\ncao-bang;2024;spent;1 tỷ 2`],
  ['three decimals of a billion', 'a.csv', `${H}\ncao-bang;2024;spent;1,469 tỷ`],
  ['list of targets in the title', 'a.csv', `Các chỉ tiêu phấn đấu năm 2024\n${H}\n${R}`],
  ['short plan as the name of the sheet', 'a.xlsx', workbookOf([{ name: 'KH 2024', rows: S }])],
  ['short month as the name of the sheet', 'a.xlsx', workbookOf([{ name: 'T5', rows: S }])],
  ['short month in the name', 'bc-t6-2024.csv', `${H}\n${R}`],
  ['name of another province above', 'a.csv', `LẠNG SƠN\n${H}\n${R}`],
  ['other province as the name of the sheet', 'a.xlsx', workbookOf([{ name: 'Lạng Sơn', rows: S }])],
  ['other province in the name', 'bao-cao-lang-son-2024.csv', `${H}\n${R}`],
  ['own province in the name', 'bao-cao-cao-bang-2024.csv', `${H}\n${R}`],
  ['own number in the title', 'a.csv', `Tổng số đoàn viên: 45.210\n${H}\n${R}`],
];

/** Workbooks that LibreOffice and openpyxl have written. */
const folder = join(__dirname, 'workbooks');
const written = readdirSync(folder)
  .filter((file) => file.endsWith('.xlsx'))
  .sort()
  .map((file) => [file.replace('.xlsx', ''), 'a.xlsx', readFileSync(join(folder, file))] as const);

export const fileCases: readonly FileCase[] = [...cases, ...moreCases, ...shownCases, ...written].map(
  ([what, name, content]) => ({
    what,
    name,
    content,
  }),
);
