import { isUnitWord } from '../../../domain/quantityReader/countedWords';
import type { CellValue } from './cells/cellValue';
import { decimalText, unmistakable } from './cells/decimalText';

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

/** What stands above a table says of its numbers: their unit of measure, or something of that kind that is not clear. */
export type UnitAbove = { unit: string } | { unclear: string };

/**
 * Of the lines above a table, and of the names of its sheet and file: "(ĐVT: triệu đồng)", "Đơn vị: triệu đồng", "tính bằng nghìn
 * đồng", "Kinh phí (triệu đồng)". Null if they say nothing; a line that speaks of millions in another way is not clear.
 */
export function unitAbove(lines: readonly string[]): UnitAbove | null {
  const said = lines.flatMap((line) => unitInLine(line) ?? []);
  const [first, ...others] = said;
  if (!first || !('unit' in first)) return first ?? null;
  const other = others.find(
    (one) => !('unit' in one) || normalizeUnit(one.unit) !== normalizeUnit(first.unit),
  );
  return other === undefined ? first : { unclear: 'unit' in other ? other.unit : other.unclear };
}

function unitInLine(line: string): UnitAbove | null {
  const text = line.normalize('NFC').slice(0, longestTitle);
  const [, said] = /(?:đvt|đơn vị tính|dvt|don vi tinh|unit of measure)\s*[:=]?\s*(.+)$/iu.exec(text) ?? [];
  const unit = said?.replace(/[)\].;]+\s*$/u, '').trim();
  if (unit !== undefined && unit !== '') return { unit };
  const [, called = ''] =
    /(?:(?:đơn vị|unit)\s*[:=]|tính bằng|tính theo)\s*(.+?)[)\].;]*\s*$/iu.exec(text) ?? [];
  const bracketed = [...text.matchAll(/[([]([^()[\]]+)[)\]]/gu)].map(([, inside = '']) => inside);
  const found = isUnitOfMeasure(called) ? called : [text, ...bracketed].find(isMultiple);
  if (found !== undefined) return { unit: found.trim() };
  return speaksOfMillions.test(plainWords(text)) ? { unclear: text.trim() } : null;
}

/** Not what follows a number, such as "quà 500 nghìn đồng". */
const speaksOfMillions = /(?<!\d ?)(?:^| )(?:nghin|ngan|trieu|ty|ti) ?(?:dong|vnd|d)(?: |$)/;

function plainWords(text: string): string {
  const bare = text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/gu, '')
    .toLowerCase()
    .replaceAll('đ', 'd');
  return bare.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}

/** Whether a text is a unit of measure: "triệu đồng", "nghìn người", "%", "người". */
function isUnitOfMeasure(text: string): boolean {
  return isMultiple(text) || isUnitWord(normalizeUnit(text));
}

/** Whether it changes what a number is, as "triệu đồng", "nghìn" and "%" do. */
function isMultiple(text: string): boolean {
  const [first = '', ...words] = normalizeUnit(text).split(' ');
  if (first === '%') return words.length === 0;
  return multiplier.test(first) && (words.length === 0 || isUnitOfMeasure(words.join(' ')));
}

/** Whether two say the same, such as "triệu đồng" and "Tr.đ". */
export function isSameUnit(a: string, b: string): boolean {
  return normalizeUnit(a) === normalizeUnit(b);
}

const ownMultiplier = /\d\s*(?:chục|trăm|nghìn|ngàn|k|vạn|triệu|tr|trđ|tỷ|tỉ)(?!\p{L})/iu;
const multiplier = /(?:^|\s)(?:chục|trăm|nghìn|ngàn|vạn|triệu|tỷ|tỉ)(?:\s|$)/u;

/**
 * The number of a cell with the unit of measure that another place gives it. A number that has words of its own keeps them
 * if both agree.
 *
 * @returns null if the two do not fit each other
 */
export function withUnit(cell: CellValue, unitText: string): CellValue {
  const unit = normalizeUnit(unitText);
  if (/^\d/.test(unit)) return null;
  if (typeof cell === 'number') return `${unmistakable(decimalText(cell))} ${unit}`;
  if (typeof cell !== 'string') return cell;
  const text = cell.normalize('NFC').trim();
  // "1 tỷ 2" is 1.2 tỷ, whatever stands above it.
  if (hasMultiplier(unit) && ownMultiplier.test(text) && !text.toLowerCase().endsWith(unit)) return null;
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
