import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RegisterServiceOptions } from '..';
import { refusedConfiguration } from '../../../platform/refusedConfiguration';
import { testPublicKeys } from '../../../platform/testing/gatewayKeys';
import { startTestRegister } from './testRegister';

const folder = mkdtempSync(join(tmpdir(), 'failed-register-'));
const written = (name: string, content: string) => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};
const watchedFiles = () => [...refusedConfiguration().keys()].sort();
const gatewayKeys = { file: written('gateway.pem', testPublicKeys.value) };
const editors = { keysFile: join(folder, 'keys.json'), maxBytes: 1_000 };

let taken: Server;
beforeAll(async () => {
  taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
});
afterAll(() => {
  taken.close();
  rmSync(folder, { recursive: true });
});

const port = () => (taken.address() as AddressInfo).port;
const steps: [step: string, broken: () => Partial<RegisterServiceOptions>][] = [
  ['its keys', () => ({ editors: { ...editors, keysFile: written('broken.json', '{') } })],
  ['its database', () => ({ mongodbUri: 'not-a-database' })],
  ['its port', () => ({ address: { host: '127.0.0.1', port: port(), variable: 'REGISTER_PORT' } })],
];

describe('a register that cannot be started', () => {
  it.each(steps)('for %s leaves no watched file', async (_step, broken) => {
    await expect(startTestRegister({ gatewayKeys, editors, ...broken() })).rejects.toThrow();
    expect(watchedFiles()).toEqual([]);
  });

  it('leaves none either if it was started, and is stopped', async () => {
    const register = await startTestRegister({ gatewayKeys, editors });
    expect(watchedFiles()).toEqual(['gateway.pem', 'keys.json']);
    await register.stop();
    expect(watchedFiles()).toEqual([]);
  });
});
