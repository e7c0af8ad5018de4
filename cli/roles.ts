import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startGateway, type GatewayOptions } from '../gateway';
import { parseProvincesFile, type Endpoints } from '../gateway/provincesFile';
import { startEmbeddedMongo } from '../services/embedded-mongo';
import { startProvinceService } from '../services/province';
import { startRegisterService } from '../services/register';
import { createAuditLog } from '../services/shared/audit';
import type { Config } from '../services/shared/config';
import { createGatewayPush, type GatewayPush } from '../services/shared/gatewayPush';
import type { Logger } from '../services/shared/logger';
import type { SecretSetting } from '../services/shared/secret';
import { readTls, type Tls } from '../services/shared/tls';
import { noteDatabase } from './importDatabase';
import { startObservability, type Observability } from './observability';
import { assertProduction } from './production';
import { gatewayKey, keysOfStart, serviceKeys } from './shardKeys';
import { createStoppers, type Running, type Stoppers } from './running';
import { seedFiles } from './seedFiles';
import { loadQuietly, startContent, type StartOptions } from './startContent';

/** Everything in one process, with the reports of data/seeds and sample data: what a fresh clone starts. */
export function runStart(given: Config, logger: Logger, options: StartOptions): Promise<Running> {
  return started(async (stoppers) => {
    const startedAt = Date.now();
    const watched = await startObservability(given, 'all', logger, stoppers);
    const keys = keysOfStart(given);
    const { config, filesOf, databasePrefix } = startContent(given, options);
    const provinces = heldHere(readEndpoints(config), config.provincesPort);
    assertProduction(config, { gateway: true, databases: ['register', ...provinces] });
    const uriOf = await databases(['register', ...provinces], config, logger, stoppers, 'mongo');
    noteDatabase(config, provinces, { folder: 'mongo', uriOf, databasePrefix });
    const register = await startRegisterService({
      mongodbUri: uriOf('register'),
      shardKeys: keys.services,
      tls: tlsOf(config),
      address: { host: config.host, port: config.registerPort, variable: 'REGISTER_PORT' },
      ...watched,
      logger,
    });
    stoppers.add(register.stop);
    const service = await loadQuietly(logger, provinces, filesOf, (loading) =>
      startProvinceService({
        provinces,
        mongodbUriOf: uriOf,
        shardKeys: keys.services,
        tls: tlsOf(config),
        databasePrefix,
        filesOf: loading.filesOf,
        imports: importsOf(config),
        onRevision: pushOf({ ...config, gatewayUrl: config.gatewayUrl ?? localGateway(config) }, logger),
        address: { host: config.host, port: config.provincesPort, variable: 'PROVINCES_PORT' },
        ...watched,
        logger: loading.logger,
      }),
    );
    stoppers.add(service.stop);
    const gateway = await startGateway(gatewayOptions(config, keys.gateway, logger, watched));
    stoppers.add(gateway.stop);
    const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
    return [
      `Sẵn sàng sau ${seconds} giây. Ready after ${seconds} s.`,
      ...pageLines(gateway.origin),
      `  Cổng chung / gateway:      ${gateway.origin}/graphql`,
      `  Sổ đăng ký / register:     ${register.origin}/graphql`,
      `  ${provinces.length} tỉnh / provinces:       ${service.origin}/<mã tỉnh>/graphql`,
      localCallers(config),
      'Nhấn Ctrl-C để dừng. Press Ctrl-C to stop.',
    ];
  });
}

export function runGateway(config: Config, logger: Logger): Promise<Running> {
  return started(async (stoppers) => {
    assertProduction(config, { gateway: true, databases: [] });
    const watched = await startObservability(config, 'gateway', logger, stoppers);
    const gateway = await startGateway(gatewayOptions(config, gatewayKey(config), logger, watched));
    stoppers.add(gateway.stop);
    return [
      `Cổng chung / gateway: ${gateway.origin}/graphql`,
      ...pageLines(gateway.origin),
      localCallers(config),
    ];
  });
}

export function runRegister(config: Config, logger: Logger): Promise<Running> {
  return started(async (stoppers) => {
    assertProduction(config, { gateway: false, databases: ['register'] });
    const watched = await startObservability(config, 'register', logger, stoppers);
    const shardKeys = serviceKeys(config);
    const uriOf = await databases(['register'], config, logger, stoppers, 'mongo-register');
    const register = await startRegisterService({
      mongodbUri: uriOf('register'),
      shardKeys,
      tls: tlsOf(config),
      address: { host: config.host, port: config.registerPort, variable: 'REGISTER_PORT' },
      ...watched,
      logger,
    });
    stoppers.add(register.stop);
    return [`Sổ đăng ký / register: ${register.origin}/graphql`];
  });
}

export interface ProvinceRoleOptions {
  provinces: readonly string[];
  /** Whether to import the reports of data/seeds. */
  seeds: boolean;
}

