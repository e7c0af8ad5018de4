import { numberFormat } from './formatters';
import type { Language, Text } from './language';
import { billion, isMoney, million, moneyWord, type CountedIn, type MoneyUnit, type Unit } from './moneyUnit';

/** A whole number with every digit, such as `339.739`. */
export function formatCount(value: number, language: Language): string {
  return numberFormat(language, { maximumFractionDigits: 0 }).format(value);
}

/** Which way an amount is rounded: a bound never says more than is known. */
export type Rounding = 'nearest' | 'down' | 'up';

/**
 * The number with what it is counted in where that is not plain to see. Amounts of money are said as people say them, in
 * billions or millions of đồng with three decimals at most; all other numbers have every digit.
 */
export function formatAmount(
  value: number,
  unit: CountedIn,
  language: Language,
  rounding: Rounding = 'nearest',
): string {
  if (typeof unit !== 'string') {
    const number = formatInUnit(value, unit, language, rounding);
    return unit.isInHead ? number : `${number} ${moneyWord(unit.size, language)}`;
  }
  if (isMoney(unit)) return formatVnd(value, language, rounding);
  if (unit === 'basis_point') return formatPercent(value, language);
  if (unit === 'm2') return `${formatCount(value, language)} m²`;
  return formatCount(value, language);
}

/** An amount that stands alone, in the unit of its own size. */
function formatVnd(value: number, language: Language, rounding: Rounding): string {
  const size = ownSize(value);
  // 999,9999 million rounds to a billion.
  const isNext = size === million && Math.abs(roundTo(value, { size, digits: 3 }, rounding)) >= billion;
  const said = { size: isNext ? billion : size, digits: 3 };
  return `${formatInUnit(value, said, language, rounding)} ${moneyWord(said.size, language)}`;
}

type Precision = Pick<MoneyUnit, 'size' | 'digits'>;

function formatInUnit(value: number, unit: Precision, language: Language, rounding: Rounding): string {
  return formatDecimal(roundTo(value, unit, rounding) / unit.size, language);
}

function roundTo(value: number, { size, digits }: Precision, rounding: Rounding): number {
  if (size === 1) return value;
  const step = size / 10 ** digits;
  const round = { nearest: Math.round, down: Math.floor, up: Math.ceil }[rounding];
  return round(value / step) * step;
}

function ownSize(value: number): number {
  return [billion, million].find((size) => Math.abs(value) >= size) ?? 1;
}

/** Whether the amount is said rounded, so that its digits are to be had elsewhere. */
export function isRounded(value: number, unit: CountedIn): boolean {
  if (typeof unit === 'string' && !isMoney(unit)) return false;
  const { size, digits } = typeof unit === 'string' ? { size: ownSize(value), digits: 3 } : unit;
  return size > 1 && value % (size / 10 ** digits) !== 0;
}

function formatPercent(basisPoints: number, language: Language): string {
  return `${numberFormat(language, { maximumFractionDigits: 2 }).format(basisPoints / 100)}%`;
}

/** To three decimals at most: `12,5`. */
export function formatDecimal(
  value: number,
  language: Language,
  { digits = 3, rounding = 'nearest' }: { digits?: number; rounding?: Rounding } = {},
): string {
  const options = { maximumFractionDigits: digits, roundingMode: roundingModes[rounding] };
  return numberFormat(language, options).format(value);
}

/** Rounded to what fits an axis or a tile: `57 nghìn`, `1,2 tỷ`. Never where a number is read off. */
export function formatShort(value: number, language: Language): string {
  const step = steps.find(({ from }) => Math.abs(value) >= from);
  if (!step) return formatCount(value, language);
  const scaled = value / step.size;
  const rounded = numberFormat(language, {
    maximumFractionDigits: Math.abs(scaled) < 10 ? 1 : 0,
  }).format(scaled);
  return `${rounded}${step.word[language]}`;
}

/**
 * A mark of a scale: in the unit that the numbers beside it have, so that both are read alike. Money short if it has none in its
 * head, or one whose digits would run into each other; what has no unit too, since it may be money.
 */
export function formatTick(value: number, unit: CountedIn, language: Language): string {
  const isShared = typeof unit === 'string' ? unit !== '' && !isMoney(unit) : unit.isInHead && unit.size > 1;
  return isShared ? formatAmount(value, unit, language) : formatShort(value, language);
}

/** What the numbers of one map are said in: thousands, millions, billions. Null for as they are. */
export type ShortScale = (typeof steps)[number] | null;

/** One scale for all, so that what it is is said once, and no tile is too narrow for it. */
export function shortScaleOf(most: number): ShortScale {
  return steps.find(({ from }) => most >= from) ?? null;
}

/** `nghìn`, `tỷ đồng`; empty if numbers are as they are. */
export function sayScale(scale: ShortScale, unit: Unit, language: Language): string {
  const word = scale?.word[language].trim() ?? '';
  if (!isMoney(unit)) return word;
  return language === 'vi' ? `${word} đồng`.trim() : `${word} VND`.trim();
}

/** The number in that scale, to one decimal if it is small: `146`, `0,9`. What is not 0 is never said to be. */
export function formatInScale(value: number, scale: ShortScale, language: Language): string {
  if (scale === null) return formatCount(value, language);
  const scaled = value / scale.size;
  const format = (number: number, maximumFractionDigits: number) =>
    numberFormat(language, { maximumFractionDigits }).format(number);
  if (value > 0 && scaled < 0.05) return `<${format(0.1, 1)}`;
  return format(scaled, Math.abs(scaled) < 10 ? 1 : 0);
}

const steps: readonly { from: number; size: number; word: Text }[] = [
  { from: billion, size: billion, word: { vi: ' tỷ', en: 'bn' } },
  { from: million, size: million, word: { vi: ' triệu', en: 'm' } },
  // Four digits are short enough.
  { from: 10_000, size: 1_000, word: { vi: ' nghìn', en: 'k' } },
];

const roundingModes = { nearest: 'halfExpand', down: 'floor', up: 'ceil' } as const;

/** A change in per cent with its sign, to one decimal: `+2,4%`. */
export function formatChange(ratio: number, language: Language, rounding: Rounding = 'nearest'): string {
  const options = {
    style: 'percent',
    maximumFractionDigits: 1,
    signDisplay: 'exceptZero',
    roundingMode: roundingModes[rounding],
  } as const;
  // Without the last digits, so that 0.07 is 7 % and not a little more, which would be rounded up.
  return numberFormat(language, options).format(Number(ratio.toFixed(9)));
}
