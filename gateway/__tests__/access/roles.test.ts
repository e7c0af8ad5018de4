import { createHash } from 'node:crypto';
import { buildSchema, getIntrospectionQuery } from 'graphql';
import { readFileSync } from 'node:fs';
import { createManifest } from '../../../schema/saveOperations';
import { projectPath } from '../../../platform/paths';
import { askers, startGuardedSystem, type Asker, type GuardedSystem } from './guardedSystem';
import { fieldGroups } from './fieldGroups';

const startMillis = 120_000;

const schema = buildSchema(readFileSync(projectPath('schema', 'api.graphql'), 'utf8'));
const saved = { name: 'Saved', text: 'query Saved { province(id: "cao-bang") { name } }' };
const manifest = createManifest(schema, [
  [saved.name, saved.text],
  ...fieldGroups.map(({ name, text }): [string, string] => [name, text]),
]);
const idOf = (name: string) => manifest.operations.find((operation) => operation.name === name)?.id ?? '';

let system: GuardedSystem;
beforeAll(async () => {
  system = await startGuardedSystem({ manifest });
}, startMillis);
afterAll(() => system.stop());

interface Answered {
  status: number;
  body: { data?: any; errors?: { message: string; path?: unknown[]; extensions: { code: string } }[] };
}

async function post(asker: Asker, body: unknown): Promise<Answered> {
  const response = await fetch(`${system.origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...system.headersOf(asker) },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as Answered['body'] };
}

async function get(asker: Asker, parameters: Record<string, string>): Promise<Answered> {
  const response = await fetch(`${system.origin}/graphql?${new URLSearchParams(parameters).toString()}`, {
    headers: { 'apollo-require-preflight': 'true', ...system.headersOf(asker) },
  });
  return { status: response.status, body: (await response.json()) as Answered['body'] };
}

const persisted = (sha256Hash: string) => ({ persistedQuery: { version: 1, sha256Hash } });
const nest = (depth: number): string => (depth === 0 ? 'id' : `predecessors { ${nest(depth - 1)} }`);
const unsaved = '{ __typename }';
const tooDear = `{ provinces { ${[1, 2, 3, 4, 5, 6, 7, 8]
  .map((n) => `p${n}: units(first: 500) { edges { node { figures(year: 2024) { activities { name } } } } }`)
  .join(' ')} } }`;

/** What each kind of operation is answered with: `yes`, or the status and code of the refusal, by who asks. */
type Expected = 'yes' | `${number} ${string}`;
const savedOnly = '403 SAVED_OPERATIONS_ONLY';
const nobody = '401 UNAUTHENTICATED';
const everybody: Record<Asker, Expected> = {
  public: 'yes',
  analyst: 'yes',
  province: 'yes',
  otherProvince: 'yes',
  operator: 'yes',
  revokedKey: nobody,
  wrongToken: nobody,
};
/** Who writes operations themselves gets this; others are told that they may not. */
const writers = (expected: Expected): Record<Asker, Expected> => ({
  public: savedOnly,
  analyst: expected,
  province: expected,
  otherProvince: expected,
  operator: savedOnly,
  revokedKey: nobody,
  wrongToken: nobody,
});
const all = (expected: Expected): Record<Asker, Expected> => ({
  ...everybody,
  public: expected,
  analyst: expected,
  province: expected,
  otherProvince: expected,
  operator: expected,
});

const kinds: [string, (asker: Asker) => Promise<Answered>, Record<Asker, Expected>][] = [
  [
    'a saved operation by id, by POST',
    (asker) => post(asker, { extensions: persisted(idOf('Saved')) }),
    everybody,
  ],
  [
    'a saved operation by id, by GET',
    (asker) => get(asker, { extensions: JSON.stringify(persisted(idOf('Saved'))) }),
    everybody,
  ],
  ['the text of a saved operation', (asker) => post(asker, { query: saved.text }), writers('yes')],
  ['a text of their own, by POST', (asker) => post(asker, { query: unsaved }), writers('yes')],
  ['a text of their own, by GET', (asker) => get(asker, { query: unsaved }), writers('yes')],
  [
    'an id that nobody saved',
    (asker) => post(asker, { extensions: persisted('0'.repeat(64)) }),
    writers('200 PERSISTED_QUERY_NOT_FOUND'),
  ],
  [
    'registering a text by its hash',
    (asker) => post(asker, { query: unsaved, extensions: persisted(sha256(unsaved)) }),
    writers('yes'),
  ],
  [
    'registering a text by the hash of another',
    (asker) => post(asker, { query: unsaved, extensions: persisted(idOf('Saved')) }),
    writers('400 BAD_REQUEST'),
  ],
  ['introspection', (asker) => post(asker, { query: getIntrospectionQuery() }), writers('yes')],
  ['a mutation', (asker) => post(asker, { query: 'mutation { drop }' }), writers('400 BAD_USER_INPUT')],
  [
    'a subscription',
    (asker) => post(asker, { query: 'subscription { all }' }),
    writers('400 BAD_USER_INPUT'),
  ],
  ['a text that is none', (asker) => post(asker, { query: '{' }), writers('400 GRAPHQL_PARSE_FAILED')],
  [
    'an unknown field',
    (asker) => post(asker, { query: '{ secrets }' }),
    writers('400 GRAPHQL_VALIDATION_FAILED'),
  ],
  [
    'an operation that costs too much',
    (asker) => post(asker, { query: tooDear }),
    writers('400 COST_LIMIT_EXCEEDED'),
  ],
  [
    'an operation that is too deep',
    (asker) => post(asker, { query: `{ province(id: "x") { ${nest(25)} } }` }),
    writers('400 DEPTH_LIMIT_EXCEEDED'),
  ],
  [
    'several operations in a list',
    (asker) => post(asker, [{ query: unsaved }, { query: unsaved }]),
    all('400 BAD_USER_INPUT'),
  ],
  ['nothing', (asker) => post(asker, {}), all('400 BAD_REQUEST')],
  [
    'a body that is too long',
    (asker) => post(asker, { query: unsaved, variables: { x: 'x'.repeat(300_000) } }),
    all('413 TOO_LARGE'),
  ],
];

describe.each(kinds)('%s', (_kind, ask, expected) => {
  it.each(askers)('by %s', async (asker) => {
    expect(said(await ask(asker))).toBe(expected[asker]);
  });
});

function said({ status, body }: Answered): Expected {
  const [error] = body.errors ?? [];
  if (!error && status === 200) return 'yes';
  return `${status} ${error?.extensions.code ?? 'no code'}`;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

describe.each(fieldGroups)('$name', ({ name, sees }) => {
  it.each(askers)('for %s', async (asker) => {
    const { status, body } = await post(asker, { extensions: persisted(idOf(name)) });
    if (expectedOf(asker) === nobody) return expect(said({ status, body })).toBe(nobody);
    expect(status).toBe(200);
    const { extensions: _, ...answer } = body as Answered['body'] & { extensions?: unknown };
    const { data, error = null } = sees[asker as keyof typeof sees];
    expect(answer.data).toEqual(data);
    const found = answer.errors?.map(({ extensions, path }) => `${extensions.code} ${path?.join('.')}`) ?? [];
    expect(found).toEqual(error === null ? [] : [error]);
  });
});

function expectedOf(asker: Asker): Expected {
  return everybody[asker];
}
