import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { CsvError, parse } from 'csv-parse';
import { readFileFacts } from './fileFacts';
import {
  cellsByColumn,
  findFactColumn,
  findUnitColumn,
  isBlank,
  kindOfHeader,
  readHeader,
  type Header,
  type ImportFileTable,
} from './importTable';
import { ImportError, type ImportProblem } from '../../../domain/problems';
import type { RawRow, Section } from './table';

/** A cell that holds more is an unclosed quote. */
const longestRecordCharacters = 1_000_000;
const delimiters = [',', ';', '\t'] as const;

/** Opens a CSV file in UTF-8, with or without a byte order mark; `,`, `;` or a tab between cells. */
export async function openCsvTable(path: string, name: string): Promise<ImportFileTable> {
  const { sha256, size, assertUnchanged } = await readFileFacts(path, name, true);
  const csv = createCsvReader(path, name, await detectDelimiter(path));
  const { row: headerRow, cells } = await readFirstRow(csv, name);
  const kind = kindOfHeader(cells);
  if (kind === null) {
    throw new ImportError(name, [
      {
        place: `row ${headerRow}`,
        row: headerRow,
        message:
          'Expected a header with a column "Chỉ tiêu" (measure) for facts or "Cấp" (level) for units, ' +
          `got ${cells.join(', ').slice(0, 200)}`,
      },
    ]);
  }
  return {
    name,
    sha256,
    document: null,
    units: kind === 'units' ? createSection(csv, name, headerRow, readHeader(cells, findUnitColumn)) : null,
    facts: kind === 'facts' ? createSection(csv, name, headerRow, readHeader(cells, findFactColumn)) : null,
    totalBytes: size,
    readBytes: csv.readBytes,
    assertUnchanged,
    close: () => Promise.resolve(),
  };
}

interface CsvReader {
  rows(): AsyncGenerator<{ row: number; cells: string[] }>;
  readBytes: () => number;
}

function createCsvReader(path: string, name: string, delimiter: string): CsvReader {
  let readBytes = () => 0;
  return {
    readBytes: () => readBytes(),
    async *rows() {
      const file = createReadStream(path, { highWaterMark: 1 << 18 });
      readBytes = () => file.bytesRead;
      const records = file.pipe(
        parse({
          delimiter,
          bom: true,
          relax_column_count: true,
          skip_empty_lines: false,
          max_record_size: longestRecordCharacters,
        }),
      );
      file.on('error', (error) => records.destroy(error));
      let row = 0;
      try {
        for await (const cells of records as AsyncIterable<string[]>) {
          row += 1;
          yield { row, cells };
        }
      } catch (error) {
        throw error instanceof CsvError ? csvProblem(error, name, row + 1) : error;
      } finally {
        file.destroy();
      }
    },
  };
}

function csvProblem(error: CsvError, name: string, row: number): ImportError {
  const isQuote = ['CSV_QUOTE_NOT_CLOSED', 'CSV_MAX_RECORD_SIZE'].includes(error.code);
  const message = isQuote
    ? 'Expected a quote (") that ends the cell, got none'
    : 'Expected a quote (") inside a cell to be written twice ("") and the cell to stand in quotes';
  return new ImportError(name, [{ place: `row ${row}`, row, message }]);
}

/** The delimiter that the first line has most of, outside of quotes. */
async function detectDelimiter(path: string): Promise<string> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(65_536), 0, 65_536, 0);
    const text = buffer
      .subarray(0, bytesRead)
      .toString()
      .replace(/^\uFEFF/, '');
    const [line = ''] = text
      .replace(/"[^"]*"/g, '')
      .trimStart()
      .split(/\r?\n/, 1);
    const count = (delimiter: string) => line.split(delimiter).length;
    return delimiters.reduce((best, delimiter) => (count(delimiter) > count(best) ? delimiter : best));
  } finally {
    await file.close();
  }
}

async function readFirstRow(csv: CsvReader, name: string): Promise<{ row: number; cells: string[] }> {
  for await (const record of csv.rows()) {
    if (!record.cells.every(isBlank)) return record;
  }
  throw new ImportError(name, [{ place: 'file', message: 'Expected a header and rows, got an empty file' }]);
}

function createSection<Column extends string>(
  csv: CsvReader,
  name: string,
  headerRow: number,
  header: Header<Column>,
): Section<Column> {
  const titleProblems: ImportProblem[] = header.problems.map(({ title, message }) => ({
    place: `row ${headerRow}, column "${title}"`,
    row: headerRow,
    column: title,
    message,
  }));
  if (titleProblems.length > 0) throw new ImportError(name, titleProblems);
  return {
    placeOf: (row, column) =>
      column === undefined ? `row ${row}` : `row ${row}, column "${header.titleOf(column)}"`,
    async *rows(): AsyncGenerator<RawRow<Column>> {
      for await (const { row, cells } of csv.rows()) {
        if (row <= headerRow || cells.every(isBlank)) continue;
        const problem = extraCells(cells, header);
        yield { row, cells: cellsByColumn(header, cells), ...(problem !== null && { problem }) };
      }
    },
  };
}

/** More cells than titles: a delimiter inside a cell, such as a decimal comma without quotes around it. */
function extraCells<Column extends string>(cells: string[], { columnAt }: Header<Column>): string | null {
  if (cells.length <= columnAt.length || cells.slice(columnAt.length).every(isBlank)) return null;
  const expected = `Expected ${columnAt.length} cells as in the header, got ${cells.length}`;
  return `${expected}; a cell with the delimiter in it stands in quotes`;
}
