import { loadCatalogue } from '../platform/loadCatalogue';
import { createAuditLog } from '../platform/audit';
import type { Config } from '../platform/config';
import { createLogger } from '../platform/logger';
import { createMongo } from '../platform/mongo';
import { openEditing } from '../services/register';
import type { RegisterEditing } from '../services/register/editing/editing';
import { readDataset } from '../services/register/import/dataset';
import type { ReadOptions } from '../services/register/import/readChange';
import { openDatabases } from './databases';
import { createStoppers } from '../platform/stoppers';

export interface OpenRegister {
  editing: RegisterEditing;
  reading: Omit<ReadOptions, 'file'>;
}

/** Opens the register's data for as long as a command uses it, whether its service runs or not. */
export async function withRegister(
  config: Config,
  use: (register: OpenRegister) => Promise<void>,
  /** For tests. */
  database = 'register',
): Promise<void> {
  const stoppers = createStoppers();
  try {
    // What is printed is read by programs: `show` gives a file.
    const logger = createLogger(
      'congdoan',
      ['info', 'warn'].includes(config.logLevel) ? 'error' : config.logLevel,
    );
    const uriOf = await openDatabases(['register'], { config, logger, stoppers, join: true });
    const mongo = createMongo({ timeoutMillis: config.databaseTimeoutMillis });
    stoppers.add(() => mongo.close());
    const connection = await mongo.database(uriOf('register'), database);
    const catalogue = loadCatalogue();
    const dataset = readDataset(catalogue);
    const audit = createAuditLog(config.auditFile, config.production);
    const editing = await openEditing(connection, { dataset, catalogue, audit, logger });
    await use({ editing, reading: { catalogue, provinces: dataset.base.provinces } });
  } finally {
    await stoppers.stopAll();
  }
}
