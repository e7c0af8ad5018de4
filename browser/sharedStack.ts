import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createKey } from '../platform/apiKeys/keys';
import { noAuditLog } from '../platform/audit';
import { publicAccess, startStack } from './stack';

/** The system that is started once for the whole run, for the test files that only read. */
export interface SharedStack {
  /** Of a gateway that lets this machine in as an analyst. */
  origin: string;
  /** Of one before the same provinces that lets it in no further than others. */
  publicOrigin: string;
  /** By which a reader signs in at the first. */
  analystKey: string;
}

export async function startSharedStack(): Promise<{ shared: SharedStack; stop(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'congdoan-keys-'));
  const keysFile = join(folder, 'keys.json');
  const { key, record } = createKey({ role: 'analyst', name: 'analyst' }, new Date());
  writeFileSync(keysFile, JSON.stringify({ keys: [record] }));
  const access = { keysFile, limitsFile: null, openId: null, trustLocal: true, audit: noAuditLog };
  const stack = await startStack({ gateway: { access } });
  const stop = async () => {
    await stack.stop();
    rmSync(folder, { recursive: true });
  };
  try {
    const publicOrigin = await stack.startGateway({ access: publicAccess });
    return { shared: { origin: stack.origin, publicOrigin, analystKey: key }, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Where it is. */
export function sharedStack(): SharedStack {
  // eslint-disable-next-line no-restricted-properties -- handed over by `jest.globalSetup.ts`, no setting of ours
  return JSON.parse(process.env.TEST_STACK ?? '') as SharedStack;
}
