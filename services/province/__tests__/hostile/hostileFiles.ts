import { strToU8, zipSync, type AsyncZippable } from 'fflate';
import { effort } from '../../../../platform/testing/effort';

export interface HostileFile {
  what: string;
  format: 'xlsx' | 'csv' | 'json';
  content(): Uint8Array | string;
  /** Larger files are tried by `npm run test:hostile` alone. */
  isLarge?: true;
  /** What is too much in it is not used, and takes little. */
  isHarmless?: boolean;
}

const megabyte = 1_000_000;
/** Of files that are not packed, or hardly. */
const plainBytes = effort(0.3, 5) * megabyte;
const relationships =
  '<Relationships><Relationship Id="r1" Type="x/worksheet" Target="sheet1.xml"/>' +
  '<Relationship Id="s" Type="x/styles" Target="styles.xml"/>' +
  '<Relationship Id="t" Type="x/sharedStrings" Target="strings.xml"/></Relationships>';
const workbook =
  '<workbook xmlns:r="x"><sheets><sheet name="Số liệu" sheetId="1" r:id="r1"/></sheets></workbook>';
const text = (reference: string, value: string) => `<c r="${reference}" t="str"><v>${value}</v></c>`;
const headerRow = `<row r="1">${['unit', 'year', 'measure', 'value', 'printed']
  .map((title, index) => text(`${'ABCDE'[index] ?? ''}1`, title))
  .join('')}</row>`;
const factRow = (printed: string) =>
  `<row r="2">${text('A2', 'cao-bang')}<c r="B2"><v>2024</v></c>${text('C2', 'members')}<c r="D2"><v>5</v></c>${printed}</row>`;

type Level = 0 | 9;

/** A workbook of which some parts are what they should not be; by level 0 they are not packed. */
function workbookOf(parts: Record<string, string>, level: Level): Uint8Array {
  const files = {
    'xl/_rels/workbook.xml.rels': relationships,
    'xl/workbook.xml': workbook,
    'xl/sheet1.xml': sheet(headerRow + factRow('')),
    ...parts,
  };
  const entries = Object.entries(files).map(([path, xml]) => [path, [strToU8(xml), { level }]]);
  return zipSync(Object.fromEntries(entries) as AsyncZippable);
}

function sheet(rows: string, before = ''): string {
  return `<worksheet>${before}<sheetData>${rows}</sheetData></worksheet>`;
}

const repeated = (part: string, bytes: number) => part.repeat(Math.ceil(bytes / part.length));

