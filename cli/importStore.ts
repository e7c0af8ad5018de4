import { loadCatalogue } from '../platform/loadCatalogue';
import type { Config } from '../platform/config';
import { createGatewayPush } from '../platform/gatewayPush';
import { federationName } from '../services/province/import/provinceNames';
import { createLogger } from '../platform/logger';
import { createMongo } from '../platform/mongo';
import { noticing } from '../services/province';
import {
  createProvinceMaintenance,
  type ProvinceMaintenance,
} from '../services/province/data/maintenance/maintenance';
import { migrateProvince } from '../services/province/data/migrations/migrateProvince';
import { createProvinceModels } from '../services/province/data/model';
import { createProvinceStore, type ProvinceStore } from '../services/province/store';
import { CommandError } from './commandError';
import { openDatabases } from './databases';
import { createStoppers } from './running';

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
    const mongo = createMongo();
    stoppers.add(() => mongo.close());
    const connection = await mongo.database(uriOf(province), `${prefix}${province}`);
    const models = await createProvinceModels(connection);
    const catalogue = loadCatalogue();
    await migrateProvince({ models, catalogue }, logger);
    const push = createGatewayPush({
      gatewayUrl: config.gatewayUrl,
      tokenOf: config.provinceTokenOf,
      logger,
    });
    const store = noticing(createProvinceStore(province, models, catalogue), push);
    await use(store, createProvinceMaintenance(province, { models, catalogue }, logger));
  } finally {
    await stoppers.stopAll();
  }
}
