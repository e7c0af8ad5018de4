import { startGateway } from '../../gateway';
import { startProvinceService, type ProvinceStore } from '../../services/province';
import { startRegisterService } from '../../services/register';
import type { Config } from '../../platform/config';
import { ConfigError } from '../../platform/config/problem';
import type { Logger } from '../../platform/logger';
import { openDatabases } from '../databases';
import { startObservability } from '../observability';
import { provincesHeldHere } from '../configuration/listedProvinces';
import { startUse } from '../configuration/startUse';
import { assertUsable } from '../configuration/usable';
import { boundHeapGrowth } from '../heapGrowth';
import type { Running } from '../running';
import { gatewayKey, serviceKeys } from '../gatewayKeys';
import { loadQuietly, startContent, type StartOptions } from '../startContent';
import { gatewayOptions, localCallers, pageLines } from './gateway';
import { importsOf, pushOf } from './province';
import { editorsOf } from './register';
import { httpOf, started, tlsOf } from './started';

/** Who starts everything on one machine asks from it. */
const open = { openToThisMachine: true };

/** Everything in one process, with the reports of data/seeds and sample data: what a fresh clone starts. */
export function runStart(given: Config, logger: Logger, options: StartOptions): Promise<Running> {
  return started(async (stoppers) => {
    const startedAt = Date.now();
    const { config, filesOf } = startContent(given, options);
    const provinces = provincesHeldHere(config);
    assertUsable(config, startUse(provinces, options));
    const watched = await startObservability(given, 'all', logger, stoppers);
    const keys = { gateway: gatewayKey(given), services: serviceKeys(given) };
    const uriOf = await openDatabases(['register', ...provinces], {
      config,
      logger,
      stoppers,
      inThread: true,
    });
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
    if (!options.sample) await assertNoSample(service.stores, config);
    const gateway = await startGateway(gatewayOptions(config, keys.gateway, logger, watched, open));
    stoppers.add(gateway.stop);
    // Only now: what a start leaves behind it is little, and collecting it takes time.
    boundHeapGrowth();
    return [
      readyLine(startedAt),
      ...pageLines(gateway.origin),
      ...serviceLines({ gateway, register, service }, provinces),
      localCallers(config, open),
      'Nhấn Ctrl-C để dừng. Press Ctrl-C to stop.',
    ];
  });
}

function readyLine(startedAt: number): string {
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
  return `Sẵn sàng sau ${seconds} giây. Ready after ${seconds} s.`;
}

type Served = Record<'gateway' | 'register' | 'service', { origin: string }>;

function serviceLines({ gateway, register, service }: Served, provinces: readonly string[]): string[] {
  return [
    `  Cổng chung / gateway:      ${gateway.origin}/graphql`,
    `  Sổ đăng ký / register:     ${register.origin}/graphql`,
    `  Bàn làm việc / desk:       ${service.origin}/ban-lam-viec`,
    `  Bàn của cụm / clusters:    ${register.origin}/ban-lam-viec`,
    `  ${provinces.length} tỉnh / provinces:       ${service.origin}/<mã tỉnh>/graphql`,
  ];
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
