import type { LeftOutReason } from './reading';
import { keysOf, type Token } from './tokens';

/** Digits that are no quantity by their form or the word before them: they are left out whatever the sentence says. */
export interface Structured {
  /** Place of the last token. */
  last: number;
  reason: LeftOutReason;
}

export interface TokensOfText {
  text: string;
  tokens: readonly Token[];
  /** Whether what is counted begins at a token. */
  isCounted: (at: number) => boolean;
}

/** @param at place of a token of digits; null if they may be a quantity */
export function readStructured(of: TokensOfText, at: number): Structured | null {
  for (const read of readers) {
    const found = read(of, at);
    if (found) return found;
  }
  return null;
}

type Reader = (of: TokensOfText, at: number) => Structured | null;

const key = (words: string) => new Set(keysOf(words).filter((word) => word !== ','));
const dayWords = key('ngày, sáng, chiều, tối, trưa, đêm, hôm, mùng, mồng, rằm, nay, qua, lễ, dịp, thứ');
const dateWords = key('ngày, tháng, quý, tuần, mùng, mồng, rằm');
const lengthWords = key('năm, tháng, ngày, giờ, phút, giây, tuần, tuổi, quý, thập, thế, nhiệm, đêm, khóa');
const actOfLaw = key('nghị, kết, chỉ, quyết, thông, công, hướng, luật, kế, chương, báo, tờ, quy');
const actOfLawEnds = key('quyết, luận, thị, định, tư, văn, dẫn, hoạch, trình, cáo, lệnh, luật');
const partWords = key(
  'đợt, lần, vòng, đoạn, quận, phường, tổ, ấp, khóm, phố, lộ, hạng, loại, cấp, điều, khoản, mục, chương, lục, ' +
    'biểu, bảng, hình, ảnh, báo, khóa, đường, điểm, thôn, đội, đại, câu, phần, lớp, khối, bản',
);
const always = key('thứ, khóa');
const phoneWords = key('thoại, đt, đtdđ, hotline, nóng, fax, tel, zalo, phone, sđt, máy');
const counterWords = key('xem, cập, truy, đọc, tải, trang, page, views, visits, online, tuyến');
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

const readers: readonly Reader[] = [
  readAddress,
  readDocumentNumber,
  readPhone,
  readCode,
  readDate,
  readTime,
  readCounter,
  readNumbering,
  readYear,
  readNamedNumber,
  readLength,
];

/** The characters without a space around a place. */
function chunkAround(text: string, { start }: Token): { chunk: string; from: number } {
  let from = start;
  while (from > 0 && start - from < 200 && /\S/.test(text[from - 1] ?? ' ')) from -= 1;
  let to = start;
  while (to < text.length && to - start < 200 && /\S/.test(text[to] ?? ' ')) to += 1;
  return { chunk: text.slice(from, to), from };
}

/** The last token that begins before a place in the text. */
function lastBefore(tokens: readonly Token[], at: number, end: number): number {
  let last = at;
  while ((tokens[last + 1]?.start ?? Infinity) < end) last += 1;
  return last;
}

/** Matches at the digits; what it says ends where the match does. */
function match(
  { text, tokens }: TokensOfText,
  at: number,
  pattern: RegExp,
): { last: number; found: RegExpExecArray } | null {
  const start = tokens[at]?.start ?? 0;
  pattern.lastIndex = start;
  const found = pattern.exec(text);
  return found ? { last: lastBefore(tokens, at, start + found[0].length), found } : null;
}

