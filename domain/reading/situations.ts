import { indexFrom, within, type Context } from './context';
import type { FoundNumber } from './numbers';
import type { Hit } from './phrases';
import type { Sentence, Stretch } from './sentences';
import { keysOf } from './tokens';

/** A number among the words around it. */
export interface Situation {
  number: FoundNumber;
  sentence: Sentence;
  clause: Stretch;
  /** From the beginning of its clause. */
  before: Stretch;
  /** To the next number, or the end of its clause. */
  after: Stretch;
  /** The same behind the last number of a list such as "5 tập thể, 7 cá nhân". */
  afterList: Stretch;
  /** What it counts. */
  noun: Hit | null;
  /** Whether that stands right behind it. */
  isNounBehind: boolean;
  /** Whether it counts times ("lượt"). */
  isTurns: boolean;
  /** The last act before it. */
  act: Hit | null;
  sector: Hit | null;
  /** The number before it in its sentence. */
  previous: Situation | null;
  /** Whether a number of targets stands before it in its sentence. */
  followsTarget: boolean;
}

const [turns = ''] = keysOf('lượt');
const links = new Set(keysOf('là đạt lên được có còn gồm : - ='));
const [which = '', inside = ''] = keysOf('trong đó');
const joins = new Set([',', ...keysOf('và cùng với')]);
/** Words that count anything, for which something before may say what. */
const generic: ReadonlySet<string> = new Set(['person', 'unit']);
const counted: ReadonlySet<string> = new Set([
  'member',
  'eliteMember',
  'union',
  'employee',
  'superiorUnion',
  'opinion',
  'class',
  'gift',
  'house',
]);

export function createSituations(context: Context): Situation[] {
  const situations: Situation[] = [];
  for (const sentence of context.sentences) {
    const from = indexFrom(context.numbers, sentence.first);
    const to = indexFrom(context.numbers, sentence.last + 1);
    const numbers = context.numbers.slice(from, to);
    let previous: Situation | null = null;
    for (const [index, number] of numbers.entries()) {
      previous = createSituation(context, sentence, numbers, index, number, previous);
      situations.push(previous);
    }
    shareLists(context, situations.slice(situations.length - numbers.length));
  }
  return situations;
}

/** Whether "trong đó" stands in a stretch, which makes what follows a part of what was before. */
export function saysOfWhich({ tokens }: Context, { first, last }: Stretch): boolean {
  for (let at = first; at < last; at += 1) {
    if (tokens[at]?.key === which && tokens[at + 1]?.key === inside) return true;
  }
  return false;
}

function createSituation(
  context: Context,
  sentence: Sentence,
  numbers: readonly FoundNumber[],
  index: number,
  number: FoundNumber,
  previous: Situation | null,
): Situation {
  const clause =
    sentence.clauses.find(({ first, last }) => first <= number.first && number.first <= last) ?? sentence;
  const next = numbers[index + 1];
  const partner = number.fraction === 'PART' ? next : undefined;
  const { end, follower } = endOf(context, partner ?? number, numbers, index + (partner ? 2 : 1));
  const after = { first: end + 1, last: Math.min(clause.last, (follower?.first ?? Infinity) - 1) };
  const before = { first: clause.first, last: number.first - 1 };
  const isTurns = context.tokens[after.first]?.key === turns;
  const gap = { first: Math.max(previous?.number.last ?? 0, clause.first), last: number.first - 1 };
  const sectorBefore = within(context.sectors, gap).at(-1);
  const isRightBefore = sectorBefore !== undefined && number.first - sectorBefore.last <= 3;
  const sector = (isRightBefore ? sectorBefore : sectorBehind(context, after)) ?? null;
  const situation = {
    number,
    sentence,
    clause,
    before,
    after,
    afterList: after,
    isTurns,
    previous,
    sector,
    followsTarget: isTarget(previous),
  };
  const noun = nounOf(context, situation);
  const act = within(context.acts, { first: sentence.first, last: number.first - 1 }).at(-1) ?? null;
  return { ...situation, ...noun, act };
}

/** "Đề ra 14 chỉ tiêu: kết nạp 500 đoàn viên, …"; "10/11 chỉ tiêu" are met. */
function isTarget(previous: Situation | null): boolean {
  if (!previous || previous.followsTarget) return previous !== null;
  return previous.noun?.concept === 'target' && previous.number.fraction === null;
}

