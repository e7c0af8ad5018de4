import { readFileArguments } from '../arguments';
import { languageOf } from '../language';

const least = { measure: 'awards', clusters: 'cum-5', years: '2024', rows: 'PROVINCE', columns: 'YEAR' };

describe('the arguments of a file', () => {
  it('are those of the operation of a table', () => {
    const given = readFileArguments(
      {
        ...least,
        years: '2020-2022, 2024',
        clusters: 'cum-5,nam-trung-bo-tay-nguyen',
        kinds: 'COMMENDATION,MIXED',
        boundaries: 'CURRENT',
        require: 'COMPLETE',
        part: 'sources',
      },
      undefined,
    );
    expect(given).toEqual({
      measures: ['awards'],
      variables: {
        scope: {
          clusters: ['cum-5', 'nam-trung-bo-tay-nguyen'],
          provinces: undefined,
          allProvinces: undefined,
        },
        years: [2020, 2021, 2022, 2024],
        rows: 'PROVINCE',
        columns: 'YEAR',
        shown: 'all',
        where: { kinds: ['COMMENDATION', 'MIXED'] },
        boundaries: 'CURRENT',
        require: 'COMPLETE',
      },
      language: 'vi',
      separator: ';',
      format: 'narrow',
      byteOrderMark: true,
      part: 'sources',
    });
  });

  it.each([
    [undefined, undefined, 'vi', ';'],
    ['vi-VN,vi;q=0.9,en;q=0.8', undefined, 'vi', ';'],
    ['en-US,en;q=0.9,vi;q=0.5', undefined, 'en', ','],
    ['en', ';', 'en', ';'],
    ['vi', 'tab', 'vi', '\t'],
    ['fr', undefined, 'vi', ';'],
  ])('choose for %s and separator %s: %s, %j', (acceptLanguage, separator, language, expected) => {
    const given = readFileArguments({ ...least, ...(separator && { separator }) }, acceptLanguage);
    expect([given.language, given.separator]).toEqual([language, expected]);
  });

  it.each([
    ['PROVINCE', undefined, { columns: 'YEAR', shown: 'columns' }],
    ['YEAR', undefined, { columns: 'CLUSTER', shown: 'total' }],
    ['YEAR', { clusters: '', allProvinces: 'true' }, { columns: 'PROVINCE', shown: 'total' }],
  ])('have a column for each measure beside rows of %s', (rows, scope, expected) => {
    const { columns: _, measure: __, ...others } = least;
    const query = { ...others, ...scope, measures: 'members,awards,members', rows };
    const { measures, variables } = readFileArguments(query, undefined);
    expect([measures, variables]).toEqual([['members', 'awards'], expect.objectContaining(expected)]);
  });

  it.each([
    [{ ...least, measures: Array.from({ length: 13 }, (_, index) => `m${index}`).join() }, 'measures'],
    [{ ...least, rows: 'MONTH' }, 'rows'],
    [{ ...least, columns: 'toString' }, 'columns'],
    [{ ...least, measure: '' }, 'measure'],
    [{ ...least, years: '24' }, 'years'],
    [{ ...least, years: '2024-2020' }, 'years'],
    [{ ...least, separator: 'constructor' }, 'separator'],
    [{ ...least, language: 'fr' }, 'language'],
    [{ ...least, allProvinces: 'yes' }, 'allProvinces'],
    [{ ...least, part: 'x' }, 'part'],
    [{ ...least, format: 'x' }, 'format'],
    [{ ...least, bom: 'x' }, 'bom'],
    [{ ...least, rows: ['YEAR', 'PROVINCE'] }, 'rows'],
    [{ ...least, year: '2024' }, 'year'],
  ])('are refused by name: %j', (query, argument) => {
    expect(() => readFileArguments(query, undefined)).toThrow(
      expect.objectContaining({ extensions: { code: 'BAD_USER_INPUT', argument } }),
    );
  });
});

it('takes the language that weighs most', () => {
  expect(languageOf('en;q=0.3, vi;q=0.4')).toBe('vi');
  expect(languageOf('vi;q=0, en')).toBe('en');
  expect(languageOf('*')).toBeNull();
});
