import { posix } from 'node:path';
import { getOrCreate } from '../../../../domain/getOrCreate';
import { ImportError } from '../../../../domain/problems';
import { longestCell, tooLong } from '../cells/bounds';
import { numberStyle, type NumberStyle } from './numberStyle';
import { createTextRuns } from './textRuns';
import { readXml } from './xml';
import type { ZipArchive } from './zip';

export interface Sheet {
  name: string;
  /** Path inside the archive. */
  path: string;
  isHidden: boolean;
}

/** What the sheets of a workbook share. */
export interface Workbook {
  sheets: Sheet[];
  strings: readonly string[];
  /** Those of them of which something is struck through, by their index. */
  struck: ReadonlySet<number>;
  /** What a number is, by the index of its cell's style. */
  styles: readonly NumberStyle[];
  /** Whether days are counted from 1904. */
  from1904: boolean;
}

const workbookPath = 'xl/workbook.xml';
/** Characters of all shared strings together: they are the one part of a workbook that is held in memory. */
const mostStringCharacters = 64_000_000;
const mostStrings = 2_000_000;
/** And relations of a workbook, of which each sheet has one. */
const mostSheets = 1_000;
/** As Excel has them, and some more. */
const mostStyles = 70_000;
const longestFormat = 1_000;

export async function readWorkbook(zip: ZipArchive, name: string): Promise<Workbook> {
  const targets = await readTargets(zip);
  const { sheets, from1904 } = await readSheets(zip, targets);
  return {
    sheets,
    from1904,
    ...(await readStrings(zip, name, pathOf(targets, 'sharedStrings'))),
    styles: await readStyles(zip, pathOf(targets, 'styles')),
  };
}

interface Target {
  id: string;
  type: string;
  path: string;
}

async function readTargets(zip: ZipArchive): Promise<Target[]> {
  const targets: Target[] = [];
  await readXml(await zip.open('xl/_rels/workbook.xml.rels'), {
    open(name, { Id = '', Type = '', Target: target = '' }) {
      if (name !== 'Relationship') return;
      if (targets.length > mostSheets) throw new Error(`it has over ${mostSheets} relations`);
      const path = target.startsWith('/') ? target.slice(1) : posix.join('xl', target);
      targets.push({ id: Id, type: Type.slice(Type.lastIndexOf('/') + 1), path });
    },
  });
  return targets;
}

function pathOf(targets: readonly Target[], type: string): string | null {
  return targets.find((target) => target.type === type)?.path ?? null;
}

async function readSheets(
  zip: ZipArchive,
  targets: readonly Target[],
): Promise<{ sheets: Sheet[]; from1904: boolean }> {
  const sheets: Sheet[] = [];
  let from1904 = false;
  await readXml(await zip.open(workbookPath), {
    open(element, attributes) {
      if (element === 'workbookPr') from1904 = ['1', 'true'].includes(attributes['date1904'] ?? '');
      if (element !== 'sheet') return;
      if (sheets.length >= mostSheets) throw new Error(`it has over ${mostSheets} sheets`);
      const path = targets.find(({ id }) => id === relationOf(attributes))?.path;
      if (path === undefined) throw new Error(`its sheet "${attributes['name']}" is nowhere`);
      const isHidden = (attributes['state'] ?? 'visible') !== 'visible';
      sheets.push({ name: attributes['name'] ?? '', path, isHidden });
    },
  });
  return { sheets, from1904 };
}

/** Programs call the name space as they like. */
function relationOf(attributes: Readonly<Record<string, string>>): string | undefined {
  const key = Object.keys(attributes).find((name) => name.endsWith(':id'));
  return key === undefined ? undefined : attributes[key];
}

