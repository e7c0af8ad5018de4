import {
  counterWords,
  hasBefore,
  isEdge,
  lastBefore,
  match,
  tokenAt,
  wordSet,
  type Structured,
  type TokensOfText,
} from './structure';
import { keysOf, type Token } from './tokens';

const phoneWords = wordSet('thoại, đt, đtdđ, hotline, nóng, fax, tel, zalo, phone, sđt, máy');
const unitEndings = new Set([
  'đ',
  'tr',
  'k',
  'h',
  'm',
  'vnđ',
  'vnd',
  'km',
  'ha',
  'kg',
  'g',
  'triệu',
  'tỷ',
  'tỉ',
  'ti',
  'nghìn',
  'ngàn',
  'người',
  'suất',
  'p',
]);
const moneyKeys = wordSet('đồng, đ, vnđ, vnd, triệu, tỷ, nghìn, ngàn, tr, lượt');
const [turns = ''] = keysOf('lượt');

export function readAddress(of: TokensOfText, at: number): Structured | null {
  const { chunk, from } = chunkAround(of.text, tokenAt(of, at));
  const isAddress = /^\(?(?:https?:|www\.)|@|\.(?:vn|com|net|org|jpg|jpeg|png|pdf|docx?|html?)(?:\W|$)/i.test(
    chunk,
  );
  return isAddress ? { last: lastBefore(of.tokens, at, from + chunk.length), reason: 'CODE' } : null;
}

/** The characters without a space around a place. */
function chunkAround(text: string, { start }: Token): { chunk: string; from: number } {
  let from = start;
  while (from > 0 && start - from < 200 && /\S/.test(text[from - 1] ?? ' ')) from -= 1;
  let to = start;
  while (to < text.length && to - start < 200 && /\S/.test(text[to] ?? ' ')) to += 1;
  return { chunk: text.slice(from, to), from };
}

/** `187/BC-LĐLĐ`, `02-NQ/TW`, `191/2013/NĐ-CP`. */
export function readDocumentNumber(of: TokensOfText, at: number): Structured | null {
  const found = match(of, at, /\d+(?:\/\d{4})?[/-]\p{Lu}[\p{L}\p{M}\d]*(?:[-/&][\p{L}\p{M}\d]+)*/uy);
  return found && /\p{Lu}{2}|\/\p{Lu}/u.test(found.found[0])
    ? { last: found.last, reason: 'DOCUMENT_NUMBER' }
    : null;
}

export function readPhone(of: TokensOfText, at: number): Structured | null {
  const found = match(of, at, /\(?0\d{1,4}\)?(?:[ .-]?\d{2,4}){2,3}(?!\d)/y);
  if (found) {
    const digits = found.found[0].replace(/\D/g, '').length;
    if (digits >= 9 && digits <= 12) return { last: found.last, reason: 'PHONE' };
  }
  if (!hasBefore(of, at, 5, phoneWords)) return null;
  const called = match(of, at, /\d+(?:[ .-]?\d{2,4})*/y);
  return called && called.found[0].replace(/\D/g, '').length >= 6
    ? { last: called.last, reason: 'PHONE' }
    : null;
}

/** Digits within letters, and long runs that nothing is counted by. */
export function readCode(of: TokensOfText, at: number): Structured | null {
  const { tokens } = of;
  const [before, token, after] = [tokens[at - 1], tokenAt(of, at), tokens[at + 1]];
  const isGluedBefore = before?.kind === 'word' && before.end === token.start;
  const isGluedAfter = after?.kind === 'word' && after.start === token.end && !unitEndings.has(after.key);
  if (isGluedBefore || isGluedAfter) return { last: lastGlued(tokens, at), reason: 'CODE' };
  const beyond = tokens[at - 2];
  const isNamed =
    before?.key === '-' &&
    before.end === token.start &&
    beyond?.kind === 'word' &&
    beyond.end === before.start;
  if (isNamed && tokens[at - 3]?.end !== beyond.start) return { last: at, reason: 'ORDINAL' };
  const isLong = token.end - token.start >= 5;
  const isGrouped =
    after !== undefined &&
    /^[.,]$/.test(after.key) &&
    tokens[at + 2]?.kind === 'digits' &&
    tokens[at + 2]?.start === after.end;
  const isMeant =
    after !== undefined && (of.isCounted(at + 1) || /^[%₫]$/.test(after.key) || moneyKeys.has(after.key));
  return isLong && !isGrouped && !isMeant && !isCountedBefore(of, at) ? { last: at, reason: 'CODE' } : null;
}

/** `Tổng số đoàn viên: 12345`. */
function isCountedBefore(of: TokensOfText, at: number): boolean {
  const before = of.tokens[at - 1];
  return before !== undefined && (before.key === ':' || keysOf('là').includes(before.key));
}

function lastGlued(tokens: readonly Token[], at: number): number {
  let last = at;
  while (
    tokens[last + 1]?.start === tokens[last]?.end &&
    /^(?:word|digits)$/.test(tokens[last + 1]?.kind ?? '')
  )
    last += 1;
  return last;
}

export function readCounter(of: TokensOfText, at: number): Structured | null {
  const { tokens } = of;
  const page = match(of, at, /\d+ ?\/ ?\d+/y);
  const isAfter = hasBefore(of, at, 2, counterWords) && !of.isCounted(at + 1);
  const whole = match(of, at, /\d+(?:[.,]\d{3})*(?: ?\/ ?\d+)?/y);
  if (isAfter && (tokens[at - 1]?.key === ':' || page || counterWords.has(tokens[at - 1]?.key ?? '')))
    return { last: whole?.last ?? at, reason: 'COUNTER' };
  const last = whole?.last ?? at;
  const isOfVisits = tokens[last + 1]?.key === turns && counterWords.has(tokens[last + 2]?.key ?? '');
  if (isOfVisits) return { last, reason: 'COUNTER' };
  const isOwnLine = isEdge(tokens[at - 1]) && isEdge(tokens[last + 1]);
  const isDashed =
    tokens[at - 1]?.key === '-' &&
    isEdge(tokens[at - 2]) &&
    tokens[last + 1]?.key === '-' &&
    isEdge(tokens[last + 2]);
  return isOwnLine || isDashed ? { last, reason: 'COUNTER' } : null;
}