/** What a part of a workbook is filled up with, to so many bytes. */
const fillings: Readonly<Record<string, (bytes: number) => Record<string, string>>> = {
  'a cell': (bytes) => ({
    'xl/sheet1.xml': sheet(headerRow + factRow(text('E2', 'a'.repeat(bytes)))),
  }),
  'a cell of many pieces': (bytes) => ({
    'xl/sheet1.xml': sheet(
      headerRow + factRow(`<c r="E2" t="inlineStr"><is>${repeated('<r><t>abc</t></r>', bytes)}</is></c>`),
    ),
  }),
  'a cell of spaces': (bytes) => ({
    'xl/sheet1.xml': sheet(headerRow + factRow(text('E2', ' '.repeat(bytes)))),
  }),
  'a shared text': (bytes) => ({
    'xl/strings.xml': `<sst><si><t>${'a'.repeat(bytes)}</t></si></sst>`,
  }),
  'shared texts': (bytes) => ({ 'xl/strings.xml': `<sst>${repeated('<si><t/></si>', bytes)}</sst>` }),
  'empty rows': (bytes) => ({ 'xl/sheet1.xml': sheet(headerRow + repeated('<row/>', bytes)) }),
  'rows of a cell far to the right': (bytes) => ({
    'xl/sheet1.xml': sheet(headerRow + repeated('<row><c r="XFD1"><v>1</v></c></row>', bytes)),
  }),
  'one row of cells': (bytes) => ({
    'xl/sheet1.xml': sheet(`${headerRow}<row>${repeated('<c><v>1</v></c>', bytes)}</row>`),
  }),
  'columns that are hidden': (bytes) => ({
    'xl/sheet1.xml': sheet(
      headerRow,
      `<cols>${repeated('<col min="1" max="16384" hidden="1"/>', bytes)}</cols>`,
    ),
  }),
  'an attribute': (bytes) => ({ 'xl/sheet1.xml': sheet(`<row r="${'1'.repeat(bytes)}"/>`) }),
  attributes: (bytes) => ({
    'xl/sheet1.xml': sheet(
      `<row ${Array.from({ length: Math.ceil(bytes / 12) }, (_, index) => `a${index}="1"`).join(' ')}/>`,
    ),
  }),
  'a comment': (bytes) => ({ 'xl/sheet1.xml': sheet(`<!--${'a'.repeat(bytes)}-->${headerRow}`) }),
  'a processing instruction': (bytes) => ({ 'xl/sheet1.xml': `<?a ${'a'.repeat(bytes)}?>${sheet('')}` }),
  'a name of an element': (bytes) => ({ 'xl/sheet1.xml': `<${'a'.repeat(bytes)}/>` }),
  'elements within elements': (bytes) => ({ 'xl/sheet1.xml': sheet(repeated('<row>', bytes)) }),
  'character data': (bytes) => ({
    'xl/sheet1.xml': sheet(headerRow + factRow(text('E2', `<![CDATA[${'a'.repeat(bytes)}]]>`))),
  }),
  'styles of cells': (bytes) => ({
    'xl/styles.xml': `<styleSheet><cellXfs>${repeated('<xf numFmtId="9"/>', bytes)}</cellXfs></styleSheet>`,
  }),
  'formats of numbers': (bytes) => ({
    'xl/styles.xml': `<styleSheet><numFmts>${Array.from(
      { length: Math.ceil(bytes / 250) },
      (_, index) => `<numFmt numFmtId="${200 + index}" formatCode="${'0;&quot;'.repeat(25)}"/>`,
    ).join('')}</numFmts><cellXfs><xf numFmtId="200"/></cellXfs></styleSheet>`,
  }),
  sheets: (bytes) => ({
    'xl/workbook.xml': `<workbook xmlns:r="x"><sheets>${repeated(
      '<sheet name="x" r:id="r1"/>',
      bytes,
    )}</sheets></workbook>`,
  }),
  relations: (bytes) => ({
    'xl/_rels/workbook.xml.rels': `<Relationships>${repeated(
      '<Relationship Id="r1" Type="x/worksheet" Target="sheet1.xml"/>',
      bytes,
    )}</Relationships>`,
  }),
};

const lineOf = (...cells: string[]) => cells.join(',');
const csvHeader = lineOf('unit', 'year', 'measure', 'value', 'printed');
const longestCell = 32_767;

const csvFiles: HostileFile[] = [
  ['one cell', (bytes: number) => `${csvHeader}\ncao-bang,2024,members,5,"${'a'.repeat(bytes)}"`],
  [
    'a quote that never ends',
    (bytes: number) => `${csvHeader}\ncao-bang,2024,members,5,"${'a,\n'.repeat(bytes / 3)}`,
  ],
  ['quotes', (bytes: number) => `${csvHeader}\n${'"'.repeat(bytes)}`],
  ['delimiters', (bytes: number) => `${csvHeader}\n${','.repeat(bytes)}`],
  ['rows of delimiters', (bytes: number) => repeated(`${','.repeat(400_000)}\n`, bytes)],
  ['titles', (bytes: number) => repeated(`${'a,'.repeat(300_000)}\n`, bytes)],
  ['empty lines', (bytes: number) => `${csvHeader}\n${'\n'.repeat(bytes)}x`],
  [
    'cells of one character too many',
    (bytes: number) =>
      `${csvHeader}\n${repeated(`cao-bang,2024,members,5,${'a'.repeat(longestCell + 1)}\n`, bytes)}`,
  ],
  [
    'units that nobody knows',
    (bytes: number) =>
      `${csvHeader}\n${Array.from({ length: bytes / 40 }, (_, row) => lineOf(`Công đoàn ${row}`, '2024', 'members', '5')).join('\n')}`,
  ],
  [
    'units whose parents nobody knows',
    (bytes: number) =>
      `id,name,level,parent\n${Array.from({ length: bytes / 101 }, (_, row) => lineOf(`u${row}`, `Công đoàn ${row}`, 'GRASSROOTS', `Liên đoàn ${row}`)).join('\n')}`,
  ],
  [
    'numbers of many digits',
    (bytes: number) =>
      `${csvHeader}\n${repeated(`cao-bang,2024,members,${'9'.repeat(longestCell)},\n`, bytes)}`,
  ],
  [
    'numbers of many groups',
    (bytes: number) =>
      `${csvHeader}\n${repeated(`cao-bang,2024,members,1${'.000'.repeat(8_000)},\n`, bytes)}`,
  ],
  [
    'numbers of many words',
    (bytes: number) =>
      `${csvHeader}\n${repeated(`cao-bang,2024,members,${'khoảng '.repeat(4_000)}5,\n`, bytes)}`,
  ],
  [
    'measures of brackets',
    (bytes: number) => `${csvHeader}\n${repeated(`cao-bang,2024,${'a ('.repeat(10_000)},5,\n`, bytes)}`,
  ],
  [
    'measures of colons',
    (bytes: number) => `${csvHeader}\n${repeated(`cao-bang,2024,${'a : '.repeat(8_000)},5,\n`, bytes)}`,
  ],
].map(([what, content]) => ({
  what: what as string,
  format: 'csv' as const,
  content: () => (content as (bytes: number) => string)(plainBytes),
}));

