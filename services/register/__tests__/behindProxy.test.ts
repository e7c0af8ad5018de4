import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AuditEvent } from '../../../platform/audit';
import { startTestRegister, type TestRegister } from './testRegister';

const folder = mkdtempSync(join(tmpdir(), 'register-proxy-'));
const noted: AuditEvent[] = [];
const audit = { note: (event: AuditEvent) => Promise.resolve(void noted.push(event)) };
const editors = { keysFile: join(folder, 'keys.json'), maxBytes: 1_000, audit };

let register: TestRegister;
afterEach(() => register.stop());
afterAll(() => rmSync(folder, { recursive: true }));

async function statusOf(path: string, address: string, authorization?: string): Promise<number> {
  const response = await fetch(register.origin + path, {
    headers: { 'x-forwarded-for': address, ...(authorization !== undefined && { authorization }) },
  });
  await response.text();
  return response.status;
}
const refusedFrom = () => noted.filter(({ what }) => what === 'TOKEN_REFUSED').map(({ from }) => from);

describe('a register behind a proxy', () => {
  it('counts and notes the address that a proxy asks for, if it is believed', async () => {
    noted.length = 0;
    const http = { trustProxy: ['127.0.0.1'], addressLimits: { requestsPerMinute: 5 } };
    register = await startTestRegister({ editors, http });
    expect(await statusOf('/clusters', '203.0.113.7', 'Bearer not-right')).toBe(401);
    expect(refusedFrom()).toEqual(['203.0.113.7']);
    const asked: number[] = [];
    for (let time = 0; time < 6; time += 1) asked.push(await statusOf('/health/live', '198.51.100.7'));
    expect(asked).toEqual([200, 200, 200, 200, 200, 429]);
    expect(await statusOf('/health/live', '198.51.100.8')).toBe(200);
  });

  it('does not believe another', async () => {
    noted.length = 0;
    register = await startTestRegister({ editors, http: { trustProxy: ['192.0.2.1'] } });
    expect(await statusOf('/clusters', '203.0.113.7', 'Bearer not-right')).toBe(401);
    expect(refusedFrom()).toEqual(['127.0.0.1']);
  });
});
