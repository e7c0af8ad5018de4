import { qualifierTexts, qualify, type Origin, type Qualifier } from '../../domain/qualifiers';
import { groupBy } from '../../domain/groupBy';
import type { Language } from './language';
import { isMoney, moneyUnitOf, type CountedIn, type Unit } from './moneyUnit';
import { formatAmount, formatChange, formatDecimal, type Rounding } from './numbers';
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
export function wordBounds(
  bounds: Bounds,
  origin: Origin,
  unit: CountedIn,
  language: Language,
): BoundsWording {
  const { qualifier, number, to, hasRange } = qualified(bounds, origin);
  const saidIn = together(unit, amountsOf(bounds, origin));
  const amount = (of: number, rounding: Rounding) => formatAmount(of, saidIn, language, rounding);
  const first = amount(number, roundingOf(qualifier));
  return {
    qualifier: qualifier === null ? '' : words[qualifier][language],
    number: to === null ? first : `${first} ${words.to[language]} ${amount(to, 'up')}`,
    range: hasRange ? wordRange(bounds, amount, language) : '',
  };
}

/** What the numbers of one column or row are said in: money in one unit, which stands in the head. */
export function columnUnit(
  unit: Unit,
  numbers: readonly (Bounds | null | undefined)[],
  origin: Origin,
): CountedIn {
  if (!isMoney(unit)) return unit;
  const amounts = numbers.flatMap((bounds) => (bounds ? amountsOf(bounds, origin) : []));
  return moneyUnitOf(unit, amounts, true);
}

/** The same of a table that holds numbers of several measures: money of one kind is all said in one unit. */
export function tableUnits(
  numbers: readonly { unit: Unit; bounds: Bounds | null | undefined }[],
  origin: Origin,
): (unit: Unit) => CountedIn {
  const saidIn = new Map(
    [...groupBy(numbers, ({ unit }) => unit)].map(([unit, ofUnit]) => [
      unit,
      columnUnit(
        unit,
        ofUnit.map(({ bounds }) => bounds),
        origin,
      ),
    ]),
  );
  return (unit) => saidIn.get(unit) ?? unit;
}

/** The same of numbers that stand together and have no head, so that each says it. */
export function sharedUnit(unit: Unit, numbers: readonly (Bounds | null)[], origin: Origin): CountedIn {
  const amounts = numbers.flatMap((bounds) => (bounds ? amountsOf(bounds, origin) : []));
  return together(unit, amounts);
}

/** The bounds of one number are said in one unit too. */
function together(unit: CountedIn, amounts: readonly number[]): CountedIn {
  if (typeof unit !== 'string' || !isMoney(unit) || amounts.length < 2) return unit;
  return moneyUnitOf(unit, amounts, false);
}

/** The amounts that its words say. */
function amountsOf(bounds: Bounds, origin: Origin): number[] {
  const { number, to, hasRange } = qualified(bounds, origin);
  const range = hasRange ? [bounds.atLeast, bounds.atMost] : [];
  return [number, to, ...range].filter((amount) => amount !== null);
}

function qualified(bounds: Bounds, origin: Origin) {
  return qualify({ ...bounds, estimated: bounds.estimated ?? false }, origin);
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
export function sayBounds(bounds: Bounds, origin: Origin, unit: CountedIn, language: Language): string {
  const { qualifier, number, range } = wordBounds(bounds, origin, unit, language);
  return `${qualifier} ${number}${range && `, ${range}`}`.trim();
}

/** Bounds of a difference: `từ 2 đến 6`, `ít nhất 2`, `không rõ`. */
export function sayDifference(difference: Interval, unit: CountedIn, language: Language): string {
  const { atLeast, atMost } = difference;
  const saidIn = together(
    unit,
    [atLeast, atMost].filter((bound) => bound !== null),
  );
  return sayInterval(difference, language, (number, rounding) =>
    formatAmount(number, saidIn, language, rounding),
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
    return sayDifference(rate, unit, language);
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