async function readStrings(zip: ZipArchive, name: string, path: string | null): Promise<Strings> {
  const strings: string[] = [];
  const struck = new Set<number>();
  if (path === null || !zip.has(path)) return { strings, struck };
  let runs = createTextRuns();
  let characters = 0;
  await readXml(await zip.open(path), {
    open(element, attributes) {
      if (element === 'si') runs = createTextRuns();
      runs.open(element, attributes);
    },
    text: (text) => runs.add(text),
    close(element) {
      runs.close(element);
      if (element !== 'si') return;
      const current = runs.text();
      if (current.length > longestCell) {
        throw new ImportError(name, [{ place: `text ${strings.length}`, message: tooLong(current.length) }]);
      }
      if (runs.isStruck()) struck.add(strings.length);
      characters += current.length;
      if (characters > mostStringCharacters || strings.length >= mostStrings) {
        const message = `Cần nhiều nhất ${mostStrings} chuỗi với ${mostStringCharacters} ký tự, gặp nhiều hơn; dùng CSV. Expected at most ${mostStrings} texts of ${mostStringCharacters} characters together, got more; use CSV`;
        throw new ImportError(name, [{ place: 'file', message }]);
      }
      strings.push(current);
    },
  });
  return { strings, struck };
}

type Strings = Pick<Workbook, 'strings' | 'struck'>;

async function readStyles(zip: ZipArchive, path: string | null): Promise<NumberStyle[]> {
  if (path === null || !zip.has(path)) return [];
  const formats = new Map<string, string>();
  const styleOf = new Map<string, NumberStyle>();
  const styles: NumberStyle[] = [];
  const looks = createLooks();
  let inCellFormats = false;
  await readXml(await zip.open(path), {
    open(element, attributes) {
      const { numFmtId = '0', formatCode = '' } = attributes;
      if (element === 'numFmt') formats.set(numFmtId, formatCode.slice(0, longestFormat));
      if (element === 'cellXfs') inCellFormats = true;
      if (Math.max(formats.size, styles.length) > mostStyles)
        throw new Error(`it has over ${mostStyles} styles`);
      if (!inCellFormats) looks.note(element, attributes);
      else if (element === 'xf') {
        const style = getOrCreate(styleOf, numFmtId, () =>
          numberStyle(Number(numFmtId), formats.get(numFmtId)),
        );
        styles.push({ ...style, ...looks.of(attributes) });
      }
    },
    close(element) {
      if (element === 'cellXfs') inCellFormats = false;
      looks.end(element);
    },
  });
  return styles;
}

type Attributes = Readonly<Record<string, string>>;
type Look = Pick<NumberStyle, 'isStruck' | 'isWhite'>;

/** Notes which fonts strike out or are white, and which fills have a colour, by their place in the lists of styles. */
function createLooks() {
  const lookOf = new Map<string, Look>();
  const coloured = new Set<string>();
  let list: string | null = null;
  let [fonts, fills] = [-1, -1];
  const change = (look: Look) => lookOf.set(String(fonts), { ...lookOf.get(String(fonts)), ...look });
  const noteFont = (element: string, attributes: Attributes) => {
    const { val } = attributes;
    if (element === 'font') fonts += 1;
    if (element === 'strike' && val !== '0' && val !== 'false') change({ isStruck: true });
    if (element === 'color' && isWhite(attributes)) change({ isWhite: true });
  };
  const noteFill = (element: string, attributes: Attributes) => {
    const { patternType = 'none' } = attributes;
    if (element === 'fill') fills += 1;
    const hasColour = element === 'patternFill' ? patternType !== 'none' : element === 'gradientFill';
    if (hasColour) coloured.add(String(fills));
    // The colour of a fill without a pattern is called that of its foreground.
    if (element === 'fgColor' && isWhite(attributes)) coloured.delete(String(fills));
  };
  return {
    note(element: string, attributes: Attributes): void {
      if (element === 'fonts' || element === 'fills') list = element;
      if (list === 'fonts') noteFont(element, attributes);
      if (list === 'fills') noteFill(element, attributes);
    },
    end(element: string): void {
      if (element === list) list = null;
    },
    of({ fontId = '0', fillId = '0' }: Attributes): Look {
      const { isStruck, isWhite: inWhite } = lookOf.get(fontId) ?? {};
      return { ...(isStruck && { isStruck }), ...(inWhite && !coloured.has(fillId) && { isWhite: true }) };
    },
  };
}

/** White and the background in the palette that older programs name colours by. */
const whitePlaces: readonly string[] = ['1', '9', '65'];

/** Excel does not look at how transparent a colour is, and programs write it as they like. */
function isWhite({ rgb = '', theme, indexed = '', tint = '0' }: Attributes): boolean {
  const isNamed = theme === '0' || whitePlaces.includes(indexed);
  return /^(?:[\da-f]{2})?ffffff$/iu.test(rgb) || (isNamed && Number(tint) === 0);
}
