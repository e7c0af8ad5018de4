import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { workbookOf } from './importFiles';

/** Numbers of workbooks that are shown in another way than they are stored. */
type ShownCase = readonly [
  what: string,
  measure: string,
  number: number | string,
  format: string,
  column?: string,
];

const millions = 'Số lượng (triệu đồng)';
const rows: readonly ShownCase[] = [
  ['shown in thousands with a word', 'gifts', 45_000, '#,##0,"k"'],
  ['shown in millions exactly', 'spent', 186_500_000, '0.0,,"tr"'],
  ['shown in millions rounded', 'spent', 186_543_210, '0.0,,"tr"'],
  ['shown in whole millions', 'spent', 186_000_000, '#,##0,," triệu"'],
  ['shown in whole millions rounded', 'spent', 186_543_210, '#,##0,," triệu"'],
  ['shown in millions without a word', 'spent', 186_000_000, '#,##0.00,,'],
  ['shown without its decimals', 'members', 1234.567, '#,##0'],
  ['shown without its decimals in millions', 'spent', 1234.567, '#,##0', millions],
  ['shown with one of two decimals', 'spent', 186.54, '0.0', millions],
  ['shown with all its decimals', 'spent', 186.54, '0.00', millions],
  ['shown with three decimals', 'spent', 1.469, 'General', millions],
  ['shown with two of three decimals', 'spent', 1.469, '0.00', 'Số lượng (tỷ đồng)'],
  ['shown as a whole percentage', 'healthCheckRate', 0.9375, '0%'],
  ['shown as a percentage with one decimal', 'healthCheckRate', 0.9375, '0.0%'],
  ['shown as the percentage that it is', 'healthCheckRate', 0.94, '0%'],
  ['shown as a power', 'members', 45_210, '0.00E+00'],
  ['shown as a fraction', 'members', 12.34, '# ?/?'],
  ['zero shown as nothing', 'members', 0, '#,##0;-#,##0;'],
  ['zero shown as nothing by signs', 'members', 0, '#,###'],
  ['zero shown as words', 'members', 0, '#,##0;-#,##0;"chưa có"'],
  ['zero shown as a dash', 'members', 0, '_(* #,##0_);_(* \\(#,##0\\);_(* "-"??_);_(@_)'],
  ['shown in brackets', 'members', 45_210, '(#,##0)'],
  ['shown with a minus', 'members', 45_210, '-#,##0'],
  ['shown with a plus', 'newMembers', 312, '"+"#,##0'],
  ['shown in a currency', 'spent', 45_210_000, '#,##0\\ [$₫-42A]'],
  ['shown as an estimate', 'members', 45_210, '"khoảng "#,##0'],
  ['shown with another word', 'members', 45_210, '#,##0" lượt"'],
  ['shown with leading noughts', 'members', 312, '00000'],
  ['text shown with words', 'spent', '186', '@" triệu đồng"'],
  ['text shown as nothing', 'members', '45.210', ';;;'],
  ['text shown as it is', 'members', '45.210', '@'],
];

function workbook([, measure, number, format, column = 'Số lượng']: ShownCase): Uint8Array {
  const cell =
    typeof number === 'number'
      ? `<c s="1"><v>${number}</v></c>`
      : `<c s="1" t="inlineStr"><is><t>${number}</t></is></c>`;
  const table = [
    ['Đơn vị', 'Năm', 'Chỉ tiêu', column],
    ['cao-bang', 2024, measure, { xml: cell }],
  ];
  return workbookOf([{ name: 'Số liệu', rows: table }], [format]);
}

const titles = ['Đơn vị', 'Năm', 'Chỉ tiêu', 'Số lượng'];
const sheetWith = (number: number, before: string) =>
  workbookOf([{ name: 'Số liệu', rows: [titles, ['cao-bang', 2024, 'members', number]], before }]);
const hidesZeros = '<sheetViews><sheetView showZeros="0" workbookViewId="0"/></sheetViews>';
const narrow = '<cols><col min="4" max="4" width="0.2" customWidth="1"/></cols>';

/** A style that a test workbook has none of: its font and fill stand before those of the number formats. */
function inColour(font: string, fill: string, before = sheetWith(45_210, '')): Uint8Array {
  const parts = unzipSync(before.slice());
  const table = strFromU8(parts['xl/sheet1.xml'] ?? new Uint8Array());
  return zipSync({
    ...parts,
    'xl/sheet1.xml': strToU8(table.replace('<c r="D2"', '<c r="D2" s="1"')),
    'xl/styles.xml': strToU8(
      `<styleSheet><fonts><font/><font><color ${font}/></font></fonts>` +
        `<fills><fill><patternFill patternType="none"/></fill><fill>${fill}</fill></fills>` +
        '<cellXfs><xf numFmtId="0" fontId="0" fillId="0"/><xf numFmtId="0" fontId="1" fillId="1"/></cellXfs></styleSheet>',
    ),
  });
}

const white = 'rgb="FFFFFFFF"';
const none = '<patternFill patternType="none"/>';
const solid = (colour: string) => `<patternFill patternType="solid"><fgColor ${colour}/></patternFill>`;
const textual = workbookOf([{ name: 'Số liệu', rows: [titles, ['cao-bang', 2024, 'members', '45.210']] }]);

export const shownCases: readonly (readonly [what: string, name: string, content: Uint8Array])[] = [
  ...rows.map((row) => [row[0], 'a.xlsx', workbook(row)] as const),
  ['zero in a sheet that shows none', 'a.xlsx', sheetWith(0, hidesZeros)],
  ['other number in a sheet that shows no zero', 'a.xlsx', sheetWith(45_210, hidesZeros)],
  ['number in white', 'a.xlsx', inColour(white, none)],
  ['number in white on a colour', 'a.xlsx', inColour(white, solid('rgb="FF0070C0"'))],
  ['number in white on white', 'a.xlsx', inColour(white, solid(white))],
  ['number in white as openpyxl writes it', 'a.xlsx', inColour('rgb="00FFFFFF"', none)],
  ['number in white of the palette', 'a.xlsx', inColour('indexed="9"', none)],
  ['number in white of the theme', 'a.xlsx', inColour('theme="0"', none)],
  ['number in the grey of the theme', 'a.xlsx', inColour('theme="0" tint="-0.5"', none)],
  ['text in white', 'a.xlsx', inColour(white, none, textual)],
  ['column too narrow to be seen', 'a.xlsx', sheetWith(45_210, narrow)],
];
