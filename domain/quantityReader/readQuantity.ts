import type { Absence } from '../facts';
import type { Bounds } from '../quantity';
import { readAbsence } from './absence';
import { cellText } from './cellText';
import { refuseCounted, type CountedMeasure } from './countedWords';
import { readExactNumber, refuseSecond, type ExactNumber } from './exactNumber';
import { multiply, wholeOf } from './fraction';
import { readMultiplier } from './multipliers';
import { readQualifiers, type Bound, type Qualified } from './qualifiers';
import { refuse, refuseAmbiguous, type Refused } from './refusal';

/** A number with what its words say of it. */
export interface ReadQuantity {
  bounds: Bounds;
  /** Whether the words say that it is an estimate, which nothing bounds. */
  estimated: boolean;
}

export type QuantityReading = { quantity: ReadQuantity } | { absence: Absence } | Refused;

/** Characters of a number with its words; arithmetic on more digits than that is for nobody. */
const longestNumber = 300;

/**
 * Reads a cell the Vietnamese way, whole, or refuses it with the part that is not understood. A dot groups thousands and a
 * comma starts decimals. A percentage comes back in basis points. The grammar is in docs/province.md.
 */
export function readQuantity(raw: string, measure: CountedMeasure): QuantityReading {
  if (raw.length > longestNumber) {
    return refuse(
      `${raw.slice(0, 40)}…`,
      `dài quá ${longestNumber} ký tự; ô này chỉ ghi một số`,
      `has more than ${longestNumber} characters; write one number in the cell`,
    );
  }
  const lines = /\d[^\S\r\n]*[\r\n\t\v\f\u0085\u2028\u2029]\s*\S/u.exec(raw.trim());
  if (lines)
    return refuseSecond(
      raw
        .trim()
        .slice(lines.index + 1)
        .trim(),
    );
  const text = cellText(raw)
    .replace(/(?<=[^.])\.$/, '')
    .trim();
  if (text === '')
    return refuse('', 'là ô trống; ghi số hoặc "không"', 'is an empty cell; write a number or "không"');
  const absence = readAbsence(text);
  if (absence) return absence;
  const qualified = readQualifiers(text);
  if (qualified.rest.startsWith('hàng ')) return readHundreds(qualified, measure);
  return readRange(qualified, measure) ?? readQualified(qualified, measure);
}

function readQualified({ bounds, rest }: Qualified, measure: CountedMeasure): QuantityReading {
  const number = readWhole(rest, measure);
  if ('refusal' in number) return number;
  const bound = boundOf(bounds);
  return 'refusal' in bound ? bound : { quantity: quantityOf(number.value, bound.bound) };
}

/** A word that estimates says more than one that bounds: of "ước đạt trên 9 tỷ" nothing is certain. */
function boundOf(words: Qualified['bounds']): { bound: Bound | null } | Refused {
  const bounds = new Set(words.map(({ bound }) => bound));
  if (bounds.has('ESTIMATE')) return { bound: 'ESTIMATE' };
  const [bound = null, other] = bounds;
  if (other === undefined) return { bound };
  return refuse(
    words.map(({ text }) => text).join(' '),
    'vừa là mức trên vừa là mức dưới; ghi khoảng như "20 - 40 triệu"',
    'bounds it from both sides; write a range such as "20 - 40 triệu"',
  );
}

function quantityOf(value: number, bound: Bound | null): ReadQuantity {
  const isBoundless = bound === 'ESTIMATE';
  return {
    bounds: {
      value,
      atLeast: bound === 'UPPER' || isBoundless ? 0 : value,
      atMost: bound === 'LOWER' || isBoundless ? null : value,
    },
    estimated: isBoundless,
  };
}

/** "Hàng nghìn", thousands: at least one of them. */
function readHundreds({ bounds, rest }: Qualified, measure: CountedMeasure): QuantityReading {
  const words = rest.slice('hàng '.length);
  const { factor, isMoney, rest: counted } = readMultiplier(words);
  if (factor === null || bounds.length > 0) {
    return refuse(rest, 'không nói số nào; ghi số', 'says no number; write one');
  }
  const misfit = refuseCounted(counted, measure, isMoney);
  if (misfit) return misfit;
  return { quantity: quantityOf(Number(factor), 'LOWER') };
}