function readAddress(of: TokensOfText, at: number): Structured | null {
  const { chunk, from } = chunkAround(of.text, tokenAt(of, at));
  const isAddress = /^\(?(?:https?:|www\.)|@|\.(?:vn|com|net|org|jpg|jpeg|png|pdf|docx?|html?)(?:\W|$)/i.test(
    chunk,
  );
  return isAddress ? { last: lastBefore(of.tokens, at, from + chunk.length), reason: 'CODE' } : null;
}

/** `187/BC-LĐLĐ`, `02-NQ/TW`, `191/2013/NĐ-CP`. */
function readDocumentNumber(of: TokensOfText, at: number): Structured | null {
  const found = match(of, at, /\d+(?:\/\d{4})?[/-]\p{Lu}[\p{L}\p{M}\d]*(?:[-/&][\p{L}\p{M}\d]+)*/uy);
  return found && /\p{Lu}{2}|\/\p{Lu}/u.test(found.found[0])
    ? { last: found.last, reason: 'DOCUMENT_NUMBER' }
    : null;
}

function readPhone(of: TokensOfText, at: number): Structured | null {
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
function readCode(of: TokensOfText, at: number): Structured | null {
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

const moneyKeys = key('đồng, đ, vnđ, vnd, triệu, tỷ, nghìn, ngàn, tr, lượt');

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

function readDate(of: TokensOfText, at: number): Structured | null {
  const whole = match(of, at, /(\d{1,2}) ?[/.-] ?(\d{1,2}) ?[/.-] ?(\d{4}|\d{2})(?![\d/])/y);
  if (whole && isDay(whole.found[1], whole.found[2])) return { last: whole.last, reason: 'DATE' };
  const month = match(of, at, /(\d{1,2}) ?[/-] ?((?:19|20)\d\d)(?!\d)/y);
  if (month && isDay('1', month.found[1])) return { last: month.last, reason: 'DATE' };
  return readDayOfMonth(of, at) ?? readCalendar(of, at);
}

/** `sáng 16/12`, `(27/12)`, `8/3`: unless something is counted by it. */
function readDayOfMonth(of: TokensOfText, at: number): Structured | null {
  const day = match(of, at, /(\d{1,2})[/-](\d{1,2})(?![\d/]|[.,]\d)/y);
  const before = of.tokens[at - 1]?.key ?? '';
  if (!day || !isDay(day.found[1], day.found[2]) || counterWords.has(before)) return null;
  if (day.found[0].includes('-')) return dayWords.has(before) ? { last: day.last, reason: 'DATE' } : null;
  if (dayWords.has(before) || (before === '(' && of.tokens[day.last + 1]?.key === ')'))
    return { last: day.last, reason: 'DATE' };
  return of.isCounted(day.last + 1) || /^(?:%|\()$/.test(of.tokens[day.last + 1]?.key ?? '')
    ? null
    : { last: day.last, reason: 'DATE' };
}

function readCalendar(of: TokensOfText, at: number): Structured | null {
  const before = of.tokens[at - 1]?.key ?? '';
  if (tokenAt(of, at).end - tokenAt(of, at).start > 2 || isGroupedHere(of, at)) return null;
  const isDayOfTet = of.tokens[at + 1]?.key === tet && dayWords.has(before);
  return dateWords.has(before) || isDayOfTet ? { last: at, reason: 'DATE' } : null;
}

const [tet = ''] = keysOf('tết');

function isGluedDigits({ tokens }: TokensOfText, at: number): boolean {
  return tokens[at]?.kind === 'digits' && tokens[at]?.start === tokens[at - 1]?.end;
}

function isDay(day: string | undefined, month: string | undefined): boolean {
  return Number(day) >= 1 && Number(day) <= 31 && Number(month) >= 1 && Number(month) <= 12;
}

function readTime(of: TokensOfText, at: number): Structured | null {
  const clock = match(of, at, /\d{1,2}(?::\d{2}(?::\d{2})?|[hg]\d{0,2})(?![\p{L}\d])/uy);
  return clock ? { last: clock.last, reason: 'DATE' } : null;
}

function readCounter(of: TokensOfText, at: number): Structured | null {
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

const [turns = ''] = keysOf('lượt');

function isEdge(token: Token | undefined): boolean {
  return token === undefined || token.kind === 'break';
}

/** `1.`, `2)`, `1.1.`, `(3)` at the beginning of a line. */
function readNumbering(of: TokensOfText, at: number): Structured | null {
  const { tokens } = of;
  const before = tokens[at - 1];
  if (before?.key === '(' && tokens[at + 1]?.key === ')' && tokenAt(of, at).end - tokenAt(of, at).start <= 2)
    return { last: at, reason: 'ORDINAL' };
  if (!isEdge(before)) return null;
  const found = match(of, at, /\d{1,2}(?:\.\d{1,2}){0,3}(?:[.)/]|(?=\s*[-–]\s))(?=\s)/y);
  return found ? { last: lastDigits(tokens, at, found.last), reason: 'ORDINAL' } : null;
}

function lastDigits(tokens: readonly Token[], at: number, last: number): number {
  let found = last;
  while (found > at && tokens[found]?.kind !== 'digits') found -= 1;
  return found;
}

/** `năm 2024`, `2023 - 2028`, `Ất Tỵ 2025`. */
function readYear(of: TokensOfText, at: number): Structured | null {
  const year = match(of, at, /(?:19|20)\d\d(?![\d]|[.,]\d)/y);
  if (!year) return null;
  const span = match(of, at, /(?:19|20)\d\d ?[-–—/] ?(?:19|20)\d\d(?!\d)/y);
  if (span) return { last: span.last, reason: 'YEAR' };
  const before = of.tokens[at - 1]?.key ?? '';
  const isSaid = keysOf('năm').includes(before) || before === '/' || before === '-';
  return isSaid || !of.isCounted(at + 1) ? { last: at, reason: 'YEAR' } : null;
}

/** `Cụm thi đua số 5`, `Nghị quyết số 18`, `lần thứ 12`, `đợt 2`. */
function readNamedNumber(of: TokensOfText, at: number): Structured | null {
  const { tokens } = of;
  const before = tokens[at - 1];
  if (!before || tokenAt(of, at).end - tokenAt(of, at).start > 4 || isGroupedHere(of, at)) return null;
  const [number] = keysOf('số');
  if (before.key === number) return readAfterNumberWord(of, at);
  if (before.key === ':' && tokens[at - 2]?.key === number && isEdge(tokens[at - 3]))
    return { last: at, reason: 'DOCUMENT_NUMBER' };
  if (always.has(before.key)) return { last: at, reason: 'ORDINAL' };
  if (isActOfLaw(tokens, at)) return { last: at, reason: 'DOCUMENT_NUMBER' };
  const isPart = partWords.has(before.key) || isPhotoLine(tokens, at);
  return isPart && !of.isCounted(at + 1) && !/^[%/]$/.test(tokens[at + 1]?.key ?? '')
    ? { last: at, reason: 'ORDINAL' }
    : null;
}

function isGroupedHere(of: TokensOfText, at: number): boolean {
  return /^[.,]$/.test(of.tokens[at + 1]?.key ?? '') && isGluedDigits(of, at + 2);
}

/** "Số" names by a number, but in "tổng số 786" and "trong số 250" it counts. */
function readAfterNumberWord({ tokens, isCounted }: TokensOfText, at: number): Structured | null {
  const word = tokens[at - 2]?.key ?? '';
  if (counting.has(word) || (isCounted(at + 1) && !actOfLawEnds.has(word))) return null;
  return { last: at, reason: isActOfLaw(tokens, at - 1) ? 'DOCUMENT_NUMBER' : 'ORDINAL' };
}

const counting = key('tổng, trong, với');

/** `Nghị quyết 18`, `Kết luận số 03`. */
function isActOfLaw(tokens: readonly Token[], at: number): boolean {
  return (
    actOfLawEnds.has(tokens[at - 1]?.key ?? '') &&
    actOfLaw.has(tokens[at - 2]?.key ?? '') &&
    tokens[at - 2]?.isCapital === true
  );
}

/** A line such as `báo 5` or `Ảnh 2`. */
function isPhotoLine(tokens: readonly Token[], at: number): boolean {
  return tokens[at - 1]?.kind === 'word' && isEdge(tokens[at - 2]) && isEdge(tokens[at + 1]);
}

/** `95 năm`, `6 tháng đầu năm`. */
function readLength(of: TokensOfText, at: number): Structured | null {
  if (isGroupedHere(of, at)) return null;
  const next = of.tokens[at + 1];
  return next?.kind === 'word' && lengthWords.has(next.key) ? { last: at, reason: 'ANNIVERSARY' } : null;
}

function hasBefore({ tokens }: TokensOfText, at: number, most: number, words: ReadonlySet<string>): boolean {
  for (let back = 1; back <= most; back += 1) {
    const token = tokens[at - back];
    if (!token || token.kind === 'break') return false;
    if (words.has(token.key)) return true;
  }
  return false;
}

function tokenAt({ tokens }: TokensOfText, at: number): Token {
  const token = tokens[at];
  if (!token) throw new RangeError(`No token ${at}`);
  return token;
}
