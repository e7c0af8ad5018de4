import { rowText } from './cells/bounds';
import { nameOnly, readFileFacts } from './fileFacts';
import {
  findDocumentColumn,
  findFactColumn,
  findHeader,
  findUnitColumn,
  readHeader,
  toRawRow,
  type Header,
} from './header';
import type { ImportFileTable } from './importTable';
import { ImportError } from '../../../domain/problems';
import { isBlank, type CellValue } from './cells/cellValue';
import type { RawRow, Section } from './table';
import { columnLetters } from '../../../platform/xlsx/columnLetters';
import { cornersOf } from './xlsx/corners';
import { readWorkbook, type Sheet } from './xlsx/workbook';
import { openZip } from './xlsx/zip';
import { asidesOf } from './xlsxAsides';
import {
  asidesOfOthers,
  createSheetReader,
  findSheets,
  linesOf,
  refused,
  titlesOf,
  type SheetReader,
} from './xlsxSheets';
import type { DocumentColumn } from '../../../domain/columns';

export interface XlsxOptions {
  /** Bytes that the file may unpack to. */
  maxUncompressedBytes: number;
  /** Names of sheets that are left out, whatever stands in them. */
  ignoreSheets?: readonly string[] | undefined;
}

/**
 * Opens an XLSX workbook: a sheet of facts, and sheets of units and of what the document is, if it has them. A
 * workbook of one sheet may call it anything.
 */
export async function openXlsxTable(
  path: string,
  name: string,
  { maxUncompressedBytes, ignoreSheets = [] }: XlsxOptions,
): Promise<ImportFileTable> {
  const { sha256, assertUnchanged } = await readFileFacts(path, name, false);
  const zip = await openZip(path, name, maxUncompressedBytes);
  try {
    const workbook = await readWorkbook(zip, name);
    const reader = createSheetReader(zip, workbook);
    const { sheets, others } = await findSheets(workbook.sheets, reader, name, ignoreSheets);
    await reader.lookAround(Object.values(sheets));
    return {
      name,
      sha256,
      document: sheets.document ? await readDocument(sheets.document, reader, name) : null,
      units: sheets.units ? await createSection(sheets.units, reader, name, findUnitColumn) : null,
      facts: sheets.facts ? await createSection(sheets.facts, reader, name, findFactColumn) : null,
      titles: await titlesOf(Object.values(sheets), reader),
      sheets: Object.values(sheets).map((sheet) => sheet.name),
      asides: [
        ...Object.values(sheets).flatMap((sheet) => asidesOf(sheet, reader.around(sheet))),
        ...(await asidesOfOthers(others, zip)),
      ],
      totalBytes: sheets.facts ? zip.sizeOf(sheets.facts.path) : 0,
      readBytes: reader.readBytes,
      assertUnchanged,
      close: () => Promise.resolve(zip.close()),
    };
  } catch (error) {
    zip.close();
    throw brokenXml(error, name);
  }
}

async function createSection<Column extends string>(
  sheet: Sheet,
  reader: SheetReader,
  name: string,
  find: (title: string) => Column | undefined,
): Promise<Section<Column>> {
  const found = await findHeader(reader.rows(sheet));
  if (!('kind' in found)) {
    const message =
      'Cần dòng tiêu đề có cột "Chỉ tiêu" (số liệu) hoặc "Cấp" (đơn vị). ' +
      'Expected a header with a column "Chỉ tiêu" (measure) for facts or "Cấp" (level) for units, ' +
      `got ${rowText(found.firstRow?.cells ?? [], ', ', 200)}`;
    throw refused(name, `sheet "${sheet.name}", row ${found.firstRow?.row}`, message);
  }
  const names = [sheet.name, nameOnly(name), ...linesOf(sheet, reader)];
  const header = readHeader({ ...found, names }, find);
  if (header.problems.length > 0) {
    throw new ImportError(
      name,
      header.problems.map(({ title, index, message }) => ({
        place: `sheet "${sheet.name}", cell ${columnLetters(index)}${found.row}, column "${title}"`,
        row: found.row,
        column: title,
        message,
      })),
    );
  }
  return {
    placeOf: (row, column) => placeOf(sheet, header, row, column),
    rows: () => sectionRows(sheet, reader, header, found.row, name),
  };
}