/** `20.000đ - 40.000đ`, `từ 20 đến 40 triệu`; null if the words are no range. */
function readRange({ bounds, rest }: Qualified, measure: CountedMeasure): QuantityReading | null {
  const [, from, to] = /^(?:từ )?(\d.*?) ?(?:-| đến | tới ) ?(\d.*)$/.exec(rest) ?? [];
  // "(-12)" is no range from what stands before it.
  if (from === undefined || to === undefined || /[(+]$/.test(from)) return null;
  if (bounds.length > 0) {
    const words = bounds.map(({ text }) => text).join(' ');
    return refuse(words, 'không đi cùng khoảng từ … đến …', 'does not go with a range');
  }
  if (isYear(from) && isYear(to)) return refuseAmbiguous(rest, 'hai năm', 'một khoảng số');
  if (isMonth(from) && isYear(to)) return refuseAmbiguous(rest, 'một tháng', 'một khoảng số');
  if (measure.unit !== 'VND' && isOtherKind(from, to)) return refuseSecond(to);
  const upper = readWhole(to, measure);
  const lower = readWhole(lowerEnd(from, to), measure);
  if ('refusal' in upper) return upper;
  if ('refusal' in lower) return lower;
  if (lower.value > upper.value) {
    return refuse(
      rest,
      'không đi từ số nhỏ đến số lớn, như "20 - 40 triệu"',
      'is no range from the lower number to the higher, such as "20 - 40 triệu"',
    );
  }
  const range = { value: null, atLeast: lower.value, atMost: upper.value };
  return { quantity: { bounds: range, estimated: false } };
}

/** `500 suất - 250 triệu`: what the first counts, the second does not. */
function isOtherKind(from: string, to: string): boolean {
  const [lower, upper] = [readExactNumber(from), readExactNumber(to)];
  if ('refusal' in lower || 'refusal' in upper) return false;
  return lower.rest !== '' && upper.rest === '' && /\p{L}/u.test(to);
}

function isMonth(words: string): boolean {
  return /^(?:0?[1-9]|1[0-2])$/.test(words);
}

function isYear(words: string): boolean {
  return /^(?:19|20)\d\d$/.test(words);
}

/** In "20 - 40 triệu" the words after the upper end are the lower's too. */
function lowerEnd(from: string, to: string): string {
  const shared = /^[\d., ]+$/.test(from) ? to.replace(/^[\d., ]+/, '') : '';
  return `${from} ${shared}`.trim();
}

/** A number alone or with what it counts, as a whole number of the measure's unit. */
function readWhole(text: string, measure: CountedMeasure): { value: number } | Refused {
  const number = readExactNumber(text);
  if ('refusal' in number) return number;
  const counted = withoutFootnote(number.rest);
  const misfit = refuseCounted(counted, measure, number.isMoney);
  return misfit ?? wholeNumber(number, text, measure);
}

/** `312¹`, `312*`, `312(1)`, `500 người (*)`: the mark stays in what was printed. */
function withoutFootnote(words: string): string {
  const mark = '[⁰¹²³⁴-⁹]{1,2}|\\*{1,3}|\\(\\*{1,3}\\)|[([]\\d[)\\]]|†';
  return words.replace(new RegExp(`^(?:${mark}) ?|(?: ?)(?:${mark})$`), '').trim();
}

const largest = BigInt(Number.MAX_SAFE_INTEGER);
const basisPointsPerPercent = 100n;

function wholeNumber(
  { value }: ExactNumber,
  text: string,
  { unit }: CountedMeasure,
): { value: number } | Refused {
  const isPercent = unit === 'basis_point';
  const whole = wholeOf(isPercent ? multiply(value, basisPointsPerPercent) : value);
  if (whole === null) {
    return isPercent
      ? refuse(text, 'có quá hai chữ số lẻ', 'has more than two decimals')
      : refuse(text, 'không phải số nguyên của đơn vị tính', 'is no whole number of the unit of measure');
  }
  if (whole > largest) return refuse(text, `vượt quá ${largest}`, `is beyond ${largest}`);
  return { value: Number(whole) };
}
