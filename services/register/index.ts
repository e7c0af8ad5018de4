import type { Connection } from 'mongoose';
import type { Registry } from 'prom-client';
import { startOfService } from '../../domain/desk/startOfService';
import type { Catalogue } from '../../domain/catalogue';
import { loadCatalogue } from '../../platform/loadCatalogue';
import type { Address, GraphqlServer } from '../../platform/graphqlServer';
import type { CommonHttpOptions } from '../../platform/httpServer';
import { silentLogger, type Logger } from '../../platform/logger';
import { migrate } from '../../platform/migrations/migrate';
import { createServiceMetrics } from '../../platform/metrics/serviceMetrics';
import { createMongo } from '../../platform/mongo';
import type { SecretSetting } from '../../platform/secret';
import { startWhole, type Stoppers } from '../../platform/stoppers';
import { createTokenVerifier } from '../../platform/gatewayTokens/verifier';
import type { Tls } from '../../platform/tls';
import { audited, noAuditLog, type AuditLog } from '../../platform/audit';
import { loadRules } from '../../platform/loadRules';
import { bindRegisterModels, createRegisterModels } from './data/model';
import { createRegisterEditing, type RegisterEditing } from './editing/editing';
import { readDataset, type Dataset } from './import/dataset';
import { startRegisterServer } from './server';
import { createRegisterStore } from './store';
import { createEditors } from './editors';

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
  http?: CommonHttpOptions;
  /** Who may change what it says of clusters over HTTP; without it nobody may. */
  editors?: RegisterEditorsOptions;
  logger?: Logger;
}

export interface RegisterEditorsOptions {
  keysFile: string;
  /** Longest file that is taken. */
  maxBytes: number;
  /** Whether who sits at this machine uses the desk without a key, as long as there is none. */
  openToThisMachine?: boolean;
  audit?: AuditLog;
}

/** Brings the data that comes with the program, if nobody has changed it since, then answers. */
export function startRegisterService(options: RegisterServiceOptions): Promise<GraphqlServer> {
  return startWhole((stoppers) => startParts(options, stoppers));
}

async function startParts(options: RegisterServiceOptions, stoppers: Stoppers): Promise<GraphqlServer> {
  const { logger = silentLogger, database = 'register', today = todayInVietnam, watchMillis } = options;
  const catalogue = loadCatalogue();
  const dataset = readDataset(catalogue, options.dataFolder);
  const verifier = createTokenVerifier(options.gatewayKeys, { watchMillis, logger });
  stoppers.add(verifier.stop);
  const editors = options.editors && createEditors({ ...options.editors, watchMillis, logger });
  if (editors) stoppers.add(editors.stop);
  const mongo = createMongo({ traced: options.traced, timeoutMillis: options.databaseTimeoutMillis });
  stoppers.add(mongo.close);
  const reading = await mongo.database(options.mongodbUri, database, 'READING');
  const connection = await mongo.database(options.mongodbUri, database);
  const editing = await openEditing(connection, {
    dataset,
    catalogue,
    today,
    logger,
    audit: options.editors?.audit,
  });
  const changes = options.editors &&
    editors && {
      openToThisMachine: false,
      ...options.editors,
      editing,
      editors,
      reading: { catalogue, provinces: dataset.base.provinces },
    };
  const server = await startRegisterServer(
    {
      store: createRegisterStore(bindRegisterModels(reading)),
      catalogue,
      today,
      plugins: options.metrics ? [createServiceMetrics(options.metrics, 'register', verifier.keyIds)] : [],
      verifier,
      tls: options.tls,
      http: options.http,
      logger,
      changes,
    },
    options.address,
  );
  stoppers.add(server.stop);
  return { ...server, stop: stoppers.stopAll };
}

export interface OpenEditingOptions {
  dataset: Dataset;
  catalogue: Catalogue;
  today?: () => string;
  audit?: AuditLog | undefined;
  logger: Logger;
}

/** The register's data, ready to be changed; with what comes with the program as its first revision. */
export async function openEditing(
  connection: Connection,
  {
    dataset: { base, content },
    catalogue,
    today = todayInVietnam,
    audit = noAuditLog,
    logger,
  }: OpenEditingOptions,
): Promise<RegisterEditing> {
  // None yet: a register of before revisions gets its first one, and the rows of before are removed with the next.
  await migrate(connection, [], null, logger);
  const models = await createRegisterModels(connection);
  const editing = createRegisterEditing({ models, base, catalogue, rules: loadRules(), today, logger });
  if (await editing.wants(content)) {
    await audited({
      audit,
      logger,
      event: { who: startOfService, what: 'IMPORT', from: 'start', details: { register: true } },
      act: () => editing.begin(content),
      detailsOf: (revision) => ({ revision }),
    });
  }
  await editing.refresh();
  return editing;
}

/** The locale of Sweden writes a day as YYYY-MM-DD. */
const vietnamDay = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh', dateStyle: 'short' });

function todayInVietnam(): string {
  return vietnamDay.format(new Date());
}