async function* sectionRows<Column extends string>(
  sheet: Sheet,
  reader: SheetReader,
  header: Header<Column>,
  headerRow: number,
  name: string,
): AsyncGenerator<RawRow<Column>> {
  const merged: string[] = [];
  let lastRow = headerRow;
  try {
    const rows = reader.rows(sheet, (place) => void (merged.length < mostMerged && merged.push(place)));
    for await (const row of rows) {
      if (row.row <= headerRow || (row.problem === undefined && row.cells.every(isBlank))) continue;
      lastRow = row.row;
      yield toRawRow(header, row);
    }
    yield* mergedRows(merged, header, headerRow, lastRow);
  } catch (error) {
    throw brokenXml(error, name);
  }
}

/** Places that are looked at; one is enough to refuse a file. */
const mostMerged = 1_000;

/** Of cells that are shown as one only the first has a value: the programme of the first row is not that of the next. */
function* mergedRows<Column extends string>(
  places: readonly string[],
  { columnAt }: Header<Column>,
  headerRow: number,
  lastRow: number,
): Generator<RawRow<Column>> {
  for (const place of places) {
    const corners = cornersOf(place);
    if (!corners) continue;
    const isOfTable = columnAt.slice(corners.left, corners.right + 1).some((column) => column !== undefined);
    const row = Math.max(corners.top, headerRow + 1);
    if (!isOfTable || corners.bottom <= headerRow || row > lastRow) continue;
    const problem =
      `Các ô ${place} được gộp, chỉ ô đầu có giá trị; bỏ gộp và ghi đủ mọi dòng. ` +
      `The cells ${place} are merged, and only the first has a value; split them and fill each row`;
    yield { row, cells: {}, problem };
  }
}

function placeOf<Column extends string>(
  sheet: Sheet,
  header: Header<Column>,
  row: number,
  column?: Column,
): string {
  if (column === undefined) return `sheet "${sheet.name}", row ${row}`;
  const index = header.indexOf(column);
  const cell = index === -1 ? `row ${row}` : `cell ${columnLetters(index)}${row}`;
  return `sheet "${sheet.name}", ${cell}, column "${header.titleOf(column)}"`;
}

/** Rows of two cells, what is said and how it is. */
async function readDocument(
  sheet: Sheet,
  reader: SheetReader,
  name: string,
): Promise<ImportFileTable['document']> {
  const cells: Partial<Record<DocumentColumn, CellValue>> = {};
  const rowOf = new Map<DocumentColumn, number>();
  for await (const { row, cells: read, problem } of reader.rows(sheet)) {
    const [title, value, ...more] = read;
    const place = `sheet "${sheet.name}", row ${row}`;
    if (problem !== undefined) throw refused(name, place, problem);
    if (!more.every(isBlank) || (isBlank(title) && !isBlank(value))) {
      throw refused(
        name,
        place,
        'Cần tên ở cột A, giá trị ở cột B, ngoài ra để trống. Expected a name and a value in columns A and B, and nothing else',
      );
    }
    if (isBlank(value)) continue;
    const column = findDocumentColumn(String(title));
    if (column === undefined) {
      throw refused(
        name,
        `sheet "${sheet.name}", cell A${row}`,
        `Tài liệu không có mục tên ${JSON.stringify(title)}. Nothing of a document is called ${JSON.stringify(title)}`,
      );
    }
    if (column in cells) throw refused(name, place, `${JSON.stringify(title)} stands twice`);
    cells[column] = value;
    rowOf.set(column, row);
  }
  return { cells, placeOf: (column) => `sheet "${sheet.name}", cell B${rowOf.get(column) ?? 1}` };
}

/** What a damaged or forged file makes the parsers say. */
function brokenXml(error: unknown, name: string): unknown {
  if (!(error instanceof Error) || error instanceof ImportError) return error;
  return refused(
    name,
    'file',
    `Tệp XLSX bị lỗi, không đọc được: ${error.message}. Expected a sound XLSX file, got one that cannot be read: ${error.message}`,
  );
}
