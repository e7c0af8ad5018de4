import type { Registry } from 'prom-client';
import { loadCatalogue } from '../../platform/loadCatalogue';
import type { Address, GraphqlServer } from '../../platform/graphqlServer';
import { silentLogger, type Logger } from '../../platform/logger';
import { migrate } from '../../platform/migrations/migrate';
import { createServiceMetrics } from '../../platform/metrics/serviceMetrics';
import { createMongo } from '../../platform/mongo';
import type { SecretSetting } from '../../platform/secret';
import { createTokenVerifier } from '../../platform/gatewayTokens/verifier';
import type { Tls } from '../../platform/tls';
import { readDataset } from './dataset';
import { loadRegister } from './load';
import { createRegisterModels } from './model';
import { startRegisterServer } from './server';
import { createRegisterStore } from './store';

export interface RegisterServiceOptions {
  mongodbUri: string;
  /** The public keys of the gateway, which alone is answered. */
  gatewayKeys: SecretSetting;
  /** How often a file of keys is looked at. */
  watchMillis?: number;
  /** Name of the database, so that tests do not share any. */
  database?: string;
  /** Folder with `register/` and `seeds/`; the project's own if none is given. */
  dataFolder?: string;
  address: Address;
  /** The day it is, YYYY-MM-DD; by the clock of Vietnam if none is given. */
  today?: () => string;
  /** Takes the service's metrics; none are kept without it. */
  metrics?: Registry | null;
  /** Whether commands to the database stand in traces. */
  traced?: boolean;
  /** Longest that a command to the database waits for its answer. */
  databaseTimeoutMillis?: number;
  /** Answers over TLS, and the gateway only with a certificate. */
  tls?: Tls | undefined;
  logger?: Logger;
}

/** Loads the register's data, then answers. The same data as before changes nothing. */
export async function startRegisterService(options: RegisterServiceOptions): Promise<GraphqlServer> {
  const { logger = silentLogger, database = 'register', today = todayInVietnam } = options;
  const catalogue = loadCatalogue();
  const rows = readDataset(catalogue, options.dataFolder);
  const verifier = createTokenVerifier(options.gatewayKeys, { watchMillis: options.watchMillis, logger });
  const mongo = createMongo({ traced: options.traced, timeoutMillis: options.databaseTimeoutMillis });
  const close = async () => {
    verifier.stop();
    await mongo.close();
  };
  try {
    const reading = await mongo.database(options.mongodbUri, database, 'READING');
    const connection = await mongo.database(options.mongodbUri, database);
    // None yet: all that the register holds is written anew from its files if they change.
    await migrate(connection, [], null, logger);
    await loadRegister(await createRegisterModels(connection), rows, logger);
    const store = createRegisterStore(await createRegisterModels(reading));
    const plugins = options.metrics ? [createServiceMetrics(options.metrics, 'register')] : [];
    const server = await startRegisterServer(
      { store, catalogue, today, plugins, verifier, tls: options.tls, logger },
      options.address,
    );
    return { ...server, stop: () => server.stop().finally(close) };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The locale of Sweden writes a day as YYYY-MM-DD. */
const vietnamDay = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh', dateStyle: 'short' });

function todayInVietnam(): string {
  return vietnamDay.format(new Date());
}
