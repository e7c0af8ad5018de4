import { existsSync, readFileSync } from 'node:fs';
import { createKeyring, parseKeys } from '../gateway/access/keys';
import { ConfigError, type Config } from '../platform/config';

/** What a process is about to run. */
export interface ProductionUse {
  gateway: boolean;
  /** Services and provinces that need a database each. */
  databases: readonly string[];
  /** Whether simulated data is to be loaded. */
  sample?: boolean;
}

/**
 * Refuses in production what is safe on one's own machine only.
 *
 * @throws ConfigError that says all of it at once
 */
export function assertProduction(config: Config, use: ProductionUse): void {
  if (!config.production) return;
  const problems = [
    ...(use.gateway ? gatewayProblems(config) : []),
    ...serviceProblems(config, use.databases),
    ...(use.sample ? ['simulated data: expected "congdoan start --no-sample"'] : []),
  ];
  if (problems.length === 0) return;
  const heading = 'NODE_ENV=production: chưa đủ an toàn để chạy. Not safe enough to start';
  throw new ConfigError([heading, ...problems.map((problem) => `  ${problem}`)].join('\n'));
}

function gatewayProblems(config: Config): string[] {
  const problems: string[] = [];
  if (config.openId === null && countKeys(config) === 0) {
    problems.push(
      'nobody can be told apart: make a key with "congdoan keys create", or set OIDC_ISSUER, OIDC_JWKS_URL and OIDC_AUDIENCE',
    );
  }
  if (config.openId && new URL(config.openId.jwksUrl).protocol !== 'https:') {
    problems.push('OIDC_JWKS_URL: expected https, or whoever is between could put in keys of their own');
  }
  if (config.openId?.signIn && new URL(config.openId.issuer).protocol !== 'https:') {
    problems.push('OIDC_ISSUER: expected https, or whoever is between could sign in as anybody');
  }
  if (config.exposeQueryPlans)
    problems.push('EXPOSE_QUERY_PLANS: expected false, query plans show internals');
  if (config.gatewayPrivateKey === null) {
    problems.push(
      'SHARD_PRIVATE_KEY_FILE: expected the key of the gateway; make one with "congdoan shard-key"',
    );
  }
  return problems;
}

function countKeys({ keysFile }: Config): number {
  if (!existsSync(keysFile)) return 0;
  return createKeyring(parseKeys(readFileSync(keysFile, 'utf8'), keysFile)).size;
}

function serviceProblems(config: Config, names: readonly string[]): string[] {
  const withoutDatabase = names.filter((name) => config.mongodbUriOf(name) === null);
  const problems: string[] = [];
  if (names.length > 0 && config.gatewayPublicKeys === null) {
    problems.push(
      'SHARD_PUBLIC_KEYS_FILE: expected the public keys of the gateway; make one with "congdoan shard-key"',
    );
  }
  if (withoutDatabase.length > 0) {
    problems.push(
      `MONGODB_URI: expected one for ${withoutDatabase.join(', ')}; the stand-in for MongoDB is for development`,
    );
  }
  for (const name of names) {
    const setting = config.provinceTokenOf(name);
    if (setting !== null && 'value' in setting && isWeak(setting.value)) {
      problems.push(
        `the token of province "${name}" is an example or can be guessed; make one with "congdoan token"`,
      );
    }
  }
  return problems;
}

/** The example of .env.example, a repeated sign, or fewer signs than a made token has. */
function isWeak(secret: string): boolean {
  const value = secret.replace(/^sha256:/, '');
  return new Set(value).size < 8 || value.length < 32;
}
