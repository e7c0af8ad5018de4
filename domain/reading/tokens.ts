import { foldKey } from '../fold';

/** A word, a run of digits, a sign, or an end of line. */
export interface Token {
  kind: 'word' | 'digits' | 'sign' | 'break';
  start: number;
  end: number;
  /** Folded, as phrases are compared: `Hoà` as `Hòa`, every quotation mark and every dash as one. */
  key: string;
  /** Whether it begins with a capital. */
  isCapital: boolean;
}

/** Characters without a width, which hide within words. */
const unseen = '\\u00ad\\u200b-\\u200f\\u2060\\ufeff';
const pattern = new RegExp(
  `[\\p{L}\\p{M}${unseen}]+|\\p{Nd}+|\\r\\n|[\\n\\r\\u0085\\u2028\\u2029\\f\\v]|[^\\s\\p{L}\\p{M}\\p{Nd}${unseen}]`,
  'gu',
);
const hidden = new RegExp(`[${unseen}]`, 'g');

/** Everything in a text but the space between. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(pattern)) {
    const [found] = match;
    const kind = kindOf(found);
    const start = match.index;
    const end = start + found.length;
    const key = kind === 'word' ? wordKey(found) : kind === 'break' ? '\n' : signKey(found);
    if (key !== '') tokens.push({ kind, start, end, key, isCapital: /^\p{Lu}/u.test(found) });
  }
  return tokens;
}

/** The keys of a phrase of the lexicon; quotation marks are left out, in texts too. */
export function keysOf(phrase: string): string[] {
  return tokenize(phrase).flatMap(({ key }) => (key === '"' ? [] : [key]));
}

const known = new Map<string, string>();
const mostKnown = 20_000;

function wordKey(word: string): string {
  const found = known.get(word);
  if (found !== undefined) return found;
  const key = foldKey(word.replace(hidden, '')).replaceAll(' ', '');
  if (known.size < mostKnown && word.length < 20) known.set(word, key);
  return key;
}

function kindOf(found: string): Token['kind'] {
  if (/^[\p{L}\p{M}]/u.test(found) || found.search(hidden) >= 0) return 'word';
  if (/^\p{Nd}/u.test(found)) return 'digits';
  return /^\s/u.test(found) ? 'break' : 'sign';
}

function signKey(sign: string): string {
  if (/["“”„‟«»″]/u.test(sign)) return '"';
  return /[‐-―−]/u.test(sign) ? '-' : sign.normalize('NFKC');
}
