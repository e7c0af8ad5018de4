import { boundingWords } from '../quantityReader/qualifiers';
import { createPhraseFinder } from './phrases';
import type { LeftOutReason } from './reading';
import { readStructured } from './structured';
import type { TokensOfText } from './structure';
import { keysOf, type Token } from './tokens';

/** What a number is by its form, before anybody looks at its sentence. */
export type NumberShape = 'COUNT' | 'MONEY' | 'PERCENT';

/** A number with the words that bound and multiply it; places in the list of tokens. */
export interface FoundNumber {
  first: number;
  last: number;
  shape: NumberShape;
  /** Place of its first digit, or of the word that is it. */
  digits: number;
  /** Of the two numbers of a fraction, which. */
  fraction: 'PART' | 'WHOLE' | null;
  /** The number in digits, if it is a word such as "ba". */
  spelled: string | null;
}

export interface FoundOther {
  first: number;
  last: number;
  reason: LeftOutReason;
}

export interface FoundNumbers {
  numbers: FoundNumber[];
  others: FoundOther[];
}

const set = (words: string) => new Set(keysOf(words).filter((word) => word !== ','));
const multipliers = set('chục, trăm, nghìn, ngàn, vạn, triệu, tỷ, tr, k');
const currencies = set('đồng, đ, vnđ, vnd, ₫, vnđồng');
const vague = set('hàng, vài, mấy, nhiều');
const half = set('rưỡi');
const [from = ''] = keysOf('từ');
const rangeWords = new Set(['-', ...keysOf('đến tới')]);
const percentWords = keysOf('phần trăm');
const numerals = new Map(
  ['hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín', 'mười'].map((word, index) => [
    keysOf(word)[0] ?? word,
    String(index + 2),
  ]),
);
const [five = ''] = keysOf('năm');
const yearWords = set(
  'trong, cả, cuối, đầu, hàng, mỗi, từng, một, qua, suốt, giữa, các, những, hằng, sang, so, với, của, mấy, nhiều',
);
const qualifiers = createPhraseFinder(
  boundingWords
    .filter((word) => /\p{L}/u.test(word) || /^[<>~≈≤≥]/.test(word))
    .map((word) => ['before', keysOf(word)] as const),
);
const longestQualifier = 6;

/** Every number of a text, each once: as a quantity, or as something else that digits are used for. */
export function findNumbers(of: TokensOfText): FoundNumbers {
  const found: FoundNumbers = { numbers: [], others: [] };
  const { tokens } = of;
  let free = 0;
  let at = 0;
  while (at < tokens.length) {
    const other = tokens[at]?.kind === 'digits' ? readStructured(of, at) : null;
    if (other) found.others.push({ first: at, last: other.last, reason: other.reason });
    const numbers = other ? [] : readNumbers(of, at, free);
    found.numbers.push(...numbers);
    const last = other?.last ?? numbers.at(-1)?.last;
    at = (last ?? at) + 1;
    if (last !== undefined) free = at;
  }
  return found;
}

/** @param free the first token that belongs to no number before */
function readNumbers(of: TokensOfText, at: number, free: number): FoundNumber[] {
  const { tokens } = of;
  if (tokens[at]?.kind === 'digits') return readDigits(of, at, free);
  if (vague.has(tokens[at]?.key ?? '') && multipliers.has(tokens[at + 1]?.key ?? '')) {
    const last = lastMultiplier(tokens, at + 1);
    return [{ ...withCurrency(of, at, last), digits: at, fraction: null, spelled: null }];
  }
  return readNumeral(of, at);
}

/** "Ba tập thể": a word is a number only in front of what is counted. */
function readNumeral({ tokens, isCounted }: TokensOfText, at: number): FoundNumber[] {
  const key = tokens[at]?.key ?? '';
  const spelled = numerals.get(key);
  if (spelled === undefined || !isCounted(at + 1) || tokens[at - 1]?.kind === 'digits') return [];
  if (key === five && yearWords.has(tokens[at - 1]?.key ?? '')) return [];
  return [{ first: at, last: at, shape: 'COUNT', digits: at, fraction: null, spelled }];
}

function readDigits(of: TokensOfText, at: number, free: number): FoundNumber[] {
  const { tokens } = of;
  const one = readOne(of, at);
  const first = withQualifiers(tokens, at, free);
  const after = tokens[one.last + 1];
  if (
    after?.key === '/' &&
    tokens[one.last + 2]?.kind === 'digits' &&
    one.shape === 'COUNT' &&
    isClose(tokens, one.last + 1)
  ) {
    const whole = readOne(of, one.last + 2);
    if (whole.shape === 'COUNT') {
      return [
        { ...one, first, digits: at, fraction: 'PART', spelled: null },
        { ...whole, digits: one.last + 2, fraction: 'WHOLE', spelled: null },
      ];
    }
  }
  const range = readRange(of, at, one);
  if (range)
    return [
      {
        ...range,
        first: tokens[first - 1]?.key === from ? first - 1 : first,
        digits: at,
        fraction: null,
        spelled: null,
      },
    ];
  return [{ ...one, first, digits: at, fraction: null, spelled: null }];
}

