import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createKey } from '../../../../platform/apiKeys/keys';
import { changeKeys } from '../../../../platform/apiKeys/keysFile';
import type { AuditLog } from '../../../../platform/audit';
import { startTestRegister } from '../testRegister';

it('signs nobody in at the desk if the audit log that must be written cannot be', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'register-audit-'));
  const keysFile = join(folder, 'keys.json');
  const { key, record } = createKey({ role: 'operator', name: 'operator' }, new Date());
  await changeKeys(keysFile, () => [record]);
  let isFull = false;
  const audit: AuditLog = {
    mustWrite: true,
    note: () => (isFull ? Promise.reject(new Error('ENOSPC')) : Promise.resolve()),
  };
  const register = await startTestRegister({ editors: { keysFile, maxBytes: 1_000_000, audit } });
  const signIn = () =>
    fetch(`${register.origin}/desk/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'Văn phòng', key }),
    });
  try {
    expect((await signIn()).headers.get('set-cookie')).toContain('congdoan-register-desk=');
    isFull = true;
    const refused = await signIn();
    expect([refused.status, refused.headers.get('set-cookie')]).toEqual([503, null]);
    expect(await refused.json()).toMatchObject({ errors: [{ extensions: { code: 'AUDIT_UNAVAILABLE' } }] });
  } finally {
    await register.stop();
    rmSync(folder, { recursive: true });
  }
});
