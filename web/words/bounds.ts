import { qualifierTexts, qualify, type Origin, type Qualifier } from '../../domain/qualifiers';
import type { Language } from './language';
import { formatAmount, formatChange, formatDecimal, type Rounding, type Unit } from './numbers';
import type { Interval } from '../../domain/ranks';

/** What is known of a number. */
export interface Bounds {
  value: number | null;
  atLeast: number;
  atMost: number | null;
  /** Whether an estimate is in it. */
  estimated?: boolean | null;
  /** 0 if only documents of others mention it. */
  reportedBy?: number;
}

export interface BoundsWording {
  /** `ước`, `ít nhất`, `gần`, `trên`, `khoảng` or `từ`; empty if the number is exact. */
  qualifier: string;
  number: string;
  /** The bounds, if the qualifier and the number do not say all of them. */
  range: string;
}

/** What a reader must know of a number, in words. */
export function wordBounds(bounds: Bounds, origin: Origin, unit: Unit, language: Language): BoundsWording {
  const estimated = bounds.estimated ?? false;
  const { qualifier, number, to, hasRange } = qualify({ ...bounds, estimated }, origin);
  const amount = (of: number, rounding: Rounding) => formatAmount(of, unit, language, rounding);
  const first = amount(number, roundingOf(qualifier));
  return {
    qualifier: qualifier === null ? '' : words[qualifier][language],
    number: to === null ? first : `${first} ${words.to[language]} ${amount(to, 'up')}`,
    range: hasRange ? wordRange(bounds, amount, language) : '',
  };
}

/** "At least" is never said of more than is known, "nearly" never of less. */
function roundingOf(qualifier: Qualifier | null): Rounding {
  if (qualifier === 'atLeast' || qualifier === 'over' || qualifier === 'from') return 'down';
  return qualifier === 'nearly' ? 'up' : 'nearest';
}

function wordRange(
  { atLeast, atMost }: Bounds,
  amount: (value: number, rounding: Rounding) => string,
  language: Language,
): string {
  const least = `${words.atLeast[language]} ${amount(atLeast, 'down')}`;
  return atMost === null ? least : `${least}, ${words.atMost[language]} ${amount(atMost, 'up')}`;
}

const words = qualifierTexts;

/** The same in one line: `khoảng 70, ít nhất 10`. */
export function sayBounds(bounds: Bounds, origin: Origin, unit: Unit, language: Language): string {
  const { qualifier, number, range } = wordBounds(bounds, origin, unit, language);
  return `${qualifier} ${number}${range && `, ${range}`}`.trim();
}

/** Bounds of a difference: `từ 2 đến 6`, `ít nhất 2`, `không rõ`. */
export function sayDifference(difference: Interval, unit: Unit, language: Language): string {
  return sayInterval(difference, language, (number, rounding) =>
    formatAmount(number, unit, language, rounding),
  );
}

/** Bounds of a change as a ratio: `+50%`, `từ -10% đến +5%`. */
export function sayChange(change: Interval, language: Language): string {
  return sayInterval(change, language, (ratio, rounding) => formatChange(ratio, language, rounding));
}

/**
 * Bounds of a rate: `12,5`, `ít nhất 120.000 đồng`. Of people to one decimal, where closer bounds are one number; but what is not 0 is
 * never said to be.
 */
export function sayRate(rate: Interval, unit: Unit, language: Language): string {
  if (unit !== 'people') {
    return sayInterval(rate, language, (number, rounding) => formatAmount(number, unit, language, rounding));
  }
  const { atLeast, atMost } = rate;
  const isOne = atLeast !== null && atMost !== null && atLeast >= 1 && atMost - atLeast < 0.05;
  return sayInterval(isOne ? { atLeast, atMost: atLeast } : rate, language, (number, rounding) =>
    formatDecimal(number, language, { digits: number < 0.1 ? 3 : 1, rounding }),
  );
}

function sayInterval(
  { atLeast, atMost }: Interval,
  language: Language,
  amount: (number: number, rounding: Rounding) => string,
): string {
  if (atLeast === null && atMost === null) return { vi: 'không rõ', en: 'not known' }[language];
  if (atLeast === null) return `${words.atMost[language]} ${amount(atMost ?? 0, 'up')}`;
  if (atMost === null) return `${words.atLeast[language]} ${amount(atLeast, 'down')}`;
  if (atLeast === atMost) return amount(atLeast, 'nearest');
  return `${words.from[language]} ${amount(atLeast, 'down')} ${words.to[language]} ${amount(atMost, 'up')}`;
}
