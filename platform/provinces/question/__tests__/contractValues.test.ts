import {
  getNamedType,
  isEnumType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  parse,
  type GraphQLArgument,
  type GraphQLOutputType,
} from 'graphql';
import { createComposedProvinceSchema } from '../../../subgraphSchema';
import { noteTried } from '../../../testing/tried';
import { answerChecks } from '../askedFor';
import { createQuestionCompiler } from '../question';
import { UnusableAnswerError } from '../unusableAnswer';

const contract = createComposedProvinceSchema();
const compiler = createQuestionCompiler(contract);

function questionOf(selection: string, definitions = '', variables = {}) {
  const fetch = compiler.compile(
    parse(
      `query ($representations: [_Any!]! ${definitions}) { _entities(representations: $representations) { ... on Province { ${selection} } } }`,
    ),
  );
  if (fetch.kind === 'refused') throw new Error(fetch.message);
  return fetch.create(variables);
}

function isTaken(selection: string, entity: object): boolean {
  noteTried('provinces', `${selection} ${JSON.stringify(entity)}`);
  try {
    questionOf(selection).read(entity, 'cao-bang');
    return true;
  } catch (error) {
    if (error instanceof UnusableAnswerError) return false;
    throw error;
  }
}

interface Leaf {
  coordinate: string;
  type: string;
  isNeeded: boolean;
  selection: string;
  /** An answer that has this in the field's place. */
  answer(value: unknown): object;
}

const given: Readonly<Record<string, string>> = { year: '2024', id: '"huyen-a"' };

/** What a report says besides, so that it is of the year that was asked for. */
const beside = (path: string, value: unknown) =>
  path === 'Province.report' || path === 'Province.reports' ? { _year: 2024, ...(value as object) } : value;

/** Every scalar of every type of the contract, each with one way to it. */
function leavesOfContract(): Leaf[] {
  const province = contract.getType('Province');
  if (!isObjectType(province)) throw new Error('The contract has no provinces');
  const seen = new Set([province.name]);
  const leaves: Leaf[] = [];
  const waiting = [
    { type: province, select: (inner: string) => inner, answer: (value: unknown) => value as object },
  ];
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const { type, select, answer } = next;
    for (const field of Object.values(type.getFields())) {
      const coordinate = `${type.name}.${field.name}`;
      const named = getNamedType(field.type);
      const call = `${field.name}${argumentsOf(field.args)}`;
      const inPlace = (value: unknown) => answer({ [field.name]: listed(field.type, value) });
      if (isLeafType(named)) {
        if (coordinate === 'Province.id') continue;
        leaves.push({
          coordinate,
          type: named.name,
          isNeeded: isNonNullType(field.type),
          selection: select(call),
          answer: inPlace,
        });
      } else if (isObjectType(named) && !seen.has(named.name)) {
        seen.add(named.name);
        waiting.push({
          type: named,
          select: (inner) => select(`${call} { ${inner} }`),
          answer: (value) => inPlace(beside(coordinate, value)),
        });
      }
    }
  }
  return leaves;
}

function listed(type: GraphQLOutputType, value: unknown): unknown {
  const inner = isNonNullType(type) ? type.ofType : type;
  return isListType(inner) ? [value] : value;
}

function argumentsOf(args: readonly GraphQLArgument[]): string {
  const needed = args.filter(({ type }) => isNonNullType(type));
  return needed.length === 0 ? '' : `(${needed.map(({ name }) => `${name}: ${given[name]}`).join(', ')})`;
}

const noText = [7, true, {}, [], 'x'.repeat(20_000)];
const noNumber = [-1, 0.5, 2 ** 53, '1', true, {}, []];
const hostile: Readonly<Record<string, readonly unknown[]>> = {
  String: noText,
  ID: [...noText, 'a\u202eb', 'a\u0000b'],
  Int: [...noNumber, 2 ** 31],
  Long: noNumber,
  Boolean: ['true', 1, 0, {}, []],
  Date: ['2024-99-99', '2024-02-30', '24-01-01', 20240101, '', {}],
  DateTime: ['2024-01-01', '2024-02-30T00:00:00Z', '2024-01-01T25:00:00Z', 'hôm qua', 0, {}],
};

