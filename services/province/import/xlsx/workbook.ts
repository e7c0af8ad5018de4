import { posix } from 'node:path';
import { getOrCreate } from '../../../../domain/getOrCreate';
import { ImportError } from '../../../../domain/problems';
import { longestCell, tooLong } from '../bounds';
import { numberStyle, type NumberStyle } from './numberStyle';
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
    strings: await readStrings(zip, name, pathOf(targets, 'sharedStrings')),
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
      const path = targets.find(({ id }) => id === attributes['r:id'])?.path;
      if (path === undefined) return;
      const isHidden = (attributes['state'] ?? 'visible') !== 'visible';
      sheets.push({ name: attributes['name'] ?? '', path, isHidden });
    },
  });
  return { sheets, from1904 };
}

async function readStrings(zip: ZipArchive, name: string, path: string | null): Promise<string[]> {
  if (path === null || !zip.has(path)) return [];
  const strings: string[] = [];
  let current = '';
  let inText = false;
  let phonetic = false;
  let characters = 0;
  await readXml(await zip.open(path), {
    open(element) {
      if (element === 'si') current = '';
      if (element === 'rPh') phonetic = true;
      inText = element === 't' && !phonetic;
    },
    text(text) {
      if (inText) current += text;
      if (current.length > longestCell) {
        throw new ImportError(name, [{ place: `text ${strings.length}`, message: tooLong(current.length) }]);
      }
    },
    close(element) {
      inText = false;
      if (element === 'rPh') phonetic = false;
      if (element !== 'si') return;
      characters += current.length;
      if (characters > mostStringCharacters || strings.length >= mostStrings) {
        const message = `Expected at most ${mostStrings} texts of ${mostStringCharacters} characters together, got more; use CSV`;
        throw new ImportError(name, [{ place: 'file', message }]);
      }
      strings.push(current);
    },
  });
  return strings;
}

async function readStyles(zip: ZipArchive, path: string | null): Promise<NumberStyle[]> {
  if (path === null || !zip.has(path)) return [];
  const formats = new Map<string, string>();
  const styleOf = new Map<string, NumberStyle>();
  const styles: NumberStyle[] = [];
  let inCellFormats = false;
  await readXml(await zip.open(path), {
    open(element, { numFmtId = '0', formatCode = '' }) {
      if (element === 'numFmt') formats.set(numFmtId, formatCode.slice(0, longestFormat));
      if (element === 'cellXfs') inCellFormats = true;
      if (Math.max(formats.size, styles.length) > mostStyles)
        throw new Error(`it has over ${mostStyles} styles`);
      if (element !== 'xf' || !inCellFormats) return;
      styles.push(getOrCreate(styleOf, numFmtId, () => numberStyle(Number(numFmtId), formats.get(numFmtId))));
    },
    close(element) {
      if (element === 'cellXfs') inCellFormats = false;
    },
  });
  return styles;
}
