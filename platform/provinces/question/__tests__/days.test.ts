import { isScalarType } from 'graphql';
import { createComposedProvinceSchema } from '../../../subgraphSchema';
import { leafReaderOf } from '../leafReaders';
import { UnusableAnswerError } from '../unusableAnswer';

const type = createComposedProvinceSchema().getType('Date');
if (!isScalarType(type)) throw new Error('The contract has no dates');
const read = leafReaderOf(type, 'publishedOn');

function isTaken(text: string): boolean {
  try {
    return read(text, null, { province: 'cao-bang', variables: {} }) === text;
  } catch (error) {
    if (error instanceof UnusableAnswerError) return false;
    throw error;
  }
}

/** By the calendar of the language. */
function isInCalendar(year: number, month: number, day: number): boolean {
  const moment = new Date(Date.UTC(2000, 0, 1));
  moment.setUTCFullYear(year, month - 1, day);
  return moment.getUTCMonth() === month - 1 && moment.getUTCDate() === day;
}

const upTo = (most: number) => Array.from({ length: most + 1 }, (_, number) => number);
const written = (number: number, length: number) => String(number).padStart(length, '0');

describe('a date of a province', () => {
  it.each([0, 4, 100, 1900, 2000, 2023, 2024, 2100, 9999])('is a day of the calendar: %i', (year) => {
    const wrong = upTo(14).flatMap((month) =>
      upTo(40).flatMap((day) => {
        const text = `${written(year, 4)}-${written(month, 2)}-${written(day, 2)}`;
        return isTaken(text) === isInCalendar(year, month, day) ? [] : [text];
      }),
    );
    expect(wrong).toEqual([]);
  });
});
