import type { Style } from './styles';

/** A text of more characters runs over several lines. */
export const longText = 70;

/** A number that is shown with separators between its thousands. */
export interface CountCell {
  count: number;
  /** A word before it that stays visible while the cell stays a number: `gần 60.000`. */
  before?: string | undefined;
}

/** A text that looks other than the rest. */
export interface TextCell {
  text: string;
  look: 'title' | 'note' | 'head' | 'numberHead' | 'bold' | 'wrapped' | 'right';
}

/** A `Date` at midnight UTC is shown as a day. */
export type WrittenCell = string | number | CountCell | TextCell | Date | null | undefined;

const looks: Readonly<Record<TextCell['look'], Style>> = {
  title: { font: 'title' },
  note: { font: 'muted' },
  head: { font: 'bold', wrap: true, edge: 'head' },
  numberHead: { font: 'bold', wrap: true, edge: 'head', align: 'right' },
  bold: { font: 'bold' },
  wrapped: { wrap: true },
  right: { align: 'right' },
};

export function styleOf(cell: Exclude<WrittenCell, null | undefined>): Style {
  if (typeof cell === 'string') return cell.length > longText ? { wrap: true } : {};
  if (typeof cell === 'number') return {};
  // Formats that Excel shows in the user's own way: 3 for thousands, 14 for a day, 22 with the time of day.
  if (cell instanceof Date) return { format: Number.isInteger(cell.getTime() / dayMillis) ? 14 : 22 };
  if ('text' in cell) return looks[cell.look];
  return {
    align: 'right',
    format: cell.before === undefined ? 3 : `"${cell.before.replaceAll('"', '')} "#,##0`,
  };
}

const dayMillis = 86_400_000;
/** Excel counts days from 30 December 1899. */
const daysToUnixEpoch = 25_569;

/** What the cell holds: a text, or a number. */
export function valueOf(cell: Exclude<WrittenCell, null | undefined>): string | number {
  if (typeof cell === 'string' || typeof cell === 'number') return cell;
  if (cell instanceof Date) return cell.getTime() / dayMillis + daysToUnixEpoch;
  return 'text' in cell ? cell.text : cell.count;
}

/** How many characters wide the cell is as it is shown. */
export function shownLength(cell: WrittenCell): number {
  if (cell == null) return 0;
  if (cell instanceof Date) return 16;
  if (typeof cell === 'string') return cell.length;
  if (typeof cell === 'number') return String(cell).length;
  if ('text' in cell) return cell.text.length;
  const digits = new Intl.NumberFormat('en').format(cell.count).length;
  return digits + (cell.before === undefined ? 0 : cell.before.length + 1);
}
