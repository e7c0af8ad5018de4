import { loadCatalogue } from '../../platform/loadCatalogue';
import { unitName } from '../unitNames';

describe('the names of units', () => {
  it('are there for every unit of the catalogue, in both languages', () => {
    const units = [...loadCatalogue().measures.values()].map(({ unit }) => unit);
    const unnamed = units.filter((unit) => unit !== 'm2' && unitName(unit, 'vi') === unit);
    expect(unnamed).toEqual([]);
    expect([unitName('person_times', 'vi'), unitName('person_times', 'en')]).toEqual([
      'lượt người',
      'person-times',
    ]);
  });

  it('are the unit itself if it is not known', () => {
    expect(unitName('bicycles', 'vi')).toBe('bicycles');
  });
});
