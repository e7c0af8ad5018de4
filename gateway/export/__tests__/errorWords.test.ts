import { AppError } from '../../../domain/errors';
import { assertYear } from '../../../domain/years';
import { assertScope, assertYears } from '../../totals/scope';
import { assertAxes, readFilter, readMeasure } from '../../totals/tables/dimensions';
import { loadCatalogue } from '../../../platform/loadCatalogue';
import { readFileArguments } from '../arguments';
import { sayError } from '../errorWords';

const catalogue = loadCatalogue();
const members = readMeasure('members', catalogue);
const axes = { rows: 'PROVINCE', columns: 'YEAR', years: [2024], scope: { allProvinces: true } } as const;
const least = { measure: 'members', allProvinces: 'true', years: '2024' };

function errorOf(fail: () => unknown): AppError {
  try {
    fail();
  } catch (error) {
    if (error instanceof AppError) return error;
  }
  throw new Error('Nothing was refused');
}

describe('an error of a file in Vietnamese', () => {
  it.each<[string, () => unknown]>([
    ['an argument that is not known', () => readFileArguments({ ...least, x: '1' }, undefined)],
    ['one that is needed', () => readFileArguments({ years: '2024' }, undefined)],
    ['one that is there twice', () => readFileArguments({ ...least, years: ['2023', '2024'] }, undefined)],
    ['years that are none', () => readFileArguments({ ...least, years: '24' }, undefined)],
    ['a separator', () => readFileArguments({ ...least, separator: 'x' }, undefined)],
    ['a dimension', () => readFileArguments({ ...least, rows: 'x' }, undefined)],
    [
      'too many measures',
      () => readFileArguments({ ...least, measures: 'abcdefghijklmno'.split('').join() }, undefined),
    ],
    ['a year', () => assertYear('year', 1999)],
    ['years that are too many', () => assertYears([])],
    ['no scope', () => assertScope({})],
    ['an empty scope', () => assertScope({ provinces: [] })],
    ['a scope of nothing', () => assertScope({ allProvinces: false })],
    ['a measure', () => readMeasure('x', catalogue)],
    ['a measure that is never added', () => readMeasure('unionsRatedGoodRate', catalogue)],
    ['a dimension of another measure', () => assertAxes(members, { ...axes, columns: 'AWARD_KIND' })],
    ['clusters of no scope of clusters', () => assertAxes(members, { ...axes, columns: 'CLUSTER' })],
    ['the same dimension twice', () => assertAxes(members, { ...axes, columns: 'PROVINCE' })],
    [
      'years that are never added',
      () =>
        assertAxes(members, {
          ...axes,
          columns: 'CLUSTER',
          scope: { clusters: ['cum-5'] },
          years: [2023, 2024],
        }),
    ],
    ['a filter of another measure', () => readFilter({ programmes: ['x'] }, members, catalogue)],
    ['an empty filter', () => readFilter({ programmes: [] }, readMeasure('spent', catalogue), catalogue)],
    ['a programme', () => readFilter({ programmes: ['x'] }, readMeasure('spent', catalogue), catalogue)],
  ])('says %s without a word of English', (_name, fail) => {
    const error = errorOf(fail);
    const message = sayError(error, 'vi');
    expect(message).toMatch(/^Tham số "[\w.[\]]+" phải .+; (nhận được |địa chỉ không có)/);
    expect(message).not.toMatch(/\b(must|got|of|the|where|least|different|given|since|left)\b/);
    expect(sayError(error, 'en')).toBe(error.message);
  });

  it.each([
    [
      'INCOMPLETE',
      'Totals for 2023 need: a (NOT_REPORTED)',
      /^Còn tỉnh chưa có số liệu.*\(Totals for 2023 need: a/,
    ],
    ['RATE_LIMITED', 'More than 600 requests in a minute', /^Đã tải quá nhiều trong một phút/],
    ['COST_LIMIT_EXCEEDED', 'It costs 200', /^Bảng quá lớn để tải một lần/],
  ])('says what to do about %s, with the words of the API behind it', (code, message, expected) => {
    expect(sayError(new AppError(code, message), 'vi')).toMatch(expected);
  });
});
