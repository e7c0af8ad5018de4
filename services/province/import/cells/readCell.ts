import { createEnumFinder, valueName, type NamedValue } from '../../../../domain/columns';
import { asciiKey } from '../../../../domain/fold';
import { plainText } from '../../../../domain/plainText';
import { quoteValue } from '../../../../domain/problems';
import { longestTexts } from '../../../../domain/textLimits';
import { isBlank, type CellValue } from './cellValue';

/** What a cell says, or what it should have been. */
export type Reading<Value> = { value: Value } | { problem: string };

/** The same in both languages. */
export interface Said {
  vi: string;
  en: string;
}

export function expected({ vi, en }: Said, got: CellValue): { problem: string } {
  const [nothingVi, nothingEn] = isBlank(got) ? ['ô trống', 'nothing'] : [quoteValue(got), quoteValue(got)];
  return { problem: `Cần ${vi}, gặp ${nothingVi}. Expected ${en}, got ${nothingEn}` };
}

/** As it is seen: what is not seen goes. */
export function readText(cell: CellValue, longest: number = longestTexts.text): Reading<string | undefined> {
  if (isBlank(cell)) return { value: undefined };
  if (typeof cell !== 'string' && typeof cell !== 'number') return expected({ vi: 'chữ', en: 'text' }, cell);
  const text = plainText(String(cell)).normalize('NFC').trim();
  if (text === '') return { value: undefined };
  return text.length <= longest
    ? { value: text }
    : expected({ vi: `nhiều nhất ${longest} ký tự`, en: `at most ${longest} characters` }, text);
}

const wholeNumber: Said = { vi: 'số nguyên', en: 'a whole number' };

/** A whole number of at least 0, written without groups. */
export function readCount(cell: CellValue): Reading<number | undefined> {
  if (isBlank(cell)) return { value: undefined };
  const number = typeof cell === 'string' && /^\s*\d+\s*$/.test(cell) ? Number(cell) : cell;
  return Number.isSafeInteger(number) && (number as number) >= 0
    ? { value: number as number }
    : expected(wholeNumber, cell);
}

const yes = ['co', 'x', 'true', 'yes'];
const no = ['khong', 'false', 'no'];

/** Yes, or nothing. */
export function readFlag(cell: CellValue): Reading<true | undefined> {
  if (isBlank(cell) || cell === false) return { value: undefined };
  const word = asciiKey(String(cell));
  if (yes.includes(word)) return { value: true };
  return no.includes(word)
    ? { value: undefined }
    : expected({ vi: '"có" hoặc để trống', en: '"có" or nothing' }, cell);
}

/** A day as YYYY-MM-DD, even if it is written dd/mm/yyyy. */
export function readDay(cell: CellValue): Reading<string | undefined> {
  if (isBlank(cell)) return { value: undefined };
  const wanted = { vi: 'ngày, như 30/06/2025', en: 'a day such as 2025-06-30 or 30/06/2025' };
  if (typeof cell !== 'string') return expected(wanted, cell);
  const text = cell.trim();
  const [, day = '', month = '', year = ''] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text) ?? [];
  const iso = year === '' ? text : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = /^\d{4}-\d{2}-\d{2}$/.test(iso) ? new Date(`${iso}T00:00:00Z`) : null;
  const isDay = date !== null && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso);
  return isDay ? { value: iso } : expected(wanted, cell);
}

export function oneOf(known: readonly string[]): Said {
  return { vi: `một trong ${known.join(', ')}`, en: `one of ${known.join(', ')}` };
}

/** Reads a value of an enum by its name in the API or in Vietnamese. */
export function createEnumReader<Value extends NamedValue>(values: readonly Value[]) {
  const find = createEnumFinder(values);
  return (cell: CellValue): Reading<Value | undefined> => {
    if (isBlank(cell)) return { value: undefined };
    const value = typeof cell === 'string' ? find(cell) : undefined;
    if (value !== undefined) return { value };
    const known = values.map((one) => `"${valueName(one)}" (${one})`);
    return expected(oneOf(known), cell);
  };
}
