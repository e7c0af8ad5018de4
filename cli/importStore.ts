import { loadCatalogue } from '../platform/loadCatalogue';
import type { Config } from '../platform/config';
import { createGatewayPush } from '../platform/gatewayPush';
import { federationName } from '../services/province/import/provinceNames';
import { createLogger } from '../platform/logger';
import { createMongo, type MongoUse } from '../platform/mongo';
import { noticing } from '../services/province';
import {
  createProvinceMaintenance,
  type ProvinceMaintenance,
} from '../services/province/data/maintenance/maintenance';
import { migrateProvince } from '../services/province/data/migrations/migrateProvince';
import { bindProvinceModels, createProvinceModels } from '../services/province/data/model';
import { createProvinceStore, type ProvinceStore } from '../services/province/store';
import { CommandError } from './commandError';
import { openDatabases } from './databases';
import { createStoppers } from '../platform/stoppers';

/** Opens the data of one province for as long as a command uses it. */
export async function withStore(
  config: Config,
  province: string,
  use: (store: ProvinceStore, maintenance: ProvinceMaintenance) => Promise<void>,
  /** Of the database's name, for tests. */
  prefix = 'province-',
): Promise<void> {
  if (federationName(province) === undefined) {
    throw new CommandError(
      `Tỉnh "${province}" không có trong data/register/provinces.json. Province "${province}" is not in data/register/provinces.json`,
    );
  }
  const stoppers = createStoppers();
  try {
    const logger = createLogger('congdoan', config.logLevel);
    const uriOf = await openDatabases([province], { config, logger, stoppers, join: true });
    const mongo = createMongo({ timeoutMillis: config.databaseTimeoutMillis });
    stoppers.add(() => mongo.close());
    const database = (use: MongoUse) => mongo.database(uriOf(province), `${prefix}${province}`, use);
    const maintained = await createProvinceModels(await database('MAINTAINING'));
    const catalogue = loadCatalogue();
    await migrateProvince({ models: maintained, catalogue }, logger);
    const models = bindProvinceModels(await database('WRITING'));
    const push = createGatewayPush({
      gatewayUrl: config.gatewayUrl,
      tokenOf: config.provinceTokenOf,
      logger,
    });
    const store = noticing(createProvinceStore(province, models, catalogue), push);
    await use(store, createProvinceMaintenance(province, { models: maintained, catalogue }, logger));
  } finally {
    await stoppers.stopAll();
  }
}
