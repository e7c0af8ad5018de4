import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import type { LogLevel } from './logger';
import { projectPath } from './paths';
import type { SecretSetting } from './secret';
import type { TlsFiles } from './tls';

const port = (fallback: number) => z.coerce.number().int().min(0).max(65535).default(fallback);
const wholeFrom1 = (fallback: number) => z.coerce.number().int().min(1).default(fallback);

const isOrigin = (text: string) => URL.canParse(text) && new URL(text).origin === text;
const origin = z
  .string()
  .refine(isOrigin, { message: 'Expected an origin such as https://congdoan.example' });

/** Origins, separated by commas. */
const origins = z
  .string()
  .default('')
  .transform((list) => (list === '' ? [] : list.split(',').map((origin) => origin.trim())))
  .pipe(
    z.array(
      z.string().refine(isOrigin, {
        message: 'Expected origins such as https://congdoan.example, separated by commas',
      }),
    ),
  );

/** Addresses, separated by commas, to which nobody on the way can listen. */
const receivers = z
  .string()
  .default('')
  .transform((list) => listOf(list))
  .pipe(
    z.array(
      z.string().refine(isSafeReceiver, {
        message:
          'Expected addresses of https, or of http on this machine, without a password, separated by commas',
      }),
    ),
  );

function isSafeReceiver(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, username, password } = new URL(address);
  if (username !== '' || password !== '') return false;
  const isLoopback = hostname === 'localhost' || hostname === '[::1]' || /^127\.[\d.]+$/.test(hostname);
  return protocol === 'https:' || (protocol === 'http:' && isLoopback);
}

const flag = z.enum(['true', 'false']).default('false');

const environmentSchema = z.object({
  NODE_ENV: z.string().default('development'),
  HOST: z.string().default('127.0.0.1'),
  GATEWAY_PORT: port(4000),
  REGISTER_PORT: port(4001),
  PROVINCES_PORT: port(4002),
  METRICS_PORT: z.coerce.number().int().min(0).max(65535).optional(),
  REGISTER_URL: z.url().optional(),
  PROVINCES_FILE: z.string().default(projectPath('provinces.yml')),
  PROVINCES: z.string().optional(),
  MONGODB_URI: z.string().startsWith('mongodb').optional(),
  MONGODB_URI_FILE: z.string().optional(),
  DATA_DIR: z.string().default(projectPath('.data')),
  OPERATION_DEADLINE_MILLIS: wholeFrom1(5_000),
  SUPERGRAPH_FILE: z.string().default(projectPath('schema', 'supergraph.graphql')),
  CACHE_MAX_BYTES: z.coerce
    .number()
    .int()
    .min(0)
    .default(64 * 1024 * 1024),
  GATEWAY_URL: z.url({ protocol: /^https?$/ }).optional(),
  COMPARE_WITH: z.url({ protocol: /^https?$/ }).optional(),
  EMBED_HOSTS: origins,
  REQUESTS_PER_ADDRESS: wholeFrom1(6_000),
  MAX_CONNECTIONS: wholeFrom1(5_000),
  REDIS_URL: z.url({ protocol: /^rediss?$/ }).optional(),
  KEYS_FILE: z.string().optional(),
  LIMITS_FILE: z.string().optional(),
  AUDIT_FILE: z.string().optional(),
  OIDC_ISSUER: z.url({ protocol: /^https?$/ }).optional(),
  OIDC_JWKS_URL: z.url({ protocol: /^https?$/ }).optional(),
  OIDC_AUDIENCE: z.string().optional(),
  OIDC_ROLE_CLAIM: z.string().default('congdoan_role'),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_CLIENT_SECRET_FILE: z.string().optional(),
  OIDC_CLOCK_TOLERANCE_SECONDS: z.coerce.number().int().min(0).max(300).default(30),
  PUBLIC_URL: origin.optional(),
  TRUST_PROXY: z.string().optional(),
  CORS_ORIGINS: origins,
  EXPOSE_QUERY_PLANS: flag,
  SHARD_PRIVATE_KEY: z.string().optional(),
  SHARD_PRIVATE_KEY_FILE: z.string().optional(),
  SHARD_PUBLIC_KEYS: z.string().optional(),
  SHARD_PUBLIC_KEYS_FILE: z.string().optional(),
  TLS_CERT_FILE: z.string().optional(),
  TLS_KEY_FILE: z.string().optional(),
  TLS_CA_FILE: z.string().optional(),
  REPORTS_WATCH_SECONDS: wholeFrom1(60),
  WEBHOOK_URL: receivers,
  WEBHOOK_SECRET: z.string().optional(),
  WEBHOOK_SECRET_FILE: z.string().optional(),
  IMPORT_MAX_BYTES: wholeFrom1(200 * 1024 * 1024),
  IMPORT_MAX_UNPACKED_BYTES: wholeFrom1(2 * 1024 * 1024 * 1024),
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
});

