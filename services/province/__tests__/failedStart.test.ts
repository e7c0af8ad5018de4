import type { ProvinceServiceOptions } from '..';
import { prepareFailedStart } from '../../../platform/testing/failedStart';
import { testPublicKeys } from '../../../platform/testing/gatewayKeys';
import { createToken } from '../../../platform/tokens';
import { startTestService } from './testProvinces';

const { write, takenPort, watchedFiles } = prepareFailedStart();
const fileOf = (name: string, content: string) => ({ file: write(name, content) });
const gatewayKeys = fileOf('gateway.pem', testPublicKeys.value);
const token = fileOf('token', createToken().hash);
const broken = fileOf('broken', 'short');
const imports = {
  tokenOf: () => token,
  headTokenOf: () => token,
  maxBytes: 1_000,
  maxUnpackedBytes: 1_000,
};

const steps: [step: string, options: () => Partial<ProvinceServiceOptions>][] = [
  [
    'the token of its second province',
    () => ({ imports: { ...imports, tokenOf: (province) => (province === 'ha-giang' ? broken : token) } }),
  ],
  ['the token of its head', () => ({ imports: { ...imports, headTokenOf: () => broken } })],
  ['its database', () => ({ mongodbUriOf: () => 'not-a-database' })],
  ['a file of its start', () => ({ filesOf: () => [{ name: 'a.json', content: '{' }] })],
  ['its port', () => ({ address: { host: '127.0.0.1', port: takenPort(), variable: 'PROVINCES_PORT' } })],
];

describe('a service of provinces that cannot be started', () => {
  it.each(steps)('for %s leaves no watched file', async (_step, options) => {
    const start = startTestService(['cao-bang', 'ha-giang'], { gatewayKeys, imports, ...options() });
    await expect(start).rejects.toThrow();
    expect(watchedFiles()).toEqual([]);
  });

  it('leaves none either if it was started, and is stopped', async () => {
    const service = await startTestService(['cao-bang', 'ha-giang'], { gatewayKeys, imports });
    expect(watchedFiles()).toEqual(['gateway.pem', 'token']);
    await service.stop();
    expect(watchedFiles()).toEqual([]);
  });
});
