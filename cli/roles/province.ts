import { startProvinceService } from '../../services/province';
import { createAuditLog } from '../../platform/audit';
import type { Config } from '../../platform/config';
import { createGatewayPush, type GatewayPush } from '../../platform/gatewayPush';
import type { Logger } from '../../platform/logger';
import { openDatabases } from '../databases';
import { startObservability } from '../observability';
import { provinceUse } from '../configuration/serviceProblems';
import { assertUsable } from '../configuration/usable';
import { boundHeapGrowth } from '../heapGrowth';
import type { Running } from '../running';
import { seedFiles } from '../seedFiles';
import { serviceKeys } from '../gatewayKeys';
import { httpOf, started, tlsOf } from './started';

export interface ProvinceRoleOptions {
  provinces: readonly string[];
  /** Whether to import the reports of data/seeds. */
  seeds: boolean;
}

export function runProvince(config: Config, logger: Logger, options: ProvinceRoleOptions): Promise<Running> {
  return started(async (stoppers) => {
    const { provinces, seeds } = options;
    assertUsable(config, provinceUse(provinces));
    // A million rows may be sent to it, which leave much behind them.
    boundHeapGrowth();
    const watched = await startObservability(config, 'province', logger, stoppers);
    const gatewayKeys = serviceKeys(config);
    const uriOf = await openDatabases(provinces, { config, logger, stoppers });
    const push = pushOf(config, logger);
    const service = await startProvinceService({
      provinces,
      mongodbUriOf: uriOf,
      gatewayKeys,
      databaseTimeoutMillis: config.databaseTimeoutMillis,
      tls: tlsOf(config),
      http: httpOf(config),
      ...(seeds && { filesOf: seedFiles }),
      imports: importsOf(config),
      compareWith: config.compareWith,
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

export function pushOf({ gatewayUrl, provinceTokenOf }: Config, logger: Logger): GatewayPush {
  return createGatewayPush({ gatewayUrl, tokenOf: provinceTokenOf, logger });
}

/** @param openToThisMachine whether who sits at it uses the desk of a province without a token */
export function importsOf(config: Config, openToThisMachine = false) {
  return {
    tokenOf: (province: string) => config.provinceTokenOf(province),
    headTokenOf: (province: string) => config.provinceHeadTokenOf(province),
    signIn: config.deskSignIn,
    openToThisMachine: openToThisMachine && !config.production && config.trustProxy.length === 0,
    audit: createAuditLog(config.auditFile, config.production),
    gatewayUrl: config.gatewayUrl,
    maxBytes: config.importMaxBytes,
    maxUnpackedBytes: config.importMaxUnpackedBytes,
  };
}
