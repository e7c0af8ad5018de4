import { indexFrom, within, type Context } from './context';
import type { LeftOutReason } from './reading';
import type { Situation } from './situations';
import { keysOf } from './tokens';
import { openingYear, yearsWithin, type SaidYear } from './years';

export interface Times {
  year: number | null;
  years: readonly SaidYear[];
}

const set = (words: string) => new Set(keysOf(words).filter((word) => word !== ','));
const changes = set('tăng, giảm, vượt, hơn');
const changeFillers = set('thêm, là, khoảng, gần, trên, hơn, được');
const [compare = '', with_ = ''] = keysOf('so với');
const targetWords = [keysOf('chỉ tiêu'), keysOf('kế hoạch')];
const each = set('mỗi, bình, quân, từng');
const perWords = set(
  'suất, người, hộ, nhà, căn, cháu, phần, trường, tháng, năm, ca, bữa, đồng, đoàn, gia, xuất, ngày, giờ, em, lượt, đơn, chuyến, vé',
);
const provinceWords = set('tỉnh, lđlđ, thành');
const [less = ''] = keysOf('mức');

/** Why a quantity is no result of the year; null if it may be one. */
export function exclusionOf(context: Context, situation: Situation, times: Times): LeftOutReason | null {
  if (isChange(context, situation)) return 'CHANGE';
  if (situation.number.shape === 'PERCENT') return 'RATE';
  if (isPlanned(context, situation, times)) return 'PLAN';
  return null;
}

