import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '../../platform/config';
import { createOne } from '../keys';
import { assertProduction } from '../production';

const folder = mkdtempSync(join(tmpdir(), 'production-'));
afterAll(() => rmSync(folder, { recursive: true }));

const production = { NODE_ENV: 'production', DATA_DIR: folder };
const everything = { gateway: true, databases: ['register', 'cao-bang'] };

describe('production', () => {
  it('is refused with everything that is not safe in one message', () => {
    const config = loadConfig({
      ...production,
      EXPOSE_QUERY_PLANS: 'true',
      MONGODB_URI_REGISTER: 'mongodb://register',
      PROVINCE_TOKEN_CAO_BANG: `sha256:${'0'.repeat(64)}`,
    });
    expect(() => assertProduction(config, everything)).toThrow(
      [
        'NODE_ENV=production: chưa đủ an toàn để chạy. Not safe enough to start',
        '  nobody can be told apart: make a key with "congdoan keys create", or set OIDC_ISSUER, OIDC_JWKS_URL and OIDC_AUDIENCE',
        '  EXPOSE_QUERY_PLANS: expected false, query plans show internals',
        '  SHARD_PRIVATE_KEY_FILE: expected the key of the gateway; make one with "congdoan shard-key"',
        '  SHARD_PUBLIC_KEYS_FILE: expected the public keys of the gateway; make one with "congdoan shard-key"',
        '  MONGODB_URI: expected one for cao-bang; the stand-in for MongoDB is for development',
        '  the token of province "cao-bang" is an example or can be guessed; make one with "congdoan token"',
      ].join('\n'),
    );
  });

  it('is refused where tokens could be forged on the way', () => {
    const openId = { OIDC_ISSUER: 'https://id.invalid', OIDC_AUDIENCE: 'x' };
    const config = loadConfig({ ...production, ...openId, OIDC_JWKS_URL: 'http://id.invalid/keys' });
    expect(() => assertProduction(config, { gateway: true, databases: [] })).toThrow(
      'OIDC_JWKS_URL: expected https, or whoever is between could put in keys of their own',
    );
  });

  it('is refused where readers could be signed in by whoever is on the way', () => {
    const openId = { OIDC_AUDIENCE: 'x', OIDC_JWKS_URL: 'https://id.invalid/keys', OIDC_CLIENT_ID: 'pages' };
    const signIn = { ...openId, OIDC_ISSUER: 'http://id.invalid', PUBLIC_URL: 'https://so-lieu.example' };
    expect(() =>
      assertProduction(loadConfig({ ...production, ...signIn }), { gateway: true, databases: [] }),
    ).toThrow('OIDC_ISSUER: expected https, or whoever is between could sign in as anybody');
  });

  it('is fine with a key, the keys between gateway and services, and a database', async () => {
    const gatewayKeys = { SHARD_PRIVATE_KEY_FILE: 'private.json', SHARD_PUBLIC_KEYS_FILE: 'public.json' };
    const config = loadConfig({ ...production, ...gatewayKeys, MONGODB_URI: 'mongodb://all' });
    await createOne(config, { role: 'analyst', name: 'Phòng Thống kê' }, () => undefined);
    expect(() => assertProduction(config, everything)).not.toThrow();
  });

  it('alone is refused: development is not', () => {
    expect(() => assertProduction(loadConfig({ DATA_DIR: folder }), everything)).not.toThrow();
  });
});
