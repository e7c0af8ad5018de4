import type { Text } from '../../web/words/language';
import { welfareMeasures } from '../../domain/generated/measures';

/** What a reader must know of a year, lest its numbers be read as if nothing had happened. */
export interface YearEvent {
  year: number;
  text: Text;
  /** Ids of the measures that it bears on; null for all. */
  measures: readonly string[] | null;
}

const events: readonly YearEvent[] = [
  {
    year: 2024,
    text: {
      vi: 'Bão số 3 (tháng 9/2024): trong năm có chi khắc phục hậu quả bão',
      en: 'Typhoon no. 3, Yagi (September 2024): the year has welfare after the storm in it',
    },
    measures: welfareMeasures,
  },
  {
    year: 2025,
    text: {
      vi: 'Sáp nhập 01/07/2025: từ năm 2025 có 34 tỉnh, trước đó 63',
      en: 'Mergers of 01/07/2025: 34 provinces from 2025, 63 before',
    },
    measures: null,
  },
];

/** Those that bear on a measure in some of these years, in order. */
export function eventsOf(measure: string, years: readonly number[]): YearEvent[] {
  return events.filter(
    ({ year, measures }) => years.includes(year) && (measures === null || measures.includes(measure)),
  );
}

/** The year as an axis has it: with the number of its event, which is told below. */
export function markYear(year: number, shown: readonly YearEvent[]): string {
  const index = shown.findIndex((event) => event.year === year);
  return index < 0 ? '' : ` (${index + 1})`;
}
