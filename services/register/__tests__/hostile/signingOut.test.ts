import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createKey } from '../../../../platform/apiKeys/keys';
import { changeKeys } from '../../../../platform/apiKeys/keysFile';
import { eventually } from '../../../../platform/testing/eventually';
import { startTestRegister } from '../testRegister';

const newKey = (name: string) => createKey({ role: 'operator', name }, new Date());

it('signs out who leaves the desk, also if the key was revoked and has been tried too often since', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'register-sign-out-'));
  const keysFile = join(folder, 'keys.json');
  const [revoked, other] = [newKey('revoked'), newKey('other')];
  await changeKeys(keysFile, () => [revoked.record]);
  const register = await startTestRegister({ watchMillis: 50, editors: { keysFile, maxBytes: 1_000_000 } });
  const ask = (method: string, more: object = {}) =>
    fetch(`${register.origin}/desk/session`, { method, ...more });
  try {
    const signedIn = await ask('POST', {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'Văn phòng', key: revoked.key }),
    });
    const headers = { cookie: signedIn.headers.get('set-cookie')?.split(';')[0] ?? '' };
    await changeKeys(keysFile, () => [other.record]);
    await eventually(async () =>
      expect(await (await ask('GET', { headers })).json()).toEqual({ person: null }),
    );
    // Thirty wrong keys of an address in a minute are told so; then it has to wait.
    for (let tried = 0; tried < 30; tried += 1) await ask('GET', { headers });
    const left = await ask('DELETE', { headers });
    expect([left.status, left.headers.get('set-cookie')]).toEqual([
      429,
      expect.stringContaining('congdoan-register-desk=; Max-Age=0'),
    ]);
  } finally {
    await register.stop();
    rmSync(folder, { recursive: true });
  }
});
