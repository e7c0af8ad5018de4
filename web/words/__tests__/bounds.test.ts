import {
  columnUnit,
  sayBounds,
  sayDifference,
  sayRate,
  sharedUnit,
  wordBounds,
  type Bounds,
} from '../bounds';
import { isolated, nameUnit } from '../moneyUnit';

const exactly = (value: number): Bounds => ({ value, atLeast: value, atMost: value });

describe('the wording of bounds', () => {
  it.each([
    ['an exact number', exactly(339_739), '339.739', '339,739'],
    ['zero', exactly(0), '0', '0'],
    [
      'nearly 60 billion',
      { value: 60e9, atLeast: 0, atMost: 60e9 },
      'gần 60 tỷ đồng',
      'nearly 60 billion VND',
    ],
    ['over 9 billion', { value: 9e9, atLeast: 9e9, atMost: null }, 'trên 9 tỷ đồng', 'over 9 billion VND'],
    [
      'a range',
      { value: null, atLeast: 20_000, atMost: 40_000 },
      'từ 20.000 đến 40.000',
      'from 20,000 to 40,000',
    ],
  ])('of %s as one body printed it', (_name, bounds, vi, en) => {
    const unit = bounds.atLeast >= 1e9 || (bounds.atMost ?? 0) >= 1e9 ? 'VND' : 'people';
    expect(sayBounds(bounds, 'printed', unit, 'vi')).toBe(vi);
    expect(sayBounds(bounds, 'printed', unit, 'en')).toBe(en);
  });

  it('of a sum without an upper bound is "at least", since a province may be missing', () => {
    const bounds = { value: 1188, atLeast: 1188, atMost: null };
    expect(sayBounds(bounds, 'sum', 'awards', 'vi')).toBe('ít nhất 1.188');
    expect(sayBounds(bounds, 'sum', 'awards', 'en')).toBe('at least 1,188');
  });

  it('of what others mention is "at least", since they did not print the whole', () => {
    const bounds = { value: 1, atLeast: 1, atMost: null, reportedBy: 0 };
    expect(sayBounds(bounds, 'printed', 'awards', 'vi')).toBe('ít nhất 1');
  });

  it('of a sum of "nearly" and "over" says about how much, and what is certain', () => {
    const bounds = { value: 79e9, atLeast: 9e9, atMost: null };
    expect(wordBounds(bounds, 'sum', 'VND', 'vi')).toEqual({
      qualifier: 'khoảng',
      number: '79 tỷ đồng',
      range: 'ít nhất 9 tỷ đồng',
    });
    expect(sayBounds(bounds, 'sum', 'VND', 'en')).toBe('about 79 billion VND, at least 9 billion VND');
  });

  it('of "nearly" and an exact number together says both bounds', () => {
    const bounds = { value: 70, atLeast: 10, atMost: 70 };
    expect(sayBounds(bounds, 'sum', 'people', 'vi')).toBe('gần 70, ít nhất 10, nhiều nhất 70');
  });

  it('of an estimate says so, with what is certain', () => {
    const estimate = { value: 500, atLeast: 0, atMost: null, estimated: true };
    expect(sayBounds(estimate, 'printed', 'people', 'vi')).toBe('ước 500');
    const sum = { value: 700, atLeast: 200, atMost: null, estimated: true };
    expect(sayBounds(sum, 'sum', 'people', 'vi')).toBe('ước 700, ít nhất 200');
    expect(sayBounds(sum, 'sum', 'people', 'en')).toBe('estimated at 700, at least 200');
  });

  it('of a range without an upper bound is "at least"', () => {
    expect(sayBounds({ value: null, atLeast: 5, atMost: null }, 'printed', 'people', 'vi')).toBe('ít nhất 5');
  });
});

describe('the amounts of money of one number', () => {
  it.each([
    [
      { value: 10_562e6, atLeast: 898_645e3, atMost: null },
      'khoảng 10.562 triệu đồng, ít nhất 898,645 triệu đồng',
    ],
    [{ value: null, atLeast: 900e6, atMost: 1_200e6 }, 'từ 900 triệu đồng đến 1.200 triệu đồng'],
    [{ value: null, atLeast: 0, atMost: 12e9 }, 'từ 0 tỷ đồng đến 12 tỷ đồng'],
    // What its words do not say has no part in it.
    [{ value: 60e9, atLeast: 0, atMost: 60e9 }, 'gần 60 tỷ đồng'],
    [{ value: 1_774_605_000, atLeast: 1_774_605_000, atMost: 1_774_605_000 }, '1,775 tỷ đồng'],
  ])('are said in one unit: %j', (bounds, words) => {
    expect(sayBounds(bounds, 'printed', 'VND', 'vi')).toBe(words);
  });
});

