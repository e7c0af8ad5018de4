import { strToU8 } from 'fflate';
import { columnLetters } from './columnLetters';
import { zipChunks } from './zipChunks';

/** `{ count }` is a number shown with separators between its thousands; a `Date` at midnight UTC is shown as a day. */
export type WrittenCell = string | number | { count: number } | Date | null | undefined;

export interface SheetContent {
  name: string;
  /** Made while the sheet is written. */
  rows: Iterable<readonly WrittenCell[]>;
  /** Widths of the columns in characters. */
  widths?: readonly number[];
  /** Whether the first row is a header, in bold and always in sight. */
  header?: boolean;
  hidden?: boolean;
  /** Lists to choose from: a range such as `'Danh mục'!$A$2:$A$9` for the cells of a column below the header. */
  lists?: readonly { column: number; source: string; strict: boolean }[];
}

const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageRelations = 'http://schemas.openxmlformats.org/package/2006/relationships';
const contentTypes = 'http://schemas.openxmlformats.org/package/2006/content-types';
const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** An XLSX workbook. Text is written as text: nothing in it can become a formula. */
export function writeWorkbook(sheets: readonly SheetContent[]): Uint8Array {
  return Buffer.concat([...workbookChunks(sheets)]);
}

/** The same piece by piece; a row is made when the pieces before it are taken. */
export function workbookChunks(sheets: readonly SheetContent[]): Generator<Uint8Array> {
  const files: [path: string, texts: Iterable<string>][] = [
    ['[Content_Types].xml', [contentTypesXml(sheets.length)]],
    ['_rels/.rels', [relationsXml([['officeDocument', 'xl/workbook.xml']])]],
    ['xl/workbook.xml', [workbookXml(sheets)]],
    [
      'xl/_rels/workbook.xml.rels',
      [
        relationsXml([
          ...sheets.map((_, index) => ['worksheet', `worksheets/sheet${index + 1}.xml`] as const),
          ['styles', 'styles.xml'],
        ]),
      ],
    ],
    ['xl/styles.xml', [stylesXml]],
    ...sheets.map((sheet, index): [string, Iterable<string>] => [
      `xl/worksheets/sheet${index + 1}.xml`,
      sheetXml(sheet),
    ]),
  ];
  return zipChunks(files.map(([path, texts]) => [path, withHead(texts)]));
}

function* withHead(texts: Iterable<string>): Generator<Uint8Array> {
  yield strToU8(xml);
  for (const text of texts) yield strToU8(text);
}

const styles = { plain: 0, header: 1, count: 2, day: 3, moment: 4 };

const stylesXml =
  `<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>` +
  '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>' +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>' +
  '<cellXfs count="5"><xf numFmtId="0" fontId="0"/><xf numFmtId="0" fontId="1" applyFont="1"/>' +
  // Formats that Excel shows in the user's own way: 3 for thousands, 14 for a day, 22 with the time of day.
  [3, 14, 22].map((format) => `<xf numFmtId="${format}" fontId="0" applyNumberFormat="1"/>`).join('') +
  '</cellXfs></styleSheet>';

function contentTypesXml(sheets: number): string {
  const parts = Array.from(
    { length: sheets },
    (_, index) =>
      `<Override PartName="/xl/worksheets/sheet${index + 1}.xml" ContentType="${sheetType}.worksheet+xml"/>`,
  );
  return (
    `<Types xmlns="${contentTypes}"><Default Extension="xml" ContentType="application/xml"/>` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    `<Override PartName="/xl/workbook.xml" ContentType="${sheetType}.sheet.main+xml"/>` +
    `<Override PartName="/xl/styles.xml" ContentType="${sheetType}.styles+xml"/>${parts.join('')}</Types>`
  );
}

function relationsXml(targets: readonly (readonly [type: string, target: string])[]): string {
  const rows = targets.map(
    ([type, target], index) =>
      `<Relationship Id="rId${index + 1}" Type="${relations}/${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="${packageRelations}">${rows.join('')}</Relationships>`;
}

function workbookXml(sheets: readonly SheetContent[]): string {
  const rows = sheets.map(
    ({ name, hidden }, index) =>
      `<sheet name="${escaped(name)}" sheetId="${index + 1}"${hidden ? ' state="hidden"' : ''} r:id="rId${index + 1}"/>`,
  );
  return `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>${rows.join('')}</sheets></workbook>`;
}

function* sheetXml({ rows, widths = [], header = false, lists = [] }: SheetContent): Generator<string> {
  const pane =
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" state="frozen"/></sheetView></sheetViews>';
  const columns = widths.map(
    (width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  );
  const validations = lists.map(({ column, source, strict }) => {
    const letters = columnLetters(column);
    return (
      `<dataValidation type="list" allowBlank="1" showErrorMessage="${strict ? 1 : 0}" ` +
      `sqref="${letters}2:${letters}${lastValidatedRow}"><formula1>${escaped(source)}</formula1></dataValidation>`
    );
  });
  yield `<worksheet xmlns="${main}">${header ? pane : ''}`;
  if (columns.length > 0) yield `<cols>${columns.join('')}</cols>`;
  yield '<sheetData>';
  let row = 0;
  for (const cells of rows) {
    row += 1;
    yield rowXml(cells, row, header && row === 1);
  }
  yield '</sheetData>';
  if (lists.length > 0) {
    yield `<dataValidations count="${lists.length}">${validations.join('')}</dataValidations>`;
  }
  yield '</worksheet>';
}

const lastValidatedRow = 100_000;

function rowXml(cells: readonly WrittenCell[], row: number, isHeader: boolean): string {
  const written = cells.map((cell, index) => {
    if (cell == null) return '';
    const at = `r="${columnLetters(index)}${row}"`;
    if (typeof cell === 'string') {
      const style = isHeader ? styles.header : styles.plain;
      return `<c ${at} s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
    }
    const [value, style] = numberOf(cell);
    return `<c ${at} s="${style}"><v>${value}</v></c>`;
  });
  return `<row r="${row}">${written.join('')}</row>`;
}

const dayMillis = 86_400_000;
/** Excel counts days from 30 December 1899. */
const daysToUnixEpoch = 25_569;

function numberOf(cell: number | { count: number } | Date): [value: number, style: number] {
  if (typeof cell === 'number') return [cell, styles.plain];
  if (!(cell instanceof Date)) return [cell.count, styles.count];
  const days = cell.getTime() / dayMillis;
  return [days + daysToUnixEpoch, Number.isInteger(days) ? styles.day : styles.moment];
}

function escaped(text: string): string {
  return (
    text
      // eslint-disable-next-line no-control-regex -- these are the characters that XML does not have
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
  );
}
