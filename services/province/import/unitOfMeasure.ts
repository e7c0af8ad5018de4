import type { CellValue } from './table';

/** A header or a measure with its unit of measure, such as "Số lượng (triệu đồng)" or "Số tiền, ĐVT: triệu đồng". */
export interface TitleWithUnit {
  name: string;
  unit: string;
}

/** What is longer is no title: the patterns look at every beginning and end of a text. */
const longestTitle = 300;
const saysUnit = /(?:đvt|đơn vị tính|unit of measure)\s*[:=]?\s*/iu;

export function splitTitle(title: string): TitleWithUnit | null {
  if (title.length > longestTitle) return null;
  const text = title.normalize('NFC').trim();
  const [, name = '', unit = ''] =
    /^(.+?)\s*[([]\s*(.+?)\s*[)\]]$/su.exec(text) ?? /^(.+?)\s*[,:;–-]\s*(.+)$/su.exec(text) ?? [];
  return name === '' ? null : { name, unit: unit.replace(saysUnit, '').trim() };
}

/** What the lines above a table say of its numbers, such as "(ĐVT: triệu đồng)"; null where they say nothing. */
export function unitAbove(lines: readonly string[]): string | null {
  for (const line of lines) {
    const text = line.normalize('NFC');
    const match = saysUnit.exec(text);
    const unit = match && text.slice(match.index + match[0].length).replace(/[)\].;]+\s*$/u, '');
    if (unit !== null && unit.trim() !== '') return unit.trim();
  }
  return null;
}

const multiplier = /(?:^|\s)(?:chục|trăm|nghìn|ngàn|vạn|triệu|tỷ|tỉ)(?:\s|$)/u;

/**
 * The number of a cell with the unit of measure that another place gives it. A number that has words of its own keeps them
 * where both agree.
 *
 * @returns null where the two do not fit each other
 */
export function withUnit(cell: CellValue, unitText: string): CellValue {
  const unit = normalizeUnit(unitText);
  if (/^\d/.test(unit)) return null;
  if (typeof cell === 'number') return `${String(cell).replace('.', ',')} ${unit}`;
  if (typeof cell !== 'string') return cell;
  const text = cell.normalize('NFC').trim();
  if (/\d$/.test(text) || /^hàng\s/iu.test(text)) return `${text} ${unit}`;
  if (!/\d/.test(text) || text.toLowerCase().endsWith(unit)) return text;
  return multiplier.test(unit) ? null : `${text} ${unit}`;
}

export function hasMultiplier(unitText: string): boolean {
  return multiplier.test(normalizeUnit(unitText));
}

/** "1.000 đồng" and "ngđ" are thousands, "Tr.đ" is millions. */
function normalizeUnit(unit: string): string {
  return unit
    .normalize('NFKC')
    .toLowerCase()
    .trim()
    .replace(/^1[., ]?000[., ]?000[., ]?000(?!\d)\s*/u, 'tỷ ')
    .replace(/^1[., ]?000[., ]?000(?!\d)\s*/u, 'triệu ')
    .replace(/^1[., ]?000(?!\d)\s*/u, 'nghìn ')
    .replace(/^tr\.? ?(?:đ|đồng)?$/u, 'triệu đồng')
    .replace(/^ngh?\.? ?(?:đ|đồng)$/u, 'nghìn đồng')
    .replace(/\s+/gu, ' ');
}
