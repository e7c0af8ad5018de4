import { longText, shownLength, styleOf, type WrittenCell } from './cells';

const leastWidth = 9;
/** A longer head runs over several lines. */
const headLength = 13;
/** In points. */
export const lineHeight = 15;
/** Of a character, if a digit is 1: bold ones and capitals are wider. */
const charWidth = 1.15;

export interface Layout {
  /** Of each column, in characters. */
  widths: number[];
  /** Whether a column holds numbers, whose head stands above them on the right. */
  numeric: boolean[];
}

/**
 * A layout in which every number is seen: one that does not fit is shown as `###`. A head may run over several lines, but
 * no word of it is broken.
 */
export function layOut(rows: Iterable<readonly WrittenCell[]>): Layout {
  const widths: number[] = [];
  const numeric: boolean[] = [];
  let isHead = true;
  for (const cells of rows) {
    for (const [index, cell] of cells.entries()) {
      widths[index] = Math.max(widths[index] ?? leastWidth, neededWidth(cell, isHead));
      numeric[index] ||= cell !== null && typeof cell === 'object' && 'count' in cell;
    }
    isHead = false;
  }
  return { widths, numeric };
}

function neededWidth(cell: WrittenCell, isHead: boolean): number {
  const text =
    typeof cell === 'string' ? cell : cell && typeof cell === 'object' && 'text' in cell ? cell.text : null;
  if (text === null) return Math.ceil(shownLength(cell) * charWidth) + 3;
  const longestWord = Math.max(0, ...text.split(/\s+/).map(({ length }) => length));
  const wish = isHead ? Math.min(text.length, headLength) : Math.min(text.length, longText);
  return Math.ceil(Math.max(wish, Math.min(longestWord, longText)) * charWidth) + 2;
}

/**
 * How high a row must be, in points, for every line of its texts to be seen, if that is more than one: not every program
 * finds it out by itself.
 */
export function rowHeight(
  cells: readonly WrittenCell[],
  widths: readonly number[],
  isHead: boolean,
): number | null {
  const lines = cells.map((cell, index) => {
    const text =
      typeof cell === 'string' ? cell : cell && typeof cell === 'object' && 'text' in cell ? cell.text : '';
    const wraps = isHead || text.length > longText || (typeof cell === 'object' && styleOf(cell ?? '').wrap);
    return wraps ? linesOf(text, widths[index] ?? leastWidth) : 1;
  });
  const most = Math.max(1, ...lines);
  return most === 1 ? null : most * lineHeight;
}

/** Lines of a text that is broken between its words. */
function linesOf(text: string, width: number): number {
  const room = (width - 1) / charWidth;
  let lines = 1;
  let used = 0;
  for (const word of text.split(/\s+/)) {
    const next = used === 0 ? word.length : used + 1 + word.length;
    if (next > room && used > 0) {
      lines += 1;
      used = word.length;
    } else used = next;
  }
  return lines;
}
