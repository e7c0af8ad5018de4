import { readFileSync } from 'node:fs';
import { eventually } from '../../../platform/testing/eventually';
import { changeKeys } from '../../../platform/apiKeys/keysFile';
import { createKey } from '../../../platform/apiKeys/keys';
import { byId, saved, sha256, startAccessSystem, type AccessSystem, type Who } from './accessSystem';

let system: AccessSystem;
beforeAll(async () => {
  system = await startAccessSystem();
});
afterAll(() => system.stop());

const adHoc = '{ provinces { name } }';
const inAddress = (text: string) => ({ extensions: JSON.stringify(byId(text).extensions) });
const ids = { data: { provinces: [{ id: 'cao-bang' }] } };
const names = { data: { provinces: [{ name: 'CAO-BANG' }] } };

describe('a saved operation', () => {
  it.each<Who>(['nobody', 'local', 'analyst', 'province', 'operator'])(
    'is run by its id for %s',
    async (who) => {
      expect((await system.post(who, byId(saved))).body).toEqual(ids);
    },
  );

  it('may be kept by caches if the public asks for it by GET', async () => {
    const { body, headers } = await system.get('nobody', inAddress(saved));
    expect(body).toEqual(ids);
    expect(headers.get('cache-control')).toBe('public, max-age=30');
    expect(headers.get('vary')).toBe('Authorization, Cookie, Accept, Origin');
  });

  it('is kept by nobody if somebody else asks, or by POST', async () => {
    expect((await system.get('analyst', inAddress(saved))).headers.get('cache-control')).toBe('no-store');
    expect((await system.get('local', inAddress(saved))).headers.get('cache-control')).toBe('no-store');
    expect((await system.post('nobody', byId(saved))).headers.get('cache-control')).toBe('no-store');
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
    const { status, code } = await system.post('nobody', body);
    expect([status, code]).toEqual([403, 'SAVED_OPERATIONS_ONLY']);
  });

  it('gets no text by its hash that an analyst has registered', async () => {
    expect((await system.post('analyst', byId(adHoc))).code).toBe('PERSISTED_QUERY_NOT_FOUND');
    expect((await system.post('analyst', { query: adHoc, ...byId(adHoc) })).body).toEqual(names);
    expect((await system.post('province', byId(adHoc))).body).toEqual(names);
    expect((await system.get('analyst', inAddress(adHoc))).body).toEqual(names);
    expect((await system.post('nobody', byId(adHoc))).code).toBe('SAVED_OPERATIONS_ONLY');
    expect((await system.get('nobody', inAddress(adHoc))).code).toBe('SAVED_OPERATIONS_ONLY');
    expect((await system.get('nobody', { query: adHoc })).code).toBe('SAVED_OPERATIONS_ONLY');
  });
});

describe('query plans', () => {
  it('are shown to analysts alone', async () => {
    const plan = { 'apollo-query-plan-experimental': 'true' };
    const { extensions } = await system.post('analyst', { query: adHoc }, plan);
    expect(extensions?.__queryPlanExperimental).toContain('Fetch(service: "register")');
    expect((await system.post('nobody', byId(saved), plan)).extensions).toBeUndefined();
    const province = await system.post('province', { query: adHoc }, plan);
    expect(Object.keys(province.extensions ?? {})).toEqual(['cost']);
  });
});

describe('a key', () => {
  it('works and stops working while the gateway runs', async () => {
    const { key, record } = createKey({ role: 'analyst', name: 'new' }, new Date());
    const ask = () => system.post('nobody', { query: adHoc }, { authorization: `Bearer ${key}` });
    expect((await ask()).status).toBe(401);
    await changeKeys(system.keysFile, (keys) => [...keys, record]);
    await eventually(async () => expect((await ask()).body).toEqual(names));
    await changeKeys(system.keysFile, (keys) =>
      keys.map((one) => (one.id === record.id ? { ...one, revoked: new Date().toISOString() } : one)),
    );
    await eventually(async () => expect((await ask()).status).toBe(401));
  });

  it('has a share of a minute, and is told of it', async () => {
    const answers = [];
    for (let index = 0; index < 4; index += 1) answers.push(await system.post('operator', byId(saved)));
    // One was taken by the test of saved operations.
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 429, 429]);
    expect(answers[0]?.headers.get('ratelimit-policy')).toBe('"requests";q=3;w=60');
    expect(answers[0]?.headers.get('ratelimit')).toMatch(/^"requests";r=1;t=\d+$/);
    expect(answers[2]?.headers.get('ratelimit')).toMatch(/^"requests";r=0;t=\d+$/);
    expect(answers[2]?.code).toBe('RATE_LIMITED');
    expect(answers[2]?.headers.get('retry-after')).toMatch(/^\d+$/);
    expect((await system.post('analyst', byId(saved))).status).toBe(200);
  });
});

describe('wrong keys', () => {
  it('are slowed down and do not lock out a right one, nor fill the audit log', async () => {
    const wrong = { authorization: 'Bearer cdk_wrong' };
    const statuses = [];
    for (let index = 0; index < 60; index += 1)
      statuses.push((await system.post('nobody', byId(saved), wrong)).status);
    expect(new Set(statuses)).toEqual(new Set([401, 429]));
    expect(statuses.at(-1)).toBe(429);
    const last = await system.post('nobody', byId(saved), wrong);
    expect(last.headers.get('retry-after')).toMatch(/^\d+$/);
    expect((await system.post('analyst', byId(saved))).body).toEqual(ids);
    const lines = readFileSync(system.auditFile, 'utf8')
      .trim()
      .split('\n')
      .filter((line) => line.includes('REFUSED'));
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      who: 'unknown',
      what: 'TOKEN_REFUSED',
      from: '127.0.0.1',
      details: { route: '/graphql' },
    });
    expect(lines[0]).not.toContain('cdk_');
  });

  it('beyond what an address may try are refused unread, and a right one still gets through', async () => {
    const wrong = { authorization: `Bearer cdk_000000000000_${'A'.repeat(43)}` };
    const statuses = new Set<number | string>();
    const guess = async () => (await system.post('nobody', byId(saved), wrong).catch(() => null))?.status;
    // From then on each is held for a second.
    while (!statuses.has('closed')) statuses.add((await guess()) ?? 'closed');
    expect(statuses).toEqual(new Set([429, 'closed']));
    const held = Array.from({ length: 64 }, guess);
    expect((await system.post('analyst', byId(saved))).body).toEqual(ids);
    expect((await system.post('nobody', byId(saved))).body).toEqual(ids);
    await Promise.all(held);
  }, 30_000);
});
