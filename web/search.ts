import { foldKey } from '../domain/fold';

/**
 * What of these the words name, the best first: each word begins a word of one of its names, as it is written or without its
 * marks. Equal ones stay in their order.
 */
export function search<Item>(
  all: readonly Item[],
  text: string,
  namesOf: (item: Item) => readonly string[],
): Item[] {
  const wanted = keysOf(text);
  if (wanted.folded.length === 0) return [];
  return all
    .flatMap((item) => {
      const best = Math.min(...namesOf(item).map((name) => placeOf(wanted, keysOf(name))));
      return Number.isFinite(best) ? [{ item, best }] : [];
    })
    .sort((one, other) => one.best - other.best)
    .map(({ item }) => item);
}

/** For words that name nothing: the same but for one letter that is wrong, missing, too much or at its neighbour's place. */
export function searchNear<Item>(
  all: readonly Item[],
  text: string,
  namesOf: (item: Item) => readonly string[],
): Item[] {
  const wanted = keysOf(text).bare;
  if (wanted.length === 0) return [];
  const found = all.flatMap((item) => {
    const mistyped = Math.min(...namesOf(item).map((name) => mistypedOf(wanted, keysOf(name).bare)));
    return Number.isFinite(mistyped) ? [{ item, mistyped }] : [];
  });
  const fewest = Math.min(...found.map(({ mistyped }) => mistyped));
  return found.filter(({ mistyped }) => mistyped === fewest).map(({ item }) => item);
}

/** How many of the wanted words are only nearly there; infinite if one is not even that. */
function mistypedOf(wanted: readonly string[], words: readonly string[]): number {
  return wanted.reduce((sum, word) => {
    if (words.some((other) => other.startsWith(word))) return sum;
    return words.some((other) => isNear(word, other)) ? sum + 1 : Infinity;
  }, 0);
}

/** Three letters with one of them wrong are another word; four of which one is missing are not. */
const shortestMistyped = 4;

function isNear(word: string, other: string): boolean {
  return Math.max(word.length, other.length) >= shortestMistyped && differsByOne(word, other);
}

function differsByOne(word: string, other: string): boolean {
  const [short, long] = word.length <= other.length ? [word, other] : [other, word];
  if (long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  if (long.length > short.length) return short.slice(at) === long.slice(at + 1);
  const isSwapped = short[at] === long[at + 1] && short[at + 1] === long[at];
  return (
    short.slice(at + 1) === long.slice(at + 1) || (isSwapped && short.slice(at + 2) === long.slice(at + 2))
  );
}

interface Keys {
  folded: string[];
  /** Without marks, since many type none. */
  bare: string[];
  isMarked: boolean;
}

function keysOf(text: string): Keys {
  const folded = foldKey(text).split(' ').filter(Boolean);
  const bare = text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .match(/[\p{L}\p{N}]+/gu);
  return { folded, bare: bare ?? [], isMarked: /[\u0300-\u036fđ]/i.test(text.normalize('NFD')) };
}

/** The smaller the better; infinite if it does not fit. */
function placeOf(wanted: Keys, name: Keys): number {
  const asWritten = fits(wanted.folded, name.folded);
  // Who writes marks means them: "hà" is not "ha".
  const place = asWritten ?? (wanted.isMarked ? null : fits(wanted.bare, name.bare));
  return place === null ? Infinity : place + name.folded.length / 100;
}

function fits(wanted: readonly string[], words: readonly string[]): number | null {
  const places = wanted.map((word) => words.findIndex((other) => other.startsWith(word)));
  return places.includes(-1) ? null : (places[0] ?? 0);
}
