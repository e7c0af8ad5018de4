import { getIntrospectionQuery } from 'graphql';
import { startAttack, type Attack } from './attack';

let attack: Attack;
beforeAll(async () => {
  attack = await startAttack();
}, 120_000);
afterAll(() => attack.finish('Texts'));

const times = (count: number, text: (index: number) => string, between = ' ') =>
  Array.from({ length: count }, (_, index) => text(index)).join(between);
const nested = (depth: number) =>
  `{ province(id: "x") ${'{ predecessors '.repeat(depth)}{ id }${' }'.repeat(depth)} }`;
const circle = `{ province(id: "x") { ...A } }
  fragment A on Province { predecessors { ...B } } fragment B on Province { successors { ...A } }`;
const doubling = `{ province(id: "cao-bang") { ...F0 } }
  ${times(18, (n) => `fragment F${n} on Province { a: predecessors { ...F${n + 1} } b: predecessors { ...F${n + 1} } }`)}
  fragment F18 on Province { id }`;

const texts: [string, string][] = [
  ['deep nesting', nested(50)],
  ['nesting deeper than a stack', nested(15_000)],
  ['deep lists in an argument', `{ totals(years: ${'['.repeat(20_000)}1${']'.repeat(20_000)}) { year } }`],
  ['10,000 aliases', `{ ${times(10_000, (n) => `a${n}: __typename`)} }`],
  ['10,000 times one field', `{ ${times(10_000, () => '__typename')} }`],
  ['circular fragments', circle],
  ['a fragment in itself', '{ ...A } fragment A on Query { ...A }'],
  ['fragments that double', doubling],
  [
    '1,000 fragments in one place',
    `{ ${times(1_000, (n) => `...F${n}`)} } ${times(1_000, (n) => `fragment F${n} on Query { __typename }`)}`,
  ],
  ['directive overload', `{ __typename ${times(5_000, () => '@include(if: true)')} }`],
  ['unknown directives', `{ __typename ${times(500, (n) => `@d${n}`)} }`],
  ['a thousand operations', times(1_000, (n) => `query Q${n} { __typename }`)],
  ['a thousand variables', `query (${times(1_000, (n) => `$v${n}: Int`)}) { __typename }`],
  [
    'introspection of itself',
    `{ __schema { types { ${'fields { type { '.repeat(12)}name${' } }'.repeat(12)} } } }`,
  ],
  [
    // Within all other limits: 24 names for the fields of every type, and for those of each of their types.
    'introspection under 576 names',
    `{ __schema { types { ${times(24, (n) => `a${n}: fields { type { ...F } }`)} } } }
    fragment F on __Type { ${times(24, (n) => `b${n}: fields { name }`)} }`,
  ],
  ['a query of the inside', '{ _entities(representations: []) { __typename } _service { sdl } }'],
  ['a name of an object', '{ __proto__ constructor hasOwnProperty }'],
  ['the variable of the inside', 'query ($representations: Int) { __typename @include(if: true) }'],
  ['nothing but a fragment', 'fragment A on Query { __typename }'],
  ['nothing but a comment', '# nothing'],
  ['control characters', '{ __typename \u0000\u0007 }'],
  ['half a character', '{ province(id: "\ud83d") { id } }'],
];

describe('a hostile text', () => {
  it.each(texts)('%s is refused within bounds', async (_name, text) => {
    const startedAt = process.cpuUsage().user;
    const { status, body } = await attack.ask(text);
    expect([status, body.data]).toEqual([400, undefined]);
    expect(body.errors?.length).toBeGreaterThan(0);
    expect(body.errors?.length).toBeLessThanOrEqual(101);
    expect((process.cpuUsage().user - startedAt) / 1_000).toBeLessThan(3_000);
    await attack.assertAlive();
  });

  it.each(texts)('%s is not even read if only saved operations may be run', async (_name, text) => {
    const { status, body } = await attack.ask(text, {}, 'public');
    expect([
      [403, 'SAVED_OPERATIONS_ONLY'],
      [413, 'TOO_LARGE'],
    ]).toContainEqual([status, body.errors?.[0]?.extensions?.code]);
  });
});

describe('a hostile request', () => {
  const typename = JSON.stringify({ query: '{ __typename }' });

  it('of the public does not see the schema', async () => {
    const { status } = await attack.ask(getIntrospectionQuery(), {}, 'public');
    expect(status).toBe(403);
  });

  it.each([
    ['a list of 10,000 operations', `[${times(10_000, () => '{}', ',')}]`, 400],
    [
      'huge variables',
      JSON.stringify({ query: '{ __typename }', variables: { x: 'x'.repeat(900_000) } }),
      413,
    ],
    [
      'deep variables',
      `{"query":"{ __typename }","variables":${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}}`,
      [200, 400],
    ],
    [
      'a prototype as variables',
      '{"query":"{ __typename }","variables":{"__proto__":{"polluted":"yes"}}}',
      400,
    ],
    [
      'a prototype as extensions',
      '{"query":"{ __typename }","extensions":{"__proto__":{"polluted":"yes"}}}',
      400,
    ],
    [
      'a constructor as extensions',
      '{"query":"{ __typename }","extensions":{"constructor":{"prototype":{"polluted":1}}}}',
      400,
    ],
    ['a text that is an object', '{"query":{"$gt":""}}', 400],
    ['a name that is an object', '{"query":"{ __typename }","operationName":{"$gt":""}}', 400],
    [
      'a hash that is an object',
      '{"extensions":{"persistedQuery":{"version":1,"sha256Hash":{"$gt":""}}}}',
      [200, 400],
    ],
    ['no JSON', '{"query":', 400],
    ['null', 'null', 400],
    ['a number', '7', 400],
  ])('%s', async (_name, body, expected) => {
    for (const asker of ['analyst', 'public'] as const) {
      const { status } = await attack.post(body, asker);
      // If the public may run nothing, it is told so first or last.
      expect([expected, 403, 413].flat()).toContain(status);
    }
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it.each([
    ['a packed body', { 'content-encoding': 'gzip' }, 415],
    ['a body packed in an unknown way', { 'content-encoding': 'br, gzip' }, 415],
    ['a form', { 'content-type': 'multipart/form-data; boundary=x' }, 415],
    ['a text', { 'content-type': 'text/plain' }, [400, 415]],
    ['an unknown character set', { 'content-type': 'application/json; charset=x' }, [200, 415]],
    ['a deadline that is none', { 'operation-deadline-millis': '1e9' }, 400],
    ['a deadline in the past', { 'operation-deadline-millis': '-1' }, 400],
  ])('%s', async (_name, headers, expected) => {
    const { status } = await attack.post(typename, 'analyst', headers);
    expect([expected].flat()).toContain(status);
  });
});