/** Of each three all are set, or none. */
const together = [
  ['OIDC_ISSUER', 'OIDC_JWKS_URL', 'OIDC_AUDIENCE'],
  ['TLS_CERT_FILE', 'TLS_KEY_FILE', 'TLS_CA_FILE'],
] as const;

const checkedSchema = environmentSchema.superRefine((env, context) => {
  for (const names of together) {
    const missing = names.filter((name) => env[name] === undefined);
    if (missing.length === names.length) continue;
    for (const name of missing) {
      const message = `expected with the other two of ${names.join()}`;
      context.addIssue({ code: 'custom', path: [name], message });
    }
  }
  for (const name of ['OIDC_ISSUER', 'PUBLIC_URL'] as const) {
    if (env.OIDC_CLIENT_ID === undefined || env[name] !== undefined) continue;
    context.addIssue({ code: 'custom', path: [name], message: 'expected with OIDC_CLIENT_ID' });
  }
  if (env.WEBHOOK_URL.length > 0 && !env.WEBHOOK_SECRET && !env.WEBHOOK_SECRET_FILE) {
    const message = 'expected with WEBHOOK_URL, or WEBHOOK_SECRET_FILE';
    context.addIssue({ code: 'custom', path: ['WEBHOOK_SECRET'], message });
  }
});

type Variables = z.infer<typeof environmentSchema>;

export interface Config {
  production: boolean;
  host: string;
  gatewayPort: number;
  registerPort: number;
  provincesPort: number;
  /** Where the process's metrics are read; null if they are not kept. */
  metricsPort: number | null;
  /** Where the gateway finds the register. */
  registerUrl: string;
  /** Where the gateway finds the list of provinces and their endpoints. */
  provincesFile: string;
  /** Ids of the provinces that a province service holds; null if it is not said. */
  provinces: readonly string[] | null;
  /** URI of the database of one service or province; null if the stand-in is to be used. */
  mongodbUriOf(name: string): string | null;
  dataDir: string;
  /** Bounds everything that one operation of a client may wait for. */
  operationDeadlineMillis: number;
  /** Where the gateway finds the composed supergraph. */
  supergraphFile: string;
  /** Memory for the provinces' last known answers, if there is no Redis. */
  cacheMaxBytes: number;
  /** The gateway that a province tells of its revisions; null if it tells none. */
  gatewayUrl: string | null;
  /** The gateway that an import asks for other provinces' numbers; null if it asks nobody. */
  compareWith: string | null;
  /** Origins whose pages may show the dashboard in a frame. */
  embedHosts: readonly string[];
  /** Keeps the provinces' last known answers for all gateway replicas; null for this process's memory. */
  redisUrl: string | null;
  /** API keys, hashed; watched by running gateways. */
  keysFile: string;
  /** Null for the limits that are built in. */
  limitsFile: string | null;
  /** Who imported, undid, changed keys, or was refused. */
  auditFile: string;
  /** Null if no JSON Web Token is valid. */
  openId: OpenIdConfig | null;
  /** Addresses and networks whose `X-Forwarded-For` is believed. */
  trustProxy: readonly string[];
  /** Sites whose pages may read answers in a browser; `https://example.org` each. */
  corsOrigins: readonly string[];
  /** What addresses may send and hold before it is known who sends. */
  addressLimits: { requestsPerMinute: number; connections: number };
  /** Whether an analyst may ask for the gateway's query plan. */
  exposeQueryPlans: boolean;
  /** By which the services know the gateway; null if none is configured. */
  gatewayPrivateKey: SecretSetting | null;
  /** By which a service knows the gateway; null if none are configured. */
  gatewayPublicKeys: SecretSetting | null;
  /** Mutual TLS between gateway and services; null if they talk without. */
  tls: TlsFiles | null;
  /** How often the gateway looks for reports that came, changed or are overdue. */
  reportsWatchMillis: number;
  /** Who is told of them; null if nobody is. */
  webhook: { urls: readonly string[]; secret: SecretSetting } | null;
  /** Size of a file that a province may send to be imported. */
  importMaxBytes: number;
  /** What an XLSX file may unpack to. */
  importMaxUnpackedBytes: number;
  /** The token by which a province's operator may import over HTTP; null if there is none and nobody may. */
  provinceTokenOf(province: string): TokenSetting | null;
  /** The token of who approves a province's reports at its desk; null if who may import may approve too. */
  provinceHeadTokenOf(province: string): TokenSetting | null;
  /** The collector that takes traces over OTLP; null if none are made. */
  traceCollectorUrl: string | null;
  logLevel: LogLevel;
  /** The variables by name, for `${NAME}` in provinces.yml; those that hold secrets are left out. */
  variables: Readonly<Record<string, string>>;
}

