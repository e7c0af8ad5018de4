import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseProvincesFile } from '../../platform/provinces/provincesFile';
import { loadConfig } from '../../platform/config';
import { silentLogger as logger } from '../../platform/logger';
import { readSecret, type SecretSetting } from '../../platform/secret';
import { createTokenSigner } from '../../platform/gatewayTokens/signer';
import { createTokenVerifier } from '../../platform/gatewayTokens/verifier';
import { makeKeyPair } from '../keyPair';
import { gatewayKey, serviceKeys } from '../gatewayKeys';

const folder = mkdtempSync(join(tmpdir(), 'shard-key-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function expectToWork(gateway: SecretSetting, services: SecretSetting): Promise<void> {
  const token = createTokenSigner({ value: readSecret(gateway) }, { logger }).sign(['cao-bang'], {
    role: 'public',
    id: 'x',
  });
  const verifier = createTokenVerifier({ value: readSecret(services) }, { logger });
  expect((await verifier.verify(`Bearer ${token}`)).audience).toEqual(new Set(['cao-bang']));
}

describe('in development without configuration', () => {
  it('everything that is started shares a key that only its user can read', async () => {
    const config = loadConfig({ DATA_DIR: join(folder, 'roles') });
    const services = serviceKeys(config);
    await expectToWork(gatewayKey(config), services);
    expect(serviceKeys(config)).toEqual(services);
    expect(statSync(join(config.dataDir, 'shard-key.json')).mode & 0o777).toBe(0o600);
  });
});

describe('in production', () => {
  it.each([
    ['gateway', gatewayKey, 'SHARD_PRIVATE_KEY_FILE'],
    ['service', serviceKeys, 'SHARD_PUBLIC_KEYS_FILE'],
  ])('a %s does not start without a configured key', (_name, keysOf, variable) => {
    const config = loadConfig({ NODE_ENV: 'production', DATA_DIR: join(folder, 'production') });
    expect(() => keysOf(config)).toThrow(
      `The configuration cannot be used\n  ${variable}: cần khi NODE_ENV là production. Needed if NODE_ENV is production`,
    );
    expect(existsSync(config.dataDir)).toBe(false);
  });
});

describe('congdoan shard-key', () => {
  it('prints a pair and where each half goes', async () => {
    const text = makeKeyPair({});
    const valueOf = (name: string) => new RegExp(`${name}='(.+)'`).exec(text)?.[1];
    const config = loadConfig({
      NODE_ENV: 'production',
      SHARD_PRIVATE_KEY: valueOf('SHARD_PRIVATE_KEY'),
      SHARD_PUBLIC_KEYS: valueOf('SHARD_PUBLIC_KEYS'),
    });
    await expectToWork(gatewayKey(config), serviceKeys(config));
  });

  it('writes files, the private one for its user alone, and adds a second key to the public ones', async () => {
    const [first, second, publicFile] = ['first.json', 'second.json', 'public.json'].map((name) =>
      join(folder, name),
    ) as [string, string, string];
    const text = makeKeyPair({ privateFile: first, publicFile });
    expect(text).not.toContain('"d"');
    expect(statSync(first).mode & 0o777).toBe(0o600);
    makeKeyPair({ privateFile: second, publicFile });
    await expectToWork({ file: first }, { file: publicFile });
    await expectToWork({ file: second }, { file: publicFile });
    const before = readFileSync(publicFile, 'utf8');
    expect(() => makeKeyPair({ privateFile: first, publicFile })).toThrow('is there already');
    makeKeyPair({ privateFile: first, publicFile, ifMissing: true });
    expect(readFileSync(publicFile, 'utf8')).toBe(before);
    // Two parts of a guide may begin with the same command.
    rmSync(publicFile);
    makeKeyPair({ privateFile: first, publicFile, ifMissing: true });
    await expectToWork({ file: first }, { file: publicFile });
  });
});

describe('provinces.yml', () => {
  const fileOf = (row: object) => JSON.stringify({ provinces: { 'cao-bang': row } });
  const endpoint = 'http://cao-bang.invalid/graphql';

  it('takes no keys and no tokens', () => {
    for (const row of [
      { endpoint, token: 'x' },
      { endpoint, signingKey: 'x' },
      { endpoint, settings: { privateKey: 'x' } },
    ]) {
      expect(() => parseProvincesFile(fileOf(row), 'provinces.yml', {})).toThrow('There is no such entry');
    }
    expect(() =>
      parseProvincesFile(JSON.stringify({ signingKey: 'x', provinces: {} }), 'provinces.yml', {}),
    ).toThrow('There is no such entry');
  });

  it('cannot name the variables of secrets', () => {
    const { variables } = loadConfig({ SHARD_PRIVATE_KEY: 'secret', PROVINCE_TOKEN_CAO_BANG: 'secret' });
    const row = (name: string) => fileOf({ endpoint: `${endpoint}?key=\${${name}}` });
    for (const name of ['SHARD_PRIVATE_KEY', 'PROVINCE_TOKEN_CAO_BANG']) {
      expect(() => parseProvincesFile(row(name), 'provinces.yml', variables)).toThrow(
        `Variable ${name} is not set`,
      );
    }
  });
});
