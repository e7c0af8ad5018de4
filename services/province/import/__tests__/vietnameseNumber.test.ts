import fc from 'fast-check';
import { readVietnameseNumber } from '../vietnameseNumber';

const exactly = (value: number) => ({ bounds: { value, atLeast: value, atMost: value } });
const nearly = (value: number) => ({ bounds: { value, atLeast: 0, atMost: value } });
const over = (value: number) => ({ bounds: { value, atLeast: value, atMost: null } });
const between = (atLeast: number, atMost: number) => ({ bounds: { value: null, atLeast, atMost } });

describe('a number', () => {
  it.each([
    ['14', 'awards', exactly(14)],
    ['03', 'awards', exactly(3)],
    ['0', 'awards', exactly(0)],
    ['1.681', 'people', exactly(1_681)],
    ['1.681 lượt người', 'person_times', exactly(1_681)],
    ['23.218 công nhân', 'people', exactly(23_218)],
    ['8.552 suất quà', 'gifts', exactly(8_552)],
    ['1.469.200.000 đồng', 'VND', exactly(1_469_200_000)],
    ['1.469.200.000\u00a0đ', 'VND', exactly(1_469_200_000)],
    ['6,339,264', 'people', exactly(6_339_264)],
    ['20 000', 'people', exactly(20_000)],
    ['1.469,00', 'people', exactly(1_469)],
    ['186,5 triệu', 'VND', exactly(186_500_000)],
    ['186,5 triệu đồng', 'VND', exactly(186_500_000)],
    ['1,6 tỉ', 'VND', exactly(1_600_000_000)],
    ['1,6 tỷ', 'VND', exactly(1_600_000_000)],
    ['1,469 tỷ', 'VND', exactly(1_469_000_000)],
    ['1.469 tỷ', 'VND', exactly(1_469_000_000_000)],
    ['10,6 nghìn tỷ đồng', 'VND', exactly(10_600_000_000_000)],
    ['1 tỷ 200 triệu 500 nghìn đồng', 'VND', exactly(1_200_500_000)],
    ['75 triệu đồng/nhà', 'VND', exactly(75_000_000)],
    ['20.000đ/suất', 'VND_per_meal', exactly(20_000)],
    ['93,75%', 'basis_point', exactly(9_375)],
    ['100 %', 'basis_point', exactly(10_000)],
    ['trên 83%', 'basis_point', over(8_300)],
    ['gần 60 tỷ', 'VND', nearly(60_000_000_000)],
    ['gần 100 m²', 'm2', nearly(100)],
    ['dưới 5', 'people', nearly(5)],
    ['trên 9 tỷ đồng', 'VND', over(9_000_000_000)],
    ['Hơn 9 TỶ', 'VND', over(9_000_000_000)],
    ['ho\u031bn 9 ty\u0309', 'VND', over(9_000_000_000)],
    ['hàng nghìn', 'awards', over(1_000)],
    ['hàng chục nghìn người', 'people', over(10_000)],
    ['20.000đ - 40.000đ', 'VND_per_meal', between(20_000, 40_000)],
    ['20.000đ- 40.000đ/suất', 'VND_per_meal', between(20_000, 40_000)],
    ['từ 20 đến 40 triệu đồng', 'VND', between(20_000_000, 40_000_000)],
    ['1,5 – 2 tỷ', 'VND', between(1_500_000_000, 2_000_000_000)],
    ['5.000đ - 1 triệu đồng', 'VND', between(5_000, 1_000_000)],
    ['80,5 - 90%', 'basis_point', between(8_050, 9_000)],
  ])('%s (%s) is read', (text, unit, reading) => {
    expect(readVietnameseNumber(text, unit)).toEqual(reading);
  });

  const grouping =
    'dots between groups of three digits and a comma before decimals, such as 1.469.200 or 93,75';

  it.each([
    ['', 'people', 'a number'],
    ['nhiều', 'people', 'a number, such as 1.469.200.000 or "1,6 tỷ"'],
    ['1,469', 'people', '1.469 if it is thousands (a comma starts decimals, and a count has none)'],
    ['1.5 tỷ', 'VND', grouping],
    ['1.46', 'people', grouping],
    ['1,469.5 tỷ', 'VND', grouping],
    ['12,5', 'people', 'a whole number'],
    ['93,755%', 'basis_point', 'a percentage with at most two decimals'],
    ['-5', 'people', 'a number that is not negative, without a sign'],
    ['9.007.199.254.740.992', 'VND', 'a number of at most 9007199254740991'],
    ['54/65', 'unions', 'one number; of a pair or a fraction, write each in a row of its own'],
    [
      '1.469.200.000 đồng/1.681 lượt người',
      'VND',
      'one number; of a pair or a fraction, write each in a row of its own',
    ],
    ['5 con gà', 'people', 'a number alone or with a unit of measure that is known, without "con gà"'],
    [
      'khoảng 60 tỷ',
      'VND',
      '"gần", "hơn" or a range such as "50 - 60 tỷ" instead of "khoảng", which bounds nothing',
    ],
    ['40 - 20 triệu', 'VND', 'a range from the lower number to the higher, such as "20 - 40 triệu"'],
    ['5.000 - 1 triệu', 'VND', 'a range from the lower number to the higher, such as "20 - 40 triệu"'],
    ['95', 'basis_point', 'a percentage, such as 93,75%'],
    ['95%', 'people', 'a number without %, since the measure is no percentage'],
    ['5 triệu đồng', 'people', 'a number without đồng, since the measure is no money'],
    ['1.681 lượt', 'people', 'a number without "lượt", since person-times are measures of their own'],
    ['5 người', 'VND', 'an amount of money, since the measure is in đồng'],
    ['5 tỷ 5 tỷ', 'VND', 'one number, such as "1 tỷ 200 triệu"'],
  ])('%s (%s) is refused with what is right', (text, unit, expected) => {
    expect(readVietnameseNumber(text, unit)).toEqual({ expected });
  });

  it('is the same with groups of three and without', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }), (value) => {
        const grouped = String(value).replace(/\B(?=(\d{3})+$)/g, '.');
        expect(readVietnameseNumber(grouped, 'VND')).toEqual(exactly(value));
        expect(readVietnameseNumber(String(value), 'VND')).toEqual(exactly(value));
      }),
    );
  });

  it('is the same in millions with decimals and written out', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999 }), (thousands) => {
        const [whole, decimals] = [Math.floor(thousands / 1_000), String(thousands % 1_000).padStart(3, '0')];
        expect(readVietnameseNumber(`${whole},${decimals} triệu`, 'VND')).toEqual(exactly(thousands * 1_000));
      }),
    );
  });

  it('has bounds in their order, whatever the text', () => {
    const word = fc.constantFrom(
      ...[
        'gần',
        'hơn',
        'hàng',
        '1',
        '20',
        '.',
        ',',
        '-',
        ' ',
        'tỷ',
        'triệu',
        'nghìn',
        '%',
        'đ',
        '/',
        'lượt',
        '005',
      ],
    );
    fc.assert(
      fc.property(
        fc.array(word, { maxLength: 8 }),
        fc.constantFrom('VND', 'people', 'basis_point'),
        (words, unit) => {
          const reading = readVietnameseNumber(words.join(''), unit);
          if ('expected' in reading) return;
          const { value, atLeast, atMost } = reading.bounds;
          expect(Number.isSafeInteger(atLeast) && atLeast >= 0).toBe(true);
          expect(atMost === null || (Number.isSafeInteger(atMost) && atMost >= atLeast)).toBe(true);
          expect(value === null || (value >= atLeast && (atMost === null || value <= atMost))).toBe(true);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => void readVietnameseNumber(text, 'VND')));
  });
});
