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

export type StructureReader = (of: TokensOfText, at: number) => Structured | null;

export const wordSet = (words: string): ReadonlySet<string> =>
  new Set(keysOf(words).filter((word) => word !== ','));
/** Words before a number of visits or of a page. */
export const counterWords = wordSet('xem, cập, truy, đọc, tải, trang, page, views, visits, online, tuyến');

/** Matches at the digits; what it says ends where the match does. */
export function match(
  { text, tokens }: TokensOfText,
  at: number,
  pattern: RegExp,
): { last: number; found: RegExpExecArray } | null {
  const start = tokens[at]?.start ?? 0;
  pattern.lastIndex = start;
  const found = pattern.exec(text);
  return found ? { last: lastBefore(tokens, at, start + found[0].length), found } : null;
}

/** The last token that begins before a place in the text. */
export function lastBefore(tokens: readonly Token[], at: number, end: number): number {
  let last = at;
  while ((tokens[last + 1]?.start ?? Infinity) < end) last += 1;
  return last;
}

export function isEdge(token: Token | undefined): boolean {
  return token === undefined || token.kind === 'break';
}

export function isGroupedHere(of: TokensOfText, at: number): boolean {
  return /^[.,]$/.test(of.tokens[at + 1]?.key ?? '') && isGluedDigits(of, at + 2);
}

function isGluedDigits({ tokens }: TokensOfText, at: number): boolean {
  return tokens[at]?.kind === 'digits' && tokens[at]?.start === tokens[at - 1]?.end;
}

export function hasBefore(
  { tokens }: TokensOfText,
  at: number,
  most: number,
  words: ReadonlySet<string>,
): boolean {
  for (let back = 1; back <= most; back += 1) {
    const token = tokens[at - back];
    if (!token || token.kind === 'break') return false;
    if (words.has(token.key)) return true;
  }
  return false;
}

export function tokenAt({ tokens }: TokensOfText, at: number): Token {
  const token = tokens[at];
  if (!token) throw new RangeError(`No token ${at}`);
  return token;
}
