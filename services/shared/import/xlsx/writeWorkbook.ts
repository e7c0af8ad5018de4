import { strToU8, zipSync } from 'fflate';
import { columnLetters } from './sheetRows';

export type WrittenCell = string | number | null | undefined;

export interface SheetContent {
  name: string;
  rows: readonly (readonly WrittenCell[])[];
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

/** A small XLSX workbook. Text is written as text: nothing in it can become a formula. */
export function writeWorkbook(sheets: readonly SheetContent[]): Uint8Array {
  const files: Record<string, string> = {
    '[Content_Types].xml': contentTypesXml(sheets.length),
    '_rels/.rels': relationsXml([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': workbookXml(sheets),
    'xl/_rels/workbook.xml.rels': relationsXml([
      ...sheets.map((_, index) => ['worksheet', `worksheets/sheet${index + 1}.xml`] as const),
      ['styles', 'styles.xml'],
    ]),
    'xl/styles.xml': stylesXml,
  };
  for (const [index, sheet] of sheets.entries())
    files[`xl/worksheets/sheet${index + 1}.xml`] = sheetXml(sheet);
  return zipSync(
    Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(xml + text)])),
  );
}

const stylesXml =
  `<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>` +
  '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>' +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>' +
  '<cellXfs count="2"><xf numFmtId="0" fontId="0"/><xf numFmtId="0" fontId="1" applyFont="1"/></cellXfs></styleSheet>';

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

function sheetXml({ rows, widths = [], header = false, lists = [] }: SheetContent): string {
  const pane =
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" state="frozen"/></sheetView></sheetViews>';
  const columns = widths.map(
    (width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  );
  const body = rows.map((cells, index) => rowXml(cells, index + 1, header && index === 0 ? 1 : 0));
  const validations = lists.map(({ column, source, strict }) => {
    const letters = columnLetters(column);
    return (
      `<dataValidation type="list" allowBlank="1" showErrorMessage="${strict ? 1 : 0}" ` +
      `sqref="${letters}2:${letters}${lastValidatedRow}"><formula1>${escaped(source)}</formula1></dataValidation>`
    );
  });
  return (
    `<worksheet xmlns="${main}">${header ? pane : ''}` +
    (columns.length > 0 ? `<cols>${columns.join('')}</cols>` : '') +
    `<sheetData>${body.join('')}</sheetData>` +
    (lists.length > 0
      ? `<dataValidations count="${lists.length}">${validations.join('')}</dataValidations>`
      : '') +
    '</worksheet>'
  );
}

const lastValidatedRow = 100_000;

function rowXml(cells: readonly WrittenCell[], row: number, style: number): string {
  const written = cells.map((cell, index) => {
    if (cell == null) return '';
    const at = `r="${columnLetters(index)}${row}" s="${style}"`;
    if (typeof cell === 'number') return `<c ${at}><v>${cell}</v></c>`;
    return `<c ${at} t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
  });
  return `<row r="${row}">${written.join('')}</row>`;
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
