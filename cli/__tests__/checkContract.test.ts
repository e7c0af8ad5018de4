import { parse } from 'graphql';
import { keyProblems } from '../../conformance/sdl';
import { contractProblems } from '../../conformance/sdlContract';
import { subgraphSdl } from '../../platform/subgraphSchema';
import { readSdl } from '../../conformance/service';

const contract = `
  type Province @key(fields: "id") { id: ID! report(year: Int!): Report units(first: Int = 50): [Unit!] }
  type Report { year: Int! note: String tags: [String!]! }
  type Unit { id: ID! level: Level! }
  enum Level { PROVINCE DISTRICT }
`;

function schemaOf(sdl: string) {
  const service = readSdl(sdl);
  if (service.kind === 'unknown') throw new Error(service.got);
  return service.schema;
}

/** The problems of the contract with one replacement. */
function problemsWith(before: string, after: string) {
  expect(contract).toContain(before);
  return contractProblems(schemaOf(contract), schemaOf(contract.replace(before, after)));
}

describe('a contract', () => {
  it('is met by itself', () => {
    expect(problemsWith('Report', 'Report')).toEqual([]);
  });

  it.each([
    ['a further type, field and enum value', 'enum Level {', 'type More { id: ID! } enum Level { SECTOR'],
    ['a field that is never null although it may be', 'note: String', 'note: String!'],
    [
      'a list that is never null and whose items are not',
      'units(first: Int = 50): [Unit!]',
      'units(first: Int): [Unit!]!',
    ],
    ['an argument that may be left out', 'year: Int!)', 'year: Int)'],
    ['a further argument that may be left out', 'year: Int!)', 'year: Int!, draft: Boolean = false)'],
  ])('is met with %s', (_name, before, after) => {
    expect(problemsWith(before, after)).toEqual([]);
  });

  it.each([
    ['a field that may be null', 'year: Int! note', 'year: Int note', ['Report.year', 'Int!', 'Int']],
    ['a list of what may be null', '[String!]!', '[String]!', ['Report.tags', '[String!]!', '[String]!']],
    ['a field of another type', 'note: String', 'note: Int', ['Report.note', 'String', 'Int']],
    ['a field that is missing', 'note: String', '', ['Report.note', 'note: String', 'nothing']],
    ['an argument that is missing', '(first: Int = 50)', '', ['Province.units(first:)', 'Int', 'nothing']],
    [
      'an argument that must be given',
      'first: Int = 50',
      'first: Int!',
      ['Province.units(first:)', 'Int', 'Int!'],
    ],
    [
      'a further argument that must be given',
      'year: Int!)',
      'year: Int!, unit: ID!)',
      ['Province.report(unit:)', 'no further required argument', 'unit: ID!'],
    ],
    [
      'an enum value that is missing',
      'PROVINCE DISTRICT',
      'PROVINCE',
      ['Level.DISTRICT', 'DISTRICT', 'nothing'],
    ],
    [
      'a type of another kind',
      'enum Level { PROVINCE DISTRICT }',
      'scalar Level',
      ['Level', 'enum Level', 'scalar Level'],
    ],
  ])('is not met with %s', (_name, before, after, [where, expected, got]) => {
    expect(problemsWith(before, after)).toEqual([{ where, expected, got }]);
  });

  it('is met by the one before, as far as the gateway knows what stands for what is new', () => {
    const sdl = subgraphSdl('province');
    const before = sdl
      .replace(/^ {2}"Con trỏ đầu.*\n {2}startCursor.*\n/m, '')
      .replace(/^ {2}"Còn trang trước.*\n.*\n/m, '');
    expect(before).not.toContain('startCursor');
    expect(before).not.toContain('hasPreviousPage');
    expect(contractProblems(schemaOf(sdl), schemaOf(before))).toEqual([]);
    const without = before.replace(/^ {2}"Còn trang sau.*\n.*\n/m, '');
    expect(contractProblems(schemaOf(sdl), schemaOf(without))).toHaveLength(1);
  });

  it('is compared without what federation itself adds', () => {
    const printed = `${contract}
      scalar _Any
      union _Entity = Province
      type _Service { sdl: String }
      type Query { _entities(representations: [_Any!]!): [_Entity]! _service: _Service! }`;
    expect(contractProblems(schemaOf(contract), schemaOf(printed))).toEqual([]);
  });
});

describe('the key of Province', () => {
  const problem = (got: string) => [{ where: 'Province', expected: '@key(fields: "id")', got }];

  it.each([
    ['on the type', 'type Province @key(fields: "id") { id: ID! }'],
    ['on an extension', 'type Province { id: ID! } extend type Province @key(fields: " id ")'],
    ['beside another', 'type Province @key(fields: "code") @key(fields: "id") { id: ID! code: ID! }'],
    ['under its full name', 'type Province @federation__key(fields: "id") { id: ID! }'],
  ])('may stand %s', (_name, sdl) => {
    expect(keyProblems(parse(sdl))).toEqual([]);
  });

  it.each([
    ['missing', 'type Province { id: ID! }', 'no @key'],
    ['of another field', 'type Province @key(fields: "code") { code: ID! }', '@key {"fields":"code"}'],
    [
      'not resolvable',
      'type Province @key(fields: "id", resolvable: false) { id: ID! }',
      '@key {"fields":"id","resolvable":false}',
    ],
  ])('may not be %s', (_name, sdl, got) => {
    expect(keyProblems(parse(sdl))).toEqual(problem(got));
  });
});

describe('an SDL that cannot be used', () => {
  it('is told by its first mistake', () => {
    expect(readSdl('type Province {')).toEqual({
      kind: 'unknown',
      expected: 'SDL of a subgraph',
      got: 'Syntax Error: Expected Name, found <EOF>.',
    });
  });
});
