import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createKey } from '../../../../platform/apiKeys/keys';
import { changeKeys } from '../../../../platform/apiKeys/keysFile';
import { noteTried } from '../../../../platform/testing/tried';
import { startTestRegister, type TestRegister } from '../testRegister';

const folder = mkdtempSync(join(tmpdir(), 'register-addresses-'));
const keysFile = join(folder, 'keys.json');
const { key, record } = createKey({ role: 'operator', name: 'operator' }, new Date());
let register: TestRegister;
let cookie: string;
beforeAll(async () => {
  await changeKeys(keysFile, () => [record]);
  register = await startTestRegister({ editors: { keysFile, maxBytes: 1_000_000 } });
  const response = await fetch(`${register.origin}/desk/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'Văn\u202e phòng\u001b[31m\r\nLĐLĐ', key }),
  });
  expect(await response.json()).toEqual({ name: 'Văn phòng LĐLĐ', cluster: null });
  cookie = response.headers.get('set-cookie')?.split(';')[0] ?? '';
});
afterAll(async () => {
  await register.stop();
  rmSync(folder, { recursive: true });
});

async function post(path: string, headers: Record<string, string>, body: string) {
  noteTried('imports', `register ${path}`);
  const response = await fetch(`${register.origin}${path}`, { method: 'POST', headers, body });
  // any: what a route answers is for each test to say
  return { status: response.status, body: (await response.json()) as any };
}

const bearer = { authorization: `Bearer ${key}` };
const imports = '/clusters/import?file=cum.json&by=Office';

describe('an address that says something twice', () => {
  it.each([
    ['file', `${imports}&file=b.json`],
    ['by', `${imports}&by=Other`],
    ['dryRun', `${imports}&dryRun=true&dryRun=true`],
    ['accept', `${imports}&accept=a&accept=b`],
    ['reason', `${imports}&reason=a&reason=b`],
    ['revision', '/clusters/undo?revision=1&revision=2&by=Office'],
    ['by', '/clusters/undo?revision=1&by=a&by=b'],
    ['file', '/desk/files?file=a.txt&file=b.txt&year=2024'],
    ['year', '/desk/files?file=a.txt&year=2024&year=2023'],
  ])('is told that it does: %s at %s', async (name, path) => {
    const headers = path.startsWith('/desk')
      ? { cookie, 'content-type': 'application/octet-stream' }
      : bearer;
    const { status, body } = await post(path, headers, '[]');
    expect([status, body.errors[0].extensions]).toEqual([400, { code: 'BAD_USER_INPUT', argument: name }]);
  });
});

it('keeps names as they are seen, without signs that turn a line or colour a terminal', async () => {
  const hostile = 'Cụm\u202e thi đua\u001b[31m\r\nsố\u200b 9';
  const clusters = [
    { id: 'cum-9', name: hostile, seasons: [{ year: 2024, theme: hostile, provinces: ['lai-chau'] }] },
  ];
  const by = encodeURIComponent(hostile);
  const { status, body } = await post(
    `/clusters/import?file=cum.json&by=${by}`,
    bearer,
    JSON.stringify({ clusters }),
  );
  expect([status, body.errors]).toEqual([200, undefined]);
  const { data } = await register.query('{ cluster(id: "cum-9") { name season(year: 2024) { theme } } }');
  const seen = 'Cụm thi đua số 9';
  expect(data).toEqual({ cluster: { name: seen, season: { theme: seen } } });
  const revisions = await fetch(`${register.origin}/clusters/revisions`, { headers: bearer });
  expect(await revisions.json()).toMatchObject([{ by: seen }, {}]);
});
