import { dayInVietnam, formatDay, formatInstant } from '../dates';
import { dateFormat, numberFormat } from '../formatters';
import {
  formatAmount,
  formatChange,
  formatInScale,
  formatShort,
  formatTick,
  isRounded,
  sayScale,
  shortScaleOf,
} from '../numbers';

describe('an amount', () => {
  it.each([
    [339_739, 'people', '339.739', '339,739'],
    [60_000_000_000, 'VND', '60 tỷ đồng', '60 billion VND'],
    [1_469_200_000, 'VND', '1,469 tỷ đồng', '1.469 billion VND'],
    [1_774_605_000, 'VND', '1,775 tỷ đồng', '1.775 billion VND'],
    [999_999_999, 'VND', '1 tỷ đồng', '1 billion VND'],
    [186_500_000, 'VND', '186,5 triệu đồng', '186.5 million VND'],
    [243_399_334_847, 'VND', '243,399 tỷ đồng', '243.399 billion VND'],
    [20_000, 'VND_per_meal', '20.000 đồng', '20,000 VND'],
    [9_375, 'basis_point', '93,75%', '93.75%'],
    [120, 'm2', '120 m²', '120 m²'],
  ])('of %d %s is said %s', (value, unit, vi, en) => {
    expect(formatAmount(value, unit, 'vi')).toBe(vi);
    expect(formatAmount(value, unit, 'en')).toBe(en);
  });
});

describe('a bound of an amount', () => {
  it.each([
    ['down', '1,774 tỷ đồng'],
    ['up', '1,775 tỷ đồng'],
    ['nearest', '1,774 tỷ đồng'],
  ] as const)('never says more than is known: %s', (rounding, expected) => {
    expect(formatAmount(1_774_405_000, 'VND', 'vi', rounding)).toBe(expected);
  });

  it('has its digits elsewhere if it is rounded', () => {
    expect(
      [1_774_605_000, 1_775_000_000, 488_505_649, 186_500_000, 20_000].map((value) =>
        isRounded(value, 'VND'),
      ),
    ).toEqual([...[true, false, true, false, false]]);
    expect(isRounded(1_774_605_123, 'people')).toBe(false);
    const inMillions = { of: 'VND', size: 1_000_000, digits: 3, isInHead: true };
    expect([1_774_605_000, 1_774_605_123].map((value) => isRounded(value, inMillions))).toEqual([
      false,
      true,
    ]);
  });
});

describe('a number on an axis or a tile', () => {
  it.each([
    [940, '940', '940'],
    [8_552, '8.552', '8,552'],
    [56_900, '57 nghìn', '57k'],
    [1_240_000, '1,2 triệu', '1.2m'],
    [60_000_000_000, '60 tỷ', '60bn'],
  ])('%d is %s', (value, vi, en) => {
    expect(formatShort(value, 'vi')).toBe(vi);
    expect(formatShort(value, 'en')).toBe(en);
  });
});

describe('a mark of a scale', () => {
  const unit = (size: number, isInHead: boolean) => ({ of: 'VND', size, digits: 3, isInHead });
  it.each([
    [40e9, unit(1e6, true), '40.000'],
    [40e9, unit(1e9, true), '40'],
    // Digits would run into each other.
    [40e9, unit(1, true), '40 tỷ'],
    [40e9, unit(1e6, false), '40 tỷ'],
    [40_000, 'people', '40.000'],
    [1_500_000, 'people', '1.500.000'],
    [500, 'basis_point', '5%'],
    [40e9, 'VND', '40 tỷ'],
    [40e9, '', '40 tỷ'],
  ])('of %d %j is %s', (value, countedIn, words) => {
    expect(formatTick(value, countedIn, 'vi')).toBe(words);
  });
});

describe('a change', () => {
  it.each([
    [0.0241, '+2,4%', '+2.4%'],
    [-0.1, '-10%', '-10%'],
    [0, '0%', '0%'],
  ])('of %d is %s', (ratio, vi, en) => {
    expect(formatChange(ratio, 'vi')).toBe(vi);
    expect(formatChange(ratio, 'en')).toBe(en);
  });
});

describe('a date', () => {
  it('is written day first', () => {
    expect(formatDay('2024-12-21', 'vi')).toBe('21/12/2024');
    expect(formatDay('2024-12-21', 'en')).toBe('21/12/2024');
  });

  it("with a time is in Vietnam's time", () => {
    expect(formatInstant('2026-11-24T18:05:00.000Z', 'vi')).toBe('01:05 25/11/2026');
    expect(formatInstant('2026-11-24T18:05:00.000Z', 'en')).toBe('25/11/2026, 01:05');
  });
});

describe('the numbers of a map', () => {
  it.each([
    [146_100, 'people', 146_100, '146', 'nghìn', 'k'],
    [146_100, 'people', 26_577, '27', 'nghìn', 'k'],
    [146_100, 'people', 0, '0', 'nghìn', 'k'],
    // It is not 0.
    [146_100, 'people', 12, '<0,1', 'nghìn', 'k'],
    [21_900_000_000, 'VND', 940_000_000, '0,9', 'tỷ đồng', 'bn VND'],
    [9_999, 'people', 1_234, '1.234', '', ''],
    [900_000, 'VND', 900_000, '900', 'nghìn đồng', 'k VND'],
    [8_000, 'VND', 8_000, '8.000', 'đồng', 'VND'],
  ])('of at most %d %s have one scale, by which %d is %s %s', (most, unit, value, number, vi, en) => {
    const scale = shortScaleOf(most);
    expect(formatInScale(value, scale, 'vi')).toBe(number);
    expect(sayScale(scale, unit, 'vi')).toBe(vi);
    expect(sayScale(scale, unit, 'en')).toBe(en);
  });
});

describe('a formatter', () => {
  it('is made once for each language and its options', () => {
    expect(numberFormat('vi', { maximumFractionDigits: 1 })).toBe(
      numberFormat('vi', { maximumFractionDigits: 1 }),
    );
    expect(numberFormat('vi', { maximumFractionDigits: 1 }).format(1234.56)).toBe('1.234,6');
    expect(numberFormat('vi', { maximumFractionDigits: 2 }).format(1234.56)).toBe('1.234,56');
    expect(numberFormat('en', { maximumFractionDigits: 1 }).format(1234.56)).toBe('1,234.6');
    expect(dateFormat('vi', { timeZone: 'UTC' })).toBe(dateFormat('vi', { timeZone: 'UTC' }));
  });
});

describe('a day', () => {
  it('is that of Vietnam, wherever the reader is', () => {
    expect(dayInVietnam(new Date('2024-12-31T16:59:59Z'))).toBe('2024-12-31');
    expect(dayInVietnam(new Date('2024-12-31T17:00:00Z'))).toBe('2025-01-01');
  });
});
