import { parse } from 'graphql';
import { createComposedProvinceSchema } from '../../../subgraphSchema';
import { UnusableAnswerError } from '../unusableAnswer';
import { createQuestionCompiler } from '../question';
import { readAnswer } from '../../answer';

const compiler = createQuestionCompiler(createComposedProvinceSchema());

function read(selection: string, entity: object, variables: Record<string, unknown> = {}) {
  const text = `query ($representations: [_Any!]!, $year: Int, $first: Int) {
    _entities(representations: $representations) { ... on Province { ${selection} } } }`;
  const fetch = compiler.compile(parse(text));
  if (fetch.kind === 'refused') throw new Error(fetch.message);
  // any: the shape is that of the question which the test asks
  return fetch.create(variables).read(entity, 'cao-bang') as any;
}

const units = 'units(first: $first) { edges { cursor node { id name validFrom } } }';
const unit = (fields: object) => ({
  units: { edges: [{ cursor: 'a', node: { id: 'huyen-a', name: 'Huyện A', validFrom: null, ...fields } }] },
});

describe('what a province says', () => {
  it.each([
    ['a name of 501 characters', { name: 'a'.repeat(501) }],
    ['an id of 1,001 characters', { id: 'a'.repeat(1_001) }],
    ['an id with an end of a line', { id: 'a\r\nb' }],
    ['an id that turns', { id: 'a\u202eb' }],
    ['a day of no calendar', { validFrom: '2024-99-99' }],
    ['30 February', { validFrom: '2024-02-30' }],
    ['a day with more behind it', { validFrom: '2024-02-03T00:00:00Z' }],
    ['a year as a day', { validFrom: '+12024-02-03' }],
  ])('is not usable with %s', (_what, fields) => {
    expect(() => read(units, unit(fields))).toThrow(UnusableAnswerError);
  });

  it.each([
    ['a name with colours', '\u001b[31mĐỏ\u001b[0m', 'Đỏ'],
    ['a name that turns', 'A\u202eB', 'AB'],
    ['a name of two lines', 'A\r\nB', 'A B'],
    ['a name of 500 characters', 'đ'.repeat(500), 'đ'.repeat(500)],
  ])('is given on as it is seen: %s', (_what, name, seen) => {
    const answer = read(units, unit({ name }));
    expect(answer.units.edges[0].node.name).toBe(seen);
  });

  it.each([
    ['2024-02-29T24:00:00Z', false],
    ['2024-02-30T10:00:00Z', false],
    ['2024-02-29 10:00', false],
    ['Feb 29 2024', false],
    ['2024-02-29T10:00:00Z', true],
    ['2024-02-29T10:00:00.123+07:00', true],
  ])('has instants of RFC 3339: %s', (updatedAt, fits) => {
    const answer = () => read('report(year: 2024) { updatedAt }', { report: { updatedAt, _year: 2024 } });
    if (fits) expect(answer()).toEqual({ report: { updatedAt } });
    else expect(answer).toThrow(UnusableAnswerError);
  });

  it.each([
    ['report(year: 2024) { year }', {}, 2025],
    ['report(year: $year) { year }', { year: 2023 }, 2024],
    ['report(year: $year) { other: year }', { year: 2023 }, 2024],
  ])('is of the year that was asked: %s', (selection, variables, year) => {
    expect(() => read(selection, { report: { year, other: year } }, variables)).toThrow('Expected the year');
    const asked = (variables as { year?: number }).year ?? 2024;
    expect(read(selection, { report: { year: asked, other: asked } }, variables).report).toBeTruthy();
  });

  it.each([
    ['RATE_LIMITED', 'PROVINCE_ERROR'],
    ['UNKNOWN_TO_US', 'PROVINCE_ERROR'],
    ['__proto__', 'PROVINCE_ERROR'],
    [{ a: 1 }, 'PROVINCE_ERROR'],
    ['BAD_USER_INPUT', 'BAD_USER_INPUT'],
    ['FORBIDDEN', 'FORBIDDEN'],
  ])('as an error of code %j is said in our own words', (code, shown) => {
    const fetch = compiler.compileSelection('$year: Int!', 'report(year: $year) { year }');
    if (fetch.kind === 'refused') throw new Error(fetch.message);
    const question = fetch.create({ year: 2024 });
    const said = 'Call 0900 000 000\u001b[2J now';
    const body = {
      data: { q0: [{ _askedProvince: 'cao-bang', report: null }] },
      errors: [{ message: said, path: ['q0', 0, 'report'], extensions: { code, argument: 'year\r\n' } }],
    };
    // any: the shape is that of the question which the test asks
    const [[outcome]] = readAnswer(body, [{ question, provinces: ['cao-bang'] }], 0) as any;
    const [error] = outcome.errors;
    expect(error.extensions).toEqual({ code: shown });
    expect(error.message).not.toMatch(/0900/);
    expect(error.message).toMatch(/^(?:Tỉnh|Dịch vụ của tỉnh) .*\. The province/u);
  });

  it.each([
    ['of a field', ['q0', 0, 'report']],
    ['of the province', ['q0', 0]],
    ['of everything', undefined],
  ])(
    'of a database that does not answer is a gap, so that the last known figures stand in: %s',
    (_place, path) => {
      const fetch = compiler.compileSelection('$year: Int!', 'report(year: $year) { year }');
      if (fetch.kind === 'refused') throw new Error(fetch.message);
      const question = fetch.create({ year: 2024 });
      const body = {
        data: { q0: [{ _askedProvince: 'cao-bang', report: null }] },
        errors: [{ message: 'gone', path, extensions: { code: 'DATABASE_UNAVAILABLE' } }],
      };
      expect(readAnswer(body, [{ question, provinces: ['cao-bang'] }], 0)).toEqual([
        [{ kind: 'gap', reason: 'UNREACHABLE', seen: 'serverError', detail: 'gone' }],
      ]);
    },
  );
});
