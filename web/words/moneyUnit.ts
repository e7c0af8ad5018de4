import { unitName } from '../../domain/unitNames';
import type { Language, Text } from './language';

/** What a measure is counted in, as the catalogue names it; money, shares and areas are marked as such. */
export type Unit = string;

/** What amounts of money that stand together are said in, so that they compare at a glance. */
export interface MoneyUnit {
  /** The catalogue's, such as `VND_per_meal`. */
  of: Unit;
  /** How many đồng it is: one, a million or a billion. */
  size: number;
  /** Decimals at most. */
  digits: number;
  /** Whether the head of the column or the row names it, so that the numbers need not. */
  isInHead: boolean;
}

/** What a number is counted in; an amount of money may be said in a unit that it shares with others. */
export type CountedIn = Unit | MoneyUnit;

export const billion = 1_000_000_000;
export const million = 1_000_000;
/** The least of a million that three decimals show. */
const thousand = 1_000;

export function isMoney(unit: Unit): boolean {
  return unit.startsWith('VND');
}

/** What all these amounts are said in: the largest unit in which none is below one, or shown as if it were nothing. */
export function moneyUnitOf(of: Unit, amounts: readonly number[], isInHead: boolean): MoneyUnit {
  const known = amounts.map(Math.abs).filter((amount) => amount > 0);
  const least = Math.min(...known);
  const size = sizeOf(least, Math.max(...known));
  return { of, size, digits: isInHead ? digitsOf(least / size) : 3, isInHead };
}

function sizeOf(least: number, most: number): number {
  if (least >= billion && least < Infinity) return billion;
  return least >= thousand && most >= million ? million : 1;
}

/** Of a column: so that four digits of its least number are there. `9.029,053` is taken for millions at a glance. */
function digitsOf(least: number): number {
  const digits = [1_000, 100, 10].findIndex((from) => least >= from);
  return digits === -1 ? 3 : digits;
}

/** The same beside a number that is said without its head. */
export function isolated(unit: CountedIn): CountedIn {
  return typeof unit === 'string' ? unit : { ...unit, isInHead: false };
}

const sizeWords: Readonly<Record<number, Text>> = {
  [billion]: { vi: 'tỷ', en: 'billion' },
  [million]: { vi: 'triệu', en: 'million' },
};

/** `tỷ đồng`, `triệu đồng một suất ăn`, `người`: what a head says of the numbers below it. */
export function nameUnit(unit: CountedIn, language: Language): string {
  if (typeof unit === 'string') return unitName(unit, language);
  return `${sizeWords[unit.size]?.[language] ?? ''} ${unitName(unit.of, language)}`.trim();
}

/** `tỷ đồng` beside a number, the same for every kind of money. */
export function moneyWord(size: number, language: Language): string {
  return nameUnit({ of: 'VND', size, digits: 3, isInHead: false }, language);
}
