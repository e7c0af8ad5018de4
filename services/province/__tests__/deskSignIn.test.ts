import type { ProvinceService } from '..';
import type { AuditEvent } from '../../../platform/audit';
import { startFakeProvider, type FakeProvider } from '../../../platform/testing/fakeProvider';
import { createToken } from '../../../platform/tokens';
import { startTestService } from './testProvinces';

const clientId = 'ban-lam-viec';
const publicUrl = 'https://bao-cao.example';
const redirectUrl = `${publicUrl}/desk/openid/callback`;
/** What a proxy with TLS says of each request. */
const overTls = { 'x-forwarded-proto': 'https' };

const headToken = createToken();
const clerkToken = createToken();
const noted: AuditEvent[] = [];
let provider: FakeProvider;
let service: ProvinceService;
beforeAll(async () => {
  provider = await startFakeProvider(clientId);
  service = await start('lanh-dao');
});
afterAll(() => Promise.all([service.stop(), provider.stop()]));
beforeEach(() => {
  noted.length = 0;
  provider.claims = { name: 'Ban Chính sách', vai_tro: ['province:lai-chau', 'offline_access'] };
});

/** Lai Châu has a token for its head, Điện Biên none. */
function start(headValue: string | null): Promise<ProvinceService> {
  return startTestService(['lai-chau', 'dien-bien'], {
    http: { trustProxy: ['127.0.0.1'] },
    imports: {
      tokenOf: () => ({ value: clerkToken.hash }),
      headTokenOf: (province) => (province === 'lai-chau' ? { value: headToken.hash } : null),
      signIn: {
        issuer: provider.issuer,
        roleClaim: 'vai_tro',
        clockToleranceSeconds: 30,
        signIn: { clientId, clientSecret: null, redirectUrl },
        headValue,
      },
      maxBytes: 1_000_000,
      maxUnpackedBytes: 10_000_000,
      audit: { note: (event) => Promise.resolve(void noted.push(event)) },
    },
  });
}

/** As a browser that follows no redirect by itself. */
function get(path: string, headers: Record<string, string> = {}, of = service): Promise<Response> {
  return fetch(`${of.origin}${path}`, { redirect: 'manual', headers: { ...overTls, ...headers } });
}

const placeOf = (response: Response) => [response.status, response.headers.get('location')];

function cookiesOf(response: Response): string {
  const pairs = response.headers.getSetCookie().map((cookie) => cookie.split(';')[0] ?? '');
  return pairs.filter((pair) => !pair.endsWith('=')).join('; ');
}

interface Trip {
  province?: string;
  to?: string;
  change?(back: URL): void;
  of?: ProvinceService;
}

/** To the provider and back, by the address that `change` makes of what the provider says. */
async function roundTrip({ province = 'lai-chau', to = '/', change, of = service }: Trip = {}) {
  const away = await get(`/${province}/desk/openid?${new URLSearchParams({ to }).toString()}`, {}, of);
  const back = provider.signIn(away.headers.get('location') ?? '');
  change?.(back);
  const headers = { cookie: cookiesOf(away), 'sec-fetch-site': 'cross-site' };
  return get(back.href.replace(publicUrl, ''), headers, of);
}

async function personIn(response: Response, province = 'lai-chau', of = service): Promise<unknown> {
  return (await get(`/${province}/desk/session`, { cookie: cookiesOf(response) }, of)).json();
}

describe('staff whom the provider knows as of the province', () => {
  it('come back to where they were, by a cookie of this host, and work by the name that it gives', async () => {
    const to = '/ban-lam-viec?tinh=lai-chau&viec=lich-su';
    const response = await roundTrip({ to });
    expect(placeOf(response)).toEqual([303, to]);
    expect(response.headers.getSetCookie().at(-1)).toMatch(
      /^__Host-congdoan-desk=[\w.-]+; Max-Age=28800; Path=\/; HttpOnly; Secure; SameSite=Strict$/i,
    );
    expect(await personIn(response)).toEqual({
      person: { province: 'lai-chau', name: 'Ban Chính sách', role: 'CLERK' },
    });
    expect(await personIn(response, 'dien-bien')).toEqual({ person: null });
    expect(await (await get('/desk/sign-in')).json()).toMatchObject({ hasProvider: true });
  });

  it('stand in the audit log as the provider knows them, whatever they do, until they are out', async () => {
    const response = await roundTrip();
    const headers = { ...overTls, cookie: cookiesOf(response) };
    await get('/lai-chau/desk/workbook?document=none', headers);
    const out = await fetch(`${service.origin}/lai-chau/desk/session`, { method: 'DELETE', headers });
    expect([out.status, cookiesOf(out)]).toEqual([200, '']);
    const lines = noted.map(({ who, claimed, what, outcome }) => [who, claimed, what, outcome]);
    expect(lines).toEqual(
      [
        ['SIGNED_IN', 'INTENDED'],
        ['SIGNED_IN', 'DONE'],
        ['FILES_EXPORTED', 'INTENDED'],
        ['FILES_EXPORTED', 'FAILED'],
        ['SIGNED_OUT', 'INTENDED'],
        ['SIGNED_OUT', 'DONE'],
      ].map((line) => ['token:user-1', 'Ban Chính sách', ...line]),
    );
  });

  it('are called by what it knows them as if it gives no name', async () => {
    provider.claims = { name: ' ', vai_tro: 'province:lai-chau' };
    expect(await personIn(await roundTrip())).toMatchObject({ person: { name: 'token:user-1' } });
  });

  it.each([
    'https://evil.example/',
    '//evil.example/',
    '/\\evil.example',
    '/.//evil.example',
    'javascript:alert(1)',
    '',
  ])('are led to no other site by "%s"', async (to) => {
    const [status, place] = placeOf(await roundTrip({ to }));
    expect(status).toBe(303);
    expect(new URL(String(place), publicUrl).origin).toBe(publicUrl);
  });
});