export function runProvince(config: Config, logger: Logger, options: ProvinceRoleOptions): Promise<Running> {
  return started(async (stoppers) => {
    const { provinces, seeds } = options;
    if (provinces.length === 0) throw new Error('No province is named; give --id or set PROVINCES');
    assertProduction(config, { gateway: false, databases: provinces });
    const watched = await startObservability(config, 'province', logger, stoppers);
    const shardKeys = serviceKeys(config);
    const uriOf = await databases(provinces, config, logger, stoppers, 'mongo-provinces');
    noteDatabase(config, provinces, { folder: 'mongo-provinces', uriOf, databasePrefix: 'province-' });
    const push = pushOf(config, logger);
    const service = await startProvinceService({
      provinces,
      mongodbUriOf: uriOf,
      shardKeys,
      tls: tlsOf(config),
      ...(seeds && { filesOf: seedFiles }),
      imports: importsOf(config),
      onRevision: push,
      address: { host: config.host, port: config.provincesPort, variable: 'PROVINCES_PORT' },
      ...watched,
      logger,
    });
    stoppers.add(service.stop);
    // The word of a revision may have been lost with the process that made it, and a backup restored since then.
    for (const province of provinces) void push(province);
    return [`${provinces.join(', ')}: ${service.origin}/<mã tỉnh>/graphql`];
  });
}

function pageLines(origin: string): string[] {
  return [`  Trang số liệu / dashboard: ${origin}/`, `  Thử truy vấn / playground: ${origin}/playground`];
}

function pushOf({ gatewayUrl, provinceTokenOf }: Config, logger: Logger): GatewayPush {
  return createGatewayPush({ gatewayUrl, tokenOf: provinceTokenOf, logger });
}

function localGateway({ gatewayPort }: Config): string {
  return `http://127.0.0.1:${gatewayPort}`;
}

/** Behind a proxy everybody seems to be on this machine. */
function isLocalTrusted({ production, trustProxy }: Config): boolean {
  return !production && trustProxy.length === 0;
}

/** What the operator is told of callers without a key. */
function localCallers(config: Config): string {
  return isLocalTrusted(config)
    ? 'Chế độ phát triển: máy này hỏi không cần khóa, như nhà phân tích. Development: this machine asks without a key, as an analyst.'
    : 'Không có khóa chỉ chạy được truy vấn có sẵn. Without a key only saved operations run.';
}

function tlsOf({ tls }: Config): Tls | undefined {
  return tls ? readTls(tls) : undefined;
}

function gatewayOptions(
  config: Config,
  shardKey: SecretSetting,
  logger: Logger,
  { metrics }: Observability,
): GatewayOptions {
  return {
    shardKey,
    tls: tlsOf(config),
    registerUrl: config.registerUrl,
    provincesFile: config.provincesFile,
    variables: config.variables,
    supergraphFile: config.supergraphFile,
    stateFolder: join(config.dataDir, 'gateway'),
    operationDeadlineMillis: config.operationDeadlineMillis,
    cacheMaxBytes: config.cacheMaxBytes,
    redisUrl: config.redisUrl,
    pages: { embedHosts: config.embedHosts },
    access: {
      keysFile: config.keysFile,
      openId: config.openId,
      limitsFile: config.limitsFile,
      trustLocal: isLocalTrusted(config),
      audit: createAuditLog(config.auditFile),
    },
    exposeQueryPlans: config.exposeQueryPlans,
    http: { trustProxy: config.trustProxy, corsOrigins: config.corsOrigins },
    provinceTokenOf: config.provinceTokenOf,
    address: { host: config.host, port: config.gatewayPort, variable: 'GATEWAY_PORT' },
    metrics,
    logger,
  };
}

function importsOf(config: Config) {
  return {
    tokenOf: (province: string) => config.provinceTokenOf(province),
    audit: createAuditLog(config.auditFile),
    maxBytes: config.importMaxBytes,
    maxUnpackedBytes: config.importMaxUnpackedBytes,
  };
}

async function started(start: (stoppers: Stoppers) => Promise<string[]>): Promise<Running> {
  const stoppers = createStoppers();
  try {
    return { lines: await start(stoppers), stop: stoppers.stopAll };
  } catch (error) {
    await stoppers.stopAll();
    throw error;
  }
}

/**
 * Where each of these services and provinces finds its database; starts the stand-in where the environment names none for
 * one of them.
 */
async function databases(
  names: readonly string[],
  config: Config,
  logger: Logger,
  stoppers: Stoppers,
  folder: string,
): Promise<(name: string) => string> {
  const uris = new Map<string, string>();
  const missing = names.filter((name) => {
    const uri = config.mongodbUriOf(name);
    if (uri !== null) uris.set(name, uri);
    return uri === null;
  });
  if (missing.length > 0) {
    const dataFolder = join(config.dataDir, folder);
    const embedded = await startEmbeddedMongo({ folder: dataFolder, production: config.production });
    stoppers.add(() => embedded.stop());
    logger.warn({ folder: dataFolder }, 'MONGODB_URI is not set; using the development stand-in for MongoDB');
    for (const name of missing) uris.set(name, embedded.uri);
  }
  return (name) => {
    const uri = uris.get(name);
    if (uri === undefined) throw new Error(`No database for "${name}"; set MONGODB_URI`);
    return uri;
  };
}

function readEndpoints({ provincesFile, variables }: Config): Endpoints {
  return parseProvincesFile(readFileSync(provincesFile, 'utf8'), provincesFile, variables);
}

/** The provinces of provinces.yml whose endpoint is this machine's own province service. */
function heldHere(endpoints: Endpoints, port: number): string[] {
  return [...endpoints].flatMap(([id, { url }]) => {
    const { hostname, port: endpointPort } = new URL(url);
    return ['127.0.0.1', 'localhost'].includes(hostname) && endpointPort === String(port) ? [id] : [];
  });
}
