import { asciiKey } from '../../../domain/fold';
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
import { ImportError, type ImportProblem } from '../../../domain/problems';
import { isBlank, type CellValue } from './cells/cellValue';
import type { Aside, RawRow, Section } from './table';
import { columnLetters } from '../../../platform/xlsx/columnLetters';
import { cornersOf } from './xlsx/corners';
import { readSheetRows, type SheetRow } from './xlsx/sheetRows';
import { readSheetTail } from './xlsx/sheetTail';
import { readWorkbook, type Sheet, type Workbook } from './xlsx/workbook';
import { openZip, type ZipArchive } from './xlsx/zip';
import { asidesOf, linesAround, readSurroundings, type SheetSurroundings } from './xlsxAsides';
import type { DocumentColumn } from '../../../domain/columns';

/** Names of the sheets that are read, the first as templates have it. */
export const sheetNames = {
  document: ['Tài liệu', 'Document'],
  units: ['Đơn vị', 'Units'],
  facts: ['Số liệu', 'Facts'],
} as const;

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

interface SheetReader {
  rows(sheet: Sheet, onMerged?: (place: string) => void): AsyncGenerator<SheetRow>;
  /** Reads what these show beside their cells, by which their cells are read from then on. */
  lookAround(sheets: readonly Sheet[]): Promise<void>;
  around(sheet: Sheet): SheetSurroundings | null;
  readBytes: () => number;
}

function createSheetReader(zip: ZipArchive, workbook: Workbook): SheetReader {
  let bytes = 0;
  const aroundOf = new Map<Sheet, SheetSurroundings>();
  return {
    readBytes: () => bytes,
    around: (sheet) => aroundOf.get(sheet) ?? null,
    async lookAround(sheets) {
      for (const sheet of sheets) {
        const tail = await readSheetTail(await zip.open(sheet.path), workbook.conditionalLooks);
        aroundOf.set(sheet, await readSurroundings(zip, sheet, tail));
      }
    },
    async *rows(sheet, onMerged) {
      bytes = 0;
      const stream = await zip.open(sheet.path);
      try {
        yield* readSheetRows(stream, workbook, {
          onRead: (characters) => (bytes += characters),
          onMerged,
          conditional: aroundOf.get(sheet)?.conditional,
        });
      } finally {
        stream.destroy();
      }
    },
  };
}

type Kind = keyof typeof sheetNames;
/** The sheet of lists that templates have beside the others. */
export const listsSheet = 'Danh mục';

interface FoundSheets {
  sheets: Partial<Record<Kind, Sheet>>;
  /** Those that have no cells and may show something else. */
  others: readonly Sheet[];
}

/**
 * The sheets that are read. Whatever else has values is refused, or left out by name, since a number in it would be lost
 * in silence; a hidden sheet is never read.
 */
async function findSheets(
  sheets: readonly Sheet[],
  reader: SheetReader,
  name: string,
  ignored: readonly string[],
): Promise<FoundSheets> {
  const isIgnored = ({ name: sheet }: Sheet) => ignored.some((other) => asciiKey(other) === asciiKey(sheet));
  const withData: Sheet[] = [];
  const others: Sheet[] = [];
  for (const sheet of sheets) {
    if (asciiKey(sheet.name) === asciiKey(listsSheet) || isIgnored(sheet)) continue;
    if (!(await isEmpty(sheet, reader))) withData.push(sheet);
    else if (!sheet.isHidden) others.push(sheet);
  }
  const found = findNamed(withData);
  if (!found.facts && !found.units) await findByHeader(withData, reader, found);
  if (!found.facts && !found.units) {
    const expected = `a sheet "${sheetNames.facts[0]}" (facts) or "${sheetNames.units[0]}" (units)`;
    throw refused(name, 'file', `Expected ${expected}, got ${sheets.map((sheet) => sheet.name).join(', ')}`);
  }
  const problems = withData.flatMap((sheet) => sheetProblem(sheet, Object.values(found)));
  if (problems.length > 0) throw new ImportError(name, problems);
  return { sheets: found, others };
}

async function isEmpty(sheet: Sheet, reader: SheetReader): Promise<boolean> {
  for await (const { cells, problem } of reader.rows(sheet)) {
    if (problem !== undefined || !cells.every(isBlank)) return false;
  }
  return true;
}

function findNamed(sheets: readonly Sheet[]): Partial<Record<Kind, Sheet>> {
  const found: Partial<Record<Kind, Sheet>> = {};
  for (const kind of Object.keys(sheetNames) as Kind[]) {
    const known = sheetNames[kind].map(asciiKey);
    const sheet = sheets.find((candidate) => known.includes(asciiKey(candidate.name)));
    if (sheet) found[kind] = sheet;
  }
  return found;
}

/** A workbook may call its sheets anything if one only has a header that says what it is. */
async function findByHeader(
  sheets: readonly Sheet[],
  reader: SheetReader,
  found: Partial<Record<Kind, Sheet>>,
): Promise<void> {
  for (const sheet of sheets) {
    const header = await findHeader(reader.rows(sheet));
    if ('kind' in header) found[header.kind] ??= sheet;
  }
}

/** The names of the sheets, and what stands above their tables. */
async function titlesOf(sheets: readonly Sheet[], reader: SheetReader): Promise<string[]> {
  const titles: string[] = [];
  for (const sheet of sheets) {
    const header = await findHeader(reader.rows(sheet));
    titles.push(sheet.name, ...('kind' in header ? header.above : []), ...linesOf(sheet, reader));
  }
  return titles;
}

function linesOf(sheet: Sheet, reader: SheetReader): string[] {
  const around = reader.around(sheet);
  return around ? linesAround(around) : [];
}

async function asidesOfOthers(sheets: readonly Sheet[], zip: ZipArchive): Promise<Aside[]> {
  const asides: Aside[] = [];
  for (const sheet of sheets) asides.push(...asidesOf(sheet, await readSurroundings(zip, sheet)));
  return asides;
}

function sheetProblem(sheet: Sheet, read: readonly Sheet[]): ImportProblem[] {
  const place = `sheet "${sheet.name}"`;
  if (sheet.isHidden) {
    const message =
      'Trang bị ẩn mà có số liệu; bỏ ẩn, xóa đi, hoặc bỏ qua bằng --ignore-sheet. ' +
      'The sheet is hidden and has values; show it, delete it, or leave it out by --ignore-sheet';
    return [{ place, message }];
  }
  if (read.includes(sheet)) return [];
  const names = read.map((other) => `"${other.name}"`).join(', ');
  const message =
    `Trang có số liệu mà không được đọc (chỉ đọc ${names}); chép sang trang được đọc, xóa đi, hoặc bỏ qua bằng --ignore-sheet. ` +
    `The sheet has values and is not read (${names} is); move them, delete them, or leave it out by --ignore-sheet`;
  return [{ place, message }];
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

function refused(name: string, place: string, message: string): ImportError {
  return new ImportError(name, [{ place, message }]);
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
