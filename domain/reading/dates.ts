import {
  counterWords,
  isGroupedHere,
  match,
  tokenAt,
  wordSet,
  type Structured,
  type TokensOfText,
} from './structure';
import { keysOf } from './tokens';

const dayWords = wordSet('ngày, sáng, chiều, tối, trưa, đêm, hôm, mùng, mồng, rằm, nay, qua, lễ, dịp, thứ');
const dateWords = wordSet('ngày, tháng, quý, tuần, mùng, mồng, rằm');
const lengthWords = wordSet(
  'năm, tháng, ngày, giờ, phút, giây, tuần, tuổi, quý, thập, thế, nhiệm, đêm, khóa',
);
const [tet = ''] = keysOf('tết');

export function readDate(of: TokensOfText, at: number): Structured | null {
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

function isDay(day: string | undefined, month: string | undefined): boolean {
  return Number(day) >= 1 && Number(day) <= 31 && Number(month) >= 1 && Number(month) <= 12;
}

export function readTime(of: TokensOfText, at: number): Structured | null {
  const clock = match(of, at, /\d{1,2}(?::\d{2}(?::\d{2})?|[hg]\d{0,2})(?![\p{L}\d])/uy);
  return clock ? { last: clock.last, reason: 'DATE' } : null;
}

/** `năm 2024`, `2023 - 2028`, `Ất Tỵ 2025`. */
export function readYear(of: TokensOfText, at: number): Structured | null {
  const year = match(of, at, /(?:19|20)\d\d(?![\d]|[.,]\d)/y);
  if (!year) return null;
  const span = match(of, at, /(?:19|20)\d\d ?[-–—/] ?(?:19|20)\d\d(?!\d)/y);
  if (span) return { last: span.last, reason: 'YEAR' };
  const before = of.tokens[at - 1]?.key ?? '';
  const isSaid = keysOf('năm').includes(before) || before === '/' || before === '-';
  return isSaid || !of.isCounted(at + 1) ? { last: at, reason: 'YEAR' } : null;
}

/** `95 năm`, `6 tháng đầu năm`. */
export function readLength(of: TokensOfText, at: number): Structured | null {
  if (isGroupedHere(of, at)) return null;
  const next = of.tokens[at + 1];
  return next?.kind === 'word' && lengthWords.has(next.key) ? { last: at, reason: 'ANNIVERSARY' } : null;
}
