import { join } from 'node:path';
import type { Registry } from 'prom-client';
import { loadCatalogue } from '../platform/loadCatalogue';
import { noAuditLog } from '../platform/audit';
import { createExportSigner } from '../platform/exports/signer';
import type { Address, GraphqlServer } from '../platform/graphqlServer';
import type { CommonHttpOptions, HttpServerOptions } from '../platform/httpServer';
import { silentLogger, type Logger } from '../platform/logger';
import { projectPath } from '../platform/paths';
import { readSecret, type SecretSetting } from '../platform/secret';
import type { StatusPage } from '../platform/metrics/statusPage';
import { createTokenSigner } from '../platform/gatewayTokens/signer';
import { startWhole, type Stoppers } from '../platform/stoppers';
import type { Tls } from '../platform/tls';
import { createTokenCheck, type AssertToken, type TokenSetting } from '../platform/tokens';
import { createAccess, type AccessOptions } from './access';
import { loadSavedOperations } from './access/savedOperations';
import { createDirectory, keepCurrent } from './operation/directory';
import { createLastKnown } from './operation/lastKnown';
import { createGatewayMetrics } from './metrics/gatewayMetrics';
import { addBreakerMetric } from './metrics/provinceMetrics';
import { addStateMetrics } from './metrics/stateMetrics';
import type { GatewayPagesOptions } from './pages';
import type { ReportNewsSettings } from './reports';
import { connectRedis, type Redis } from '../platform/redis';
import { createRegisterClient } from './operation/register';
import { readProvinces } from './operation/watchProvinces';
import { startGatewayServer } from './server';
import { createMemoryCache, createRedisCache, createSeal, type EntityCache } from './provinces/caches';
import { createProvinceClient } from './provinces/client';
import { purgesFile, watchPurges } from './purges';
import { createShownProbes } from './shownProbes';
import { createSupergraphSource } from './supergraph';

export interface GatewayOptions {
  registerUrl: string;
  /** The private key by which the services know the gateway; a file of it is watched. */
  signingKey: SecretSetting;
  /** Shown to services that answer over TLS. */
  tls?: Tls | undefined;
  /** The list of provinces; watched while the gateway runs. */
  provincesFile: string;
  /** What `${NAME}` in it stands for. */
  variables: Readonly<Record<string, string>>;
  /** The composed supergraph; watched while the gateway runs. */
  supergraphFile?: string;
  /** Keeps the last known supergraph and directory. */
  stateFolder: string;
  address: Address;
  operationDeadlineMillis: number;
  cacheMaxBytes?: number;
  redisUrl?: string | null;
  /** The built dashboard and playground. */
  pages?: GatewayPagesOptions;
  /** How what happens to reports is told; nobody looks without it. */
  reportNews?: ReportNewsSettings;
  /** Whether saved operations are run as soon as it listens, so that who asks first need not wait for cold code. */
  rehearses?: boolean;
  /** Who may ask; if it is not given, this machine alone, as an analyst. */
  access?: Omit<AccessOptions, 'redis' | 'sessionKey' | 'watchMillis' | 'logger'>;
  /** The list of saved operations; the project's own if none is given. */
  manifestFile?: string;
  /** Whether an analyst may see query plans. */
  exposeQueryPlans?: boolean;
  http?: CommonHttpOptions & Pick<HttpServerOptions, 'corsOrigins'>;
  /** From when on an operation has a line in the log with where its time went; none has without it. */
  slowOperationMillis?: number;
  /** The provinces' tokens, with which they tell of new revisions; nobody may if there are none. */
  provinceTokenOf?: (province: string) => TokenSetting | null;
  /** How often watched files are looked at. */
  watchMillis?: number;
  /** Takes the gateway's metrics; none are kept without it. */
  metrics?: Registry | null;
  /** How often the register and each province are looked at, whether anybody asks or not; nobody looks without it. */
  probeMillis?: number;
  /** Shows how they stand to the operator. */
  status?: StatusPage;
  logger?: Logger;
}

const localOnly = {
  keysFile: null,
  openId: null,
  limitsFile: null,
  trustLocal: true,
  audit: noAuditLog,
};
const defaultCacheBytes = 64 * 1024 * 1024;
/** Of whole answers, beside those of the provinces. */
const responseCacheShare = 1 / 4;
const defaultManifestFile = projectPath('schema', 'operations', 'manifest.json');
const defaultWatchMillis = 1_000;

export function startGateway(options: GatewayOptions): Promise<GraphqlServer> {
  return startWhole((stoppers) => startParts(options, stoppers));
}

