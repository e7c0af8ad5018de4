import { join, resolve } from 'node:path';
import type { z } from 'zod';
import type { LogLevel } from '../logger';
import type { SecretSetting } from '../secret';
import type { TlsFiles } from '../tls';
import type { TokenSetting } from '../tokens';
import { inBothLanguages } from '../zodMessages';
import { environmentSchema, type Environment, type Variables } from './environment';
import { listOf } from './kinds';
import { deskSignIn, openIdConfig, type DeskSignIn, type OpenIdConfig } from './openId';
import { refuseProblems, type ConfigProblem } from './problem';
import { contradictions, missingBeside, withFlags, without } from './relations';
import { isSecret, mongodbUriSetting, readUri, secretSetting, tokenSetting, withoutSecrets } from './secrets';

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
  /** URI of the database of one service or province; null if the stand-in is to be used. @throws if its file cannot be read */
  mongodbUriOf(name: string): string | null;
  /** Where that stands. */
  mongodbUriSettingOf(name: string): SecretSetting | null;
  /** Bounds what one command to a database waits for its answer. */
  databaseTimeoutMillis: number;
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
  redisUrl: SecretSetting | null;
  /** API keys, hashed; watched by running gateways. */
  keysFile: string;
  /** Null for the limits that are built in. */
  limitsFile: string | null;
  /** Who imported, undid, changed keys, or was refused. */
  auditFile: string;
  /** Null if no JSON Web Token is valid. */
  openId: OpenIdConfig | null;
  /** Null if nobody signs in at a province's desk by the OpenID provider. */
  deskSignIn: DeskSignIn | null;
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
  /** How often the gateway looks at the register and each province by itself. */
  probeMillis: number;
  /** Whether each request that a gateway or a service answered has a line in the log. */
  accessLog: boolean;
  /** From when on an operation has a line of its own, with where its time went. */
  slowOperationMillis: number;
  /** The collector that takes traces over OTLP; null if none are made. */
  traceCollectorUrl: string | null;
  logLevel: LogLevel;
  /** The variables by name, for `${NAME}` in provinces.yml; those that hold secrets are left out. */
  variables: Readonly<Record<string, string>>;
  /** Variables that cannot be used, for which the defaults stand in; `loadConfig` refuses them. */
  problems: readonly ConfigProblem[];
}

/**
 * The one reader of the environment. `flags` are variables that a command line sets; they win.
 *
 * @throws ConfigError that names every variable that is wrong
 */
export function loadConfig(environment: Environment = process.env, flags: Environment = {}): Config {
  const config = readConfig(environment, flags);
  refuseProblems(config.problems);
  return config;
}

