import { dashboardVariables, seriesYears, yearsToChoose } from '../model/years';

const today = new Date('2026-11-24T00:00:00Z');

describe('the years of the development', () => {
  it('are ten, up to last year', () => {
    expect(seriesYears(2024, today)).toEqual([2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025]);
  });

  it('hold the chosen year, old or new', () => {
    expect(seriesYears(2026, today).at(-1)).toBe(2026);
    expect(seriesYears(2010, today)[0]).toBe(2010);
  });
});

it('lets choose the years down from this one', () => {
  expect(yearsToChoose(today).slice(0, 3)).toEqual([2026, 2025, 2024]);
});

it('asks for all provinces of the map of the last day of the year', () => {
  expect(dashboardVariables({ scope: 'tat-ca', year: 2024, boundaries: 'CURRENT' }, today)).toEqual({
    cluster: '',
    allProvinces: true,
    year: 2024,
    before: 2023,
    lastDay: '2024-12-31',
    years: [2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025],
    boundaries: 'CURRENT',
  });
});