const sound: Readonly<Record<string, unknown>> = {
  String: 'chữ',
  ID: 'huyen-a',
  Int: 1,
  Long: 1,
  Boolean: true,
  Date: '2024-01-01',
  DateTime: '2024-01-01T00:00:00Z',
};

const soundOf: Readonly<Record<string, unknown>> = {
  'ProvinceReport.year': 2024,
  'Fact.year': 2024,
  'RuleFinding.year': 2024,
  'Document.sha256': 'a'.repeat(64),
  'Revision.sha256': 'a'.repeat(64),
  'Document.url': 'https://congdoan.example/bao-cao',
};

/** What is of the type, and still not what the field may hold. */
const hostileOf: Readonly<Record<string, readonly unknown[]>> = {
  'ProvinceReport.year': [0, 1999, 2023, 2101],
  'Fact.year': [0, 1999, 2101],
  'RuleFinding.year': [0, 1999, 2101],
  'Document.sha256': ['', 'abc', 'A'.repeat(64), 'a'.repeat(65)],
  'Revision.sha256': ['', 'abc'],
  'Document.url': ['', 'javascript:alert(1)', 'data:text/html,x', '//x.example', 'file:///etc/passwd'],
  'Quantity.reportedBy': [2, 63],
};

describe.each(leavesOfContract().map((leaf) => [leaf.coordinate, leaf] as const))(
  '%s',
  (coordinate, leaf) => {
    const type = contract.getType(leaf.type);
    const values = isEnumType(type) ? ['KHONG_CO', '', 1, {}] : (hostile[leaf.type] ?? []);

    it('is taken as the contract has it', () => {
      const value = isEnumType(type) ? type.getValues()[0]?.name : (soundOf[coordinate] ?? sound[leaf.type]);
      expect([coordinate, isTaken(leaf.selection, leaf.answer(value))]).toEqual([coordinate, true]);
    });

    it('is a gap if it is anything else', () => {
      const wrong = [...values, ...(hostileOf[coordinate] ?? []), ...(leaf.isNeeded ? [null] : [])];
      expect(wrong.length).toBeGreaterThan(3);
      expect(wrong.filter((value) => isTaken(leaf.selection, leaf.answer(value)))).toEqual([]);
    });
  },
);

