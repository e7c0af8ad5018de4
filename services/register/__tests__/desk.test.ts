import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createKey } from '../../../platform/apiKeys/keys';
import { changeKeys } from '../../../platform/apiKeys/keysFile';
import type { AuditEvent } from '../../../platform/audit';
import { statusByHead } from '../../../platform/testing/headOnly';
import { startTestRegister, type TestRegister } from './testRegister';

const folder = mkdtempSync(join(tmpdir(), 'register-desk-'));
const keysFile = join(folder, 'keys.json');
const ofCluster7 = createKey({ role: 'cluster:cum-7', name: 'Cụm 7' }, new Date());
const noted: AuditEvent[] = [];

let register: TestRegister;
beforeEach(async () => {
  await changeKeys(keysFile, () => [ofCluster7.record]);
  noted.length = 0;
  register = await startTestRegister({
    editors: {
      keysFile,
      maxBytes: 1_000_000,
      audit: { note: (event) => Promise.resolve(void noted.push(event)) },
    },
    watchMillis: 10,
  });
});
afterEach(() => register.stop());
afterAll(() => rmSync(folder, { recursive: true }));

async function ask(
  method: string,
  path: string,
  body?: object,
  cookie = '',
  more: Record<string, string> = {},
) {
  const response = await fetch(`${register.origin}/desk${path}`, {
    method,
    headers: { cookie, ...(body && { 'content-type': 'application/json' }), ...more },
    ...(body && { body: JSON.stringify(body) }),
  });
  const [given = ''] = (response.headers.get('set-cookie') ?? '').split(';');
  // any: what a route answers is for each test to say
  return { status: response.status, body: (await response.json()) as any, cookie: given };
}

const signIn = (key = ofCluster7.key) => ask('POST', '/session', { name: 'Văn phòng', key });

const season = {
  ...{ year: 2024, theme: null, provinces: ['lai-chau', 'dien-bien', 'son-la'], viceChair: null },
  ...{ chair: { province: 'son-la', electedOn: '2023-12-20' }, dueOn: null },
};
const text = 'Năm 2024, cụm có 2.345 công đoàn cơ sở; kết nạp 12.400 đoàn viên.';

async function changeOf(cookie: string) {
  const { body } = await ask('POST', '/read', { year: 2024, text }, cookie);
  const rows = body.rows.map((row: object) => ({ ...row, decision: 'ACCEPTED' }));
  const document = { id: 'tong-ket', title: 'Tổng kết', publisher: null, publishedOn: null, url: null };
  const report = { document, replaces: null, text: body.text, rows };
  return { cluster: { id: 'cum-7', name: 'Cụm thi đua số 7' }, season, report };
}

describe("the register's desk", () => {
  it('reads a text, shows what would change, and writes it with who did', async () => {
    const { cookie, body: person } = await signIn();
    expect(person).toEqual({ name: 'Văn phòng', cluster: 'cum-7' });
    const change = await changeOf(cookie);
    const { body: known } = await ask('GET', '/known', undefined, cookie);
    expect([known.revision, known.provinces.length]).toEqual([1, 86]);
    const { body: seen } = await ask('POST', '/preview', change, cookie);
    expect(seen.problems).toEqual([]);
    expect(seen.preview.entries.map(({ entry }: any) => entry)).toEqual([
      'cum-7',
      'cum-7:2024',
      'cum-7:2024/tong-ket',
    ]);
    const sent = { change, seen: known.revision, accept: [], reason: '' };
    expect((await ask('POST', '/submit', sent, cookie)).body).toMatchObject({ changed: true, revision: 2 });
    const { data } = await register.query(
      '{ cluster(id: "cum-7") { season(year: 2024) { facts { measure quantity { value } excerpt { marked } } } } }',
    );
    // any: the shape is that of the query above
    expect((data as any).cluster.season.facts).toEqual([
      { measure: 'unions', quantity: { value: 2_345 }, excerpt: { marked: '2.345' } },
      { measure: 'newMembers', quantity: { value: 12_400 }, excerpt: { marked: '12.400' } },
    ]);
    expect(noted.map(({ who, claimed, what, outcome }) => [who, claimed, what, outcome])).toEqual([
      ['start of the service', undefined, 'IMPORT', 'INTENDED'],
      ['start of the service', undefined, 'IMPORT', 'DONE'],
      [`key:${ofCluster7.record.id}`, 'Văn phòng', 'SIGNED_IN', 'INTENDED'],
      [`key:${ofCluster7.record.id}`, 'Văn phòng', 'SIGNED_IN', 'DONE'],
      [`key:${ofCluster7.record.id}`, 'Văn phòng', 'IMPORT', 'INTENDED'],
      [`key:${ofCluster7.record.id}`, 'Văn phòng', 'IMPORT', 'DONE'],
    ]);
    expect((await ask('POST', '/undo', { revision: 2, reason: null }, cookie)).body.changed).toBe(true);
  });

  it('tells who changes what somebody else has changed since they opened it', async () => {
    const { cookie } = await signIn();
    const change = await changeOf(cookie);
    const submit = (theme: string) =>
      ask(
        'POST',
        '/submit',
        { change: { ...change, season: { ...season, theme } }, seen: 1, accept: [], reason: '' },
        cookie,
      );
    expect((await submit('A')).status).toBe(200);
    const { status, body } = await submit('B');
    expect([status, body.errors[0].extensions.code]).toEqual([409, 'IMPORT_BUSY']);
  });

  it('says where something is wrong, and writes nothing', async () => {
    const { cookie } = await signIn();
    const change = { ...(await changeOf(cookie)), season: { ...season, provinces: ['tuyen-quang-2025'] } };
    const { body } = await ask('POST', '/preview', change, cookie);
    expect(body.preview).toBeNull();
    expect(body.problems.map(({ place }: any) => place)).toEqual([
      'clusters[0].seasons[0].provinces[0]',
      'clusters[0].seasons[0].chair.province',
    ]);
  });

  it('lets nobody in with a wrong or a revoked key, from another site, or for another cluster', async () => {
    expect((await signIn('cdk_wrong')).status).toBe(401);
    expect((await ask('GET', '/known')).status).toBe(401);
    const file = { 'content-type': 'application/octet-stream' };
    expect(await statusByHead(`${register.origin}/desk/files`, file)).toBe(401);
    const { cookie } = await signIn();
    const foreign = { 'sec-fetch-site': 'cross-site' };
    expect((await ask('GET', '/known', undefined, cookie, foreign)).status).toBe(401);
    const change = { ...(await changeOf(cookie)), cluster: { id: 'cum-5', name: 'X' }, report: null };
    expect((await ask('POST', '/preview', change, cookie)).status).toBe(403);
    await changeKeys(keysFile, () => [{ ...ofCluster7.record, revoked: new Date().toISOString() }]);
    const until = Date.now() + 10_000;
    let { status } = await ask('GET', '/known', undefined, cookie);
    while (status === 200 && Date.now() < until) ({ status } = await ask('GET', '/known', undefined, cookie));
    expect(status).toBe(401);
  });
});
