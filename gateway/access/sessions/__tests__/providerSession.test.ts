import { startFakeProvider, type FakeProvider } from '../../../../platform/testing/fakeProvider';
import { cookiesOf, startSessionSystem, type SessionSystem } from './system';

const clientId = 'congdoan-pages';
const publicUrl = 'https://so-lieu.example';
const redirectUrl = `${publicUrl}/session/openid/callback`;
/** What a proxy with TLS says of each request. */
const overTls = { 'x-forwarded-proto': 'https' };

let provider: FakeProvider;
let system: SessionSystem;
beforeAll(async () => {
  provider = await startFakeProvider(clientId);
  const { issuer, jwksUrl } = provider;
  system = await startSessionSystem({
    overTlsOnly: true,
    openId: {
      issuer,
      jwksUrl,
      audience: 'congdoan-graph',
      roleClaim: 'realm_access.roles',
      clockToleranceSeconds: 30,
      signIn: { clientId, clientSecret: null, redirectUrl },
    },
  });
});
afterAll(() => Promise.all([system.stop(), provider.stop()]));
beforeEach(() => {
  provider.claims = { name: 'Ban Thi đua', realm_access: { roles: ['province:cao-bang', 'offline_access'] } };
});

/** As a browser that follows no redirect by itself. */
function get(path: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${system.origin}${path}`, { redirect: 'manual', headers: { ...overTls, ...headers } });
}

const placeOf = (response: Response) => [response.status, response.headers.get('location')];

/** To the provider and back, with the address by which the reader comes back changed. */
async function roundTrip(to: string, change: (back: URL) => void = () => undefined): Promise<Response> {
  const away = await get(`/session/openid?to=${encodeURIComponent(to)}`);
  const back = provider.signIn(away.headers.get('location') ?? '');
  change(back);
  return get(back.href.replace(publicUrl, ''), { cookie: cookiesOf(away), 'sec-fetch-site': 'cross-site' });
}

describe('a reader whom the provider knows', () => {
  it('is sent there with PKCE, a state and a nonce, which only this browser brings back', async () => {
    const away = await get('/session/openid?to=/bang');
    const url = new URL(away.headers.get('location') ?? '');
    expect([away.status, `${url.origin}${url.pathname}`]).toEqual([303, `${provider.issuer}/authorize`]);
    expect(Object.fromEntries(url.searchParams)).toEqual({
      client_id: clientId,
      response_type: 'code',
      redirect_uri: redirectUrl,
      scope: 'openid profile',
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge_method: 'S256',
      state: expect.stringMatching(/^[\w-]{43}$/),
      nonce: expect.stringMatching(/^[\w-]{43}$/),
    });
    expect(away.headers.getSetCookie()[0]).toMatch(
      /^__Host-congdoan-sign-in=[\w.-]+; Max-Age=600; Path=\/; HttpOnly; Secure; SameSite=Lax$/i,
    );
  });

  it('comes back to where it was, and is who the provider says', async () => {
    const response = await roundTrip('/bang?measures=members');
    expect(placeOf(response)).toEqual([303, '/bang?measures=members']);
    const cookie = cookiesOf(response);
    expect(cookie).toMatch(/^__Host-congdoan-session=/);
    expect(await (await get('/session', { cookie })).json()).toMatchObject({
      role: 'province',
      province: 'cao-bang',
      by: 'SESSION',
      name: 'Ban Thi đua',
      hasProvider: true,
    });
    expect(provider.exchanged.at(-1)?.get('redirect_uri')).toBe(redirectUrl);
    expect(system.auditLines()).toContainEqual(
      expect.objectContaining({ who: 'token:user-1', what: 'SIGNED_IN', details: { role: 'province' } }),
    );
  });

  it.each([
    'https://evil.example/',
    '//evil.example/',
    '/\\evil.example',
    '/.//evil.example',
    'javascript:alert(1)',
    '',
  ])('is led to no other site by "%s"', async (to) => {
    const [status, place] = placeOf(await roundTrip(to));
    expect(status).toBe(303);
    expect(new URL(String(place), publicUrl).origin).toBe(publicUrl);
  });
});

describe('nobody is signed in', () => {
  it.each<[string, string, () => Promise<Response>]>([
    ['by another state', 'TU_CHOI', () => roundTrip('/', (back) => back.searchParams.set('state', 'x'))],
    ['by another code', 'TU_CHOI', () => roundTrip('/', (back) => back.searchParams.set('code', 'x'))],
    [
      'by another provider',
      'TU_CHOI',
      () => roundTrip('/', (back) => back.searchParams.set('iss', 'https://x')),
    ],
    ['who was refused there', 'TU_CHOI', () => roundTrip('/', refuse)],
    ['by the link of somebody else', 'HET_HAN', () => get('/session/openid/callback?code=code-0&state=x')],
    ['who has no role', 'KHONG_CO_QUYEN', () => roundTripAs(['offline_access'])],
    ['who has two roles', 'NHIEU_QUYEN', () => roundTripAs(['analyst', 'operator'])],
    ['by an answer for another nonce', 'TU_CHOI', () => roundTripWith({ nonce: 'x' })],
  ])('%s', async (_how, code, come) => {
    const response = await come();
    expect(placeOf(response)).toEqual([303, `/dang-nhap?loi=${code}`]);
    expect(cookiesOf(response)).toBe('');
  });

  it('while the provider is away; afterwards readers are again', async () => {
    const away = await get('/session/openid');
    const back = provider.signIn(away.headers.get('location') ?? '');
    provider.isUp = false;
    try {
      const response = await get(back.href.replace(publicUrl, ''), { cookie: cookiesOf(away) });
      expect(placeOf(response)).toEqual([303, '/dang-nhap?loi=TAM_NGUNG']);
    } finally {
      provider.isUp = true;
    }
    expect(placeOf(await roundTrip('/bang'))).toEqual([303, '/bang']);
  });

  it('without TLS in production', async () => {
    expect((await get('/session/openid', { 'x-forwarded-proto': 'http' })).status).toBe(403);
  });

  function refuse(back: URL): void {
    back.searchParams.delete('code');
    back.searchParams.set('error', 'access_denied');
  }

  function roundTripAs(roles: string[]): Promise<Response> {
    return roundTripWith({ realm_access: { roles } });
  }

  function roundTripWith(claims: object): Promise<Response> {
    Object.assign(provider.claims, claims);
    return roundTrip('/');
  }
});
