import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { buildSchema } from 'graphql';
import { createManifest } from '../../../schema/saveOperations';
import { projectPath } from '../../../platform/paths';
import { startGuardedSystem, type Asker, type GuardedSystem } from './guardedSystem';

const schema = buildSchema(readFileSync(projectPath('schema', 'api.graphql'), 'utf8'));
const saved = 'query Saved($on: Date, $year: Int) { provinces(on: $on) { id } clusters(year: $year) { id } }';
const manifest = createManifest(schema, [['Saved', saved]]);

let system: GuardedSystem;
beforeAll(async () => {
  system = await startGuardedSystem({ manifest });
}, 120_000);
afterAll(() => system.stop());

interface Request {
  /** Null for the saved operation. */
  query: string | null;
  operationName?: unknown;
  variables?: Record<string, unknown>;
}

interface Answer {
  status: number;
  codes: string[];
  messages: string[];
}

type Transport = (asker: Asker, request: Request) => Promise<Answer>;

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const byHash = (sha256Hash: string) => ({ persistedQuery: { version: 1, sha256Hash } });
const persisted = (text: string) => byHash(sha256(text));
const byId = byHash(manifest.operations[0]?.id ?? '');

async function read(response: Response): Promise<Answer> {
  const { errors = [] } = (await response.json()) as { errors?: { message: string; extensions?: any }[] };
  return {
    status: response.status,
    codes: errors.map(({ extensions }) => extensions?.code),
    messages: errors.map(({ message }) => message),
  };
}

async function post(asker: Asker, body: object): Promise<Answer> {
  const headers = { 'content-type': 'application/json', ...system.headersOf(asker) };
  return read(
    await fetch(`${system.origin}/graphql`, { method: 'POST', headers, body: JSON.stringify(body) }),
  );
}

async function get(asker: Asker, body: Record<string, unknown>): Promise<Answer> {
  const given = Object.entries(body).filter(([, value]) => value !== undefined);
  const parameters = given.map(([name, value]): [string, string] => [
    name,
    typeof value === 'string' ? value : JSON.stringify(value),
  ]);
  const headers = { 'apollo-require-preflight': 'true', ...system.headersOf(asker) };
  return read(
    await fetch(`${system.origin}/graphql?${new URLSearchParams(parameters).toString()}`, { headers }),
  );
}

/** By the text, for those who may send one. */
const textTransports: Record<string, Transport> = {
  POST: (asker, request) => post(asker, request),
  GET: (asker, request) => get(asker, { ...request }),
  'registering the text': (asker, { query, ...rest }) =>
    post(asker, { query, ...rest, extensions: persisted(query ?? '') }),
  'the hash of a registered text': async (asker, { query, ...rest }) => {
    const extensions = persisted(query ?? '');
    // Without what is wrong, so that it is registered.
    await post(asker, { query, ...chosenWell(query ?? ''), extensions });
    return post(asker, { ...rest, extensions });
  },
};
const savedTransports: Record<string, Transport> = {
  'id by POST': (asker, { query: _, ...rest }) => post(asker, { ...rest, extensions: byId }),
  'id by GET': (asker, { query: _, ...rest }) => get(asker, { ...rest, extensions: byId }),
};

function chosenWell(query: string) {
  return query.includes('query A') ? { operationName: 'A' } : {};
}

const writers: Asker[] = ['analyst', 'province', 'otherProvince'];
const everybody: Asker[] = [...writers, 'public', 'operator'];

interface Fault extends Request {
  name: string;
  code: string | RegExp;
  says: RegExp;
  /** Transports that cannot carry it. */
  not?: RegExp;
}

