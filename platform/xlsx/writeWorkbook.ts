import { strToU8 } from 'fflate';
import { styleOf, valueOf, type WrittenCell } from './cells';
import { columnLetters } from './columnLetters';
import { propertiesPart, propertiesXml, type DocumentProperties } from './documentProperties';
import { createStyles, type Styles } from './styles';
import { lineHeight, rowHeight } from './widths';
import { escaped, main } from './xml';
import { zipChunks } from './zipChunks';

export type { WrittenCell } from './cells';

export interface SheetContent {
  name: string;
  /** Made while the sheet is written. */
  rows: Iterable<readonly WrittenCell[]>;
  /** Widths of the columns in characters. */
  widths?: readonly number[];
  /** Which columns hold numbers. */
  numeric?: readonly boolean[];
  /** Whether the first row, or the first below the titles, is a header, in bold and always in sight. */
  header?: boolean;
  /** Rows above the header. */
  titleRows?: number;
  /** Columns that stay in sight beside the header. */
  frozenColumns?: number;
  /** Whether it is printed on A4, lying, as wide as the paper, with the header on each page. */
  printed?: boolean;
  hidden?: boolean;
  /** Lists to choose from: a range such as `'Danh mục'!$A$2:$A$9` for the cells of a column below the header. */
  lists?: readonly { column: number; source: string; strict: boolean }[];
}

const propertiesType = 'application/vnd.openxmlformats-officedocument.custom-properties+xml';
const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageRelations = 'http://schemas.openxmlformats.org/package/2006/relationships';
const contentTypes = 'http://schemas.openxmlformats.org/package/2006/content-types';
const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** An XLSX workbook. Text is written as text: nothing in it can become a formula. */
export function writeWorkbook(sheets: readonly SheetContent[]): Uint8Array {
  return Buffer.concat([...workbookChunks(sheets)]);
}

/** The same piece by piece; a row is made when the pieces before it are taken. */
export function workbookChunks(
  sheets: readonly SheetContent[],
  properties?: DocumentProperties,
): Generator<Uint8Array> {
  const styles = createStyles();
  const sizes: SheetSize[] = [];
  const hasProperties = properties !== undefined;
  const parts = [
    ['officeDocument', 'xl/workbook.xml'],
    ...(hasProperties ? [['custom-properties', propertiesPart] as const] : []),
  ] as const;
  const files: [path: string, texts: Iterable<string>][] = [
    ['[Content_Types].xml', [contentTypesXml(sheets.length, hasProperties)]],
    ['_rels/.rels', [relationsXml(parts)]],
    [
      'xl/_rels/workbook.xml.rels',
      [
        relationsXml([
          ...sheets.map((_, index) => ['worksheet', `worksheets/sheet${index + 1}.xml`] as const),
          ['styles', 'styles.xml'],
        ]),
      ],
    ],
    ...sheets.map((sheet, index): [string, Iterable<string>] => [
      `xl/worksheets/sheet${index + 1}.xml`,
      sheetXml(sheet, styles, (size) => (sizes[index] = size)),
    ]),
    // Last, since the sheets decide which styles there are, and how far they go.
    ['xl/styles.xml', later(() => styles.xml())],
    ['xl/workbook.xml', later(() => workbookXml(sheets, sizes))],
  ];
  return zipChunks(withProperties(files, properties));
}

/** The parts, and last the properties, which have taken note of all others. */
function* withProperties(
  files: readonly [path: string, texts: Iterable<string>][],
  properties: DocumentProperties | undefined,
): Generator<readonly [path: string, bytes: Iterable<Uint8Array>]> {
  for (const [path, texts] of files) {
    const bytes = withHead(texts);
    yield [path, properties ? properties.noted(path, bytes) : bytes];
  }
  if (properties) yield [propertiesPart, withHead([propertiesXml(properties.texts())])];
}

function* later(write: () => string): Generator<string> {
  yield write();
}

function* withHead(texts: Iterable<string>): Generator<Uint8Array> {
  yield strToU8(xml);
  for (const text of texts) yield strToU8(text);
}

interface SheetSize {
  rows: number;
  columns: number;
}

function contentTypesXml(sheets: number, hasProperties: boolean): string {
  const parts = Array.from(
    { length: sheets },
    (_, index) =>
      `<Override PartName="/xl/worksheets/sheet${index + 1}.xml" ContentType="${sheetType}.worksheet+xml"/>`,
  );
  return (
    `<Types xmlns="${contentTypes}"><Default Extension="xml" ContentType="application/xml"/>` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    `<Override PartName="/xl/workbook.xml" ContentType="${sheetType}.sheet.main+xml"/>` +
    `<Override PartName="/xl/styles.xml" ContentType="${sheetType}.styles+xml"/>${parts.join('')}${
      hasProperties ? `<Override PartName="/${propertiesPart}" ContentType="${propertiesType}"/>` : ''
    }</Types>`
  );
}