/** Where JSON Web Tokens come from, and what they must say. */
export interface OpenIdConfig {
  issuer: string;
  jwksUrl: string;
  audience: string;
  /** The claim that holds the role, by name or by path. */
  roleClaim: string;
  clockToleranceSeconds: number;
  /** Null if readers cannot sign in there. */
  signIn: SignInConfig | null;
}

/** As whom the provider knows the gateway, and where it sends readers back. */
export interface SignInConfig {
  clientId: string;
  clientSecret: SecretSetting | null;
  redirectUrl: string;
}

/** Where the gateway takes readers back whom the provider has signed in. */
export const signInPath = '/session/openid/callback';

/** A token or `sha256:` and its hash in hexadecimal, or the file that one of these stands in. */
export type TokenSetting = SecretSetting;

export type Environment = Readonly<Record<string, string | undefined>>;

/** The variables that are wrong, all at once. */
export class ConfigError extends Error {}

/**
 * The one reader of the environment. `flags` are variables that a command line sets; they win.
 *
 * @throws ConfigError that names every variable that is wrong
 */
export function loadConfig(environment: Environment = process.env, flags: Environment = {}): Config {
  const given = { ...setVariables(environment), ...setVariables(flags) };
  const result = checkedSchema.safeParse(given);
  if (!result.success) {
    const lines = result.error.issues.map(({ path, message }) => {
      const name = String(path[0]);
      return `  ${name}: ${message}, got "${given[name] ?? ''}"`;
    });
    throw new ConfigError(['Cấu hình không dùng được. The environment is not usable', ...lines].join('\n'));
  }
  const env = result.data;
  return Object.freeze({
    production: env.NODE_ENV === 'production',
    host: env.HOST,
    gatewayPort: env.GATEWAY_PORT,
    registerPort: env.REGISTER_PORT,
    provincesPort: env.PROVINCES_PORT,
    metricsPort: env.METRICS_PORT ?? null,
    registerUrl: env.REGISTER_URL ?? `http://127.0.0.1:${env.REGISTER_PORT}/graphql`,
    provincesFile: resolve(env.PROVINCES_FILE),
    provinces: env.PROVINCES === undefined ? null : listOf(env.PROVINCES),
    mongodbUriOf: (name: string) =>
      given[mongodbUriVariable(name)] ?? env.MONGODB_URI ?? readUri(env.MONGODB_URI_FILE),
    dataDir: resolve(env.DATA_DIR),
    operationDeadlineMillis: env.OPERATION_DEADLINE_MILLIS,
    supergraphFile: resolve(env.SUPERGRAPH_FILE),
    cacheMaxBytes: env.CACHE_MAX_BYTES,
    gatewayUrl: env.GATEWAY_URL ?? null,
    compareWith: env.COMPARE_WITH ?? null,
    embedHosts: env.EMBED_HOSTS,
    redisUrl: env.REDIS_URL ?? null,
    keysFile: resolve(env.KEYS_FILE ?? join(env.DATA_DIR, 'keys.json')),
    limitsFile: env.LIMITS_FILE === undefined ? null : resolve(env.LIMITS_FILE),
    auditFile: resolve(env.AUDIT_FILE ?? join(env.DATA_DIR, 'audit.jsonl')),
    openId: openIdConfig(env),
    trustProxy: listOf(env.TRUST_PROXY),
    corsOrigins: env.CORS_ORIGINS,
    addressLimits: { requestsPerMinute: env.REQUESTS_PER_ADDRESS, connections: env.MAX_CONNECTIONS },
    exposeQueryPlans: env.EXPOSE_QUERY_PLANS === 'true',
    gatewayPrivateKey: secretSetting(env.SHARD_PRIVATE_KEY, env.SHARD_PRIVATE_KEY_FILE),
    gatewayPublicKeys: secretSetting(env.SHARD_PUBLIC_KEYS, env.SHARD_PUBLIC_KEYS_FILE),
    tls: tlsFiles(env),
    reportsWatchMillis: env.REPORTS_WATCH_SECONDS * 1_000,
    webhook: webhookConfig(env),
    importMaxBytes: env.IMPORT_MAX_BYTES,
    importMaxUnpackedBytes: env.IMPORT_MAX_UNPACKED_BYTES,
    provinceTokenOf: (province: string) => tokenSetting(given, province),
    provinceHeadTokenOf: (province: string) => headTokenSetting(given, province),
    traceCollectorUrl: env.OTEL_EXPORTER_OTLP_ENDPOINT ?? null,
    logLevel: env.LOG_LEVEL,
    variables: Object.freeze({ PROVINCES_PORT: String(env.PROVINCES_PORT), ...withoutSecrets(given) }),
  });
}

