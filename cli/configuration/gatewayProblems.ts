import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createKeyring, parseKeys } from '../../platform/apiKeys/keys';
import { parseLimits } from '../../gateway/access/limits';
import { parseProvincesFile } from '../../platform/provinces/provincesFile';
import { readWebhookSecret } from '../../gateway/reports/webhook';
import type { Config } from '../../platform/config';
import type { SignInOptions } from '../../platform/config/openId';
import type { ConfigProblem } from '../../platform/config/problem';
import { readSigningKey } from '../../platform/gatewayTokens/keys';
import { attempt, useFile } from './attempt';
import { secretProblems, tokenProblems } from './secretProblems';
import { isHttps, signInProblems } from './signInProblems';
import type { ProcessUse } from './usable';

export const gatewayUse: ProcessUse = { ports: ['GATEWAY_PORT'], checks: [gatewayProblems] };

function gatewayProblems(config: Config): ConfigProblem[] {
  const { provincesFile, variables, limitsFile } = config;
  const provinces = attempt('PROVINCES_FILE', () =>
    useFile(provincesFile, (content) => parseProvincesFile(content, provincesFile, variables)),
  );
  const limits = attempt(
    'LIMITS_FILE',
    () => limitsFile && useFile(limitsFile, (content) => parseLimits(content, limitsFile)),
  );
  return [
    ...keyProblems(config),
    ...provinces.problems,
    ...limits.problems,
    ...callerProblems(config),
    ...(config.production ? openIdProblems(config) : []),
    ...signInProblems(signInOf(config), 'PUBLIC_URL', config.production),
    ...secretProblems(config.webhook?.secret ?? null, readWebhookSecret),
    ...secretProblems(config.redisUrl, assertRedisUrl),
    ...tokenProblems(config, [...(provinces.value?.keys() ?? [])]),
    ...supergraphProblems(config),
  ];
}

function keyProblems({ gatewayPrivateKey, production }: Config): readonly ConfigProblem[] {
  if (gatewayPrivateKey !== null) return secretProblems(gatewayPrivateKey, readSigningKey);
  if (!production) return [];
  const message =
    'cần khóa riêng của cổng chung; tạo bằng "congdoan shard-key". Expected the key of the gateway; make one with "congdoan shard-key"';
  return [{ variable: 'SHARD_PRIVATE_KEY_FILE', message }];
}

/** Who may ask: API keys, or a provider of OpenID. */
function callerProblems({ keysFile, openId, production, dataDir }: Config): readonly ConfigProblem[] {
  // One that nobody named is made with the first key.
  if (!existsSync(keysFile) && keysFile === join(dataDir, 'keys.json'))
    return production && openId === null ? [nobody] : [];
  const keys = attempt('KEYS_FILE', () => useFile(keysFile, (content) => parseKeys(content, keysFile)));
  if (keys.value === null) return production || existsSync(keysFile) ? keys.problems : [];
  return production && openId === null && createKeyring(keys.value).size === 0 ? [nobody] : [];
}

const nobody: ConfigProblem = {
  variable: 'KEYS_FILE',
  message:
    'không nhận ra được ai: tạo khóa bằng "congdoan keys create", hoặc đặt OIDC_ISSUER, OIDC_JWKS_URL và OIDC_AUDIENCE. ' +
    'Nobody can be told apart: make a key with "congdoan keys create", or set OIDC_ISSUER, OIDC_JWKS_URL and OIDC_AUDIENCE',
};

function signInOf({ openId }: Config): SignInOptions | null {
  return openId?.signIn ? { ...openId, signIn: openId.signIn } : null;
}

function openIdProblems({ openId, exposeQueryPlans }: Config): ConfigProblem[] {
  const problems: ConfigProblem[] = [];
  if (openId && !isHttps(openId.jwksUrl)) {
    problems.push({
      variable: 'OIDC_JWKS_URL',
      message:
        'cần https, không thì ai ở giữa cũng thay được khóa. Expected https, or whoever is between could put in keys of their own',
    });
  }
  if (exposeQueryPlans) {
    problems.push({
      variable: 'EXPOSE_QUERY_PLANS',
      message: 'cần false, kế hoạch truy vấn lộ bên trong. Expected false, query plans show internals',
    });
  }
  return problems;
}

function assertRedisUrl(text: string): void {
  if (URL.canParse(text.trim()) && /^rediss?:$/.test(new URL(text.trim()).protocol)) return;
  throw new Error(
    'cần một địa chỉ như redis://tên:mật-khẩu@máy:6379. Expected an address such as redis://name:password@host:6379',
  );
}

/** Without it the gateway begins with the last one that it has known. */
function supergraphProblems({ supergraphFile, dataDir }: Config): ConfigProblem[] {
  if (existsSync(supergraphFile) || existsSync(join(dataDir, 'gateway', 'supergraph.graphql'))) return [];
  const message = `không có tệp "${supergraphFile}". There is no file "${supergraphFile}"`;
  return [{ variable: 'SUPERGRAPH_FILE', message }];
}