function relationsXml(targets: readonly (readonly [type: string, target: string])[]): string {
  const rows = targets.map(
    ([type, target], index) =>
      `<Relationship Id="rId${index + 1}" Type="${relations}/${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="${packageRelations}">${rows.join('')}</Relationships>`;
}

function workbookXml(sheets: readonly SheetContent[], sizes: readonly SheetSize[]): string {
  const rows = sheets.map(
    ({ name, hidden }, index) =>
      `<sheet name="${escaped(name)}" sheetId="${index + 1}"${hidden ? ' state="hidden"' : ''} r:id="rId${index + 1}"/>`,
  );
  const names = sheets.flatMap((sheet, index) => printNames(sheet, index, sizes[index]));
  const defined = names.length > 0 ? `<definedNames>${names.join('')}</definedNames>` : '';
  return `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>${rows.join('')}</sheets>${defined}</workbook>`;
}

function printNames(
  { name, printed, header, titleRows = 0 }: SheetContent,
  index: number,
  size?: SheetSize,
): string[] {
  if (!printed || !size || size.rows === 0) return [];
  const sheet = `'${name.replaceAll("'", "''")}'`;
  const defined = (what: string, range: string) =>
    `<definedName name="_xlnm.${what}" localSheetId="${index}">${escaped(`${sheet}!${range}`)}</definedName>`;
  const head = titleRows + 1;
  return [
    defined('Print_Area', `$A$1:$${columnLetters(Math.max(size.columns, 1) - 1)}$${size.rows}`),
    ...(header ? [defined('Print_Titles', `$${head}:$${head}`)] : []),
  ];
}

function* sheetXml(sheet: SheetContent, styles: Styles, end: (size: SheetSize) => void): Generator<string> {
  const { rows, widths = [], numeric = [], titleRows = 0, printed = false, lists = [] } = sheet;
  const frozenRows = sheet.header ? titleRows + 1 : 0;
  yield `<worksheet xmlns="${main}">`;
  if (printed) yield '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>';
  if (frozenRows > 0) yield paneXml(frozenRows, sheet.frozenColumns ?? 0);
  yield `<sheetFormatPr defaultRowHeight="${lineHeight}"/>`;
  const columns = widths.map(
    (width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  );
  if (columns.length > 0) yield `<cols>${columns.join('')}</cols>`;
  yield '<sheetData>';
  const size = { rows: 0, columns: 0 };
  for (const cells of rows) {
    size.rows += 1;
    // Titles run on beyond the table, and do not make what is printed wider.
    if (size.rows > titleRows) size.columns = Math.max(size.columns, cells.length);
    yield rowXml(cells, {
      row: size.rows,
      isHeader: size.rows === frozenRows,
      isTitle: size.rows <= titleRows,
      widths,
      numeric,
      styles,
    });
  }
  yield '</sheetData>';
  if (lists.length > 0) yield validationsXml(lists);
  if (printed) {
    yield '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>';
    yield '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>';
    yield '<headerFooter><oddFooter>&amp;L&amp;A&amp;R&amp;P/&amp;N</oddFooter></headerFooter>';
  }
  yield '</worksheet>';
  end(size);
}

function paneXml(rows: number, columns: number): string {
  const split = columns > 0 ? `xSplit="${columns}" ` : '';
  const pane = columns > 0 ? 'bottomRight' : 'bottomLeft';
  return (
    `<sheetViews><sheetView workbookViewId="0"><pane ${split}ySplit="${rows}" ` +
    `topLeftCell="${columnLetters(columns)}${rows + 1}" activePane="${pane}" state="frozen"/></sheetView></sheetViews>`
  );
}

const lastValidatedRow = 100_000;

function validationsXml(lists: NonNullable<SheetContent['lists']>): string {
  const validations = lists.map(({ column, source, strict }) => {
    const letters = columnLetters(column);
    return (
      `<dataValidation type="list" allowBlank="1" showErrorMessage="${strict ? 1 : 0}" ` +
      `sqref="${letters}2:${letters}${lastValidatedRow}"><formula1>${escaped(source)}</formula1></dataValidation>`
    );
  });
  return `<dataValidations count="${lists.length}">${validations.join('')}</dataValidations>`;
}

interface RowOptions {
  row: number;
  isHeader: boolean;
  /** Titles run on over the cells beside them. */
  isTitle: boolean;
  widths: readonly number[];
  numeric: readonly boolean[];
  styles: Styles;
}

function rowXml(cells: readonly WrittenCell[], options: RowOptions): string {
  const { row, isHeader, isTitle, widths, numeric, styles } = options;
  const written = cells.map((cell, index) => {
    if (cell == null) return '';
    const value = valueOf(cell);
    const look = styleOf(isHeader && typeof cell === 'string' ? headOf(cell, numeric[index] ?? false) : cell);
    const at = `r="${columnLetters(index)}${row}" s="${styles.indexOf(look)}"`;
    if (typeof value === 'number') return `<c ${at}><v>${value}</v></c>`;
    return `<c ${at} t="inlineStr"><is><t xml:space="preserve">${escaped(value)}</t></is></c>`;
  });
  const height = isTitle || widths.length === 0 ? null : rowHeight(cells, widths, isHeader);
  return `<row r="${row}"${height === null ? '' : ` ht="${height}" customHeight="1"`}>${written.join('')}</row>`;
}

function headOf(text: string, isOfNumbers: boolean): WrittenCell & object {
  return { text, look: isOfNumbers ? 'numberHead' : 'head' };
}