/** Where the words of a number end: what stands in brackets behind it, such as "(93,75%)", is passed over. */
function endOf(
  { tokens }: Context,
  { last }: FoundNumber,
  numbers: readonly FoundNumber[],
  index: number,
): { end: number; follower: FoundNumber | undefined } {
  const follower = numbers[index];
  if (tokens[last + 1]?.key !== '(' || !follower) return { end: last, follower };
  const close = last + tokens.slice(last, last + longestBracket).findIndex(({ key }) => key === ')');
  if (close < follower.last) return { end: last, follower };
  const rest = numbers.slice(index, index + longestBracket).find(({ first }) => first > close);
  return { end: close, follower: rest };
}

const longestBracket = 16;

/** A sector behind a number belongs to what it counts, up to the next sign. */
function sectorBehind({ tokens, nounAt, sectors }: Context, after: Stretch): Hit | undefined {
  const noun = nounAt.get(after.first);
  let last = noun?.last ?? after.first - 1;
  while (last < after.last && !/^[;.(:,]$/.test(tokens[last + 1]?.key ?? ';') && last - after.first < 14)
    last += 1;
  const next = sectors[indexFrom(sectors, after.first)];
  return next && next.first <= last ? next : undefined;
}

type Counted = Pick<Situation, 'noun' | 'isNounBehind'>;

function nounOf(
  context: Context,
  { after, number, previous, isTurns, before, sector }: Omit<Situation, 'noun' | 'isNounBehind' | 'act'>,
): Counted {
  const area = areaOf(context, number);
  if (area) return { noun: area, isNounBehind: true };
  const behind = nounBehind(context, after, isTurns);
  if (number.shape !== 'COUNT') return { noun: null, isNounBehind: false };
  if (number.fraction === 'WHOLE') return { noun: behind ?? null, isNounBehind: true };
  if (behind && !generic.has(behind.concept)) return { noun: behind, isNounBehind: true };
  const front = nounBefore(context, number, Math.max(before.first, (previous?.number.last ?? -1) + 1));
  if (front && (!behind || counted.has(front.concept))) return { noun: front, isNounBehind: false };
  if (behind) return { noun: behind, isNounBehind: true };
  return { noun: sector && previous ? previous.noun : null, isNounBehind: false };
}

/** The square metres that are a part of the number's own words. */
function areaOf({ tokens }: Context, { last }: FoundNumber): Hit | null {
  const isArea = tokens[last - 1]?.key === 'm' && tokens[last]?.key === '2';
  return isArea ? { concept: 'squareMetre', first: last - 1, last } : null;
}

const fillers = new Set(keysOf('các bộ chiếc'));

function nounBehind({ tokens, nounAt }: Context, after: Stretch, isTurns: boolean): Hit | undefined {
  let at = isTurns ? after.first + 1 : after.first;
  if (fillers.has(tokens[at]?.key ?? '')) at += 1;
  if (tokens[at]?.key === '"') at += 1;
  return nounAt.get(at);
}

const farthest = 10;

/** "Tổng số đoàn viên là 339.739", "CĐCS khối sản xuất, kinh doanh 937 đơn vị". */
function nounBefore(context: Context, number: FoundNumber, from: number): Hit | null {
  const noun = within(context.nouns, { first: from, last: number.first - 1 }).at(-1);
  if (!noun || number.first - noun.last > farthest) return null;
  const gap = { first: noun.last + 1, last: number.first - 1 };
  const isLinked =
    gap.last < gap.first ||
    links.has(context.tokens[gap.last]?.key ?? '') ||
    within(context.sectors, { first: noun.first, last: gap.last }).length > 0;
  return isLinked ? noun : null;
}

/** Gives the numbers of a list what stands behind the last of them. */
function shareLists(context: Context, situations: readonly Situation[]): void {
  for (let index = situations.length - 2; index >= 0; index -= 1) {
    const [one, next] = [situations[index], situations[index + 1]];
    if (one && next && isListed(context, one, next)) one.afterList = next.afterList;
  }
}

function isListed({ tokens }: Context, one: Situation, next: Situation): boolean {
  if (one.clause !== next.clause || !one.noun || !one.isNounBehind) return false;
  for (let at = one.noun.last + 1; at < next.number.first; at += 1) {
    if (!joins.has(tokens[at]?.key ?? '')) return false;
  }
  return true;
}
