import { namesProvincialCity } from './cities';
import type { Lexicon } from './lexicon';
import { joinLines } from './lines';
import { findNumbers, type FoundNumber, type FoundOther } from './numbers';
import type { Hit } from './phrases';
import { splitSentences, type Sentence, type Stretch } from './sentences';
import { keysOf, tokenize, type Token } from './tokens';

/** A text with everything that the lexicon knows of it. */
export interface Context {
  text: string;
  lexicon: Lexicon;
  tokens: readonly Token[];
  sentences: readonly Sentence[];
  numbers: readonly FoundNumber[];
  others: readonly FoundOther[];
  nouns: readonly Hit[];
  nounAt: ReadonlyMap<number, Hit>;
  /** Without those in quotation marks, and those that only say for what somebody was honoured. */
  acts: readonly Hit[];
  topics: ReadonlyMap<string, readonly Hit[]>;
  sectors: readonly Hit[];
  bodies: readonly Hit[];
  named: readonly Hit[];
  described: readonly Hit[];
  plans: readonly Hit[];
  /** Whether the city that it names has a federation of a province. */
  isOfProvincialCity: boolean;
  /** Whether a token stands within quotation marks. */
  isQuoted: (at: number) => boolean;
}

export function createContext(text: string, lexicon: Lexicon): Context {
  const tokens = joinLines(text, tokenize(text));
  const sentences = splitSentences(text, tokens);
  const nouns = lexicon.nouns.find(tokens);
  const nounAt = new Map(nouns.map((hit) => [hit.first, hit]));
  const turns = new Set(keysOf('lượt'));
  const isCounted = (at: number) => nounAt.has(at) || turns.has(tokens[at]?.key ?? '');
  const { numbers, others } = findNumbers({ text, tokens, isCounted });
  const isQuoted = findQuotes(tokens, sentences);
  const isMerit = findMerits(tokens, numbers, sentences);
  return {
    text,
    lexicon,
    tokens,
    sentences,
    numbers,
    others,
    nouns,
    nounAt,
    acts: lexicon.acts.find(tokens).filter(({ first }) => !isQuoted(first) && !isMerit(first)),
    topics: new Map([...lexicon.topics].map(([topic, finder]) => [topic, finder.find(tokens)])),
    sectors: lexicon.sectors.find(tokens),
    bodies: lexicon.bodies.find(tokens),
    named: lexicon.named.find(tokens),
    described: lexicon.described.find(tokens),
    plans: lexicon.plans.find(tokens).filter(({ first }) => !isQuoted(first)),
    isOfProvincialCity: namesProvincialCity(tokens, lexicon),
    isQuoted,
  };
}

/** Those that lie wholly in a stretch. */
export function within(hits: readonly Hit[], { first, last }: Stretch): Hit[] {
  const found: Hit[] = [];
  for (let at = indexFrom(hits, first); at < hits.length; at += 1) {
    const hit = hits[at];
    if (!hit || hit.first > last) break;
    if (hit.last <= last) found.push(hit);
  }
  return found;
}

/** The index of the first that begins at a place or behind it. */
export function indexFrom(hits: readonly { first: number }[], place: number): number {
  let [low, high] = [0, hits.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((hits[middle]?.first ?? Infinity) < place) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** An opening mark without a closing one quotes nothing. */
function findQuotes(tokens: readonly Token[], sentences: readonly Sentence[]): (at: number) => boolean {
  const quoted = new Uint8Array(tokens.length);
  for (const { first, last } of sentences) {
    let open = -1;
    for (let at = first; at <= last; at += 1) {
      if (tokens[at]?.key !== '"') continue;
      if (open >= 0) quoted.fill(1, open, at + 1);
      open = open >= 0 ? -1 : at;
    }
  }
  return (at) => quoted[at] === 1;
}

const merit = keysOf('thành tích');
const ends = new Set(keysOf('cho'));

/** "Có thành tích xuất sắc trong công tác phát triển đoàn viên": nothing was done there but what somebody is praised for. */
function findMerits(
  tokens: readonly Token[],
  numbers: readonly FoundNumber[],
  sentences: readonly Sentence[],
): (at: number) => boolean {
  const praised = new Uint8Array(tokens.length);
  for (const { clauses } of sentences) {
    for (const clause of clauses) {
      for (let at = clause.first; at < clause.last; at += 1) {
        if (tokens[at]?.key !== merit[0] || tokens[at + 1]?.key !== merit[1]) continue;
        const number = numbers[indexFrom(numbers, at)];
        let end = Math.min(clause.last + 1, number?.first ?? Infinity);
        for (let word = at; word < end; word += 1) if (ends.has(tokens[word]?.key ?? '')) end = word;
        praised.fill(1, at, end);
        at = end;
      }
    }
  }
  return (at) => praised[at] === 1;
}
