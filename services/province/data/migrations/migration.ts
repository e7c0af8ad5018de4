import type { Catalogue } from '../../../../domain/catalogue';
import type { Migration } from '../../../../platform/migrations/migrate';
import type { ProvinceModels } from '../model';

export interface MigrationContext {
  models: ProvinceModels;
  catalogue: Catalogue;
}

/** Only the holder of the lock may run it. */
export type ProvinceMigration = Migration<MigrationContext>;
