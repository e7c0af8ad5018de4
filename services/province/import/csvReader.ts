import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { CsvError, parse, type Options } from 'csv-parse';
import { ImportError } from '../../../domain/problems';
import { boundedRow } from './cells/bounds';
import { scanCsvRecords, type CsvEnds, type UseRecord } from './csvRecords';

/** A cell that holds more is an unclosed quote. */
const longestRecordCharacters = 1_000_000;
const longestLineBytes = 1_000_000;
/** Excel has half as many. */
export const mostRows = 2_000_000;

/** The rows of a CSV file, as cells and as bytes. */
export interface CsvReader {
  delimiter: string;
  rows(): AsyncGenerator<CsvRow>;
  readBytes: () => number;
  /** Goes through the rows as bytes. @returns null if the file cannot be taken so */
  scan(use: UseRecord): Promise<CsvEnds | null>;
  /** Of bytes that are rows of the file. */
  parse(chunks: AsyncIterable<Buffer>, lineEnd: CsvEnds['lineEnd']): AsyncGenerator<CsvRow>;
}

export interface CsvRow {
  row: number;
  cells: string[];
  problem?: string;
}

export function createCsvReader(path: string, name: string, delimiter: string): CsvReader {
  let readBytes = () => 0;
  return {
    delimiter,
    readBytes: () => readBytes(),
    async *rows() {
      const file = createReadStream(path, { highWaterMark: 1 << 16 });
      readBytes = () => file.bytesRead;
      try {
        yield* parseRows(file as AsyncIterable<Buffer>, name, { delimiter, bom: true });
      } finally {
        file.destroy();
      }
    },
    scan: (use) => scanCsvRecords(path, longestLineBytes, use),
    parse: (chunks, lineEnd) => parseRows(chunks, name, { delimiter, record_delimiter: lineEnd }),
  };
}

async function* parseRows(
  chunks: AsyncIterable<Buffer>,
  name: string,
  options: Pick<Options, 'delimiter' | 'record_delimiter' | 'bom'>,
): AsyncGenerator<CsvRow> {
  const records = parse({
    ...options,
    relax_column_count: true,
    // The parser makes an error, and throws it away, of every row that is not as long as the first.
    skip_empty_lines: true,
    info: true,
    max_record_size: longestRecordCharacters,
  });
  pipeline(boundedLines(chunks, name), records, () => undefined);
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
  }
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
