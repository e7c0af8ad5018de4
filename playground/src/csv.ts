import { csvText } from '../../domain/csvText';
import type { Cell, Row } from './lists';

/** Excel takes a file for UTF-8 if it begins with this. */
const byteOrderMark = '\uFEFF';

/** One line for each row, below one of the columns' names; the columns are those of all rows, in their order; then the note. */
export function writeCsv(rows: readonly Row[], separator: ',' | ';', note: string | null = null): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const lines = [
    columns,
    ...rows.map((row) => columns.map((column) => row[column] ?? null)),
    ...(note === null ? [] : [columns.map((_, index) => (index === 0 ? note : null))]),
  ];
  const texts = lines.map((cells) => cells.map((cell) => writeCell(cell, separator)).join(separator));
  return `${byteOrderMark}${texts.join('\r\n')}\r\n`;
}

function writeCell(cell: Cell, separator: string): string {
  if (cell === null) return '';
  if (typeof cell !== 'string') return String(cell);
  return csvText(cell, separator);
}
