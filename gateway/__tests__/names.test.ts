import { defaultSeed } from '../../cli/sample';
import { readSampleSources } from '../../cli/sampleSources';
import { createSample } from '../../sample';
import { startMillis, startSystem, type System } from './seedFigures/system';

let system: System;
beforeAll(async () => {
  const sample = createSample(readSampleSources(), defaultSeed);
  system = await startSystem({
    name: 'sample-2024',
    moreProvinces: [],
    filesOf: (province) => [sample.file(province, 2024)].filter((file) => file !== null),
  });
}, startMillis);
afterAll(() => system.stop());

async function dataOf(query: string, variables: Record<string, unknown> = {}): Promise<unknown> {
  const { status, body } = await system.query(query, variables);
  expect([status, body.errors]).toEqual([200, undefined]);
  expect(body.extensions?.valueCompletion).toBeUndefined();
  return body.data;
}

const names = ['Cao Bằng', 'Bắc Kạn', 'Lạng Sơn', 'Thái Nguyên', 'Tuyên Quang', 'Hà Giang'];
const whole = { coverage: { expected: 6, reported: 6 } };

describe('a name that the client gives', () => {
  it.each([
    ['a key', 'id: aliases report(year: 2024) { year }', { id: [], report: { year: 2024 } }],
    ['another key', 'id: name report(year: 2024) { year }', { id: 'Cao Bằng', report: { year: 2024 } }],
    [
      'the type',
      '__typename: name report(year: 2024) { year }',
      { __typename: 'Cao Bằng', report: { year: 2024 } },
    ],
    [
      'the gateway’s check of the province',
      '_askedProvince: report(year: 2024) { year }',
      { _askedProvince: { year: 2024 } },
    ],
    [
      'the gateway’s own names',
      '_as_id: name _nothing: id id',
      { _as_id: 'Cao Bằng', _nothing: 'cao-bang', id: 'cao-bang' },
    ],
    [
      'the field itself',
      'report: report(year: 2024) { year } report(year: 2024) { draft }',
      { report: { year: 2024, draft: false } },
    ],
    [
      'a value of JavaScript',
      'constructor: name toString: report(year: 2024) { valueOf: year } hasOwnProperty: id',
      { constructor: 'Cao Bằng', toString: { valueOf: 2024 }, hasOwnProperty: 'cao-bang' },
    ],
    ['a key of entities below', 'seasons { id: year totals { coverage { expected } } }', null],
    [
      'the same field of other arguments',
      'a: report(year: 2024) { year } b: report(year: 2023) { year }',
      { a: { year: 2024 }, b: null },
    ],
  ])('may be that of %s', async (_name, fields, right) => {
    const data = (await dataOf(`{ province(id: "cao-bang") { ${fields} } }`)) as { province: unknown };
    if (right) expect(data.province).toEqual(right);
    else
      expect(data.province).toMatchObject({
        seasons: expect.arrayContaining([{ id: 2024, totals: { coverage: { expected: 6 } } }]),
      });
  });

  it('may be that of a prototype', async () => {
    const answer = await fetch(`${system.origin}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        query: '{ province(id: "cao-bang") { __proto__: report(year: 2024) { __proto__: year } } }',
      }),
    });
    expect(await answer.text()).toContain('{"data":{"province":{"__proto__":{"__proto__":2024}}},');
  });

  it.each([
    ['a key in a list', 'provinces { id: name }', { provinces: names.map((id) => ({ id })) }],
    [
      'a required list',
      'provinces: documents { id }',
      { provinces: [{ id: 'document:register:cum-5-2024-12-21' }] },
    ],
    ['a required value', 'year: id', { year: 'cum-5:2024' }],
  ])('may be that of %s', async (_name, fields, right) => {
    const data = await dataOf(
      `{ cluster(id: "cum-5") { season(year: 2024) { ${fields} totals { coverage { expected reported } } } } }`,
    );
    expect(data).toEqual({ cluster: { season: { ...right, totals: whole } } });
  });

  it('may be that of a required value below another', async () => {
    const fields = 'published { awards: membership { total: members { value: reportedBy } } }';
    const query = (more: string) =>
      `{ cluster(id: "cum-5") { season(year: 2024) { ${more} reconciliation { verdict computed { value } } } } }`;
    // any: the shape is that of the query which the test sends
    const [plain, named] = (await Promise.all([dataOf(query('id')), dataOf(query(fields))])) as any[];
    expect(named.cluster.season.reconciliation).toEqual(plain.cluster.season.reconciliation);
    expect(named.cluster.season.reconciliation.length).toBeGreaterThan(0);
    expect(named.cluster.season.published).toEqual({ awards: { total: { value: 1 } } });
  });

  it('stands in the paths of errors', async () => {
    const { body } = await system.query(
      '{ id: province(id: "cao-bang") { year: facts(first: 0) { totalCount } name: report(year: 1900) { year } } }',
    );
    expect(body.data).toEqual({ id: { year: null, name: null } });
    expect(body.errors?.map(({ path }) => path?.join('.')).sort()).toEqual(['id.name', 'id.year']);
  });

  it('stands in an answer that is given again', async () => {
    const query =
      '{ cluster(id: "cum-5") { season(year: 2024) { year: id totals { id: coverage { expected } } } } }';
    const first = await dataOf(query);
    expect(first).toEqual({ cluster: { season: { year: 'cum-5:2024', totals: { id: { expected: 6 } } } } });
    expect(await dataOf(query)).toEqual(first);
  });

  it('may be that of the library’s own variable', async () => {
    const data = await dataOf(
      'query ($representations: ID!, $_as_representations: Int!) { province(id: $representations) { report(year: $_as_representations) { year } } }',
      { representations: 'cao-bang', _as_representations: 2024 },
    );
    expect(data).toEqual({ province: { report: { year: 2024 } } });
  });
});

describe('a fragment on an interface', () => {
  it.each([
    ['with a type in it', '... on Node { ... on Province { name } }', { name: 'Cao Bằng' }],
    [
      'in another',
      '... on Node { id ... on Node { ... on Province { name } } }',
      { id: 'cao-bang', name: 'Cao Bằng' },
    ],
    ['with a type that the object is not', 'id ... on Node { ... on Cluster { name } }', { id: 'cao-bang' }],
    ['that leaves nothing', '... on Node { ... on Cluster { name } }', {}],
    [
      'below other fields',
      'seasons(from: 2024, to: 2024) { ... on Node { ... on ClusterSeason { year totals { coverage { expected } } } } }',
      { seasons: [{ year: 2024, totals: { coverage: { expected: 6 } } }] },
    ],
  ])('%s loses nothing', async (_name, fields, province) => {
    expect(await dataOf(`{ province(id: "cao-bang") { ${fields} } }`)).toEqual({ province });
    const named = `{ province(id: "cao-bang") { ...F } } fragment F on Province { ${fields} }`;
    expect(await dataOf(named)).toEqual({ province });
  });

  it('is narrowed if an object of the interface is asked', async () => {
    const query = `query ($id: ID!) { node(id: $id) { ... on Node { ... on Province { name } } ...F } }
      fragment F on Cluster { seasons(from: 2024, to: 2024) { ... on Node { id } } }`;
    expect(await dataOf(query, { id: 'cao-bang' })).toEqual({ node: { name: 'Cao Bằng' } });
    expect(await dataOf(query, { id: 'cum-5' })).toEqual({ node: { seasons: [{ id: 'cum-5:2024' }] } });
  });
});

it.each([
  [
    'in fragments',
    '{ ...F name } fragment F on Province { facts(first: 1) { totalCount } id }',
    'facts id name',
  ],
  [
    'of several services',
    '{ facts(first: 1) { totalCount } name seasons { id } report(year: 2024) { year } id }',
    'facts name seasons report id',
  ],
  ['once under a condition', '{ name @skip(if: true) id name }', 'id name'],
])('fields %s stand in the order in which they are asked for', async (_name, fields, right) => {
  const [set = '', fragments = ''] = fields.split(/ (?=fragment)/);
  const { province } = (await dataOf(`{ province(id: "cao-bang") ${set} } ${fragments}`)) as {
    province: object;
  };
  expect(Object.keys(province)).toEqual(right.split(' '));
});

it('fields of the schema stand in the order in which they are asked for, fields of an interface too', async () => {
  const data: any = await dataOf(`{
    __schema { queryType { name } } measures { id } __type(name: "Long") { kind }
    node(id: "cao-bang") { ... on Province { name } id ... on Province { validFrom } }
  }`);
  expect(Object.keys(data)).toEqual(['__schema', 'measures', '__type', 'node']);
  expect(Object.keys(data.node)).toEqual(['name', 'id', 'validFrom']);
});

it.each(['toString', 'constructor', 'hasOwnProperty', 'valueOf'])(
  'a variable may be named %s, also if it has no value',
  async (name) => {
    const query = `query ($${name}: ID, $year: Int) { province(id: "cao-bang") { facts(unit: $${name}, year: $year) { totalCount } } }`;
    const all: any = await dataOf('{ province(id: "cao-bang") { facts { totalCount } } }');
    expect(await dataOf(query)).toEqual(all);
    const own: any = await dataOf(query, { [name]: 'nothing' });
    expect(own.province.facts.totalCount).toBe(0);
  },
);

describe('a condition', () => {
  it.each([
    [
      'on an inline fragment',
      'report(year: 2024) { year ... @include(if: $x) { draft } }',
      '',
      false,
      { report: { year: 2024 } },
    ],
    [
      'on an inline fragment that holds',
      'report(year: 2024) { year ... @include(if: $x) { draft } }',
      '',
      true,
      { report: { year: 2024, draft: false } },
    ],
    [
      'on a spread',
      'report(year: 2024) { year ...F @include(if: $x) }',
      'fragment F on ProvinceReport { draft }',
      false,
      { report: { year: 2024 } },
    ],
    [
      'on fragments in fragments',
      'report(year: 2024) { year ...F }',
      'fragment F on ProvinceReport { ... @skip(if: false) { ... on ProvinceReport @include(if: $x) { draft } } }',
      false,
      { report: { year: 2024 } },
    ],
    [
      'that is written out',
      'name @skip(if: $x) report(year: 2024) { year ... @include(if: false) { draft } }',
      '',
      true,
      { report: { year: 2024 } },
    ],
    [
      'of two that are opposite',
      'report(year: 2024) @include(if: $x) { year } report(year: 2024) @skip(if: $x) { draft }',
      '',
      true,
      { report: { year: 2024 } },
    ],
    [
      'of two that are opposite, the other way',
      'report(year: 2024) @include(if: $x) { year } report(year: 2024) @skip(if: $x) { draft }',
      '',
      false,
      { report: { draft: false } },
    ],
    [
      'beside the same without',
      'report(year: 2024) @include(if: $x) { year } report(year: 2024) { draft }',
      '',
      false,
      { report: { draft: false } },
    ],
    [
      'that leaves nothing',
      'report(year: 2024) { ... @include(if: $x) { draft } }',
      '',
      false,
      { report: {} },
    ],
    [
      'by both directives',
      'name @include(if: true) @skip(if: $x) id @include(if: false) @skip(if: $x)',
      '',
      false,
      { name: 'Cao Bằng' },
    ],
  ])('%s decides', async (_name, fields, fragments, x, province) => {
    const query = `query ($x: Boolean!) { province(id: "cao-bang") { ${fields} } } ${fragments}`;
    expect(await dataOf(query, { x })).toEqual({ province });
  });

  it('leaves the other provinces and fields of an entity alone', async () => {
    const data: any = await dataOf(
      `query ($x: Boolean!) { cluster(id: "cum-5") { season(year: 2024) {
        provinces { id ... @include(if: $x) { report(year: 2024) { year } } facts(first: 1) { totalCount } }
      } } }`,
      { x: false },
    );
    const { provinces } = data.cluster.season;
    expect(provinces).toHaveLength(6);
    for (const province of provinces) {
      expect(province).toEqual({ id: province.id, facts: { totalCount: expect.any(Number) } });
    }
  });

  it('that is null is refused', async () => {
    const { status, body } = await system.query(
      'query ($x: Boolean = true) { measures @skip(if: $x) { id } }',
      { x: null },
    );
    expect([status, body.data]).toEqual([400, undefined]);
    expect(body.errors?.[0]).toMatchObject({
      message: 'Argument "if" of non-null type "Boolean!" must not be null.',
      extensions: { code: 'BAD_USER_INPUT' },
    });
  });

  it('decides anew for every value', async () => {
    const query = 'query ($x: Boolean = true) { province(id: "cao-bang") { id name @include(if: $x) } }';
    expect(await dataOf(query)).toEqual({ province: { id: 'cao-bang', name: 'Cao Bằng' } });
    expect(await dataOf(query, { x: false })).toEqual({ province: { id: 'cao-bang' } });
    expect(await dataOf(query, { x: true })).toEqual({ province: { id: 'cao-bang', name: 'Cao Bằng' } });
  });
});

describe('a question about the schema', () => {
  it('is answered by graphql-js as it is', async () => {
    expect(await dataOf('{ __type(name: "Scope") { isOneOf } }')).toEqual({ __type: { isOneOf: false } });
  });

  it('may stand beside others, in fragments and under conditions', async () => {
    const query = `query ($name: String!, $x: Boolean!) { ...Q measure: __type(name: "Measure") { id: name } }
      fragment Q on Query {
        ... @include(if: $x) { __type(name: $name) { ...T } }
        province(id: "cao-bang") { id } __typename
      }
      fragment T on __Type { kind fields { name: type { ofType { name } } } }`;
    expect(await dataOf(query, { name: 'FactEdge', x: true })).toEqual({
      measure: { id: 'Measure' },
      __type: {
        kind: 'OBJECT',
        fields: [{ name: { ofType: { name: 'String' } } }, { name: { ofType: { name: 'Fact' } } }],
      },
      province: { id: 'cao-bang' },
      __typename: 'Query',
    });
    expect(await dataOf(query, { name: 'FactEdge', x: false })).toEqual({
      measure: { id: 'Measure' },
      province: { id: 'cao-bang' },
      __typename: 'Query',
    });
  });

  it('may have fragments in fragments, under conditions, and names of other fields', async () => {
    const query = `query ($null: Boolean, $x: Boolean = false) { __type(name: "Scope") { ...F } }
      fragment F on __Type { specifiedByURL: enumValues(includeDeprecated: $null) @include(if: $x) { name } ...G }
      fragment G on __Type { kind: isOneOf }`;
    expect(await dataOf(query, { null: null })).toEqual({ __type: { kind: false } });
  });
});

describe('an operation that cannot be chosen', () => {
  const post = async (body: Record<string, unknown>) => {
    const response = await fetch(`${system.origin}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    // any: the shape is that of the query which the test sends
    return [response.status, ((await response.json()) as any).errors?.[0]];
  };
  const get = async (parameters: Record<string, string>) => {
    const response = await fetch(`${system.origin}/graphql?${new URLSearchParams(parameters).toString()}`, {
      headers: { 'apollo-require-preflight': 'true' },
    });
    // any: the shape is that of the query which the test sends
    return [response.status, ((await response.json()) as any).errors?.[0]];
  };
  const codes = { code: 'OPERATION_RESOLUTION_FAILURE' };
  const cases: [string, { query: string; operationName?: string }, string][] = [
    [
      'of an unknown name',
      { query: 'query Y { __typename }', operationName: 'X' },
      'Unknown operation named "X", the document has "Y"',
    ],
    [
      'of an empty name',
      { query: 'query Y { __typename }', operationName: '' },
      'Unknown operation named "", the document has "Y"',
    ],
    [
      'of two without a name',
      { query: 'query X { __typename } query Y { __typename }' },
      'An operationName is needed to choose among the operations: "X", "Y"',
    ],
    ['of none', { query: 'fragment F on Query { __typename }' }, expect.any(String)],
  ];
  it.each(cases)('%s is 400 with the reason', async (name, request, message) => {
    const right = [400, { message, extensions: name === 'of none' ? expect.anything() : codes }];
    expect(await post(request)).toMatchObject(right);
    expect(await get(request)).toMatchObject(right);
  });
});
