import { eventsOf, markYear } from '../model/events';

describe('what happened in a year', () => {
  it('is told of the measures that it bears on, in the years that are shown', () => {
    const years = (measure: string, ...shown: number[]) => eventsOf(measure, shown).map(({ year }) => year);
    expect(years('spent', 2023, 2024, 2025)).toEqual([2024, 2025]);
    expect(years('members', 2023, 2024, 2025)).toEqual([2025]);
    expect(years('spent', 2020, 2021)).toEqual([]);
  });

  it('has its number beside the year on the axis', () => {
    const shown = eventsOf('spent', [2023, 2024, 2025]);
    expect([2023, 2024, 2025].map((year) => markYear(year, shown))).toEqual(['', ' (1)', ' (2)']);
  });
});
