import { createReadStream } from 'node:fs';
import type { DocumentColumn } from '../../../domain/columns';
import { readFileFacts, type FileFacts } from './fileFacts';
import {
  findDocumentColumn,
  findFactColumn,
  findUnitColumn,
  isBlank,
  type ImportFileTable,
} from './importTable';
import { JsonScanError, scanJson, type JsonElement } from './jsonScan';
import { ImportError, quoteValue } from '../../../domain/problems';
import type { CellValue, RawRow, Section } from './table';

type Elements = (wants: (key: string | null) => boolean) => AsyncIterable<JsonElement>;

const keys = ['province', 'document', 'units', 'facts'];

/** Opens a JSON file: an object with `province`, `document`, `units` and `facts`, or an array of facts. */
export async function openJsonTable(path: string, name: string): Promise<ImportFileTable> {
  const facts = await readFileFacts(path, name, true);
  let readBytes = () => 0;
  const elements: Elements = (wants) => {
    const file = createReadStream(path, { encoding: 'utf8', highWaterMark: 1 << 18 });
    readBytes = () => file.bytesRead;
    return scanJson(withoutMark(file), wants);
  };
  return createJsonTable(elements, name, facts, () => readBytes());
}

/** The same of a text that is in memory. */
export function createJsonTextTable(text: string, name: string, sha256: string): Promise<ImportFileTable> {
  const facts = { sha256, size: text.length, assertUnchanged: () => Promise.resolve() };
  const elements: Elements = (wants) => scanJson(pieces(text), wants);
  return createJsonTable(elements, name, facts, () => text.length);
}

async function createJsonTable(
  elements: Elements,
  name: string,
  { sha256, size, assertUnchanged }: FileFacts,
  readBytes: () => number,
): Promise<ImportFileTable> {
  const found = await readOutline(elements, name);
  return {
    name,
    sha256,
    document: found.document,
    units: found.keys.has('units') ? createSection(elements, name, 'units', findUnitColumn) : null,
    facts:
      found.keys.has('facts') || found.keys.has(null)
        ? createSection(elements, name, found.keys.has(null) ? null : 'facts', findFactColumn)
        : null,
    totalBytes: size,
    readBytes,
    assertUnchanged,
    close: () => Promise.resolve(),
  };
}

interface Outline {
  keys: Set<string | null>;
  document: ImportFileTable['document'];
}

/** All but the rows. */
async function readOutline(elements: Elements, name: string): Promise<Outline> {
  const seen = new Set<string | null>();
  const wants = (key: string | null) => {
    seen.add(key);
    return key !== null && key !== 'units' && key !== 'facts';
  };
  const cells: Partial<Record<DocumentColumn, CellValue>> = {};
  await guard(name, async () => {
    for await (const { key, text } of elements(wants)) {
      if (key === 'province') cells.province = parseElement(text, name, 'province') as CellValue;
      else if (key === 'document')
        Object.assign(cells, documentCells(parseElement(text, name, 'document'), name));
      else refuse(name, String(key), `Expected one of the keys ${keys.join(', ')}, got "${String(key)}"`);
    }
  });
  // Empty arrays are no elements, so that a file without rows shows as its other keys only.
  if (seen.size === 0) refuse(name, 'file', 'Expected facts or units, got none');
  const isNamed = Object.keys(cells).length > 0;
  return { keys: seen, document: isNamed ? { cells, placeOf: documentPlace } : null };
}

function documentPlace(column: DocumentColumn): string {
  return column === 'province' ? 'province' : `document.${column}`;
}

function documentCells(value: unknown, name: string): Partial<Record<DocumentColumn, CellValue>> {
  if (!isObject(value)) return refuse(name, 'document', `Expected an object, got ${quoteValue(value)}`);
  const cells: Partial<Record<DocumentColumn, CellValue>> = {};
  for (const [key, cell] of Object.entries(value)) {
    const column = findDocumentColumn(key);
    if (column === undefined) return refuse(name, `document.${key}`, 'Nothing of a document is called so');
    if (!isBlank(cell as CellValue)) cells[column] = cell as CellValue;
  }
  return cells;
}

function createSection<Column extends string>(
  elements: Elements,
  name: string,
  key: string | null,
  find: (title: string) => Column | undefined,
): Section<Column> {
  const columnOf = new Map<string, Column | undefined>();
  const toColumn = (title: string) => {
    if (!columnOf.has(title)) columnOf.set(title, find(title));
    return columnOf.get(title);
  };
  const placeOf = (row: number, column?: Column) =>
    `${key ?? 'facts'}[${row}]${column === undefined ? '' : `.${column}`}`;
  return {
    placeOf,
    async *rows(): AsyncGenerator<RawRow<Column>> {
      try {
        for await (const element of elements((other) => other === key)) {
          const row = element.index ?? 0;
          yield toRow(parseElement(element.text, name, placeOf(row)), row, toColumn);
        }
      } catch (error) {
        throw scanProblem(error, name);
      }
    },
  };
}

function toRow<Column extends string>(
  value: unknown,
  row: number,
  toColumn: (title: string) => Column | undefined,
): RawRow<Column> {
  if (!isObject(value)) return { row, cells: {}, problem: `Expected an object, got ${quoteValue(value)}` };
  const cells: Partial<Record<Column, CellValue>> = {};
  for (const [title, cell] of Object.entries(value)) {
    const column = toColumn(title);
    if (column === undefined) return { row, cells, problem: `No column is called ${quoteValue(title)}` };
    cells[column] = cell as CellValue;
  }
  return { row, cells };
}

function parseElement(text: string, name: string, place: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    return refuse(name, place, `Expected JSON, got text that is none: ${(error as Error).message}`);
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

async function guard(name: string, run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    throw scanProblem(error, name);
  }
}

function scanProblem(error: unknown, name: string): unknown {
  if (!(error instanceof JsonScanError)) return error;
  return new ImportError(name, [{ place: `line ${error.line}`, message: error.message }]);
}

function refuse(name: string, place: string, message: string): never {
  throw new ImportError(name, [{ place, message }]);
}

async function* withoutMark(stream: AsyncIterable<string>): AsyncGenerator<string> {
  let first = true;
  for await (const piece of stream) {
    yield first ? piece.replace(/^\uFEFF/, '') : piece;
    first = false;
  }
}

// eslint-disable-next-line @typescript-eslint/require-await -- the scanner reads pieces that may come later
async function* pieces(text: string): AsyncGenerator<string> {
  yield text.replace(/^\uFEFF/, '');
}
