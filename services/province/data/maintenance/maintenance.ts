import type { Logger } from '../../../../platform/logger';
import type { BackupKey } from './encryption';
import { restoreBackup } from './restoreBackup';
import { writeBackup, type BackupResult } from './writeBackup';
import { holdingLock } from '../holdingLock';
import type { MigrationContext } from '../migrations/migration';
import { planRetention, removeOldRows, type RetentionOptions, type RetentionResult } from './retention';

/** What an operator does with a province's data as a whole. */
export interface ProvinceMaintenance {
  /** Writes all of it to a file, as of the revision that readers see. */
  backup(file: string, key?: BackupKey): Promise<BackupResult>;
  /** Fills an empty database from such a file. @throws BackupError, ImportBusyError */
  restore(file: string, key?: BackupKey): Promise<BackupResult>;
  /** What `retain` would remove. */
  planRetention(options: RetentionOptions): Promise<RetentionResult>;
  /** Removes rows that were replaced before what is to be kept. @throws ImportBusyError */
  retain(options: RetentionOptions): Promise<RetentionResult>;
}

/** An import that is under way is waited for. */
const waitMillis = 60_000;

export function createProvinceMaintenance(
  province: string,
  context: MigrationContext,
  logger: Logger,
): ProvinceMaintenance {
  const { models } = context;
  const connection = models.state.db;
  return {
    backup: (file, key) => writeBackup(province, connection, models, file, key),
    restore: (file, key) =>
      holdingLock(models, { purpose: `restoring of "${file}"`, waitMillis }, (lock) =>
        restoreBackup({ province, context, lock, logger }, file, key),
      ),
    planRetention: (options) => planRetention(models, options),
    retain: (options) =>
      holdingLock(models, { purpose: 'removal of old revisions', waitMillis }, (lock) =>
        removeOldRows(models, lock, options),
      ),
  };
}
