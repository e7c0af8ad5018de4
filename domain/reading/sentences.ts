import type { Token } from './tokens';

/** Places in the list of tokens, both included. */
export interface Stretch {
  first: number;
  last: number;
}

export interface Sentence extends Stretch {
  /** Parts between semicolons. */
  clauses: Stretch[];
  /** Counted from 0: sentences of one paragraph have the same. */
  paragraph: number;
}

/** Titles and the like, whose point ends no sentence. */
const shortened = new Set(['tp', 'ts', 'ths', 'pgs', 'gs', 'đ/c', 'tr', 'p', 'q', 'h', 'st', 'nxb']);

/** Tokens of a sentence; a longer one is no sentence, and is taken in pieces. */
const longestSentence = 500;

export function splitSentences(text: string, tokens: readonly Token[]): Sentence[] {
  const sentences: Sentence[] = [];
  let paragraph = 0;
  let first = 0;
  const close = (last: number) => {
    while (first <= last && tokens[first]?.kind === 'break') first += 1;
    if (first <= last) sentences.push({ first, last, clauses: splitClauses(tokens, first, last), paragraph });
    first = last + 1;
  };
  for (let at = 0; at < tokens.length; at += 1) {
    if (at - first >= longestSentence) close(at - 1);
    if (tokens[at]?.kind === 'break') {
      close(at - 1);
      first = at + 1;
      paragraph += 1;
    } else if (endsSentence(text, tokens, at)) close(at);
  }
  close(tokens.length - 1);
  return sentences;
}

function splitClauses(tokens: readonly Token[], first: number, last: number): Stretch[] {
  const clauses: Stretch[] = [];
  let from = first;
  for (let at = first; at <= last; at += 1) {
    if (tokens[at]?.key !== ';' && at !== last) continue;
    clauses.push({ first: from, last: at });
    from = at + 1;
  }
  return clauses;
}

function endsSentence(text: string, tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (!token || !/^[.!?…]+$/.test(token.key)) return false;
  const next = tokens[at + 1];
  if (next && next.start === token.end) return false;
  const before = tokens[at - 1];
  if (token.key === '.' && before?.kind === 'word' && shortened.has(before.key)) return false;
  if (token.key === '.' && isNumbering(text, tokens, at)) return false;
  return next === undefined || next.kind !== 'word' || next.isCapital || next.end - next.start === 0;
}

/** `1. Toàn tỉnh có`, `II. KẾT QUẢ`, `a. Chăm lo`: the point belongs to the number of the line. */
function isNumbering(text: string, tokens: readonly Token[], point: number): boolean {
  const number = tokens[point - 1];
  const before = tokens[point - 2];
  if (!number || (before !== undefined && before.kind !== 'break')) return false;
  return number.kind === 'digits' || /^(?:[IVXLC]{1,5}|\p{L})$/u.test(text.slice(number.start, number.end));
}
