import type { Logger } from '../../shared/logger';
import { migrate, type Migration } from '../../shared/migrations/migrate';
import { acquireLock } from '../lock';
import type { ProvinceModels } from '../model';
import { oldestRevision } from './0001-oldest-revision';

/** In the order in which they are run; a new one is added at the end. */
export const provinceMigrations: readonly Migration<ProvinceModels>[] = [oldestRevision];

/** Another process may be importing, or migrating the same database. */
const waitMillis = 60_000;

/** @throws DatabaseTooNewError, ImportBusyError */
export async function migrateProvince(models: ProvinceModels, logger: Logger): Promise<void> {
  const lock = await acquireLock(models, { purpose: 'migration', waitMillis });
  await migrate(models.state.db, provinceMigrations, models, logger).finally(() => lock.release());
}