const fact = (more: string) => `{"unit":"cao-bang","year":2024,"measure":"members","value":5${more}}`;

const jsonFiles: HostileFile[] = [
  ['one text', (bytes: number) => `[${fact(`,"printed":"${'a'.repeat(bytes)}"`)}]`],
  ['texts of escapes', (bytes: number) => `[${fact(`,"printed":"${'\\u0000'.repeat(bytes / 6)}"`)}]`],
  ['brackets', (bytes: number) => '['.repeat(bytes)],
  ['braces', (bytes: number) => '{"a":'.repeat(bytes / 5)],
  ['empty objects', (bytes: number) => `[${'{},'.repeat(bytes / 3)}{}]`],
  ['empty lists', (bytes: number) => `{"facts":[${'[],'.repeat(bytes / 3)}[]]}`],
  ['a list in a cell', (bytes: number) => `[${fact(`,"printed":[${'1,'.repeat(bytes / 2)}1]`)}]`],
  ['spaces', (bytes: number) => `[${' '.repeat(bytes)}`],
  ['lines', (bytes: number) => `[${'\n'.repeat(bytes)}`],
  ['a comment', (bytes: number) => `/*${'a'.repeat(bytes)}*/[]`],
  ['a number', (bytes: number) => `[${'1'.repeat(bytes)}]`],
  [
    'keys',
    (bytes: number) => `[{${Array.from({ length: bytes / 10 }, (_, index) => `"k${index}":1`).join(',')}}]`,
  ],
  ['the same key', (bytes: number) => `[{${'"value":1,'.repeat(bytes / 10)}"value":1}]`],
  ['a key of a prototype', (bytes: number) => `[${repeated('{"__proto__":{"value":1}},', bytes)}{}]`],
  ['texts in place of facts', (bytes: number) => `[${'"aaaaaaa",'.repeat(bytes / 10)}""]`],
].map(([what, content]) => ({
  what: what as string,
  format: 'json' as const,
  content: () => (content as (bytes: number) => string)(plainBytes),
}));

/** Sixty megabytes packed to some hundred kilobytes, and some that are not packed at all. */
export const hostileFiles: readonly HostileFile[] = [
  ...Object.entries(fillings).flatMap(([what, fill]): HostileFile[] => [
    {
      what: `60 MB of ${what}, packed`,
      format: 'xlsx',
      content: () => workbookOf(fill(60 * megabyte), 9),
      isLarge: true,
    },
    {
      what: `${what}, not packed`,
      format: 'xlsx',
      content: () => workbookOf(fill(plainBytes), 0),
      isHarmless: what === 'shared texts',
    },
  ]),
  ...csvFiles,
  ...jsonFiles,
];

/** The one that was found: 61 KB, one cell of 60 MB. */
export const foundFile = (): Uint8Array => workbookOf(fillings['a cell']?.(60 * megabyte) ?? {}, 9);
