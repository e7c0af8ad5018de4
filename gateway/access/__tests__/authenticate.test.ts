import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, exportSPKI, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import { silentLogger } from '../../../platform/logger';
import { createAuthenticate } from '../authenticate';
import { createKey, createKeyring } from '../../../platform/apiKeys/keys';
import { createOpenId } from '../openId';

const issuer = 'https://id.invalid/realms/congdoan';
const audience = 'congdoan-graph';
let provider: Server;
let keyRequests = 0;
let isProviderUp = true;
let keyPair: Awaited<ReturnType<typeof generateKeyPair>>;
let others: Awaited<ReturnType<typeof generateKeyPair>>;

beforeAll(async () => {
  keyPair = await generateKeyPair('RS256', { extractable: true });
  others = await generateKeyPair('RS256', { extractable: true });
  const keys = [{ ...(await exportJWK(keyPair.publicKey)), kid: 'one', alg: 'RS256', use: 'sig' }];
  provider = createServer((_request, response) => {
    keyRequests += 1;
    response.writeHead(isProviderUp ? 200 : 500, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ keys }));
  });
  await new Promise<void>((done) => provider.listen(0, '127.0.0.1', done));
});
afterAll(() => new Promise((done) => provider.close(done)));

const analyst = createKey({ role: 'analyst', name: 'Phòng Thống kê' }, new Date());
const province = createKey({ role: 'province:cao-bang', name: 'Cao Bằng' }, new Date());
const gone = createKey({ role: 'operator', name: 'Cũ' }, new Date());
const records = [
  analyst.record,
  province.record,
  { ...gone.record, revoked: new Date('2025-02-01').toISOString() },
];

function create({ trustLocal = true, clockToleranceSeconds = 30 } = {}) {
  const { port } = provider.address() as AddressInfo;
  const jwksUrl = `http://127.0.0.1:${port}/keys`;
  const config = {
    issuer,
    audience,
    jwksUrl,
    roleClaim: 'realm_access.roles',
    clockToleranceSeconds,
    signIn: null,
  };
  const openId = createOpenId(config, silentLogger);
  const readSession = () => Promise.resolve(null);
  const authenticate = createAuthenticate({ keys: createKeyring(records), openId, readSession, trustLocal });
  return (
    authorization?: string,
    more: { ip?: string; headers?: Record<string, string>; httpVersion?: string } = {},
  ) =>
    authenticate({
      ip: more.ip ?? '127.0.0.1',
      protocol: 'http',
      host: '127.0.0.1:4000',
      raw: { httpVersion: more.httpVersion ?? '1.1' },
      headers: {
        host: '127.0.0.1:4000',
        ...(authorization !== undefined && { authorization }),
        ...more.headers,
      },
    });
}

function sign(claims: Record<string, unknown>, key = keyPair.privateKey, header: object = {}) {
  return new SignJWT({
    iss: issuer,
    aud: audience,
    sub: 'user-1',
    realm_access: { roles: ['analyst'] },
    ...claims,
  })
    .setProtectedHeader({ alg: 'RS256', kid: 'one', ...header })
    .setExpirationTime((claims.exp as number | undefined) ?? '5m')
    .sign(key);
}

const unauthenticated = {
  message: 'A valid key or token is needed',
  extensions: { code: 'UNAUTHENTICATED' },
};
const secondsFromNow = (seconds: number) => Math.floor(Date.now() / 1_000) + seconds;

describe('a caller with a key', () => {
  it('is who the key is for', async () => {
    const ask = create();
    expect(await ask(`Bearer ${analyst.key}`)).toEqual({ role: 'analyst', id: `key:${analyst.record.id}` });
    expect(await ask(`bearer ${province.key}`)).toEqual({
      role: 'province',
      province: 'cao-bang',
      id: `key:${province.record.id}`,
    });
  });

  it.each([
    ['was revoked', `Bearer ${gone.key}`],
    ['has another secret', `Bearer ${analyst.key.slice(0, -1)}${analyst.key.endsWith('A') ? 'B' : 'A'}`],
    ['does not exist', `Bearer ${createKey({ role: 'analyst', name: '' }, new Date()).key}`],
    ['is none', 'Bearer cdk_'],
    ['is sent another way', `Basic ${analyst.key}`],
    ['is empty', ''],
  ])('is told the same whatever is wrong with it: it %s', async (_what, authorization) => {
    await expect(create()(authorization)).rejects.toMatchObject(unauthenticated);
  });
});

