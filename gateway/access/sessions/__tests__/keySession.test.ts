import { writeFileSync } from 'node:fs';
import { eventually } from '../../../../platform/testing/eventually';
import { testPrivateKey } from '../../../../platform/testing/gatewayKeys';
import { createKeyPair, deriveSecret, readSigningKey } from '../../../../platform/gatewayTokens/keys';
import { createSealed } from '../../../../platform/sessions/sealed';
import { analystKey, cookiesOf, endedKey, startSessionSystem, type SessionSystem } from './system';

let system: SessionSystem;
beforeAll(async () => {
  system = await startSessionSystem();
});
afterAll(() => system.stop());

type Headers = Record<string, string>;

function signIn(body: unknown, headers: Headers = {}): Promise<Response> {
  return fetch(`${system.origin}/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
}

async function whoAmI(headers: Headers = {}): Promise<any> {
  return (await fetch(`${system.origin}/session`, { headers })).json();
}

/** Whether an operation runs that is none of the saved ones. */
async function mayWrite(headers: Headers): Promise<boolean> {
  const response = await fetch(`${system.origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query: '{ provinces { name } }' }),
  });
  return response.status === 200;
}

const nobody = {
  role: 'public',
  province: null,
  by: 'NOTHING',
  name: null,
  endsAt: null,
  hasEnded: false,
  hasProvider: false,
};

describe('a reader with a key', () => {
  it('is nobody before, and who the key is for from then on, for a working day', async () => {
    expect(await whoAmI()).toEqual(nobody);
    const response = await signIn({ key: analystKey.key });
    expect(response.status).toBe(204);
    const [cookie = ''] = response.headers.getSetCookie();
    expect(cookie).toMatch(/^congdoan-session=[\w.-]+; Max-Age=28800; Path=\/; HttpOnly; SameSite=Strict$/i);
    expect(cookie).not.toContain(analystKey.record.id);
    const who = await whoAmI({ cookie: cookiesOf(response) });
    expect(who).toEqual({
      ...nobody,
      role: 'analyst',
      by: 'SESSION',
      name: 'Phòng Thống kê',
      endsAt: expect.any(String),
    });
    expect(Math.abs(Date.parse(who.endsAt) - Date.now() - 8 * 3_600_000)).toBeLessThan(60_000);
    expect(await mayWrite({})).toBe(false);
    expect(await mayWrite({ cookie: cookiesOf(response) })).toBe(true);
  });

  it('gets a cookie of this host and of TLS alone behind a proxy with TLS', async () => {
    const overTls = { 'x-forwarded-proto': 'https' };
    const response = await signIn({ key: analystKey.key }, overTls);
    expect(response.headers.getSetCookie()[0]).toMatch(
      /^__Host-congdoan-session=[\w.-]+; Max-Age=28800; Path=\/; HttpOnly; Secure; SameSite=Strict$/i,
    );
    const cookie = cookiesOf(response);
    expect((await whoAmI({ cookie, ...overTls })).role).toBe('analyst');
    // What somebody between has put in without TLS does not count over it.
    expect((await whoAmI({ cookie: cookie.replace('__Host-', ''), ...overTls })).role).toBe('public');
  });

  it.each([
    ['wrong', { key: endedKey.key.slice(0, -2) + 'AA' }, 401, 'UNAUTHENTICATED'],
    ['ended', { key: endedKey.key }, 401, 'UNAUTHENTICATED'],
    ['not there', {}, 400, 'BAD_USER_INPUT'],
    ['beside something else', { key: analystKey.key, role: 'operator' }, 400, 'BAD_USER_INPUT'],
  ])('is not signed in by one that is %s', async (_what, body, status, code) => {
    const response = await signIn(body);
    const text = await response.text();
    expect([response.status, JSON.parse(text).errors[0].extensions.code]).toEqual([status, code]);
    expect(response.headers.getSetCookie()).toEqual([]);
    expect(text).not.toContain('cdk_');
  });

  it('signs out', async () => {
    const cookie = cookiesOf(await signIn({ key: analystKey.key }));
    const response = await fetch(`${system.origin}/session`, { method: 'DELETE', headers: { cookie } });
    expect([response.status, cookiesOf(response)]).toEqual([204, '']);
    expect(response.headers.getSetCookie()[0]).toMatch(/^congdoan-session=; Max-Age=0; Path=\/;/);
    const who = `key:${analystKey.record.id}`;
    expect(system.auditLines()).toContainEqual(expect.objectContaining({ who, what: 'SIGNED_IN' }));
    expect(system.auditLines()).toContainEqual(expect.objectContaining({ who, what: 'SIGNED_OUT' }));
  });

  it('is who another key or token of the same request is for', async () => {
    const cookie = cookiesOf(await signIn({ key: analystKey.key }));
    const wrong = { cookie, authorization: 'Bearer cdk_wrong' };
    expect((await fetch(`${system.origin}/session`, { headers: wrong })).status).toBe(401);
  });
});

