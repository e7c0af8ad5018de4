import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createKey } from '../../../platform/apiKeys/keys';
import { changeKeys } from '../../../platform/apiKeys/keysFile';
import { startTestRegister, type TestRegister } from './testRegister';

const folder = mkdtempSync(join(tmpdir(), 'register-recognise-'));
const keysFile = join(folder, 'keys.json');
const { key, record } = createKey({ role: 'operator', name: 'office' }, new Date());
let register: TestRegister;

beforeAll(async () => {
  await changeKeys(keysFile, () => [record]);
  register = await startTestRegister({
    editors: { keysFile, maxBytes: 1_000 },
    // A proxy stands before it, so that no connection of the test's own is held.
    http: { trustProxy: ['127.0.0.1'], addressLimits: { requestsPerMinute: 100 } },
  });
});
afterAll(async () => {
  await register.stop();
  rmSync(folder, { recursive: true });
});

const address = { 'x-forwarded-for': '203.0.113.9' };

async function ask(path: string, headers: Record<string, string>, body?: object) {
  const response = await fetch(register.origin + path, {
    headers: { ...address, ...headers, ...(body && { 'content-type': 'application/json' }) },
    ...(body && { method: 'POST', body: JSON.stringify(body) }),
  });
  await response.text();
  return response;
}
const statusOf = async (path: string, headers: Record<string, string> = {}) =>
  (await ask(path, headers)).status;

describe('an address that sent the register too much', () => {
  it('gets through with a right key or session all the same, and with nothing else', async () => {
    const signIn = await ask('/desk/session', { 'sec-fetch-site': 'same-origin' }, { name: 'An', key });
    const [cookie = ''] = signIn.headers.getSetCookie().map((line) => line.split(';')[0]);
    const right = { authorization: `Bearer ${key}` };
    const wrong = { authorization: 'Bearer not-right' };
    const session = { cookie, 'sec-fetch-site': 'same-origin' };

    const refused: number[] = [];
    for (let time = 0; time < 12; time += 1) refused.push(await statusOf('/clusters', wrong));
    expect(refused).toEqual([...Array<number>(10).fill(401), 429, 429]);
    expect(await statusOf('/clusters', right)).toBe(200);

    for (let time = 0; time < 100; time += 1) await statusOf('/health/live');
    expect(await statusOf('/health/live')).toBe(429);
    expect(await statusOf('/clusters', right)).toBe(200);
    expect(await statusOf('/desk/known', session)).toBe(200);
    expect(await statusOf('/desk/known', { ...session, cookie: `${cookie}x` })).toBe(429);
    expect(await statusOf('/clusters', wrong)).toBe(429);
    expect(await statusOf('/clusters')).toBe(429);
  });
});
