import { readFile } from 'node:fs/promises';
import type { DocumentColumn } from '../../../domain/columns';
import { getOrCreate } from '../../../domain/getOrCreate';
import { isRecord } from '../../../domain/isRecord';
import { createBreathe } from '../../../platform/breathe';
import { boundsProblem } from './cells/bounds';
import { readFileFacts, type FileFacts } from './fileFacts';
import { findDocumentColumn, findFactColumn, findUnitColumn } from './header';
import type { ImportFileTable } from './importTable';
import { readJsonText, readJsonTextSlowly } from './jsonText';
import { ImportError, quoteValue } from '../../../domain/problems';
import { isBlank, type CellValue } from './cells/cellValue';
import type { RawRow, Section } from './table';

const keys = ['province', 'document', 'units', 'facts'];
/** The whole text is held in memory; CSV and XLSX are read row by row. */
const mostBytes = 64_000_000;

/** Opens a JSON file: an object with `province`, `document`, `units` and `facts`, or an array of facts. */
export async function openJsonTable(path: string, name: string): Promise<ImportFileTable> {
  const facts = await readFileFacts(path, name, true);
  if (facts.size > mostBytes) {
    return refuse(
      name,
      'file',
      `Cần nhiều nhất ${mostBytes} byte JSON, gặp ${facts.size}; dùng CSV. Expected at most ${mostBytes} bytes of JSON, got ${facts.size}; use CSV`,
    );
  }
  const text = withoutByteOrderMark(await readFile(path, 'utf8'));
  return createJsonTable(await readJsonTextSlowly(text, name, createBreathe()), name, facts);
}

/** The same of a text that is in memory. */
export function createJsonTextTable(text: string, name: string, sha256: string): ImportFileTable {
  return createJsonTable(readJsonText(withoutByteOrderMark(text), name), name, {
    sha256,
    size: text.length,
    assertUnchanged: () => Promise.resolve(),
  });
}

function withoutByteOrderMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}

function createJsonTable(
  given: unknown,
  name: string,
  { sha256, size, assertUnchanged }: FileFacts,
): ImportFileTable {
  const content = readContent(given, name);
  return {
    name,
    sha256,
    document: readDocument(content, name),
    units: createSection(content, name, 'units', findUnitColumn),
    facts: createSection(content, name, 'facts', findFactColumn),
    titles: titlesOf(content),
    sheets: [],
    totalBytes: size,
    readBytes: () => size,
    assertUnchanged,
    close: () => Promise.resolve(),
  };
}

/** Names of the text that was read, if it has one. */
function titlesOf({ document }: Record<string, unknown>): string[] {
  const file = isRecord(document) ? document.file : undefined;
  return typeof file === 'string' ? [file] : [];
}

function readContent(content: unknown, name: string): Record<string, unknown> {
  if (Array.isArray(content)) return { facts: content };
  if (!isRecord(content)) {
    return refuse(
      name,
      'file',
      `Cần một đối tượng hoặc danh sách, gặp ${quoteValue(content)}. Expected an object or an array, got ${quoteValue(content)}`,
    );
  }
  for (const key of Object.keys(content)) {
    if (!keys.includes(key))
      refuse(
        name,
        key,
        `Cần một trong các khóa ${keys.join(', ')}, gặp "${key}". Expected one of the keys ${keys.join(', ')}, got "${key}"`,
      );
  }
  if (content['facts'] == null && content['units'] == null) {
    return refuse(
      name,
      'file',
      'Cần số liệu (facts) hoặc đơn vị (units), không gặp gì. Expected facts or units, got none',
    );
  }
  return content;
}

function readDocument(
  { province, document }: Record<string, unknown>,
  name: string,
): ImportFileTable['document'] {
  if (province == null && document == null) return null;
  const cells = document == null ? {} : documentCells(document, name);
  if (province != null) cells.province = province as CellValue;
  return { cells, placeOf: documentPlace };
}

function documentPlace(column: DocumentColumn): string {
  return column === 'province' ? 'province' : `document.${column}`;
}

function documentCells(value: unknown, name: string): Partial<Record<DocumentColumn, CellValue>> {
  if (!isRecord(value))
    return refuse(
      name,
      'document',
      `Cần một đối tượng, gặp ${quoteValue(value)}. Expected an object, got ${quoteValue(value)}`,
    );
  const cells: Partial<Record<DocumentColumn, CellValue>> = {};
  for (const [key, cell] of Object.entries(value)) {
    const column = findDocumentColumn(key);
    if (column === undefined)
      return refuse(
        name,
        `document.${key}`,
        'Tài liệu không có mục tên như thế. Nothing of a document is called so',
      );
    if (!isBlank(cell as CellValue)) cells[column] = cell as CellValue;
  }
  return cells;
}

function createSection<Column extends string>(
  content: Record<string, unknown>,
  name: string,
  key: 'units' | 'facts',
  find: (title: string) => Column | undefined,
): Section<Column> | null {
  const rows = content[key];
  if (rows == null) return null;
  if (!Array.isArray(rows))
    return refuse(
      name,
      key,
      `Cần một danh sách, gặp ${quoteValue(rows)}. Expected a list, got ${quoteValue(rows)}`,
    );
  const columnOf = new Map<string, Column | undefined>();
  const toColumn = (title: string) => getOrCreate(columnOf, title, () => find(title));
  return {
    placeOf: (row, column) => `${key}[${row}]${column === undefined ? '' : `.${column}`}`,
    // eslint-disable-next-line @typescript-eslint/require-await -- rows of other files come later
    async *rows(): AsyncGenerator<RawRow<Column>> {
      for (const [row, value] of rows.entries()) yield toRow(value, row, toColumn);
    },
  };
}

function toRow<Column extends string>(
  value: unknown,
  row: number,
  toColumn: (title: string) => Column | undefined,
): RawRow<Column> {
  if (!isRecord(value))
    return {
      row,
      cells: {},
      problem: `Cần một đối tượng, gặp ${quoteValue(value)}. Expected an object, got ${quoteValue(value)}`,
    };
  const cells: Partial<Record<Column, CellValue>> = {};
  const problem = boundsProblem(Object.values(value) as CellValue[]);
  if (problem !== undefined) return { row, cells, problem };
  for (const [title, cell] of Object.entries(value)) {
    const column = toColumn(title);
    if (column === undefined)
      return {
        row,
        cells,
        problem: `Không có cột nào tên ${quoteValue(title)}. No column is called ${quoteValue(title)}`,
      };
    if (column in cells)
      return { row, cells, problem: `Cột "${column}" có hai lần. Column "${column}" is given twice` };
    cells[column] = cell as CellValue;
  }
  return { row, cells };
}

function refuse(name: string, place: string, message: string): never {
  throw new ImportError(name, [{ place, message }]);
}
