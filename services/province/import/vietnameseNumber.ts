import type { Bounds } from '../../../domain/quantity';
import {
  readCounted,
  readExactNumber,
  readMultipliers,
  type Counted,
  type ExactNumber,
  type Expected,
} from './exactNumber';

/** A number as printed, or what should have stood there. */
export type NumberReading = { bounds: Bounds } | Expected;

const upperBoundWords = ['gần', 'dưới', 'không quá', 'tối đa'];
const lowerBoundWords = ['trên', 'hơn', 'ít nhất', 'tối thiểu'];
const boundlessWords = ['khoảng', 'xấp xỉ', 'ước', 'chừng', 'độ'];

/**
 * Reads a number the Vietnamese way. A dot groups thousands and a comma starts decimals, so `1.469` is 1469 and `93,75`
 * is ninety-three and three quarters. English groups are taken where they can be nothing else (`6,339,264`); `1,469` can
 * be both and `1.5` is neither, so these are refused. A percentage comes back in basis points.
 *
 * @param unit unit of measure of the catalogue; decides whether `%`, `đồng` and `lượt` may stand with the number
 */
export function readVietnameseNumber(text: string, unit: string): NumberReading {
  const words = normalize(text);
  if (words === '') return { expected: 'a number' };
  const reading = readRange(words) ?? readQualified(words);
  if ('expected' in reading) return reading;
  const misfit = misfitOf(reading.counted, unit);
  return misfit === null ? { bounds: reading.bounds } : { expected: misfit };
}

type Reading = { bounds: Bounds; counted: Counted } | Expected;

function normalize(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[‐-―−]/g, '-')
    .replace(/\s+/g, ' ')
    .trim();
}

function readQualified(words: string): Reading {
  const startsWith = (word: string) => words.startsWith(`${word} `);
  if (startsWith('hàng')) return readHundreds(words.slice('hàng '.length));
  const boundless = boundlessWords.find(startsWith);
  if (boundless) {
    return {
      expected: `"gần", "hơn" or a range such as "50 - 60 tỷ" instead of "${boundless}", which bounds nothing`,
    };
  }
  const upper = upperBoundWords.find(startsWith);
  const lower = lowerBoundWords.find(startsWith);
  const number = readExactNumber(words.slice((upper ?? lower ?? '').length).trim());
  if ('expected' in number) return number;
  const { value, counted } = number;
  return { counted, bounds: { value, atLeast: upper ? 0 : value, atMost: lower ? null : value } };
}

/** "Hàng nghìn", thousands: at least one of them. */
function readHundreds(words: string): Reading {
  const { factor, rest } = readMultipliers(words);
  const counted = readCounted(rest);
  if (factor === null || counted === undefined) return { expected: '"hàng trăm", "hàng nghìn" or a number' };
  const value = Number(factor);
  return { bounds: { value, atLeast: value, atMost: null }, counted };
}

/** `20.000đ - 40.000đ`, `từ 20 đến 40 triệu`; null where the words are no range. */
function readRange(words: string): Reading | null {
  const [, from, to] = /^(?:từ )?(\d.*?) ?(?:-| đến | tới ) ?(\d.*)$/.exec(words) ?? [];
  if (from === undefined || to === undefined) return null;
  const upper = readExactNumber(to);
  const lower = readLowerEnd(from, to);
  if ('expected' in upper) return upper;
  if ('expected' in lower) return lower;
  if (lower.value > upper.value)
    return { expected: 'a range from the lower number to the higher, such as "20 - 40 triệu"' };
  if (lower.counted !== null && lower.counted !== upper.counted) {
    return { expected: 'both ends of a range in the same unit of measure' };
  }
  const counted = upper.counted;
  return { bounds: { value: null, atLeast: lower.value, atMost: upper.value }, counted };
}

/** In "20 - 40 triệu" the words after the upper end are the lower's too. */
function readLowerEnd(from: string, to: string): ExactNumber | Expected {
  const shared = /^[\d., ]+$/.test(from) ? to.replace(/^[\d., ]+/, '') : '';
  return readExactNumber(`${from} ${shared}`.trim());
}

function misfitOf(counted: Counted, unit: string): string | null {
  if (unit === 'basis_point') return counted === 'PERCENT' ? null : 'a percentage, such as 93,75%';
  if (counted === 'PERCENT') return 'a number without %, since the measure is no percentage';
  if (counted === 'VND' && !unit.startsWith('VND'))
    return 'a number without đồng, since the measure is no money';
  if (counted === 'PERSON_TIMES' && unit !== 'person_times') {
    return 'a number without "lượt", since person-times are measures of their own';
  }
  if (counted === 'OTHER' && unit.startsWith('VND'))
    return 'an amount of money, since the measure is in đồng';
  return null;
}
