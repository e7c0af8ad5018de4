import { join } from 'node:path';
import { startGateway, type GatewayOptions } from '../../gateway';
import { createAuditLog } from '../../platform/audit';
import type { Config } from '../../platform/config';
import type { Logger } from '../../platform/logger';
import { readSecret, type SecretSetting } from '../../platform/secret';
import { startObservability, type Observability } from '../observability';
import { gatewayUse } from '../configuration/gatewayProblems';
import { assertUsable } from '../configuration/usable';
import type { Running } from '../running';
import { gatewayKey } from '../gatewayKeys';
import { boundHeapGrowth } from '../heapGrowth';
import { httpOf, started, tlsOf } from './started';

export interface GatewayRoleOptions {
  /** Whether callers of this machine need no key; it has to be said. */
  openToThisMachine: boolean;
}

export function runGateway(config: Config, logger: Logger, options: GatewayRoleOptions): Promise<Running> {
  return started(async (stoppers) => {
    assertUsable(config, gatewayUse);
    boundHeapGrowth();
    const watched = await startObservability(config, 'gateway', logger, stoppers);
    const gateway = await startGateway(gatewayOptions(config, gatewayKey(config), logger, watched, options));
    stoppers.add(gateway.stop);
    return [
      `Cổng chung / gateway: ${gateway.origin}/graphql`,
      ...pageLines(gateway.origin),
      localCallers(config, options),
    ];
  });
}

export function gatewayOptions(
  config: Config,
  signingKey: SecretSetting,
  logger: Logger,
  { metrics, status }: Observability,
  options: GatewayRoleOptions,
): GatewayOptions {
  return {
    signingKey,
    tls: tlsOf(config),
    registerUrl: config.registerUrl,
    provincesFile: config.provincesFile,
    variables: config.variables,
    supergraphFile: config.supergraphFile,
    stateFolder: join(config.dataDir, 'gateway'),
    operationDeadlineMillis: config.operationDeadlineMillis,
    cacheMaxBytes: config.cacheMaxBytes,
    redisUrl: config.redisUrl && readSecret(config.redisUrl).trim(),
    pages: { embedHosts: config.embedHosts },
    reportNews: {
      intervalMillis: config.reportsWatchMillis,
      webhook: config.webhook && { ...config.webhook, secret: readSecret(config.webhook.secret) },
    },
    rehearses: true,
    access: {
      keysFile: config.keysFile,
      openId: config.openId,
      limitsFile: config.limitsFile,
      trustLocal: isLocalTrusted(config, options),
      sessionsOverTlsOnly: config.production,
      audit: createAuditLog(config.auditFile, config.production),
    },
    exposeQueryPlans: config.exposeQueryPlans,
    http: { ...httpOf(config), corsOrigins: config.corsOrigins },
    provinceTokenOf: config.provinceTokenOf,
    address: { host: config.host, port: config.gatewayPort, variable: 'GATEWAY_PORT' },
    metrics,
    status,
    probeMillis: config.probeMillis,
    slowOperationMillis: config.slowOperationMillis,
    logger,
  };
}

export function pageLines(origin: string): string[] {
  return [`  Trang số liệu / dashboard: ${origin}/`, `  Thử truy vấn / playground: ${origin}/playground`];
}

/** Behind a proxy everybody seems to be on this machine. */
function isLocalTrusted(
  { production, trustProxy }: Config,
  { openToThisMachine }: GatewayRoleOptions,
): boolean {
  return openToThisMachine && !production && trustProxy.length === 0;
}

/** What the operator is told of callers without a key. */
export function localCallers(config: Config, options: GatewayRoleOptions): string {
  return isLocalTrusted(config, options)
    ? 'Chế độ phát triển: máy này hỏi không cần khóa, như nhà phân tích. Development: this machine asks without a key, as an analyst.'
    : 'Không có khóa chỉ chạy được truy vấn có sẵn. Without a key only saved operations run.';
}
