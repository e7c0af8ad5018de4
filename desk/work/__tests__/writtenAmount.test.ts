import { readAmount, writtenAmount } from '../writtenAmount';

const people = { id: 'members', unit: 'people' };
const money = { id: 'spent', unit: 'VND' };

describe('a number as it is typed', () => {
  it.each([
    ['23.218', people, 23_218],
    ['1.000', people, 1_000],
    ['786', people, 786],
    ['60 tỷ', money, 60_000_000_000],
    ['1.469.200.000', money, 1_469_200_000],
    ['93,75%', { id: 'rate', unit: 'basis_point' }, 9_375],
  ])('%s is read as people here write it', (typed, measure, value) => {
    expect(readAmount(typed, measure)).toBe(value);
  });

  it.each(['1,5', 'mười hai ba', '12 34', 'hơn 60', '-5', '1e3'])('%s is no number of people', (typed) => {
    expect(readAmount(typed, people)).toHaveProperty('vi');
  });

  it.each([
    [0, 'people'],
    [23_218, 'people'],
    [1_469_200_001, 'VND'],
    [9_375, 'basis_point'],
    [10_000, 'basis_point'],
  ])('%d of %s is read back as it is written', (value, unit) => {
    expect(readAmount(writtenAmount(value, unit), { id: 'x', unit })).toBe(value);
  });
});
