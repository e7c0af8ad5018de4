import { readMultiplier } from '../../../domain/quantityReader/multipliers';
import { isBlank } from './cells/cellValue';
import { quantityColumns, type Header } from './header';

/**
 * A separator inside a cell that does not stand in quotes tears the cell in two, and what follows it stands one column further.
 * That it did is seen by the number of cells, or by a number whose second half stands where no number of its own can.
 */
export function tornCells<Column extends string>(
  cells: readonly string[],
  { columnAt }: Pick<Header<Column>, 'columnAt'>,
  delimiter: string,
): string | null {
  if (!cells.slice(columnAt.length).every(isBlank)) return extraCells(cells.length, columnAt.length);
  const row: Row = { cells, columnAt, isComma: delimiter === ',' };
  const at = columnAt.findIndex(
    (column, index) => isQuantity(column) && isTorn(row, index, halvesAt(cells, index)),
  );
  return at === -1 ? null : tornNumber(halvesAt(cells, at), delimiter);
}

interface Row {
  cells: readonly string[];
  columnAt: readonly (string | undefined)[];
  /** Between cells, which in a number begins decimals, or groups of three the English way. */
  isComma: boolean;
}

interface Halves {
  head: string;
  tail: string;
}

function halvesAt(cells: readonly string[], index: number): Halves {
  return { head: cells[index]?.trim() ?? '', tail: cells[index + 1]?.trim() ?? '' };
}

function isQuantity(column: string | undefined): boolean {
  return column !== undefined && quantityColumns.includes(column);
}

/** Columns in which a number of its own may stand: many offices number their units. */
const numbered: readonly (string | undefined)[] = ['id', 'unit', 'includedIn', 'offset', 'year'];

function isTorn(row: Row, index: number, halves: Halves): boolean {
  if (!/\d$/.test(halves.head) || !/^\d/.test(halves.tail)) return false;
  const { cells, columnAt, isComma } = row;
  const next = columnAt[index + 1];
  const isHalf = isThousand(halves) || isDecimal(halves) || isDigits(halves);
  if (isComma && cells.length > columnAt.length) return isHalf;
  if (isQuantity(next)) {
    return isComma && ((isThousand(halves) && !areNumbers(row)) || isOfMultiplier(halves));
  }
  if (next === 'printed') return isComma && isThousand(halves) && !isSame(halves);
  if (numbered.includes(next)) return isComma && isThousand(halves) && isDigits(halves);
  return isComma ? isHalf : isDigits(halves);
}

/** `45` and `210 người`. */
function isThousand({ head, tail }: Halves): boolean {
  return /(?:^|[^\d.,'])\d{1,3}$/.test(head) && /^\d{3}(?!\d)/.test(tail);
}

/** `1` and `5 tỷ`, `93` and `75%`. */
function isDecimal({ tail }: Halves): boolean {
  const rest = tail.replace(/^\d+\s*/, '');
  return /^[%‰]/.test(rest) || readMultiplier(rest).factor !== null;
}

/** `1` and `5 tỷ` between bounds would be one đồng and five billion; `1 tỷ` and `5 tỷ` are two numbers. */
function isOfMultiplier(halves: Halves): boolean {
  return isDecimal(halves) && /^\d+$/.test(halves.head) && halves.head !== '0';
}

function isDigits({ tail }: Halves): boolean {
  return /^\d+$/.test(tail);
}

/** `210` beside `210 đoàn viên`, as it was printed; digits alone need not be. */
function isSame({ head, tail }: Halves): boolean {
  return /\d{1,3}$/.exec(head)?.[0] === /^\d{3}(?=\D)/.exec(tail)?.[0];
}

/**
 * Whether bounds are each a number of its own: both are there and hold the number. Without it, `,45,210` at the end of a row is a
 * range, or 45,210 in a row whose last cells were left out; a row that goes on to its last cell left none out.
 */
function areNumbers({ cells, columnAt }: Row): boolean {
  const places = ['value', 'atLeast', 'atMost'].map((column) => columnAt.indexOf(column));
  const [value = '', atLeast = '', atMost = ''] = places.map((at) => cells[at]?.trim() ?? '');
  if (atLeast === '' || atMost === '') return false;
  const goesOn = cells.length > Math.max(...places) + 1 && cells.length === columnAt.length;
  const [number, least, most] = [numberOf(value), numberOf(atLeast), numberOf(atMost)];
  if (value === '') return goesOn && least <= most;
  return least <= number && number <= most;
}

/** In a file of commas groups of three may stand apart by dots or spaces. */
function numberOf(text: string): number {
  return Number(/^\d{1,3}(?:[. \u00a0\u202f]\d{3})+$/u.test(text) ? text.replace(/\D/gu, '') : text);
}

function extraCells(count: number, titles: number): string {
  return (
    `Dòng có ${count} ô, tiêu đề có ${titles}; ô chứa dấu ngăn cách phải đặt trong dấu nháy. ` +
    `Expected ${titles} cells as in the header, got ${count}; a cell with the delimiter in it stands in quotes`
  );
}

const separators: Readonly<Record<string, { vi: string; en: string }>> = {
  ',': { vi: 'dấu phẩy', en: 'comma' },
  ';': { vi: 'dấu chấm phẩy', en: 'semicolon' },
  '\t': { vi: 'dấu tab', en: 'tab' },
};

function tornNumber(halves: Halves, delimiter: string): string {
  const { head, tail } = halves;
  const { vi, en } = separators[delimiter] ?? { vi: `"${delimiter}"`, en: `"${delimiter}"` };
  const torn = `${head}${delimiter === '\t' ? ' ' : delimiter}${tail}`;
  const whole = `${head}${isThousand(halves) ? '.' : ','}${tail}`;
  const [inQuotesVi, inQuotesEn] = whole.includes(delimiter) ? [' trong dấu nháy', ' in quotes'] : ['', ''];
  const [elseVi, elseEn] =
    delimiter === ','
      ? ['ngăn các ô bằng dấu chấm phẩy', 'put semicolons between cells']
      : ['bỏ dấu ấy', 'leave it out'];
  return (
    `Số ${torn} bị ${vi} chia thành hai ô; viết "${whole}"${inQuotesVi} hoặc ${elseVi}. ` +
    `A ${en} split ${torn} into two cells; write "${whole}"${inQuotesEn}, or ${elseEn}`
  );
}