type One = Pick<FoundNumber, 'first' | 'last' | 'shape'>;

/** `20.000đ - 40.000đ`, `20 - 40 triệu`, `từ 5 đến 10 triệu`. */
function readRange(of: TokensOfText, at: number, lower: One): One | null {
  const { tokens } = of;
  const between = tokens[lower.last + 1]?.key ?? '';
  if (!rangeWords.has(between) || tokens[lower.last + 2]?.kind !== 'digits') return null;
  if (between !== '-' && tokens[at - 1]?.key !== from) return null;
  if (readStructured(of, lower.last + 2)) return null;
  const upper = readOne(of, lower.last + 2);
  const isSame = lower.shape === upper.shape || lower.shape === 'COUNT';
  return isSame ? { first: at, last: upper.last, shape: upper.shape } : null;
}

function readOne(of: TokensOfText, at: number): One {
  const { text, tokens } = of;
  let last = lastOfDigits(text, tokens, at);
  for (;;) {
    const multiplied = lastMultiplier(tokens, last + 1);
    if (multiplied === last) break;
    last = multiplied;
    if (half.has(tokens[last + 1]?.key ?? '')) {
      last += 1;
      break;
    }
    const next = tokens[last + 1];
    if (next?.kind !== 'digits') break;
    const more = lastOfDigits(text, tokens, last + 1);
    if (lastMultiplier(tokens, more + 1) === more && !currencies.has(tokens[more + 1]?.key ?? '')) break;
    last = more;
  }
  return withCurrency(of, at, last);
}

/** Digits with the points, commas and spaces between them. */
function lastOfDigits(text: string, tokens: readonly Token[], at: number): number {
  let last = at;
  for (;;) {
    const [sign, digits] = [tokens[last + 1], tokens[last + 2]];
    const isGlued = sign?.start === tokens[last]?.end && digits?.start === sign?.end;
    if (isGlued && /^[.,']$/.test(sign?.key ?? '') && digits?.kind === 'digits') last += 2;
    else if (isGroup(text, tokens, last)) last += 1;
    else return last;
  }
}

/** `1 469 200`: three digits behind one space, as three or fewer before it. */
function isGroup(text: string, tokens: readonly Token[], last: number): boolean {
  const [token, next] = [tokens[last], tokens[last + 1]];
  if (!token || next?.kind !== 'digits' || next.end - next.start !== 3 || token.end - token.start > 3)
    return false;
  return /^[ \u00a0\u202f\u2009]$/.test(text.slice(token.end, next.start));
}

function lastMultiplier(tokens: readonly Token[], at: number): number {
  let last = at - 1;
  while (multipliers.has(tokens[last + 1]?.key ?? '') && tokens[last + 1]?.kind === 'word') last += 1;
  return last;
}

function withCurrency({ tokens, isCounted }: TokensOfText, first: number, last: number): One {
  const next = tokens[last + 1]?.key ?? '';
  if (next === '%') return { first, last: last + 1, shape: 'PERCENT' };
  if (next === percentWords[0] && tokens[last + 2]?.key === percentWords[1])
    return { first, last: last + 2, shape: 'PERCENT' };
  const bracket =
    next === '(' && currencies.has(tokens[last + 2]?.key ?? '') && tokens[last + 3]?.key === ')';
  if (bracket) return { first, last: last + 3, shape: 'MONEY' };
  if (currencies.has(next) && !isOtherWord(tokens, last + 1))
    return { first, last: last + 1, shape: 'MONEY' };
  if (next === 'm' && tokens[last + 2]?.key === '2' && tokens[last + 2]?.start === tokens[last + 1]?.end)
    return { first, last: last + 2, shape: 'COUNT' };
  const isLargeMoney = largeMoney.has(tokens[last]?.key ?? '') && !isCounted(last + 1) && next !== turnWord;
  return { first, last, shape: isLargeMoney ? 'MONEY' : 'COUNT' };
}

/** `Đồng chí`, `đồng bào`: not the currency. */
function isOtherWord(tokens: readonly Token[], at: number): boolean {
  return tokens[at]?.key === dong && afterDong.has(tokens[at + 1]?.key ?? '');
}

const [dong = ''] = keysOf('đồng');
const afterDong = set('chí, bào, nghiệp, hồ, hành, đội, thời, diễn, loạt');

/** Nothing else is counted in these without its name. */
const largeMoney = set('triệu, tỷ, tr');
const [turnWord = ''] = keysOf('lượt');

function withQualifiers(tokens: readonly Token[], at: number, free: number): number {
  let first = at;
  for (;;) {
    const earliest = Math.max(free, first - longestQualifier);
    const before = tokens.slice(earliest, first);
    const hit = qualifiers.find(before).at(-1);
    if (!hit || earliest + hit.last !== first - 1) return first;
    first = earliest + hit.first;
  }
}

/** Whether nothing stands between a stroke and the numbers around it. */
function isClose(tokens: readonly Token[], stroke: number): boolean {
  const [before, sign, after] = [tokens[stroke - 1], tokens[stroke], tokens[stroke + 1]];
  return before?.end === sign?.start || sign?.end === after?.start;
}
