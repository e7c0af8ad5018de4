import { loadCatalogue } from '../../../platform/loadCatalogue';
import { parseProvinceFile } from '../reportFiles';

const catalogue = loadCatalogue();

function file(facts: object[], more: object = {}) {
  return {
    province: 'cao-bang',
    document: { id: 'd', file: 'd.txt', status: 'FINAL', unit: 'cao-bang' },
    units: [
      { id: 'cao-bang', name: 'Cao Bằng', level: 'PROVINCE', parent: null },
      { id: 'huyen-a', name: 'Huyện A', level: 'DISTRICT', parent: 'cao-bang' },
    ],
    facts: facts.map((fact, index) => ({
      id: `f${index}`,
      unit: 'cao-bang',
      year: 2024,
      measure: 'members',
      form: 'SUMMARY',
      value: 1,
      atLeast: 1,
      atMost: 1,
      ...fact,
    })),
    ...more,
  };
}

const parse = (content: object) => parseProvinceFile(content, 'x.json', catalogue);

describe('an import file', () => {
  it('lists every mistake with its place', () => {
    const content = file([
      { measure: 'membres' },
      { unit: 'huyen-z' },
      { atMost: 0 },
      { measure: 'awards' },
      { includedIn: 'f99' },
    ]);
    expect(() => parse(content)).toThrow(
      [
        '"x.json" có 5 chỗ sai. "x.json" has 5 problems',
        '  facts[0].measure: Chỉ tiêu "membres" không có trong danh mục. Measure "membres" is not in the catalogue',
        '  facts[1].unit: Đơn vị "huyen-z" không có trong tệp này. Unit "huyen-z" is not in this file',
        '  facts[2].atMost: Cần ít nhất 1 (mức dưới), gặp 0. Expected at least 1 (atLeast), got 0',
        '  facts[3].kind: Cần một hình thức khen thưởng, như "Bằng khen", gặp ô trống. Expected a kind of award, such as "Bằng khen", got nothing',
        '  facts[4].includedIn: Số liệu "f99" không có trong tệp này. Fact "f99" is not in this file',
      ].join('\n'),
    );
  });

  it.each([
    ['a year out of range', [{ year: 1999 }], 'facts[0].year'],
    ['a negative number', [{ value: -1, atLeast: -1 }], 'facts[0].value'],
    ['a fraction', [{ value: 1.5 }], 'facts[0].value'],
    [
      'a field that nobody knows',
      [{ colour: 'red' }],
      'facts[0]: Khóa "colour" không dùng ở đây. Key "colour" is not used here',
    ],
    [
      'an unknown programme',
      [{ measure: 'spent', programme: 'x' }],
      'facts[0].programme: Chương trình "x" không có trong danh mục. Programme "x" is not in the catalogue',
    ],
    [
      'an award by programme',
      [{ measure: 'awards', kind: 'MIXED', programme: 'tet-sum-vay' }],
      'facts[0].programme: Chỉ tiêu "awards" chỉ được chia theo kind, awardedBy, recipient. Measure "awards" is split by kind, awardedBy, recipient only',
    ],
    [
      'two facts of one id',
      [{ id: 'a' }, { id: 'a' }],
      'facts[1].id: Số liệu "a" có hai dòng. Fact "a" stands twice',
    ],
    [
      'a fact in the case of another unit',
      [
        { id: 'a', form: 'ITEM' },
        { unit: 'huyen-a', includedIn: 'a' },
      ],
      'facts[1].includedIn: Cần một số của đơn vị "huyen-a" hoặc tổng của đơn vị cấp trên, gặp "a". Expected a fact of unit "huyen-a" or the total of a unit above it, got "a"',
    ],
    [
      'a fact of another year',
      [{ id: 'a', year: 2023 }, { includedIn: 'a' }],
      'facts[1].includedIn: Số "a" là của năm 2023, không phải 2024. Fact "a" is of 2023, not 2024',
    ],
  ])('is refused with %s', (_name, facts, message) => {
    expect(() => parse(file(facts))).toThrow(message);
  });

  it.each([
    [
      'a unit below a unit that is not there',
      [
        { id: 'cao-bang', name: 'x', level: 'PROVINCE', parent: null },
        { id: 'a', name: 'x', level: 'DISTRICT', parent: 'b' },
      ],
      'units[1].parent: Cần mã một đơn vị của tệp hoặc của tỉnh, gặp "b". Expected the id of a unit of this file or of the province, got "b"',
    ],
    [
      'units in a circle',
      [
        { id: 'cao-bang', name: 'x', level: 'PROVINCE', parent: null },
        { id: 'a', name: 'x', level: 'DISTRICT', parent: 'b' },
        { id: 'b', name: 'x', level: 'DISTRICT', parent: 'a' },
      ],
      'units[1].parent: Các đơn vị thành vòng tròn, hoặc quá 20 cấp. The units form a circle, or lie more than 20 levels below each other',
    ],
  ])('is refused with %s', (_name, units, message) => {
    expect(() => parse(file([], { units }))).toThrow(message);
  });

  it('shows the first hundred mistakes and counts all', () => {
    const content = file(Array.from({ length: 130 }, () => ({ measure: 'x' })));
    expect(() => parse(content)).toThrow(
      /^"x\.json" có 130 chỗ sai. "x\.json" has 130 problems\n(.*\n){100} {2}và 30 chỗ nữa \/ and 30 more$/,
    );
  });
});
