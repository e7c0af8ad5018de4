import { posix } from 'node:path';
import { getOrCreate } from '../../../../domain/getOrCreate';
import { ImportError } from '../../../../domain/problems';
import { longestCell, tooLong } from '../cells/bounds';
import { createConditionalLooks, createLooks, type ConditionalLook } from './looks';
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
  /** How numbers are shown that fulfil a condition, by the index that conditions have. */
  conditionalLooks: readonly ConditionalLook[];
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
    ...(await readStyles(zip, pathOf(targets, 'styles'))),
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

type Styles = Pick<Workbook, 'styles' | 'conditionalLooks'>;

async function readStyles(zip: ZipArchive, path: string | null): Promise<Styles> {
  if (path === null || !zip.has(path)) return { styles: [], conditionalLooks: [] };
  const formats = new Map<string, string>();
  const styleOf = new Map<string, NumberStyle>();
  const styles: NumberStyle[] = [];
  const looks = createLooks();
  const conditional = createConditionalLooks(mostStyles);
  let inCellFormats = false;
  await readXml(await zip.open(path), {
    open(element, attributes) {
      const { numFmtId = '0', formatCode = '' } = attributes;
      if (element === 'numFmt') formats.set(numFmtId, formatCode.slice(0, longestFormat));
      if (element === 'cellXfs') inCellFormats = true;
      conditional.note(element, attributes);
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
      conditional.end(element);
    },
  });
  return { styles, conditionalLooks: conditional.all };
}
