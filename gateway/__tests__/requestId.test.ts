import { Writable } from 'node:stream';
import type { GraphqlServer } from '../../platform/graphqlServer';
import { createLogger } from '../../platform/logger';
import { startStubProvinces, startStubRegister, startTestGateway, type TestGateway } from './stubs';

const lines: string[] = [];
const logger = createLogger(
  'gateway',
  'info',
  new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString());
      done();
    },
  }),
);
const query = '{ province(id: "cao-bang") { report(year: 2024) { revision } } }';
const askedWith: (string | undefined)[] = [];
let register: GraphqlServer;
let provinces: GraphqlServer;
let gateway: TestGateway;

beforeAll(async () => {
  register = await startStubRegister(['cao-bang', 'lang-son'], []);
  provinces = await startStubProvinces({ 'cao-bang': {} }, (headers) =>
    askedWith.push(headers.get('x-request-id')),
  );
  gateway = await startTestGateway({
    register: `${register.origin}/graphql`,
    endpoints: {
      'cao-bang': `${provinces.origin}/graphql`,
      'lang-son': 'http://127.0.0.1:9/graphql',
    },
    more: { logger },
  });
});
afterAll(() => Promise.all([gateway, provinces, register].map((server) => server.stop())));

async function ask(headers: Record<string, string>, text = query): Promise<string | null> {
  const response = await fetch(`${gateway.origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query: text }),
  });
  await response.text();
  return response.headers.get('x-request-id');
}

describe('the id of a request', () => {
  it('is the one that the client gave, and reaches the provinces', async () => {
    expect(await ask({ 'x-request-id': 'dashboard-17' })).toBe('dashboard-17');
    expect(askedWith).toEqual(['dashboard-17']);
  });

  it('is made if none was given, or one that would break the log', async () => {
    const made = await ask({});
    expect(made).toMatch(/^[0-9a-f-]{36}$/);
    expect(await ask({ 'x-request-id': 'a b' })).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('stands in the lines of the log that the request led to', async () => {
    await ask({ 'x-request-id': 'dashboard-18' }, query.replace('cao-bang', 'lang-son'));
    const failures = lines.map((line) => JSON.parse(line)).filter(({ reason }) => reason === 'UNREACHABLE');
    expect(failures).toHaveLength(1);
    expect(failures[0]).toMatchObject({ name: 'gateway', requestId: 'dashboard-18' });
  });
});
