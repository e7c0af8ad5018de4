import { csvText } from '../../domain/csvText';
import type { FileCell, FileRow } from './fileRow';

const byteOrderMark = '\uFEFF';

/** The lines of a CSV (RFC 4180), the first with the mark by which Excel knows UTF-8, unless it is not wanted. */
export function* csvLines(rows: Iterable<FileRow>, separator: string, hasMark = true): Generator<string> {
  let mark = hasMark ? byteOrderMark : '';
  for (const row of rows) {
    yield `${mark}${row.map((cell) => csvCell(cell, separator)).join(separator)}\r\n`;
    mark = '';
  }
}

export function csvCell(cell: FileCell, separator: string): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  if (cell instanceof Date) return isoText(cell);
  if (typeof cell === 'object' && 'count' in cell) return String(cell.count);
  return csvText(typeof cell === 'object' ? cell.text : cell, separator);
}

/** A day without a time of day if the moment is midnight. */
function isoText(moment: Date): string {
  const text = moment.toISOString();
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text;
}