describe('a caller with a token of the provider', () => {
  it.each([
    [['analyst', 'offline_access'], { role: 'analyst', id: 'token:user-1' }],
    [['province:cao-bang', 'public'], { role: 'province', province: 'cao-bang', id: 'token:user-1' }],
    ['operator', { role: 'operator', id: 'token:user-1' }],
    [['something-else'], { role: 'public', id: 'token:user-1' }],
    [undefined, { role: 'public', id: 'token:user-1' }],
  ])('has the role of the claim: %j', async (roles, caller) => {
    expect(await create()(`Bearer ${await sign({ realm_access: { roles } })}`)).toEqual(caller);
  });

  it('has one role or none at all', async () => {
    const token = await sign({ realm_access: { roles: ['analyst', 'operator'] } });
    await expect(create()(`Bearer ${token}`)).rejects.toMatchObject({ extensions: { code: 'FORBIDDEN' } });
  });

  it('may have a clock that differs a little', async () => {
    const token = await sign({ exp: secondsFromNow(-10) });
    expect(await create()(`Bearer ${token}`)).toMatchObject({ role: 'analyst' });
    await expect(create({ clockToleranceSeconds: 0 })(`Bearer ${token}`)).rejects.toMatchObject(
      unauthenticated,
    );
  });

  it.each<[string, () => string | Promise<string>]>([
    ['has expired', () => sign({ exp: secondsFromNow(-120) })],
    ['is not valid yet', () => sign({ nbf: secondsFromNow(120) })],
    ['is of another issuer', () => sign({ iss: 'https://other.invalid' })],
    ['is for another audience', () => sign({ aud: 'another-service' })],
    ['says of nobody', () => sign({ sub: undefined })],
    ['is signed by another key', () => sign({}, others.privateKey)],
    ['names a key that the provider does not have', () => sign({}, others.privateKey, { kid: 'two' })],
    [
      'is not signed',
      () => new UnsecuredJWT({ iss: issuer, aud: audience, sub: 'x' }).setExpirationTime('5m').encode(),
    ],
    [
      'is signed with what is public of the key',
      async () => {
        const secret = new TextEncoder().encode(await exportSPKI(keyPair.publicKey));
        return new SignJWT({ iss: issuer, aud: audience, sub: 'x', realm_access: { roles: ['analyst'] } })
          .setProtectedHeader({ alg: 'HS256', kid: 'one' })
          .setExpirationTime('5m')
          .sign(secret);
      },
    ],
    ['is none', () => 'a.b.c'],
  ])('is told the same whatever is wrong with it: it %s', async (_what, token) => {
    await expect(create()(`Bearer ${await token()}`)).rejects.toMatchObject(unauthenticated);
  });

  it('does not make a burden to the provider of forged tokens', async () => {
    const ask = create();
    const before = keyRequests;
    for (let index = 0; index < 20; index += 1) {
      const token = await sign({}, others.privateKey, { kid: `forged-${index}` });
      await expect(ask(`Bearer ${token}`)).rejects.toMatchObject(unauthenticated);
    }
    expect(keyRequests - before).toBe(1);
  });

  it('is told to come again while the provider is away, which is left alone for a while', async () => {
    const ask = create();
    const before = keyRequests;
    isProviderUp = false;
    try {
      for (let index = 0; index < 3; index += 1) {
        await expect(ask(`Bearer ${await sign({})}`)).rejects.toMatchObject({
          extensions: { code: 'IDENTITY_UNAVAILABLE' },
        });
      }
      expect(keyRequests - before).toBe(1);
    } finally {
      isProviderUp = true;
    }
  });
});

describe('a caller without credentials', () => {
  it('is an analyst on this machine while developing', async () => {
    expect(await create()(undefined, { headers: { host: 'localhost:4000' } })).toEqual({
      role: 'analyst',
      id: 'local',
    });
    expect(await create()(undefined, { ip: '::1' })).toEqual({ role: 'analyst', id: 'local' });
  });

  it.each([
    ['in production', { trustLocal: false }, {}, 'address:127.0.0.1'],
    ['from elsewhere', {}, { ip: '203.0.113.4' }, 'address:203.0.113.4'],
    ['through a proxy', {}, { headers: { 'x-forwarded-for': '203.0.113.4' } }, 'address:127.0.0.1'],
    ['through nginx as it comes', {}, { httpVersion: '1.0' }, 'address:127.0.0.1'],
    ...[
      'forwarded',
      'via',
      'x-forwarded-host',
      'x-forwarded-port',
      'x-real-ip',
      'cf-connecting-ip',
      'true-client-ip',
      'x-envoy-external-address',
    ].map((name): [string, object, object, string] => [
      `through a proxy that says ${name}`,
      {},
      { headers: { [name]: 'x' } },
      'address:127.0.0.1',
    ]),
    ['by another name of this machine', {}, { headers: { host: 'evil.invalid' } }, 'address:127.0.0.1'],
    ['from an IPv6 network', {}, { ip: '2001:db8:1:2:aaaa::1' }, 'address:2001:db8:1:2::/64'],
    ['from a short IPv6 address', {}, { ip: '2001:db8::1' }, 'address:2001:db8:0:0::/64'],
  ])('is the public %s', async (_where, options, request, id) => {
    expect(await create(options)(undefined, request)).toEqual({ role: 'public', id });
  });
});
