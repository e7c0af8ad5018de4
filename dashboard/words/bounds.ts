import type { Language, Text } from '../../web/words/language';
import { formatAmount, type Unit } from '../../web/words/numbers';

/** What is known of a number. */
export interface Bounds {
  value: number | null;
  atLeast: number;
  atMost: number | null;
  /** Whether an estimate is in it. */
  estimated?: boolean | null;
}

/** Whether one body printed the number, or several were added up. */
export type Origin = 'printed' | 'sum';

export interface BoundsWording {
  /** `ước`, `ít nhất`, `gần`, `trên`, `khoảng` or `từ`; empty where the number is exact. */
  qualifier: string;
  number: string;
  /** The bounds, where the qualifier and the number do not say all of them. */
  range: string;
}

/**
 * What a reader must know of a number, in words. A number that one body printed without an upper bound is "over"; a sum
 * without one is "at least", since a province may be missing from it; one with an estimate in it is an estimate.
 */
export function wordBounds(bounds: Bounds, origin: Origin, unit: Unit, language: Language): BoundsWording {
  const { value, atLeast, atMost } = bounds;
  const amount = (number: number) => formatAmount(number, unit, language);
  const say = (qualifier: keyof typeof words | null, number: string, range = ''): BoundsWording => ({
    qualifier: qualifier === null ? '' : words[qualifier][language],
    number,
    range,
  });
  if (atLeast === atMost) return say(null, amount(atLeast));
  if (value === null) {
    if (atMost === null) return say('atLeast', amount(atLeast));
    return say('from', `${amount(atLeast)} ${words.to[language]} ${amount(atMost)}`);
  }
  if (bounds.estimated) {
    return say('estimate', amount(value), atLeast === 0 ? '' : wordRange(bounds, amount, language));
  }
  if (value === atLeast && atMost === null) {
    return say(origin === 'printed' ? 'over' : 'atLeast', amount(value));
  }
  const range = wordRange(bounds, amount, language);
  if (value === atMost) return say('nearly', amount(value), atLeast === 0 ? '' : range);
  return say('about', amount(value), range);
}

function wordRange(
  { atLeast, atMost }: Bounds,
  amount: (value: number) => string,
  language: Language,
): string {
  const least = `${words.atLeast[language]} ${amount(atLeast)}`;
  return atMost === null ? least : `${least}, ${words.atMost[language]} ${amount(atMost)}`;
}

const words = {
  atLeast: { vi: 'ít nhất', en: 'at least' },
  atMost: { vi: 'nhiều nhất', en: 'at most' },
  over: { vi: 'trên', en: 'over' },
  nearly: { vi: 'gần', en: 'nearly' },
  about: { vi: 'khoảng', en: 'about' },
  estimate: { vi: 'ước', en: 'estimated at' },
  from: { vi: 'từ', en: 'from' },
  to: { vi: 'đến', en: 'to' },
} satisfies Record<string, Text>;

/** The same in one line: `khoảng 70, ít nhất 10`. */
export function sayBounds(bounds: Bounds, origin: Origin, unit: Unit, language: Language): string {
  const { qualifier, number, range } = wordBounds(bounds, origin, unit, language);
  return `${qualifier} ${number}${range && `, ${range}`}`.trim();
}

/** Bounds of a difference: `2 đến 6`, `ít nhất 2`, `không rõ`. */
export function sayDifference(
  { atLeast, atMost }: { atLeast: number | null; atMost: number | null },
  unit: Unit,
  language: Language,
): string {
  const amount = (number: number) => formatAmount(number, unit, language);
  if (atLeast === null && atMost === null) return { vi: 'không rõ', en: 'not known' }[language];
  if (atLeast === null) return `${words.atMost[language]} ${amount(atMost ?? 0)}`;
  if (atMost === null) return `${words.atLeast[language]} ${amount(atLeast)}`;
  if (atLeast === atMost) return amount(atLeast);
  return `${words.from[language]} ${amount(atLeast)} ${words.to[language]} ${amount(atMost)}`;
}
