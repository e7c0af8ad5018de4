import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { boundedRow, rowText } from './cells/bounds';
import { nameOnly, readFileFacts } from './fileFacts';
import {
  findFactColumn,
  findHeader,
  findUnitColumn,
  kindOfHeader,
  quantityColumns,
  readHeader,
  toRawRow,
  type FoundHeader,
  type Header,
  type TableRow,
} from './header';
import type { ImportFileTable } from './importTable';
import { ImportError, type ImportProblem } from '../../../domain/problems';
import { isBlank } from './cells/cellValue';
import type { RawRow, Section } from './table';

/** A cell that holds more is an unclosed quote. */
const longestRecordCharacters = 1_000_000;
const longestLineBytes = 1_000_000;
/** Excel has half as many. */
const mostRows = 2_000_000;
const delimiters = [',', ';', '\t'] as const;

/** Opens a CSV file in UTF-8, with or without a byte order mark; `,`, `;` or a tab between cells. */
export async function openCsvTable(path: string, name: string): Promise<ImportFileTable> {
  const { sha256, size, assertUnchanged } = await readFileFacts(path, name, true);
  const csv = createCsvReader(path, name, await detectDelimiter(path));
  const header = await findHeader(csv.rows());
  if (!('kind' in header)) throw noHeader(name, header.firstRow);
  return {
    name,
    sha256,
    document: null,
    titles: header.above,
    sheets: [],
    units: header.kind === 'units' ? createSection(csv, name, header, findUnitColumn) : null,
    facts: header.kind === 'facts' ? createSection(csv, name, header, findFactColumn) : null,
    totalBytes: size,
    readBytes: csv.readBytes,
    assertUnchanged,
    close: () => Promise.resolve(),
  };
}

function noHeader(name: string, first: TableRow | null): ImportError {
  if (first === null) {
    return new ImportError(name, [
      {
        place: 'file',
        message: 'Tệp trống; cần dòng tiêu đề và số liệu. Expected a header and rows, got an empty file',
      },
    ]);
  }
  const message =
    'Cần dòng tiêu đề có cột "Chỉ tiêu" (số liệu) hoặc "Cấp" (đơn vị). ' +
    'Expected a header with a column "Chỉ tiêu" (measure) for facts or "Cấp" (level) for units, ' +
    `got ${rowText(first.cells, ', ', 200)}`;
  return new ImportError(name, [{ place: `row ${first.row}`, row: first.row, message }]);
}

interface CsvReader {
  delimiter: string;
  rows(): AsyncGenerator<{ row: number; cells: string[]; problem?: string }>;
  readBytes: () => number;
}

function createCsvReader(path: string, name: string, delimiter: string): CsvReader {
  let readBytes = () => 0;
  return {
    delimiter,
    readBytes: () => readBytes(),
    async *rows() {
      const file = createReadStream(path, { highWaterMark: 1 << 16 });
      readBytes = () => file.bytesRead;
      const records = parse({
        delimiter,
        bom: true,
        relax_column_count: true,
        // The parser makes an error, and throws it away, of every row that is not as long as the first.
        skip_empty_lines: true,
        info: true,
        max_record_size: longestRecordCharacters,
      });
      pipeline(
        file,
        (chunks: AsyncIterable<Buffer>) => boundedLines(chunks, name),
        records,
        () => undefined,
      );
      let row = 0;
      try {
        for await (const { record: cells, info } of records as AsyncIterable<CsvRecord>) {
          row = info.records + info.empty_lines;
          if (row > mostRows) {
            const message =
              `Cần nhiều nhất ${mostRows} dòng, gặp nhiều hơn; chia thành nhiều tệp. ` +
              `Expected at most ${mostRows} rows, got more; import them in several files`;
            throw new ImportError(name, [{ place: `row ${row}`, row, message }]);
          }
          yield boundedRow({ row, cells });
        }
      } catch (error) {
        throw error instanceof CsvError ? csvProblem(error, name, row + 1) : error;
      } finally {
        file.destroy();
      }
    },
  };
}

/** The parser does not count delimiters, of which it would make any number of cells. */
async function* boundedLines(chunks: AsyncIterable<Buffer>, name: string): AsyncGenerator<Buffer> {
  let bytes = 0;
  for await (const chunk of chunks) {
    const end = Math.max(chunk.lastIndexOf(10), chunk.lastIndexOf(13));
    bytes = end === -1 ? bytes + chunk.length : chunk.length - end;
    if (bytes > longestLineBytes) {
      const message =
        `Cần dòng dài nhất ${longestLineBytes} byte, gặp dòng dài hơn; có thiếu dấu nháy (") đóng không? ` +
        `Expected lines of at most ${longestLineBytes} bytes, got a longer one; is a quote (") not closed?`;
      throw new ImportError(name, [{ place: 'file', message }]);
    }
    yield chunk;
  }
}