const two = 'query A { provinces { id } } query B { provinces { name } }';
const notChosen = 'OPERATION_RESOLUTION_FAILURE';
const faults: Fault[] = [
  { name: 'no such name', query: two, operationName: 'C', code: notChosen, says: /"C"/ },
  { name: 'an empty name', query: two, operationName: '', code: notChosen, says: /""/ },
  { name: 'two without a name', query: two, code: notChosen, says: /operationName/ },
  {
    name: 'a name for one without',
    query: '{ a: __typename }',
    operationName: 'A',
    code: notChosen,
    says: /"A"/,
  },
  {
    name: 'no operation',
    query: 'fragment F on Query { __typename }',
    code: /GRAPHQL_VALIDATION_FAILED|OPERATION_RESOLUTION_FAILURE/,
    says: /./,
    not: /hash/,
  },
  {
    name: 'a name that is none',
    query: two,
    operationName: 7,
    code: 'BAD_REQUEST',
    says: /operationName/,
    not: /GET/,
  },
  {
    name: 'a wrong Int',
    query: 'query A($y: Int) { clusters(year: $y) { id } }',
    variables: { y: 'x' },
    code: 'BAD_USER_INPUT',
    says: /"\$y"/,
  },
  {
    name: 'a wrong Date',
    query: 'query A($on: Date) { provinces(on: $on) { id } }',
    variables: { on: '2024-99-99' },
    code: 'BAD_USER_INPUT',
    says: /"\$on".*2024-99-99/,
  },
  {
    name: 'a Date of another kind',
    query: 'query A($on: Date) { provinces(on: $on) { name } }',
    variables: { on: { a: 1 } },
    code: 'BAD_USER_INPUT',
    says: /"\$on"/,
  },
  {
    name: 'a wrong literal Int',
    query: '{ clusters(year: "x") { id } }',
    code: 'GRAPHQL_VALIDATION_FAILED',
    says: /Int/,
    not: /hash/,
  },
  {
    name: 'a wrong literal Date',
    query: '{ provinces(on: "2024-99-99") { id } }',
    code: 'GRAPHQL_VALIDATION_FAILED',
    says: /2024-99-99/,
    not: /hash/,
  },
  {
    name: 'a literal Date of another kind',
    query: '{ provinces(on: 5) { id } }',
    code: 'GRAPHQL_VALIDATION_FAILED',
    says: /date/i,
    not: /hash/,
  },
];
const savedFaults: Fault[] = [
  { name: 'another name', query: null, operationName: 'Other', code: notChosen, says: /"Other"/ },
  { name: 'an empty name', query: null, operationName: '', code: notChosen, says: /""/ },
  { name: 'a wrong Int', query: null, variables: { year: 'x' }, code: 'BAD_USER_INPUT', says: /"\$year"/ },
  {
    name: 'a wrong Date',
    query: null,
    variables: { on: '2024-99-99' },
    code: 'BAD_USER_INPUT',
    says: /"\$on"/,
  },
];

function cases(askers: Asker[], transports: Record<string, Transport>, list: Fault[]) {
  return askers.flatMap((asker) =>
    Object.entries(transports).flatMap(([transport, ask]) =>
      list
        .filter(({ not }) => !not?.test(transport))
        .map((fault): [string, string, string, Transport, Fault, Asker] => [
          fault.name,
          transport,
          asker,
          ask,
          fault,
          asker,
        ]),
    ),
  );
}

describe('an operation that cannot be run', () => {
  it.each([...cases(writers, textTransports, faults), ...cases(everybody, savedTransports, savedFaults)])(
    'is 400 with the reason: %s, by %s, of %s',
    async (_fault, _transport, _of, ask, { name: _, code, says, not: __, ...request }, asker) => {
      const { status, codes, messages } = await ask(asker, request);
      expect({ status, codes }).toEqual({ status: 400, codes: [expect.stringMatching(code)] });
      expect(messages[0]).toMatch(says);
    },
  );

  it.each(['public', 'operator'] as const)('stays refused as a text to %s', async (asker) => {
    for (const fault of faults.filter(({ operationName }) => typeof operationName !== 'number')) {
      const { name: _, code: __, says: ___, not: ____, ...request } = fault;
      const answers = [await post(asker, request), await get(asker, { ...request })];
      expect(answers.map(({ status, codes }) => [status, ...codes])).toEqual([
        [403, 'SAVED_OPERATIONS_ONLY'],
        [403, 'SAVED_OPERATIONS_ONLY'],
      ]);
    }
  });
});

describe('an address that is none', () => {
  const statusOf = (lines: string[]): Promise<string> =>
    new Promise((resolve, reject) => {
      const socket = connect(Number(new URL(system.origin).port), '127.0.0.1');
      let answer = '';
      socket.on('data', (chunk) => (answer += chunk.toString()));
      socket.on('error', reject).on('close', () => resolve(answer.split(' ')[1] ?? ''));
      socket.write([...lines, 'connection: close', '', ''].join('\r\n'));
    });

  it.each(['', ' ', '[', 'a b', 'a:b:c', '%zz', '<>', 'a@b', 'a/b', 'a?b'])(
    'is 400: Host "%s"',
    async (host) => {
      for (const path of ['/graphql?query=%7B__typename%7D', '/tables.csv?measure=members', '/health/live']) {
        expect(await statusOf([`GET ${path} HTTP/1.1`, `host: ${host}`])).toBe('400');
      }
    },
  );

  it('may be left out by a probe of HTTP/1.0, not by an operation', async () => {
    expect(await statusOf(['GET /health/live HTTP/1.0'])).toBe('200');
    expect(await statusOf(['GET /graphql?query=%7B__typename%7D HTTP/1.0'])).toBe('400');
  });
});