describe('who approves', () => {
  async function roleOf(roles: string[], province: string, of = service): Promise<unknown> {
    provider.claims = { name: 'Ban Chính sách', vai_tro: [`province:${province}`, ...roles] };
    // any: of an answer that the test has just asked for, whose shape other tests hold
    return ((await personIn(await roundTrip({ province, of }), province, of)) as any).person.role;
  }

  it('is who has the value of a head; everybody else enters, those by the token too', async () => {
    expect(await roleOf(['lanh-dao'], 'dien-bien')).toBe('HEAD');
    expect(await roleOf(['lanh-dao-2', 'LANH-DAO'], 'dien-bien')).toBe('CLERK');
    const byToken = await fetch(`${service.origin}/dien-bien/desk/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'Văn phòng', token: clerkToken.token }),
    });
    expect(await byToken.json()).toMatchObject({ role: 'CLERK' });
  });

  it('is everybody without such a value, unless the province has a token of its head', async () => {
    const own = await start(null);
    try {
      expect(await roleOf([], 'dien-bien', own)).toBe('BOTH');
      expect(await roleOf(['lanh-dao'], 'lai-chau', own)).toBe('CLERK');
    } finally {
      await own.stop();
    }
  });

  it('is refused to clerks', async () => {
    const cookie = cookiesOf(await roundTrip());
    const response = await fetch(`${service.origin}/lai-chau/desk/undo`, {
      method: 'POST',
      headers: { ...overTls, cookie, 'content-type': 'application/json' },
      body: JSON.stringify({ revision: 1 }),
    });
    expect(response.status).toBe(403);
  });
});

describe('nobody is signed in', () => {
  const as = (vai_tro: unknown) => () => {
    provider.claims = { vai_tro };
    return roundTrip();
  };
  it.each<[string, string, () => Promise<Response>]>([
    ['who is of another province', 'TINH_KHAC', as('province:dien-bien')],
    ['who is of no province', 'TINH_KHAC', as('analyst')],
    ['who has no role', 'KHONG_CO_QUYEN', as(undefined)],
    ['who is a head, of no province', 'KHONG_CO_QUYEN', as('lanh-dao')],
    ['who is of two provinces', 'NHIEU_QUYEN', as(['province:lai-chau', 'province:dien-bien'])],
    ['by another state', 'TU_CHOI', () => roundTrip({ change: (back) => set(back, 'state') })],
    ['by another code', 'TU_CHOI', () => roundTrip({ change: (back) => set(back, 'code') })],
  ])('%s', async (_who, code, come) => {
    const response = await come();
    expect(placeOf(response)).toEqual([303, `/ban-lam-viec?tinh=lai-chau&loi=${code}`]);
    expect(cookiesOf(response)).toBe('');
    expect(noted).toEqual([]);
  });

  it('by the link of somebody else', async () => {
    const response = await get('/desk/openid/callback?code=code-0&state=x');
    expect(placeOf(response)).toEqual([303, '/ban-lam-viec?loi=HET_HAN']);
  });

  it('while the provider is away, when they leave and when they come back; afterwards they are again', async () => {
    const away = await get('/lai-chau/desk/openid');
    const back = provider.signIn(away.headers.get('location') ?? '');
    const fresh = await start(null);
    const said = [303, '/ban-lam-viec?tinh=lai-chau&loi=TAM_NGUNG'];
    provider.isUp = false;
    try {
      expect(placeOf(await get('/lai-chau/desk/openid', {}, fresh))).toEqual(said);
      const response = await get(back.href.replace(publicUrl, ''), { cookie: cookiesOf(away) });
      expect(placeOf(response)).toEqual(said);
    } finally {
      provider.isUp = true;
      await fresh.stop();
    }
    expect(placeOf(await roundTrip({ to: '/ban-lam-viec' }))).toEqual([303, '/ban-lam-viec']);
  });

  it('without TLS if the desk is opened over it, by a page of another site, or for a province that is not held', async () => {
    expect((await get('/lai-chau/desk/openid', { 'x-forwarded-proto': 'http' })).status).toBe(403);
    expect((await get('/lai-chau/desk/openid', { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await get('/cao-bang/desk/openid')).status).toBe(404);
  });

  function set(back: URL, parameter: string): void {
    back.searchParams.set(parameter, 'x');
  }
});
