import { isIP } from 'node:net';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { refuseProblems, type ConfigProblem } from './configProblem';
import { contradictions, missingBeside, withFlags, without } from './configRelations';
import { inBothLanguages } from './zodMessages';
import type { LogLevel } from './logger';
import { projectPath } from './paths';
import { readSecret, type SecretSetting } from './secret';
import type { TlsFiles } from './tls';

const port = (fallback: number) => z.coerce.number().int().min(0).max(65535).default(fallback);
const wholeFrom1 = (fallback: number) => z.coerce.number().int().min(1).default(fallback);

const isOrigin = (text: string) => URL.canParse(text) && new URL(text).origin === text;
const origin = z.string().refine(isOrigin, {
  message: 'cần một gốc như https://congdoan.example. Expected an origin such as https://congdoan.example',
});

/** Origins, separated by commas. */
const origins = z
  .string()
  .default('')
  .transform((list) => (list === '' ? [] : list.split(',').map((origin) => origin.trim())))
  .pipe(
    z.array(
      z.string().refine(isOrigin, {
        message:
          'cần các gốc như https://congdoan.example, cách nhau bằng dấu phẩy. Expected origins such as https://congdoan.example, separated by commas',
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
          'cần địa chỉ https, hoặc http trên máy này, không có mật khẩu, cách nhau bằng dấu phẩy. Expected addresses of https, or of http on this machine, without a password, separated by commas',
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

/** Addresses, networks and the names that Fastify has for some, separated by commas. */
const proxies = z
  .string()
  .default('')
  .transform((list) => listOf(list))
  .pipe(
    z.array(
      z.string().refine(isProxy, {
        message:
          'cần địa chỉ hoặc mạng như 10.0.0.0/8, cách nhau bằng dấu phẩy. Expected addresses or networks such as 10.0.0.0/8, separated by commas',
      }),
    ),
  );

function isProxy(text: string): boolean {
  if (['loopback', 'linklocal', 'uniquelocal'].includes(text)) return true;
  const [address = '', bits, ...more] = text.split('/');
  const most = { 4: 32, 6: 128 }[isIP(address)];
  if (most === undefined || more.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most);
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
  DATABASE_TIMEOUT_MILLIS: wholeFrom1(30_000),
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
  REDIS_URL: z
    .url({
      protocol: /^rediss?$/,
      error: 'cần một địa chỉ như redis://127.0.0.1:6379. Expected an address such as redis://127.0.0.1:6379',
    })
    .optional(),
  REDIS_URL_FILE: z.string().optional(),
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
  DESK_PUBLIC_URL: origin.optional(),
  OIDC_HEAD_VALUE: z.string().optional(),
  TRUST_PROXY: proxies,
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
  PROBE_SECONDS: wholeFrom1(30),
  ACCESS_LOG: z.enum(['true', 'false']).optional(),
  SLOW_OPERATION_MILLIS: wholeFrom1(1_000),
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
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

/** What signing in needs to know. */
export type SignInOptions = Pick<OpenIdConfig, 'issuer' | 'roleClaim' | 'clockToleranceSeconds'> & {
  signIn: SignInConfig;
};

export type DeskSignIn = SignInOptions & {
  /** What the claim of roles says of a head beside the province; null if who enters reports may approve them. */
  headValue: string | null;
};

/** As whom the provider knows us, and where it sends people back. */
export interface SignInConfig {
  clientId: string;
  clientSecret: SecretSetting | null;
  redirectUrl: string;
}

/** Where the gateway takes readers back whom the provider has signed in. */
export const signInPath = '/session/openid/callback';

/** Where a province's service takes its staff back. */
export const deskSignInPath = '/desk/openid/callback';

/** A token or `sha256:` and its hash in hexadecimal, or the file that one of these stands in. */
export type TokenSetting = SecretSetting;

export type Environment = Readonly<Record<string, string | undefined>>;

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
    provinceTokenOf: (province: string) => tokenSetting(given, province),
    provinceHeadTokenOf: (province: string) => headTokenSetting(given, province),
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
  const signIn = signInConfig(env, env.PUBLIC_URL, signInPath);
  return { issuer, jwksUrl, audience, roleClaim, clockToleranceSeconds, signIn };
}

function deskSignIn(env: Variables): DeskSignIn | null {
  const openId = openIdConfig(env);
  const signIn = signInConfig(env, env.DESK_PUBLIC_URL, deskSignInPath);
  return openId && signIn && { ...openId, signIn, headValue: env.OIDC_HEAD_VALUE ?? null };
}

function signInConfig(env: Variables, publicUrl: string | undefined, path: string): SignInConfig | null {
  const { OIDC_CLIENT_ID: clientId } = env;
  if (clientId === undefined || publicUrl === undefined) return null;
  const clientSecret = secretSetting(
    'OIDC_CLIENT_SECRET',
    env.OIDC_CLIENT_SECRET,
    env.OIDC_CLIENT_SECRET_FILE,
  );
  return { clientId, clientSecret, redirectUrl: `${publicUrl}${path}` };
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

/** `MONGODB_URI_CAO_BANG` for `cao-bang`: the database of one province apart from the others'. */
function mongodbUriSetting(given: Environment, env: Variables, name: string): SecretSetting | null {
  const variable = `MONGODB_URI_${variableEnding(name)}`;
  const own = given[variable];
  if (own !== undefined) return { value: own, variable };
  return secretSetting('MONGODB_URI', env.MONGODB_URI, env.MONGODB_URI_FILE);
}

/** `PROVINCE_TOKEN_CAO_BANG`, or the file that `PROVINCE_TOKEN_FILE_CAO_BANG` names. */
function tokenSetting(given: Environment, province: string): TokenSetting | null {
  const ending = variableEnding(province);
  const [value, file] = [`PROVINCE_TOKEN_${ending}`, `PROVINCE_TOKEN_FILE_${ending}`];
  return secretSetting(value, given[value], given[file], file);
}

/** `PROVINCE_HEAD_TOKEN_CAO_BANG`, or the file that `PROVINCE_HEAD_TOKEN_FILE_CAO_BANG` names. */
function headTokenSetting(given: Environment, province: string): TokenSetting | null {
  const ending = variableEnding(province);
  const [value, file] = [`PROVINCE_HEAD_TOKEN_${ending}`, `PROVINCE_HEAD_TOKEN_FILE_${ending}`];
  return secretSetting(value, given[value], given[file], file);
}

function secretSetting(
  variable: string,
  value: string | undefined,
  file: string | undefined,
  fileVariable = `${variable}_FILE`,
): SecretSetting | null {
  if (value !== undefined) return { value, variable };
  return file === undefined ? null : { file: resolve(file), variable: fileVariable };
}

/** What must not come to stand in an address by mistake, and so in a log. */
function withoutSecrets(given: Record<string, string>): Record<string, string> {
  const shown = ([name]: [string, string]) => !isSecret(name) && !/^(MONGODB_URI|REDIS_URL)/.test(name);
  return Object.fromEntries(Object.entries(given).filter(shown));
}

function isSecret(variable: string): boolean {
  return /^(PROVINCE_(HEAD_)?TOKEN_(?!FILE_)|SHARD_PRIVATE_KEY$|WEBHOOK_SECRET$|OIDC_CLIENT_SECRET$)/.test(
    variable,
  );
}

function readUri(setting: SecretSetting | null): string | null {
  return setting && readSecret(setting).trim();
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
