import { open } from 'node:fs/promises';
import { createBlankRowCheck } from './blankRows';
import { rowText } from './cells/bounds';
import { createCsvReader, mostRows, type CsvReader, type CsvRow } from './csvReader';
import type { CsvEnds } from './csvRecords';
import { nameOnly, readFileFacts } from './fileFacts';
import {
  findFactColumn,
  findHeader,
  findUnitColumn,
  kindOfHeader,
  readHeader,
  toRawRow,
  type FoundHeader,
  type Header,
  type TableRow,
} from './header';
import type { ImportFileTable } from './importTable';
import { ImportError, type ImportProblem } from '../../../domain/problems';
import { isBlank } from './cells/cellValue';
import type { RowBytes } from './knownRows/records';
import type { RawRow, Records, Section } from './table';
import { tornCells } from './tornCells';

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
  async function* toRawRows(rows: AsyncIterable<CsvRow>): AsyncGenerator<RawRow<Column>> {
    for await (const { row, cells, problem: bounds } of rows) {
      if (row <= found.row || (bounds === undefined && cells.every(isBlank))) continue;
      const problem = bounds ?? tornCells(cells, header, csv.delimiter);
      yield toRawRow(header, { row, cells, ...(problem !== null && { problem }) });
    }
  }
  return {
    placeOf: (row, column) =>
      column === undefined ? `row ${row}` : `row ${row}, column "${header.titleOf(column)}"`,
    rows: () => toRawRows(csv.rows()),
    records: createRecords(csv, header, found.row, toRawRows),
  };
}

function createRecords<Column extends string>(
  csv: CsvReader,
  { columnAt, unitOfMeasure }: Header<Column>,
  headerRow: number,
  toRawRows: (rows: AsyncIterable<CsvRow>) => AsyncIterable<RawRow<Column>>,
): Records<Column> {
  let lineEnd: CsvEnds['lineEnd'] = '\n';
  const isBlankRow = createBlankRowCheck(csv.delimiter);
  return {
    signature: JSON.stringify([csv.delimiter, columnAt.map((column) => column ?? null), unitOfMeasure]),
    columns: columnAt,
    firstRow: headerRow + 1,
    async scan(use) {
      let rows = 0;
      const ends = await csv.scan((row, bytes, start, end) => {
        rows = row;
        if (row <= headerRow) return;
        use(row, bytes, start, isBlankRow(bytes.subarray(start, end)) ? start : end);
      });
      lineEnd = ends?.lineEnd ?? lineEnd;
      return ends !== null && rows <= mostRows;
    },
    async *read(records) {
      const rows = toRawRows(numbered(csv.parse(linesOf(records, lineEnd), lineEnd), records));
      yield* rows;
    },
  };
}

const recordsPerChunk = 1_000;

async function* linesOf(records: readonly RowBytes[], lineEnd: string): AsyncGenerator<Buffer> {
  const end = Buffer.from(lineEnd);
  for (let start = 0; start < records.length; start += recordsPerChunk) {
    const part = records.slice(start, start + recordsPerChunk);
    yield await Promise.resolve(Buffer.concat(part.flatMap(({ bytes }) => [bytes, end])));
  }
}

/** With the numbers that they have in the file. */
async function* numbered(rows: AsyncIterable<CsvRow>, records: readonly RowBytes[]): AsyncGenerator<CsvRow> {
  for await (const row of rows) yield { ...row, row: records[row.row - 1]?.row ?? row.row };
}
