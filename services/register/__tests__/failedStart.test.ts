import { join } from 'node:path';
import type { RegisterServiceOptions } from '..';
import { prepareFailedStart } from '../../../platform/testing/failedStart';
import { testPublicKeys } from '../../../platform/testing/gatewayKeys';
import { startTestRegister } from './testRegister';

const { folder, write, takenPort, watchedFiles } = prepareFailedStart();
const gatewayKeys = { file: write('gateway.pem', testPublicKeys.value) };
const editors = { keysFile: join(folder, 'keys.json'), maxBytes: 1_000 };

const steps: [step: string, broken: () => Partial<RegisterServiceOptions>][] = [
  ['its keys', () => ({ editors: { ...editors, keysFile: write('broken.json', '{') } })],
  ['its database', () => ({ mongodbUri: 'not-a-database' })],
  ['its port', () => ({ address: { host: '127.0.0.1', port: takenPort(), variable: 'REGISTER_PORT' } })],
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
