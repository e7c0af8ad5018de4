import { asciiKey } from '../../../domain/fold';
import { ImportError, type ImportProblem } from '../../../domain/problems';
import { isBlank } from './cells/cellValue';
import { findHeader } from './header';
import { readSheetRows, type SheetRow } from './xlsx/sheetRows';
import type { Sheet, Workbook } from './xlsx/workbook';
import { readSheetTail } from './xlsx/sheetTail';
import type { ZipArchive } from './xlsx/zip';
import type { Aside } from './table';
import { asidesOf, linesAround, readSurroundings, type SheetSurroundings } from './xlsxAsides';

/** Names of the sheets that are read, the first as templates have it. */
export const sheetNames = {
  document: ['Tài liệu', 'Document'],
  units: ['Đơn vị', 'Units'],
  facts: ['Số liệu', 'Facts'],
} as const;

/** The sheet of lists that templates have beside the others. */
export const listsSheet = 'Danh mục';

interface FoundSheets {
  sheets: Partial<Record<Kind, Sheet>>;
  /** Those that have no cells and may show something else. */
  others: readonly Sheet[];
}

type Kind = keyof typeof sheetNames;

/** Reads the rows of sheets, as often as they are asked for. */
export interface SheetReader {
  rows(sheet: Sheet, onMerged?: (place: string) => void): AsyncGenerator<SheetRow>;
  /** Reads what these show beside their cells, by which their cells are read from then on. */
  lookAround(sheets: readonly Sheet[]): Promise<void>;
  around(sheet: Sheet): SheetSurroundings | null;
  readBytes: () => number;
}

export function createSheetReader(zip: ZipArchive, workbook: Workbook): SheetReader {
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

/**
 * The sheets that are read. Whatever else has values is refused, or left out by name, since a number in it would be lost
 * in silence; a hidden sheet is never read.
 */
export async function findSheets(
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
export async function titlesOf(sheets: readonly Sheet[], reader: SheetReader): Promise<string[]> {
  const titles: string[] = [];
  for (const sheet of sheets) {
    const header = await findHeader(reader.rows(sheet));
    titles.push(sheet.name, ...('kind' in header ? header.above : []), ...linesOf(sheet, reader));
  }
  return titles;
}

export function linesOf(sheet: Sheet, reader: SheetReader): string[] {
  const around = reader.around(sheet);
  return around ? linesAround(around) : [];
}

export async function asidesOfOthers(sheets: readonly Sheet[], zip: ZipArchive): Promise<Aside[]> {
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

export function refused(name: string, place: string, message: string): ImportError {
  return new ImportError(name, [{ place, message }]);
}