interface CsvRecord {
  record: string[];
  info: { records: number; empty_lines: number };
}

function csvProblem(error: CsvError, name: string, row: number): ImportError {
  const isQuote = ['CSV_QUOTE_NOT_CLOSED', 'CSV_MAX_RECORD_SIZE'].includes(error.code);
  const message = isQuote
    ? 'Thiếu dấu nháy (") kết thúc ô. Expected a quote (") that ends the cell, got none'
    : 'Dấu nháy (") trong ô phải viết hai lần ("") và cả ô đặt trong dấu nháy. Expected a quote (") inside a cell to be written twice ("") and the cell to stand in quotes';
  return new ImportError(name, [{ place: `row ${row}`, row, message }]);
}

/** The delimiter by which a line is a header; if there is none, the one that the first line has most of. */
async function detectDelimiter(path: string): Promise<string> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(65_536), 0, 65_536, 0);
    const text = buffer
      .subarray(0, bytesRead)
      .toString()
      .replace(/^\uFEFF/, '');
    const lines = text.trimStart().split(/\r?\n/, 50);
    const isHeader = (delimiter: string) =>
      lines.some((line) => kindOfHeader(line.replaceAll('"', '').split(delimiter)) !== null);
    const count = (delimiter: string) => (lines[0] ?? '').replace(/"[^"]*"/g, '').split(delimiter).length;
    const candidates = delimiters.filter(isHeader);
    return (candidates.length > 0 ? candidates : [...delimiters]).reduce((best, delimiter) =>
      count(delimiter) > count(best) ? delimiter : best,
    );
  } finally {
    await file.close();
  }
}

function createSection<Column extends string>(
  csv: CsvReader,
  name: string,
  found: FoundHeader,
  find: (title: string) => Column | undefined,
): Section<Column> {
  const header = readHeader({ ...found, names: [nameOnly(name)] }, find);
  const titleProblems: ImportProblem[] = header.problems.map(({ title, message }) => ({
    place: `row ${found.row}, column "${title}"`,
    row: found.row,
    column: title,
    message,
  }));
  if (titleProblems.length > 0) throw new ImportError(name, titleProblems);
  return {
    placeOf: (row, column) =>
      column === undefined ? `row ${row}` : `row ${row}, column "${header.titleOf(column)}"`,
    async *rows(): AsyncGenerator<RawRow<Column>> {
      for await (const { row, cells, problem: bounds } of csv.rows()) {
        if (row <= found.row || (bounds === undefined && cells.every(isBlank))) continue;
        const problem = bounds ?? extraCells(cells, header) ?? splitNumber(cells, header, csv.delimiter);
        yield toRawRow(header, { row, cells, ...(problem !== null && { problem }) });
      }
    },
  };
}

/** More cells than titles: a delimiter inside a cell, such as a decimal comma without quotes around it. */
function extraCells<Column extends string>(cells: string[], { columnAt }: Header<Column>): string | null {
  if (cells.length <= columnAt.length || cells.slice(columnAt.length).every(isBlank)) return null;
  const expected =
    `Dòng có ${cells.length} ô, tiêu đề có ${columnAt.length}; ô chứa dấu ngăn cách phải đặt trong dấu nháy. ` +
    `Expected ${columnAt.length} cells as in the header, got ${cells.length}`;
  return `${expected}; a cell with the delimiter in it stands in quotes`;
}

/** "45,210" between commas is two cells; the second looks like what the next column holds. */
function splitNumber<Column extends string>(
  cells: string[],
  { columnAt }: Header<Column>,
  delimiter: string,
): string | null {
  if (delimiter !== ',') return null;
  const columns = columnAt as readonly (string | undefined)[];
  const isBounded = ['atLeast', 'atMost'].every((column) => !isBlank(cells[columns.indexOf(column)]));
  const at = columns.findIndex((column, index) => {
    if (column === undefined || !quantityColumns.includes(column)) return false;
    const [head = '', tail = ''] = [cells[index]?.trim(), cells[index + 1]?.trim()];
    const next = columns[index + 1];
    const isOwnNumber = isBounded && next !== undefined && quantityColumns.includes(next);
    return /^\d{1,3}$/.test(head) && /^\d{3}$/.test(tail) && !isOwnNumber;
  });
  if (at === -1) return null;
  const [head, tail] = [cells[at]?.trim(), cells[at + 1]?.trim()];
  return (
    `Số ${head},${tail} bị dấu phẩy chia thành hai ô; viết "${head}.${tail}" hoặc ngăn các ô bằng dấu chấm phẩy. ` +
    `A comma split ${head},${tail} into two cells; write "${head}.${tail}", or put semicolons between cells`
  );
}