describe('the money of a column', () => {
  const open = (value: number, atLeast: number): Bounds => ({ value, atLeast, atMost: null });
  it.each([
    ['all in billions', [exactly(60e9), exactly(9_029e6), null], 'tỷ đồng', ['60', '9,029']],
    ['one below a billion', [exactly(34_571_742e3), exactly(752_291e3)], 'triệu đồng', ['34.571,7', '752,3']],
    ['a bound below a billion', [open(34_572e6, 752_291e3)], 'triệu đồng', ['khoảng 34.572, ít nhất 752,2']],
    ['tens of a million', [exactly(9_029_053e3), exactly(95_097e3)], 'triệu đồng', ['9.029,05', '95,1']],
    [
      'thousands of a million',
      [exactly(6_707_894e3), exactly(1_044_379e3), exactly(0)],
      'tỷ đồng',
      ['6,708', '1,044', '0'],
    ],
    ['with zero', [exactly(0), exactly(60e9)], 'tỷ đồng', ['0', '60']],
    ['below a million, as parts of it', [exactly(500_000), exactly(2e9)], 'triệu đồng', ['0,5', '2.000']],
    ['all above thousands of billions', [exactly(1_204_499_999_999)], 'tỷ đồng', ['1.204']],
    ['so small that a million would hide it', [exactly(400), exactly(2e6)], 'đồng', ['400', '2.000.000']],
    ['all below a million', [exactly(20_000), exactly(450_000)], 'đồng', ['20.000', '450.000']],
    ['nothing at all', [null], 'đồng', []],
  ])('has one unit, which its head names: %s', (_name, numbers, head, words) => {
    const unit = columnUnit('VND', numbers, 'sum');
    expect(nameUnit(unit, 'vi')).toBe(head);
    const said = numbers.flatMap((bounds) => (bounds ? sayBounds(bounds, 'sum', unit, 'vi') : []));
    expect(said).toEqual(words);
  });

  it('is said whole to who hears one number without its head', () => {
    const unit = columnUnit('VND', [exactly(34_572e6), exactly(752_291e3)], 'sum');
    expect(sayBounds(exactly(34_572e6), 'sum', isolated(unit), 'vi')).toBe('34.572 triệu đồng');
    expect(sayDifference({ atLeast: 2e9, atMost: 3e6 + 2e9 }, unit, 'vi')).toBe('từ 2.000 đến 2.003');
  });

  it('is said with each if there is no head, in three decimals: who compares looks for a small change', () => {
    const numbers = [exactly(12_345e6), exactly(12_346e6), exactly(900e6)];
    const unit = sharedUnit('VND', numbers, 'sum');
    expect(numbers.map((bounds) => sayBounds(bounds, 'sum', unit, 'vi'))).toEqual([
      '12.345 triệu đồng',
      '12.346 triệu đồng',
      '900 triệu đồng',
    ]);
  });

  it('of a price keeps what the price is for', () => {
    const unit = columnUnit('VND_per_meal', [exactly(20_000)], 'sum');
    expect(nameUnit(unit, 'vi')).toBe('đồng một suất ăn');
    expect(nameUnit(unit, 'en')).toBe('VND a meal');
  });

  it('is nothing to other numbers', () => {
    expect(columnUnit('people', [exactly(5e9)], 'sum')).toBe('people');
  });
});

describe('the wording of a difference', () => {
  it.each([
    [{ atLeast: 0, atMost: 0 }, '0', '0'],
    [{ atLeast: 2, atMost: 6 }, 'từ 2 đến 6', 'from 2 to 6'],
    [{ atLeast: 2, atMost: null }, 'ít nhất 2', 'at least 2'],
    [{ atLeast: null, atMost: -3 }, 'nhiều nhất -3', 'at most -3'],
    [{ atLeast: null, atMost: null }, 'không rõ', 'not known'],
  ])('%j is %s', (difference, vi, en) => {
    expect(sayDifference(difference, 'awards', 'vi')).toBe(vi);
    expect(sayDifference(difference, 'awards', 'en')).toBe(en);
  });
});

describe('the wording of a rate', () => {
  it.each([
    // As close as the graph's own rounding: one number to a reader.
    [{ atLeast: 75.03, atMost: 75.04 }, '75', '75'],
    [{ atLeast: 12.5, atMost: 12.5 }, '12,5', '12.5'],
    [{ atLeast: 12.51, atMost: 13.42 }, 'từ 12,5 đến 13,5', 'from 12.5 to 13.5'],
    // It is not 0.
    [{ atLeast: 0.09, atMost: null }, 'ít nhất 0,09', 'at least 0.09'],
    [{ atLeast: 0.012, atMost: 0.012 }, '0,012', '0.012'],
    [{ atLeast: 0.02, atMost: 0.06 }, 'từ 0,02 đến 0,06', 'from 0.02 to 0.06'],
    [{ atLeast: 0, atMost: 0 }, '0', '0'],
    [{ atLeast: null, atMost: 3.01 }, 'nhiều nhất 3,1', 'at most 3.1'],
  ])('%j of people is %s', (rate, vi, en) => {
    expect(sayRate(rate, 'people', 'vi')).toBe(vi);
    expect(sayRate(rate, 'people', 'en')).toBe(en);
  });
});