/** An amount for one: "500.000 đồng/suất", "mỗi suất 1 triệu đồng". */
export function isPrice(context: Context, situation: Situation): boolean {
  const { number, clause } = situation;
  if (number.shape !== 'MONEY') return false;
  const { tokens } = context;
  if (isPartOfPrice(context, situation)) return true;
  const isPer = tokens[number.last + 1]?.key === '/' && perWords.has(tokens[number.last + 2]?.key ?? '');
  if (isPer) return true;
  for (let back = 1; back <= 6; back += 1) {
    const at = number.first - back;
    const token = tokens[at];
    if (at < clause.first || !token || /^[,(]$/.test(token.key)) return each.has(token?.key ?? '');
    if (each.has(token.key) || token.key === less) return true;
  }
  return false;
}

/** "… mỗi suất 1,8 triệu đồng, gồm 1,5 triệu đồng tiền mặt và …", "một phần quà trị giá 500.000 đồng". */
function isPartOfPrice(context: Context, { previous, number, clause }: Situation): boolean {
  const { tokens, nounAt } = context;
  for (let at = Math.max(clause.first, number.first - 7); at < number.first; at += 1) {
    if (tokens[at]?.key === one && nounAt.get(at + 1)?.concept === 'gift') return true;
  }
  const isSame = previous?.clause === clause && previous.number.shape === 'MONEY';
  if (!isSame || !isPrice(context, previous)) return false;
  const between = tokens.slice(previous.number.last + 1, number.first);
  return between.some(({ key }) => consists.has(key)) && !between.some(({ key }) => key === total);
}

const [one = '', total = ''] = keysOf('một tổng');
const consists = set('gồm, và');

/** "LĐLĐ 10 tỉnh", "10 LĐLĐ": how many provinces there are. */
export function isScope({ tokens }: Context, { number, noun }: Situation): boolean {
  if (noun?.concept === 'federation') return true;
  return number.shape === 'COUNT' && provinceWords.has(tokens[number.last + 1]?.key ?? '');
}

/** "Tăng 1.120 so với năm 2022". */
function isChange({ tokens }: Context, { number, after }: Situation): boolean {
  for (let back = 1; back <= 3; back += 1) {
    const key = tokens[number.first - back]?.key ?? '';
    if (changes.has(key)) return true;
    if (!changeFillers.has(key)) break;
  }
  const comparison = tokens.slice(after.first, Math.min(after.last, after.first + 8));
  return comparison.some(
    ({ key }, at) => key === compare && comparison[at + 1]?.key === with_ && isIncrease(tokens, number.first),
  );
}

function isIncrease(tokens: Context['tokens'], first: number): boolean {
  return tokens.slice(Math.max(0, first - 6), first).some(({ key }) => changes.has(key));
}

function isPlanned(context: Context, situation: Situation, times: Times): boolean {
  const { sentence, number } = situation;
  if (isTarget(context, situation)) return true;
  if (situation.followsTarget) return true;
  const before = { first: sentence.first, last: number.first - 1 };
  const later = yearsWithin(times.years, before).filter(({ year }) => isLater(year, times));
  const isOfLater = later.some(({ first }) => isOpen(context, first, number.first)) && !isOfPact(situation);
  const isIntended = within(context.plans, before).some(
    (plan) => !isReached(context, plan.first, sentence.first) && isOpen(context, plan.last, number.first),
  );
  return isOfLater || (isIntended && !isOfPact(situation)) || isPlanSection(context, situation, times);
}

const done = set('đã, hiện, đang');
const notPresent = set('thực, thể, xuất, phát');

/** Whether nothing between says that it has been done: "… nhiệm vụ năm 2025, hiện LĐLĐ tỉnh đang quản lý 11 …". */
function isOpen({ tokens }: Context, from: number, to: number): boolean {
  return !tokens
    .slice(from, to)
    .some(({ key }, index) => done.has(key) && !notPresent.has(tokens[from + index - 1]?.key ?? ''));
}

/** "Hoàn thành các chỉ tiêu đề ra", "vượt mục tiêu": a plan that became a result. */
function isReached({ tokens }: Context, plan: number, first: number): boolean {
  return tokens.slice(Math.max(first, plan - 9), plan).some(({ key }) => reached.has(key));
}

const reached = set('đạt, vượt, thành, theo');

function isLater(year: number | null, times: Times): boolean {
  return year !== null && times.year !== null && year > times.year;
}

/** A pact for the coming year is signed in this one, with so many points. */
function isOfPact({ noun }: Situation): boolean {
  return noun?.concept === 'point';
}

/** "(chỉ tiêu tỉnh giao 350 đoàn viên)", "12/10 theo kế hoạch"; but "10/11 chỉ tiêu" are results. */
function isTarget({ tokens }: Context, { number, clause, noun }: Situation): boolean {
  if (noun?.concept === 'target') return number.fraction === null;
  for (let back = 1; back <= 7; back += 1) {
    const at = number.first - back;
    if (at <= clause.first || tokens[at]?.key === ',' || tokens[at]?.kind === 'digits') return false;
    const isSaid = targetWords.some(([one, two]) => tokens[at - 1]?.key === one && tokens[at]?.key === two);
    if (isSaid) return true;
  }
  return false;
}

/** Whether its sentence follows one, or stands under a heading, that speaks of what is to come. */
function isPlanSection(context: Context, { sentence }: Situation, times: Times): boolean {
  const own = openingYear(context, times.years, sentence);
  if (own !== null && !isLater(own, times)) return false;
  const index = indexFrom(context.sentences, sentence.first);
  for (let back = 1; back <= mostBack; back += 1) {
    const heading = context.sentences[index - back];
    if (!heading) return false;
    const kind = headingOf(context, heading, times);
    if (kind !== null) return kind === 'PLAN';
  }
  return false;
}

const mostBack = 40;
const longestHeading = 30;
const upper = /^[IVX]{1,5}$/;

/** A short line of its own, numbered in Roman or in capitals, or ending in a colon. */
function headingOf(
  context: Context,
  { first, last }: { first: number; last: number },
  times: Times,
): 'PLAN' | 'OTHER' | null {
  const { tokens, text } = context;
  const isLine =
    (tokens[first - 1]?.kind ?? 'break') === 'break' && (tokens[last + 1]?.kind ?? 'break') === 'break';
  if (!isLine || last - first > longestHeading) return null;
  const line = text.slice(tokens[first]?.start ?? 0, tokens[last]?.end ?? 0);
  const isHeading =
    upper.test(line.split(/[.\s)]/)[0] ?? '') || line === line.toUpperCase() || line.endsWith(':');
  if (!isHeading) return null;
  const years = yearsWithin(times.years, { first, last });
  // The title of a report names both: what was reached, and what comes.
  if (years.some(({ year }) => !isLater(year, times))) return 'OTHER';
  return years.length > 0 || within(context.plans, { first, last }).length > 0 ? 'PLAN' : 'OTHER';
}