describe('an answer', () => {
  it('is held to the arguments of every field that has some', () => {
    const fields = Object.values(contract.getTypeMap())
      .filter((type) => isObjectType(type) && !type.name.startsWith('_') && type.name !== 'Query')
      .flatMap((type) =>
        isObjectType(type)
          ? Object.values(type.getFields())
              .filter(({ args }) => args.length > 0)
              .map(({ name }) => `${type.name}.${name}`)
          : [],
      );
    expect(fields.sort()).toEqual(Object.keys(answerChecks).sort());
  });

  const reports = (...years: number[]) => ({ reports: years.map((year) => ({ year, revision: '1' })) });
  const unsaid = (...years: number[]) => ({ reports: years.map((year) => ({ _year: year, revision: '1' })) });
  const facts = (node: object, times = 1) => ({
    facts: { edges: Array.from({ length: times }, () => ({ node })) },
  });
  const units = (node: object, times = 1) => ({
    units: { edges: Array.from({ length: times }, () => ({ node })) },
  });

  it.each<[string, object, boolean]>([
    ['report(year: 2024) { revision }', { report: { revision: '1', _year: 2024 } }, true],
    ['report(year: 2024) { revision }', { report: { revision: '1', _year: 2023 } }, false],
    ['report(year: 2024) { revision }', { report: { revision: '1' } }, false],
    ['report(year: 2024) { ...on ProvinceReport { x: year } }', { report: { x: 2023, _year: 2024 } }, false],
    ['report(year: 2024) { revision }', { report: null }, true],
    ['reports(from: 2020, to: 2022) { year revision }', reports(2020, 2021, 2022), true],
    ['reports(from: 2020, to: 2022) { year revision }', reports(2021), true],
    ['reports(from: 2020, to: 2022) { year revision }', reports(2019), false],
    ['reports(from: 2020, to: 2022) { year revision }', reports(2020, 2023), false],
    ['reports(from: 2020, to: 2022) { year revision }', reports(2021, 2021), false],
    ['reports(from: 2020) { year revision }', reports(2019), false],
    ['reports(to: 2020) { year revision }', reports(2021), false],
    ['reports { year revision }', reports(2001, 2024), true],
    ['reports(from: 2020, to: 2022) { revision }', unsaid(2020, 2022), true],
    ['reports(from: 2020, to: 2022) { revision }', unsaid(2023), false],
    ['unit(id: "huyen-a") { id name }', { unit: { id: 'huyen-a', name: 'A' } }, true],
    ['unit(id: "unit:cao-bang:huyen-a") { id name }', { unit: { id: 'huyen-a', name: 'A' } }, true],
    ['unit(id: "huyen-a") { id name }', { unit: { id: 'huyen-b', name: 'B' } }, false],
    ['unit(id: "huyen-a") { id name }', { unit: null }, true],
    ['units(parent: "cao-bang") { edges { node { parent } } }', units({ parent: 'cao-bang' }), true],
    ['units(parent: "cao-bang") { edges { node { parent } } }', units({ parent: 'huyen-a' }), false],
    ['units(first: 2) { edges { node { name } } }', units({ name: 'A' }, 2), true],
    ['units(first: 2) { edges { node { name } } }', units({ name: 'A' }, 3), false],
    ['units { edges { node { name } } }', units({ name: 'A' }, 51), false],
    ['facts(year: 2024) { edges { node { year } } }', facts({ year: 2024 }), true],
    ['facts(year: 2024) { edges { node { year } } }', facts({ year: 2023 }), false],
    ['facts(measure: "members") { edges { node { measure } } }', facts({ measure: 'awards' }), false],
    ['facts(unit: "huyen-a") { edges { node { unit } } }', facts({ unit: 'huyen-b' }), false],
    ['facts(document: "d") { edges { node { document { id } } } }', facts({ document: { id: 'd' } }), true],
    ['facts(document: "d") { edges { node { document { id } } } }', facts({ document: { id: 'e' } }), false],
    [
      'revisions(first: 1) { edges { cursor } }',
      { revisions: { edges: [{ cursor: 'a' }, { cursor: 'b' }] } },
      false,
    ],
    [
      'report(year: 2024) { year figures { membership { members { atLeast atMost exact } } } }',
      {
        report: { year: 2024, figures: { membership: { members: { atLeast: 1, atMost: 2, exact: true } } } },
      },
      false,
    ],
    [
      'report(year: 2024) { year coverage { reported expected } }',
      { report: { year: 2024, coverage: [{ reported: 3, expected: 2 }] } },
      false,
    ],
  ])('of "%s" as %j: taken is %s', (selection, entity, expected) => {
    expect(isTaken(selection, entity)).toBe(expected);
  });

  it.each<[object, number, boolean]>([
    [{}, 2024, true],
    [{}, 2023, false],
    [{ year: 2023 }, 2023, true],
    [{ year: 2023 }, 2024, false],
  ])(
    'is held to the value of a variable: of %j, or 2024 by default, %i is taken: %s',
    (variables, year, expected) => {
      const question = questionOf('report(year: $year) { year }', '$year: Int = 2024', variables);
      const read = () => question.read({ report: { year } }, 'cao-bang');
      if (expected) expect(read()).toEqual({ report: { year } });
      else expect(read).toThrow(UnusableAnswerError);
    },
  );
});
