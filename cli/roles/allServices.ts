import { startGateway } from '../../gateway';
import { startProvinceService, type ProvinceStore } from '../../services/province';
import { startRegisterService } from '../../services/register';
import type { Config } from '../../platform/config';
import { ConfigError } from '../../platform/config/problem';
import type { Logger } from '../../platform/logger';
import type { Stoppers } from '../../platform/stoppers';
import { gatewayKey, serviceKeys } from '../gatewayKeys';
import type { Observability } from '../observability';
import { loadQuietly, type FilesOf } from '../startContent';
import { gatewayOptions, localCallers, pageLines } from './gateway';
import { importsOf, pushOf } from './province';
import { editorsOf } from './register';
import { httpOf, tlsOf } from './started';

/** What all services of one process are started with. */
export interface AllServices {
  /** As the environment has it. */
  given: Config;
  /** The same with the list of provinces that is routed to. */
  config: Config;
  provinces: readonly string[];
  uriOf: (database: string) => string;
  filesOf: FilesOf;
  /** Whether sample data belongs there. */
  sample: boolean;
  watched: Observability;
}

/** Where they answer, and what is to be told of the gateway. */
export interface Started extends Record<'gateway' | 'register' | 'service', { origin: string }> {
  pageLines: string[];
  localCallers: string;
}

/** Who starts everything on one machine asks from it. */
const open = { openToThisMachine: true };

/** Those that are asked before those that ask. */
export async function startAllServices(
  { given, config, provinces, uriOf, filesOf, sample, watched }: AllServices,
  logger: Logger,
  stoppers: Stoppers,
): Promise<Started> {
  const keys = { gateway: gatewayKey(given), services: serviceKeys(given) };
  const register = await startRegisterService({
    mongodbUri: uriOf('register'),
    gatewayKeys: keys.services,
    databaseTimeoutMillis: config.databaseTimeoutMillis,
    tls: tlsOf(config),
    http: httpOf(config),
    editors: editorsOf(config, true),
    address: { host: config.host, port: config.registerPort, variable: 'REGISTER_PORT' },
    ...watched,
    logger,
  });
  stoppers.add(register.stop);
  const gatewayUrl = config.gatewayUrl ?? localGateway(config);
  const service = await loadQuietly(logger, provinces, filesOf, (loading) =>
    startProvinceService({
      provinces,
      mongodbUriOf: uriOf,
      gatewayKeys: keys.services,
      databaseTimeoutMillis: config.databaseTimeoutMillis,
      tls: tlsOf(config),
      http: httpOf(config),
      filesOf: loading.filesOf,
      imports: { ...importsOf(config, true), gatewayUrl },
      compareWith: config.compareWith,
      onRevision: pushOf({ ...config, gatewayUrl }, logger),
      address: { host: config.host, port: config.provincesPort, variable: 'PROVINCES_PORT' },
      ...watched,
      logger: loading.logger,
    }),
  );
  stoppers.add(service.stop);
  if (!sample) await assertNoSample(service.stores, config);
  const gateway = await startGateway(gatewayOptions(config, keys.gateway, logger, watched, open));
  stoppers.add(gateway.stop);
  return {
    gateway,
    register,
    service,
    pageLines: pageLines(gateway.origin),
    localCallers: localCallers(config, open),
  };
}

/** @throws ConfigError if an earlier start with sample data has left some */
async function assertNoSample(
  stores: ReadonlyMap<string, ProvinceStore>,
  { dataDir }: Config,
): Promise<void> {
  const having: string[] = [];
  for (const [id, store] of stores) if (await store.hasSample()) having.push(id);
  if (having.length === 0) return;
  throw new ConfigError(
    [
      `Có số liệu giả lập của lần chạy trước: ${having.join(', ')}. Hãy dùng thư mục khác (hoặc MONGODB_URI khác).`,
      `There is simulated data of an earlier start. Use another folder (or MONGODB_URI): DATA_DIR=${dataDir}-real npm start -- --no-sample`,
    ].join('\n'),
  );
}

function localGateway({ gatewayPort }: Config): string {
  return `http://127.0.0.1:${gatewayPort}`;
}