/** As `loadConfig`; what is wrong stands in `problems`, so that it can be told with what is wrong besides. */
export function readConfig(environment: Environment = process.env, flags: Environment = {}): Config {
  const known = environmentSchema.shape;
  const given = withFlags(setVariables(environment), setVariables(flags), known);
  const result = environmentSchema.safeParse(given, { error: inBothLanguages });
  const problems = [
    ...(result.success ? [] : problemsOf(result.error, given)),
    ...missingBeside(given),
    ...contradictions(given, known),
  ];
  const names = problems.map(({ variable }) => variable);
  const env = result.success ? result.data : environmentSchema.parse(without(given, names));
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
    mongodbUriOf: (name: string) => readUri(mongodbUriSetting(given, env, name)),
    mongodbUriSettingOf: (name: string) => mongodbUriSetting(given, env, name),
    databaseTimeoutMillis: env.DATABASE_TIMEOUT_MILLIS,
    dataDir: resolve(env.DATA_DIR),
    operationDeadlineMillis: env.OPERATION_DEADLINE_MILLIS,
    supergraphFile: resolve(env.SUPERGRAPH_FILE),
    cacheMaxBytes: env.CACHE_MAX_BYTES,
    gatewayUrl: env.GATEWAY_URL ?? null,
    compareWith: env.COMPARE_WITH ?? null,
    embedHosts: env.EMBED_HOSTS,
    redisUrl: secretSetting('REDIS_URL', env.REDIS_URL, env.REDIS_URL_FILE),
    keysFile: resolve(env.KEYS_FILE ?? join(env.DATA_DIR, 'keys.json')),
    limitsFile: env.LIMITS_FILE === undefined ? null : resolve(env.LIMITS_FILE),
    auditFile: resolve(env.AUDIT_FILE ?? join(env.DATA_DIR, 'audit.jsonl')),
    openId: openIdConfig(env),
    deskSignIn: deskSignIn(env),
    trustProxy: env.TRUST_PROXY,
    corsOrigins: env.CORS_ORIGINS,
    addressLimits: { requestsPerMinute: env.REQUESTS_PER_ADDRESS, connections: env.MAX_CONNECTIONS },
    exposeQueryPlans: env.EXPOSE_QUERY_PLANS === 'true',
    gatewayPrivateKey: secretSetting('SHARD_PRIVATE_KEY', env.SHARD_PRIVATE_KEY, env.SHARD_PRIVATE_KEY_FILE),
    gatewayPublicKeys: secretSetting('SHARD_PUBLIC_KEYS', env.SHARD_PUBLIC_KEYS, env.SHARD_PUBLIC_KEYS_FILE),
    tls: tlsFiles(env),
    reportsWatchMillis: env.REPORTS_WATCH_SECONDS * 1_000,
    webhook: webhookConfig(env),
    importMaxBytes: env.IMPORT_MAX_BYTES,
    importMaxUnpackedBytes: env.IMPORT_MAX_UNPACKED_BYTES,
    provinceTokenOf: (province: string) => tokenSetting(given, 'PROVINCE_TOKEN', province),
    provinceHeadTokenOf: (province: string) => tokenSetting(given, 'PROVINCE_HEAD_TOKEN', province),
    probeMillis: env.PROBE_SECONDS * 1_000,
    accessLog: env.ACCESS_LOG === undefined ? env.NODE_ENV === 'production' : env.ACCESS_LOG === 'true',
    slowOperationMillis: env.SLOW_OPERATION_MILLIS,
    traceCollectorUrl: env.OTEL_EXPORTER_OTLP_ENDPOINT ?? null,
    logLevel: env.LOG_LEVEL,
    variables: Object.freeze({ PROVINCES_PORT: String(env.PROVINCES_PORT), ...withoutSecrets(given) }),
    problems,
  });
}

/** One for each variable. */
function problemsOf({ issues }: z.ZodError, given: Record<string, string>): ConfigProblem[] {
  const messages = new Map(issues.map(({ path, message }) => [String(path[0]), message]));
  return [...messages].map(([variable, message]) => {
    const got = isSecret(variable) ? '' : `, got "${withoutPassword(given[variable] ?? '')}"`;
    return { variable, message: `${message}${got}` };
  });
}

function withoutPassword(text: string): string {
  return text.replace(/(:\/\/)[^/]*@/, '$1…@');
}

function webhookConfig(env: Variables): Config['webhook'] {
  const secret = secretSetting('WEBHOOK_SECRET', env.WEBHOOK_SECRET, env.WEBHOOK_SECRET_FILE);
  return env.WEBHOOK_URL.length === 0 || secret === null ? null : { urls: env.WEBHOOK_URL, secret };
}

function tlsFiles(env: Variables): TlsFiles | null {
  const { TLS_CERT_FILE: certFile, TLS_KEY_FILE: keyFile, TLS_CA_FILE: caFile } = env;
  if (certFile === undefined || keyFile === undefined || caFile === undefined) return null;
  return { certFile: resolve(certFile), keyFile: resolve(keyFile), caFile: resolve(caFile) };
}

/** An empty variable is one that is not set. */
function setVariables(environment: Environment): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).filter((entry): entry is [string, string] => !!entry[1]),
  );
}
