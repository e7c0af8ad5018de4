import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { createAuditLog } from '../../../services/shared/audit';
import type { GraphqlServer } from '../../../services/shared/graphqlServer';
import { startStubRegister, startTestGateway, type TestGateway } from '../../__tests__/stubs';
import { changeKeys } from '../keysFile';
import { createKey } from '../keys';

const folder = mkdtempSync(join(tmpdir(), 'access-'));
const [keysFile, auditFile, limitsFile, manifestFile] = [
  ...['keys.json', 'audit.jsonl', 'limits.yml', 'manifest.json'],
].map((name) => join(folder, name)) as [string, string, string, string];

const saved = 'query Provinces {\n  provinces {\n    id\n  }\n}';
const adHoc = '{ provinces { name } }';
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const keyOf = {
  analyst: createKey({ role: 'analyst', name: 'analyst' }, new Date()),
  operator: createKey({ role: 'operator', name: 'operator' }, new Date()),
  public: createKey({ role: 'public', name: 'few' }, new Date()),
  province: createKey({ role: 'province:cao-bang', name: 'province' }, new Date()),
};
type Who = keyof typeof keyOf | 'nobody' | 'local';

let register: GraphqlServer;
let gateway: TestGateway;

beforeAll(async () => {
  const operation = { id: sha256(saved), name: 'Provinces', type: 'query', body: saved };
  const manifest = { format: 'apollo-persisted-query-manifest', version: 1, operations: [operation] };
  writeFileSync(manifestFile, JSON.stringify(manifest));
  writeFileSync(keysFile, JSON.stringify({ keys: Object.values(keyOf).map(({ record }) => record) }));
  writeFileSync(limitsFile, 'operator:\n  requestsPerMinute: 3\npublic:\n  bodyBytes: 2000\n');
  register = await startStubRegister(['cao-bang'], []);
  gateway = await startTestGateway({
    register: `${register.origin}/graphql`,
    endpoints: {},
    more: {
      manifestFile,
      exposeQueryPlans: true,
      http: { trustProxy: [], corsOrigins: ['https://bang-tin.example'] },
      access: { keysFile, limitsFile, openId: null, trustLocal: true, audit: createAuditLog(auditFile) },
    },
  });
});
afterAll(async () => {
  await Promise.all([gateway, register].map((server) => server.stop()));
  rmSync(folder, { recursive: true });
});

/** A proxy's header stands for a caller who is not on this machine. */
function headersOf(who: Who): Record<string, string> {
  if (who === 'local') return {};
  if (who === 'nobody') return { 'x-forwarded-for': '203.0.113.4' };
  return { authorization: `Bearer ${keyOf[who].key}` };
}

async function read(response: Response) {
  const { extensions, ...body } = (await response.json()) as any;
  return {
    status: response.status,
    headers: response.headers,
    body,
    extensions,
    code: body.errors?.[0].extensions.code,
  };
}

