import { measureAbsenceIn, parseCatalogue } from '../catalogue';

const row = (id: string, more: string) =>
  `  - { id: ${id}, domain: activities, unit: units, kind: FLOW, ceiling: 9, name: ${id} vi, nameEn: ${id} en, definition: ${id} là gì, definitionEn: what ${id} is${more} }`;
const catalogue = parseCatalogue(
  [
    'measures:',
    row('old', ', lastYear: 2019, successor: new'),
    row('new', ', firstYear: 2020'),
    row('plain', ''),
    'programmes: []',
  ].join('\n'),
  'test.yml',
);
const absence = (id: string, year: number) => {
  const measure = catalogue.measures.get(id);
  return measure && measureAbsenceIn(measure, year, catalogue);
};

describe('a measure of a year of which it was not counted', () => {
  it('is refused with the one that took its place', () => {
    expect(absence('old', 2020)).toBe(
      'Chỉ tiêu "old vi" chỉ có đến năm 2019; dùng "new" (new vi). Measure "old" ended with 2019; "new" (new vi) took its place',
    );
  });

  it('is refused with the one before it', () => {
    expect(absence('new', 2019)).toBe(
      'Chỉ tiêu "new vi" có từ năm 2020; dùng "old" (old vi). Measure "new" began with 2020; before it was "old" (old vi)',
    );
  });

  it('is nothing but that', () => {
    expect([absence('old', 2019), absence('new', 2020), absence('plain', 1999)]).toEqual([null, null, null]);
  });
});