describe('a page of another site', () => {
  const crossSite: Headers[] = [
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'https://evil.example' },
    { origin: 'null' },
    // It may read what everybody may, and act for nobody.
    { origin: 'https://bang-tin.example' },
  ];

  it.each(crossSite)('signs nobody in or out, and does nothing for who is signed in: %j', async (headers) => {
    const cookie = cookiesOf(await signIn({ key: analystKey.key }));
    expect((await signIn({ key: analystKey.key }, headers)).status).toBe(403);
    const out = await fetch(`${system.origin}/session`, {
      method: 'DELETE',
      headers: { cookie, ...headers },
    });
    expect(out.status).toBe(403);
    expect(await mayWrite({ cookie, ...headers })).toBe(false);
    expect(await mayWrite({ cookie, origin: system.origin, 'sec-fetch-site': 'same-origin' })).toBe(true);
  });
});

describe('a session', () => {
  it.each([
    ['is none', () => 'a.b.c.d.e'],
    ['is of another key', () => sealedBy('another', 'session')],
    ['was made for something else', () => sealedBy('right', 'sign in')],
    ['has ended', () => sealedBy('right', 'session', -1)],
  ])('that %s is said to have ended, and is taken away', async (_what, make) => {
    const response = await fetch(`${system.origin}/session`, {
      headers: { cookie: `congdoan-session=${await make()}` },
    });
    expect(await response.json()).toEqual({ ...nobody, hasEnded: true });
    expect(response.headers.getSetCookie()[0]).toMatch(/^congdoan-session=; Max-Age=0;/);
  });

  it('ends with its key', async () => {
    const cookie = cookiesOf(await signIn({ key: analystKey.key }));
    expect((await whoAmI({ cookie })).role).toBe('analyst');
    const revoked = { ...analystKey.record, revoked: new Date().toISOString() };
    writeFileSync(system.keysFile, JSON.stringify({ keys: [revoked] }));
    await eventually(async () =>
      expect(await whoAmI({ cookie })).toMatchObject({ role: 'public', hasEnded: true }),
    );
    writeFileSync(system.keysFile, JSON.stringify({ keys: [analystKey.record] }));
    await eventually(async () => expect((await whoAmI({ cookie })).role).toBe('analyst'));
  });

  function sealedBy(whose: 'another' | 'right', purpose: string, seconds = 60): Promise<string> {
    const { value: privateKey } = whose === 'right' ? testPrivateKey : { value: createKeyPair().privateKey };
    const key = deriveSecret(readSigningKey(privateKey), 'sessions');
    return createSealed(() => key).close(purpose, { key: analystKey.record.id }, seconds);
  }
});

describe('who is at this machine while developing', () => {
  it('is told so, and may sign in all the same', async () => {
    const own = await startSessionSystem({ trustLocal: true });
    try {
      const response = await fetch(`${own.origin}/session`);
      expect(await response.json()).toMatchObject({ role: 'analyst', by: 'THIS_MACHINE' });
    } finally {
      await own.stop();
    }
  });
});

describe('in production', () => {
  it('signs nobody in without TLS', async () => {
    const own = await startSessionSystem({ overTlsOnly: true });
    const send = (headers: Headers) =>
      fetch(`${own.origin}/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ key: analystKey.key }),
      });
    try {
      expect((await send({})).status).toBe(403);
      expect((await send({ 'x-forwarded-proto': 'https' })).status).toBe(204);
    } finally {
      await own.stop();
    }
  });
});
