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