// eslint-disable-next-line max-lines-per-function -- the one list of what a gateway is made of, and what is stopped with it
async function startParts(options: GatewayOptions, stoppers: Stoppers): Promise<GraphqlServer> {
  const { logger = silentLogger, watchMillis = defaultWatchMillis, stateFolder } = options;
  const signer = createTokenSigner(options.signingKey, { watchMillis, logger });
  stoppers.add(signer.stop);
  const register = createRegisterClient({ url: options.registerUrl, signer, tls: options.tls, logger });
  stoppers.add(register.close);
  const lastDirectory = createLastKnown(join(stateFolder, 'directory.json'), logger);
  const directory = createDirectory({ register, lastKnown: lastDirectory, logger });
  const provinces = readProvinces({ ...options, watchMillis, directory, logger });
  const redis = options.redisUrl ? await connectRedis(options.redisUrl, logger) : null;
  if (redis) stoppers.add(redis.close);
  const access = createAccess({
    ...(options.access ?? localOnly),
    sessionKey: () => signer.secretFor('sessions'),
    redis,
    watchMillis,
    logger,
  });
  stoppers.add(access.stop);
  const cacheMaxBytes = options.cacheMaxBytes ?? defaultCacheBytes;
  const cache = createCache(cacheMaxBytes, redis, options.signingKey);
  const purges = watchPurges(join(stateFolder, purgesFile), cache, watchMillis, logger);
  stoppers.add(purges.stop);
  const savedOperations = loadSavedOperations(options.manifestFile ?? defaultManifestFile);
  const metrics = options.metrics ? createGatewayMetrics(options.metrics) : null;
  const client = createProvinceClient({
    endpoints: provinces.endpoints(),
    cache,
    signer,
    tls: options.tls,
    logger,
    ...(metrics && { observer: metrics.provinces }),
  });
  stoppers.add(client.close);
  if (options.metrics) {
    addBreakerMetric(options.metrics, client.breakers);
    addStateMetrics(options.metrics, { signer, redis });
  }
  const probes = createShownProbes(options, { endpoints: provinces.endpoints, signer, logger });
  if (probes) stoppers.add(probes.stop);
  stoppers.add(keepCurrent(directory).stop);
  stoppers.add(provinces.watch(client.replaceEndpoints).stop);
  const supergraph = createSupergraphSource({
    file: options.supergraphFile ?? projectPath('schema', 'supergraph.graphql'),
    subgraphs: ['province', 'register', 'totals'],
    intervalMillis: watchMillis,
    lastKnown: createLastKnown(join(stateFolder, 'supergraph.graphql'), logger),
    logger,
  });
  // The server stops what it reads from; one that does not come to be has not.
  stoppers.add(supergraph.stop);
  const server = await startGatewayServer(
    {
      supergraph,
      catalogue: loadCatalogue(),
      register,
      directory,
      provinces: client,
      push: { cache, assertToken: createPushCheck(options), noteRefusal: access.noteRefusal, logger },
      pages: options.pages ?? { embedHosts: [] },
      reportNews: options.reportNews
        ? { ...options.reportNews, lastKnown: createLastKnown(join(stateFolder, 'reports.json'), logger) }
        : null,
      rehearsal: options.rehearses ? { provinces: () => provinces.endpoints().keys() } : null,
      access,
      exports: createExportSigner(() => signer.secretFor('exports')),
      savedOperations,
      exposeQueryPlans: options.exposeQueryPlans ?? false,
      http: options.http ?? {},
      operationDeadlineMillis: options.operationDeadlineMillis,
      slowOperationMillis: options.slowOperationMillis ?? Infinity,
      responseCacheMaxBytes: cacheMaxBytes * responseCacheShare,
      metrics,
      logger,
    },
    options.address,
  );
  stoppers.add(server.stop);
  probes?.start();
  return { ...server, stop: stoppers.stopAll };
}

/** Provinces come and go while the gateway runs, so each push reads its own province's token. */
function createPushCheck({ provinceTokenOf }: GatewayOptions): AssertToken {
  return (province, authorization) =>
    createTokenCheck([province], provinceTokenOf ?? (() => null))(province, authorization);
}

/** All replicas have the same key. */
function createCache(maxBytes: number, redis: Redis | null, key: SecretSetting): EntityCache {
  return redis ? createRedisCache(redis, maxBytes, createSeal(readSecret(key))) : createMemoryCache(maxBytes);
}
