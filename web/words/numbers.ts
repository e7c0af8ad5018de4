import { numberFormat } from './formatters';
import type { Language, Text } from './language';

/** What a measure is counted in, as the catalogue names it; money, shares and areas are marked as such. */
export type Unit = string;

const billion = 1_000_000_000;
const million = 1_000_000;

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
  unit: Unit,
  language: Language,
  rounding: Rounding = 'nearest',
): string {
  if (unit.startsWith('VND')) return formatVnd(value, language, rounding);
  if (unit === 'basis_point') return formatPercent(value, language);
  if (unit === 'm2') return `${formatCount(value, language)} m²`;
  return formatCount(value, language);
}

function formatVnd(value: number, language: Language, rounding: Rounding): string {
  const size = Math.abs(value) >= billion ? billion : Math.abs(value) >= million ? million : 1;
  const step = size / 1_000;
  const round = { nearest: Math.round, down: Math.floor, up: Math.ceil }[rounding];
  const rounded = size === 1 ? value : round(value / step) * step;
  // 999,9999 million rounds to a billion.
  if (Math.abs(rounded) >= billion && size === million) return formatVnd(rounded, language, rounding);
  const word = size === billion ? vnd.billion : size === million ? vnd.million : vnd.one;
  return `${formatDecimal(rounded / size, language)} ${word[language]}`;
}

/** Whether the amount is said rounded, so that its digits are to be had elsewhere. */
export function isRounded(value: number, unit: Unit): boolean {
  if (!unit.startsWith('VND') || Math.abs(value) < million) return false;
  return value % (Math.abs(value) >= billion ? million : 1_000) !== 0;
}

const vnd: Record<'billion' | 'million' | 'one', Text> = {
  billion: { vi: 'tỷ đồng', en: 'billion VND' },
  million: { vi: 'triệu đồng', en: 'million VND' },
  one: { vi: 'đồng', en: 'VND' },
};

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

/** What the numbers of one map are said in: thousands, millions, billions. Null for as they are. */
export type ShortScale = (typeof steps)[number] | null;

/** One scale for all, so that what it is is said once, and no tile is too narrow for it. */
export function shortScaleOf(most: number): ShortScale {
  return steps.find(({ from }) => most >= from) ?? null;
}

/** `nghìn`, `tỷ đồng`; empty if numbers are as they are. */
export function sayScale(scale: ShortScale, unit: Unit, language: Language): string {
  const word = scale?.word[language].trim() ?? '';
  if (!unit.startsWith('VND')) return word;
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
