import { startRegisterService, type RegisterEditorsOptions } from '../../services/register';
import { createAuditLog } from '../../platform/audit';
import type { Config } from '../../platform/config';
import type { Logger } from '../../platform/logger';
import { openDatabases } from '../databases';
import { startObservability } from '../observability';
import { registerUse } from '../configuration/serviceProblems';
import { assertUsable } from '../configuration/usable';
import type { Running } from '../running';
import { serviceKeys } from '../gatewayKeys';
import { httpOf, started, tlsOf } from './started';

export function runRegister(config: Config, logger: Logger): Promise<Running> {
  return started(async (stoppers) => {
    assertUsable(config, registerUse);
    const watched = await startObservability(config, 'register', logger, stoppers);
    const gatewayKeys = serviceKeys(config);
    const uriOf = await openDatabases(['register'], { config, logger, stoppers });
    const register = await startRegisterService({
      mongodbUri: uriOf('register'),
      gatewayKeys,
      databaseTimeoutMillis: config.databaseTimeoutMillis,
      tls: tlsOf(config),
      http: httpOf(config),
      editors: editorsOf(config),
      address: { host: config.host, port: config.registerPort, variable: 'REGISTER_PORT' },
      ...watched,
      logger,
    });
    stoppers.add(register.stop);
    return [`Sổ đăng ký / register: ${register.origin}/graphql`];
  });
}

/** What clusters send is small: a year's report, and the words in which it stands. */
const mostClusterBytes = 32 * 1024 * 1024;

/** @param openToThisMachine whether who sits at it uses the desk of a register without keys */
export function editorsOf(config: Config, openToThisMachine = false): RegisterEditorsOptions {
  return {
    keysFile: config.keysFile,
    openToThisMachine: openToThisMachine && !config.production && config.trustProxy.length === 0,
    maxBytes: Math.min(config.importMaxBytes, mostClusterBytes),
    audit: createAuditLog(config.auditFile, config.production),
  };
}
