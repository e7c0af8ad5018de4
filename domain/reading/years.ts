import { indexFrom, type Context } from './context';
import type { Sentence, Stretch } from './sentences';
import { keysOf } from './tokens';

/** A year that is said: "năm 2024". */
export interface SaidYear {
  year: number;
  /** Place of its digits. */
  first: number;
}

const [yearWord = ''] = keysOf('năm');
const past = new Set(
  keysOf('tổng kết quả báo cáo đánh giá hoạt động công tác trong qua dấu ấn thành tích sơ'),
);
const coming = new Set(keysOf('phương hướng nhiệm vụ giao ước triển khai mục tiêu tới'));
const farthest = 14;

export function findYears({ text, tokens }: Pick<Context, 'text' | 'tokens'>): SaidYear[] {
  return tokens.flatMap(({ key, end }, at) => {
    const digits = tokens[at + 1];
    if (key !== yearWord || digits?.kind !== 'digits') return [];
    const said = text.slice(end, digits.end).trim();
    return /^(?:19|20)\d\d$/.test(said) ? [{ year: Number(said), first: at + 1 }] : [];
  });
}

/**
 * The year that a report is of: that of "tổng kết", "kết quả", "trong năm" and not of "phương hướng", "nhiệm vụ". Of two that
 * are said as often the earlier; without any, the year of the date of an event, or the one before in January and February.
 */
export function reportYear(context: Context, years: readonly SaidYear[]): number | null {
  const votes = new Map<number, number>();
  for (const said of years) votes.set(said.year, (votes.get(said.year) ?? 0) + weightOf(context, said));
  const [best] = [...votes].filter(([, votesFor]) => votesFor > 0).sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  if (best) return best[0];
  const earliest = years.reduce((least, { year }) => Math.min(least, year), Infinity);
  return years.length > 0 ? earliest : (yearOfDate(context) ?? bareYear(context));
}

function weightOf({ tokens, isQuoted }: Context, { first: at }: SaidYear): number {
  if (isQuoted(at)) return 0;
  let isPast = false;
  for (let back = 2; back <= farthest; back += 1) {
    const token = tokens[at - back];
    if (!token || token.kind === 'break' || /^[.;]$/.test(token.key)) break;
    if (coming.has(token.key) && !isPast) return -1;
    if (past.has(token.key)) isPast = true;
    if (token.kind === 'digits') break;
  }
  return isPast ? 3 : 1;
}

function yearOfDate({ text }: Context): number | null {
  const found = /\b\d{1,2}[/.-](\d{1,2})[/.-]((?:19|20)\d\d)\b/.exec(text);
  if (!found) return null;
  return Number(found[1]) <= 2 ? Number(found[2]) - 1 : Number(found[2]);
}

/** The only year that stands without the word: "Tết Bính Ngọ 2026". */
function bareYear({ text, tokens, others }: Context): number | null {
  const said = others
    .filter(({ first, last, reason }) => reason === 'YEAR' && first === last)
    .map(({ first }) => text.slice(tokens[first]?.start ?? 0, tokens[first]?.end ?? 0));
  const [only, other] = new Set(said);
  return only === undefined || other !== undefined ? null : Number(only);
}

const compared = new Set(keysOf('với cùng từ'));

/** The last year that a stretch speaks of, without those that something is compared with, or that name a document or pact. */
export function yearIn(
  context: Context,
  years: readonly SaidYear[],
  { first, last }: Stretch,
): number | null {
  const said = yearsWithin(years, { first, last }).filter(
    ({ first: at }) => !context.isQuoted(at) && !compared.has(context.tokens[at - 2]?.key ?? ''),
  );
  return said.at(-1)?.year ?? null;
}

/** "Năm 2022, …", "Trong năm 2022, …": the year that a sentence begins with. */
export function openingYear(
  context: Context,
  years: readonly SaidYear[],
  { first, last }: Sentence,
): number | null {
  return yearIn(context, years, { first, last: Math.min(last, first + 5) });
}

export function yearsWithin(years: readonly SaidYear[], { first, last }: Stretch): SaidYear[] {
  const found: SaidYear[] = [];
  for (let index = indexFrom(years, first); index < years.length; index += 1) {
    const said = years[index];
    if (!said || said.first > last) break;
    found.push(said);
  }
  return found;
}