async function post(who: Who, body: unknown, headers: Record<string, string> = {}) {
  return read(
    await fetch(`${gateway.origin}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headersOf(who), ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    }),
  );
}

async function get(who: Who, parameters: Record<string, string>) {
  const headers = { 'apollo-require-preflight': 'true', ...headersOf(who) };
  return read(
    await fetch(`${gateway.origin}/graphql?${new URLSearchParams(parameters).toString()}`, { headers }),
  );
}

const byId = (text: string) => ({ extensions: { persistedQuery: { version: 1, sha256Hash: sha256(text) } } });
const inAddress = (text: string) => ({ extensions: JSON.stringify(byId(text).extensions) });
const ids = { data: { provinces: [{ id: 'cao-bang' }] } };
const names = { data: { provinces: [{ name: 'CAO-BANG' }] } };

describe('a saved operation', () => {
  it.each<Who>(['nobody', 'local', 'analyst', 'province', 'operator'])(
    'is run by its id for %s',
    async (who) => {
      expect((await post(who, byId(saved))).body).toEqual(ids);
    },
  );

  it('may be kept by caches where the public asks for it by GET', async () => {
    const { body, headers } = await get('nobody', inAddress(saved));
    expect(body).toEqual(ids);
    expect(headers.get('cache-control')).toBe('public, max-age=30');
    expect(headers.get('vary')).toBe('Authorization, Accept, Origin');
  });

  it('is kept by nobody where somebody else asks, or by POST', async () => {
    expect((await get('analyst', inAddress(saved))).headers.get('cache-control')).toBe('no-store');
    expect((await get('local', inAddress(saved))).headers.get('cache-control')).toBe('no-store');
    expect((await post('nobody', byId(saved))).headers.get('cache-control')).toBe('no-store');
  });
});

describe('who has no key', () => {
  it.each<[string, unknown]>([
    ['a text', { query: adHoc }],
    ['the text of a saved operation', { query: saved, ...byId(saved) }],
    ['a text that is none', { query: '{' }],
    ['introspection', { query: '{ __schema { types { name } } }' }],
    ['an id that is not one of them', byId(adHoc)],
    ['a text to be registered', { query: adHoc, ...byId(adHoc) }],
    [
      'an id of another version',
      { extensions: { persistedQuery: { version: 2, sha256Hash: sha256(saved) } } },
    ],
    ['nothing', { variables: {} }],
  ])('may not run %s', async (_what, body) => {
    const { status, code } = await post('nobody', body);
    expect([status, code]).toEqual([403, 'SAVED_OPERATIONS_ONLY']);
  });

  it('gets no text by its hash that an analyst has registered', async () => {
    expect((await post('analyst', byId(adHoc))).code).toBe('PERSISTED_QUERY_NOT_FOUND');
    expect((await post('analyst', { query: adHoc, ...byId(adHoc) })).body).toEqual(names);
    expect((await post('province', byId(adHoc))).body).toEqual(names);
    expect((await get('analyst', inAddress(adHoc))).body).toEqual(names);
    expect((await post('nobody', byId(adHoc))).code).toBe('SAVED_OPERATIONS_ONLY');
    expect((await get('nobody', inAddress(adHoc))).code).toBe('SAVED_OPERATIONS_ONLY');
    expect((await get('nobody', { query: adHoc })).code).toBe('SAVED_OPERATIONS_ONLY');
  });
});

describe('query plans', () => {
  it('are shown to analysts alone', async () => {
    const plan = { 'apollo-query-plan-experimental': 'true' };
    const { extensions } = await post('analyst', { query: adHoc }, plan);
    expect(extensions.__queryPlanExperimental).toContain('Fetch(service: "register")');
    expect((await post('nobody', byId(saved), plan)).extensions).toBeUndefined();
    const province = await post('province', { query: adHoc }, plan);
    expect(Object.keys(province.extensions)).toEqual(['cost']);
  });
});

describe('a key', () => {
  it('works and stops working while the gateway runs', async () => {
    const { key, record } = createKey({ role: 'analyst', name: 'new' }, new Date());
    const ask = () => post('nobody', { query: adHoc }, { authorization: `Bearer ${key}` });
    expect((await ask()).status).toBe(401);
    await changeKeys(keysFile, (keys) => [...keys, record]);
    await eventually(async () => expect((await ask()).body).toEqual(names));
    await changeKeys(keysFile, (keys) =>
      keys.map((one) => (one.id === record.id ? { ...one, revoked: new Date().toISOString() } : one)),
    );
    await eventually(async () => expect((await ask()).status).toBe(401));
  });

  it('has a share of a minute, and is told of it', async () => {
    const answers = [];
    for (let index = 0; index < 4; index += 1) answers.push(await post('operator', byId(saved)));
    // One was taken by the test of saved operations.
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 429, 429]);
    expect(answers[0]?.headers.get('ratelimit-policy')).toBe('"requests";q=3;w=60');
    expect(answers[0]?.headers.get('ratelimit')).toMatch(/^"requests";r=1;t=\d+$/);
    expect(answers[2]?.headers.get('ratelimit')).toMatch(/^"requests";r=0;t=\d+$/);
    expect(answers[2]?.code).toBe('RATE_LIMITED');
    expect(answers[2]?.headers.get('retry-after')).toMatch(/^\d+$/);
    expect((await post('analyst', byId(saved))).status).toBe(200);
  });
});

describe('wrong keys', () => {
  it('are slowed down and do not lock out a right one, nor fill the audit log', async () => {
    const wrong = { authorization: 'Bearer cdk_wrong' };
    const statuses = [];
    for (let index = 0; index < 60; index += 1)
      statuses.push((await post('nobody', byId(saved), wrong)).status);
    expect(new Set(statuses)).toEqual(new Set([401, 429]));
    expect(statuses.at(-1)).toBe(429);
    const last = await post('nobody', byId(saved), wrong);
    expect(last.headers.get('retry-after')).toMatch(/^\d+$/);
    expect((await post('analyst', byId(saved))).body).toEqual(ids);
    const lines = readFileSync(auditFile, 'utf8').trim().split('\n');
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      who: 'unknown',
      what: 'TOKEN_REFUSED',
      from: '127.0.0.1',
      details: { route: '/graphql' },
    });
    expect(lines[0]).not.toContain('cdk_');
  });
});

describe('a request', () => {
  it('keeps its id where it has a good one', async () => {
    const { headers } = await post('analyst', byId(saved), { 'x-request-id': 'màn-hình' });
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    const kept = await post('analyst', byId(saved), { 'x-request-id': 'screen-7.1' });
    expect(kept.headers.get('x-request-id')).toBe('screen-7.1');
  });

  it('gets the headers by which browsers keep it from harm', async () => {
    const { headers } = await post('nobody', byId(saved), { origin: 'https://evil.invalid' });
    expect(headers.get('content-security-policy')).toBe("default-src 'none';frame-ancestors 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('access-control-allow-origin')).toBeNull();
    const known = await post('nobody', byId(saved), { origin: 'https://bang-tin.example' });
    expect(known.headers.get('access-control-allow-origin')).toBe('https://bang-tin.example');
  });

  it.each<[string, () => Promise<Awaited<ReturnType<typeof post>>>, number, string]>([
    [
      'holds several operations',
      () => post('analyst', [{ query: adHoc }, { query: adHoc }]),
      400,
      'BAD_USER_INPUT',
    ],
    ['is no JSON', () => post('analyst', '{'), 400, 'BAD_REQUEST'],
    [
      'is longer than its role may send',
      () => post('nobody', { ...byId(saved), x: 'x'.repeat(3_000) }),
      413,
      'TOO_LARGE',
    ],
    ['is compressed', compressed, 415, 'UNSUPPORTED_MEDIA_TYPE'],
    [
      'is of another type',
      () => post('analyst', '<query/>', { 'content-type': 'text/xml' }),
      415,
      'UNSUPPORTED_MEDIA_TYPE',
    ],
    ['is for nothing', async () => read(await fetch(`${gateway.origin}/nothing`)), 404, 'NOT_FOUND'],
  ])('is refused where it %s', async (_what, send, status, code) => {
    const answer = await send();
    expect([answer.status, answer.code]).toEqual([status, code]);
  });

  it('is refused where it is longer than it says it is', async () => {
    const socket = connect(gateway.port, '127.0.0.1');
    const chunk = `${(4_000).toString(16)}\r\n${'x'.repeat(4_000)}\r\n`;
    socket.write(
      'POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n' +
        chunk,
    );
    const answer = await new Promise<string>((done) => socket.once('data', (data) => done(String(data))));
    socket.destroy();
    expect(answer).toMatch(/^HTTP\/1.1 413 /);
  });
});

async function compressed() {
  return read(
    await fetch(`${gateway.origin}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'content-encoding': 'gzip', ...headersOf('analyst') },
      body: gzipSync(JSON.stringify({ query: adHoc })),
    }),
  );
}

async function eventually(assertion: () => Promise<void>): Promise<void> {
  for (const endsAt = Date.now() + 8_000; ;) {
    try {
      return await assertion();
    } catch (error) {
      if (Date.now() > endsAt) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