function listOf(text = ''): string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function openIdConfig(env: Variables): OpenIdConfig | null {
  const { OIDC_ISSUER: issuer, OIDC_JWKS_URL: jwksUrl, OIDC_AUDIENCE: audience } = env;
  if (issuer === undefined || jwksUrl === undefined || audience === undefined) return null;
  const { OIDC_ROLE_CLAIM: roleClaim, OIDC_CLOCK_TOLERANCE_SECONDS: clockToleranceSeconds } = env;
  return { issuer, jwksUrl, audience, roleClaim, clockToleranceSeconds, signIn: signInConfig(env) };
}

function signInConfig(env: Variables): SignInConfig | null {
  const { OIDC_CLIENT_ID: clientId, PUBLIC_URL: publicUrl } = env;
  if (clientId === undefined || publicUrl === undefined) return null;
  const clientSecret = secretSetting(env.OIDC_CLIENT_SECRET, env.OIDC_CLIENT_SECRET_FILE);
  return { clientId, clientSecret, redirectUrl: `${publicUrl}${signInPath}` };
}

function webhookConfig(env: Variables): Config['webhook'] {
  const secret = secretSetting(env.WEBHOOK_SECRET, env.WEBHOOK_SECRET_FILE);
  return env.WEBHOOK_URL.length === 0 || secret === null ? null : { urls: env.WEBHOOK_URL, secret };
}

function tlsFiles(env: Variables): TlsFiles | null {
  const { TLS_CERT_FILE: certFile, TLS_KEY_FILE: keyFile, TLS_CA_FILE: caFile } = env;
  if (certFile === undefined || keyFile === undefined || caFile === undefined) return null;
  return { certFile: resolve(certFile), keyFile: resolve(keyFile), caFile: resolve(caFile) };
}

/** `MONGODB_URI_CAO_BANG` for `cao-bang`: the database of one province apart from the others'. */
function mongodbUriVariable(name: string): string {
  return `MONGODB_URI_${variableEnding(name)}`;
}

/** `PROVINCE_TOKEN_CAO_BANG`, or the file that `PROVINCE_TOKEN_FILE_CAO_BANG` names. */
function tokenSetting(given: Environment, province: string): TokenSetting | null {
  const ending = variableEnding(province);
  return secretSetting(given[`PROVINCE_TOKEN_${ending}`], given[`PROVINCE_TOKEN_FILE_${ending}`]);
}

/** `PROVINCE_HEAD_TOKEN_CAO_BANG`, or the file that `PROVINCE_HEAD_TOKEN_FILE_CAO_BANG` names. */
function headTokenSetting(given: Environment, province: string): TokenSetting | null {
  const ending = variableEnding(province);
  return secretSetting(given[`PROVINCE_HEAD_TOKEN_${ending}`], given[`PROVINCE_HEAD_TOKEN_FILE_${ending}`]);
}

function secretSetting(value: string | undefined, file: string | undefined): SecretSetting | null {
  if (value !== undefined) return { value };
  return file === undefined ? null : { file: resolve(file) };
}

/** What must not come to stand in an address by mistake, and so in a log. */
function withoutSecrets(given: Record<string, string>): Record<string, string> {
  const secret = /^(PROVINCE_(HEAD_)?TOKEN_(?!FILE_)|SHARD_PRIVATE_KEY$|WEBHOOK_SECRET$|OIDC_CLIENT_SECRET$)/;
  return Object.fromEntries(Object.entries(given).filter(([name]) => !secret.test(name)));
}

function readUri(file: string | undefined): string | null {
  return file === undefined ? null : readFileSync(file, 'utf8').trim();
}

function variableEnding(name: string): string {
  return name.toUpperCase().replaceAll('-', '_');
}

/** An empty variable is one that is not set. */
function setVariables(environment: Environment): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).filter((entry): entry is [string, string] => !!entry[1]),
  );
}
