import { asciiKey } from '../../../domain/fold';
import { readFileFacts } from './fileFacts';
import {
  cellsByColumn,
  findDocumentColumn,
  findFactColumn,
  findUnitColumn,
  isBlank,
  kindOfHeader,
  readHeader,
  type Header,
  type ImportFileTable,
} from './importTable';
import { ImportError } from '../../../domain/problems';
import type { CellValue, RawRow, Section } from './table';
import { columnLetters } from '../../../platform/xlsx/columnLetters';
import { readSheetRows, type SheetRow } from './xlsx/sheetRows';
import { readWorkbook, type Sheet, type Workbook } from './xlsx/workbook';
import { openZip, type ZipArchive } from './xlsx/zip';
import type { DocumentColumn } from '../../../domain/columns';

/** Names of the sheets that are read, the first as templates have it. */
export const sheetNames = {
  document: ['Tài liệu', 'Document'],
  units: ['Đơn vị', 'Units'],
  facts: ['Số liệu', 'Facts'],
} as const;

/**
 * Opens an XLSX workbook: a sheet of facts, and sheets of units and of what the document is, where it has them. A
 * workbook of one sheet may call it anything.
 */
export async function openXlsxTable(
  path: string,
  name: string,
  maxUncompressedBytes: number,
): Promise<ImportFileTable> {
  const { sha256, assertUnchanged } = await readFileFacts(path, name, false);
  const zip = await openZip(path, name, maxUncompressedBytes);
  try {
    const workbook = await readWorkbook(zip, name);
    const reader = createSheetReader(zip, workbook);
    const sheets = await findSheets(workbook.sheets, reader, name);
    return {
      name,
      sha256,
      document: sheets.document ? await readDocument(sheets.document, reader, name) : null,
      units: sheets.units ? await createSection(sheets.units, reader, name, findUnitColumn) : null,
      facts: sheets.facts ? await createSection(sheets.facts, reader, name, findFactColumn) : null,
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
  rows(sheet: Sheet): AsyncGenerator<SheetRow>;
  readBytes: () => number;
}

function createSheetReader(zip: ZipArchive, workbook: Workbook): SheetReader {
  let bytes = 0;
  return {
    readBytes: () => bytes,
    async *rows(sheet) {
      bytes = 0;
      const stream = await zip.open(sheet.path);
      try {
        yield* readSheetRows(stream, workbook, (characters) => (bytes += characters));
      } finally {
        stream.destroy();
      }
    },
  };
}

type Kind = keyof typeof sheetNames;

async function findSheets(
  sheets: readonly Sheet[],
  reader: SheetReader,
  name: string,
): Promise<Partial<Record<Kind, Sheet>>> {
  const found: Partial<Record<Kind, Sheet>> = {};
  for (const kind of Object.keys(sheetNames) as Kind[]) {
    const known = sheetNames[kind].map(asciiKey);
    const sheet = sheets.find((candidate) => known.includes(asciiKey(candidate.name)));
    if (sheet) found[kind] = sheet;
  }
  const [only] = sheets;
  if (!found.facts && !found.units && sheets.length === 1 && only) {
    const header = await readFirstRow(only, reader);
    const kind = header === null ? null : kindOfHeader(header.cells);
    if (kind !== null) return { [kind]: only };
  }
  if (found.facts || found.units) return found;
  const expected = `a sheet "${sheetNames.facts[0]}" (facts) or "${sheetNames.units[0]}" (units)`;
  throw refused(name, 'file', `Expected ${expected}, got ${sheets.map((sheet) => sheet.name).join(', ')}`);
}

async function readFirstRow(sheet: Sheet, reader: SheetReader): Promise<SheetRow | null> {
  for await (const row of reader.rows(sheet)) {
    if (!row.cells.every(isBlank)) return row;
  }
  return null;
}

async function createSection<Column extends string>(
  sheet: Sheet,
  reader: SheetReader,
  name: string,
  find: (title: string) => Column | undefined,
): Promise<Section<Column> | null> {
  const first = await readFirstRow(sheet, reader);
  if (first === null) return null;
  const header = readHeader(first.cells, find);
  if (header.problems.length > 0) {
    throw new ImportError(
      name,
      header.problems.map(({ title, index, message }) => ({
        place: `sheet "${sheet.name}", cell ${columnLetters(index)}${first.row}, column "${title}"`,
        row: first.row,
        column: title,
        message,
      })),
    );
  }
  return {
    placeOf: (row, column) => placeOf(sheet, header, row, column),
    rows: () => sectionRows(sheet, reader, header, first.row, name),
  };
}

async function* sectionRows<Column extends string>(
  sheet: Sheet,
  reader: SheetReader,
  header: Header<Column>,
  headerRow: number,
  name: string,
): AsyncGenerator<RawRow<Column>> {
  try {
    for await (const { row, cells, problem } of reader.rows(sheet)) {
      if (row <= headerRow || (problem === undefined && cells.every(isBlank))) continue;
      yield { row, cells: cellsByColumn(header, cells), ...(problem !== undefined && { problem }) };
    }
  } catch (error) {
    throw brokenXml(error, name);
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
    const [title, value] = read;
    if (problem !== undefined) throw refused(name, `sheet "${sheet.name}", row ${row}`, problem);
    if (isBlank(title) || isBlank(value)) continue;
    const column = findDocumentColumn(String(title));
    if (column === undefined) {
      throw refused(
        name,
        `sheet "${sheet.name}", cell A${row}`,
        `Nothing of a document is called ${JSON.stringify(title)}`,
      );
    }
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
  return refused(name, 'file', `Expected a sound XLSX file, got one that cannot be read: ${error.message}`);
}
