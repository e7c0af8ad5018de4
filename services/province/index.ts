import { startOfService } from '../../domain/desk/startOfService';
import { createHash } from 'node:crypto';
import type { Registry } from 'prom-client';
import { loadCatalogue } from '../../platform/loadCatalogue';
import { audited, noAuditLog, type AuditLog } from '../../platform/audit';
import type { Address, GraphqlServer } from '../../platform/graphqlServer';
import type { CommonHttpOptions } from '../../platform/httpServer';
import { createJsonTextTable } from './import/jsonTable';
import { federationName } from './import/provinceNames';
import { silentLogger, type Logger } from '../../platform/logger';
import { eachAtOnce } from '../../platform/eachAtOnce';
import { createMongo, type MongoUse } from '../../platform/mongo';
import { createServiceMetrics } from '../../platform/metrics/serviceMetrics';
import type { SecretSetting } from '../../platform/secret';
import { startWhole, type Stoppers } from '../../platform/stoppers';
import { createTokenVerifier } from '../../platform/gatewayTokens/verifier';
import type { Tls } from '../../platform/tls';
import { comparing } from './comparing';
import { migrateProvince } from './data/migrations/migrateProvince';
import { bindProvinceModels, createProvinceModels } from './data/model';
import { createProvinceMetrics } from './provinceMetrics';
import type { ImportResult } from './data/revise';
import { startProvinceServer } from './server';
import { createWriters, type WritersOptions } from './desk';
import { createProvinceStore, type ProvinceStore } from './store';

/** An import file, read but not parsed. */
export interface ImportFile {
  name: string;
  content: string;
  /** Sample data, which is not put beside what a province has imported itself. */
  sample?: boolean;
}

export interface ProvinceServiceOptions {
  provinces: readonly string[];
  mongodbUriOf(province: string): string;
  /** The public keys of the gateway, which alone is answered. */
  gatewayKeys: SecretSetting;
  /** How often files of keys are looked at. */
  watchMillis?: number;
  /** Prefix of the databases' names, so that tests do not share any. */
  databasePrefix?: string;
  /** Files that every start imports; those that are in already change nothing. */
  filesOf?(province: string): readonly ImportFile[];
  /** Who may change the data over HTTP and at the desk; without it nobody may. */
  imports?: WritersOptions;
  /** The gateway that is asked for the numbers of provinces of like size, to set imports beside; by default nobody. */
  compareWith?: string | null;
  /** Told of every new revision that is made while the service runs. */
  onRevision?(province: string): Promise<void>;
  /** `Cache-Control` of answers; see the server's default. */
  cacheControl?: string;
  /** Takes the service's metrics; none are kept without it. */
  metrics?: Registry | null;
  /** Whether commands to the database stand in traces. */
  traced?: boolean;
  /** Longest that a command to the database waits for its answer. */
  databaseTimeoutMillis?: number;
  /** Answers over TLS, and the gateway only with a certificate. */
  tls?: Tls | undefined;
  http?: CommonHttpOptions;
  address: Address;
  logger?: Logger;
}

export type { ProvinceStore } from './store';

export interface ProvinceService extends GraphqlServer {
  stores: ReadonlyMap<string, ProvinceStore>;
}

export function startProvinceService(options: ProvinceServiceOptions): Promise<ProvinceService> {
  return startWhole((stoppers) => startParts(options, stoppers));
}

async function startParts(options: ProvinceServiceOptions, stoppers: Stoppers): Promise<ProvinceService> {
  const { logger = silentLogger, databasePrefix = 'province-', imports, metrics, watchMillis } = options;
  const catalogue = loadCatalogue();
  const verifier = createTokenVerifier(options.gatewayKeys, { watchMillis, logger });
  stoppers.add(verifier.stop);
  const writers = imports && createWriters(imports, options.provinces, { watchMillis, logger });
  if (writers) stoppers.add(writers.stop);
  const mongo = createMongo({ traced: options.traced, timeoutMillis: options.databaseTimeoutMillis });
  stoppers.add(mongo.close);
  const stores = new Map<string, ProvinceStore>();
  const measured = metrics ? createProvinceMetrics(metrics, stores) : (store: ProvinceStore) => store;
  const prepared = await eachAtOnce(options.provinces, mostPreparedAtOnce, async (province) => {
    const database = (use: MongoUse) =>
      mongo.database(options.mongodbUriOf(province), `${databasePrefix}${province}`, use);
    // The reading one first: a database that is not there is told of soon.
    const reading = bindProvinceModels(await database('READING'));
    const writing = await database('WRITING');
    const maintained = await createProvinceModels(await database('MAINTAINING'));
    await migrateProvince({ models: maintained, catalogue }, logger);
    const models = bindProvinceModels(writing);
    const store = createProvinceStore(province, models, catalogue, reading);
    await prepare(store, options.filesOf?.(province) ?? [], {
      federationName: federationName(province),
      audit: imports?.audit ?? noAuditLog,
      logger,
    });
    const compared = comparing(store, options.compareWith ?? null);
    const shown = measured(noticing(compared, options.onRevision));
    await writers?.openDesk(shown, writing);
    return [province, shown] as const;
  });
  for (const [province, store] of prepared) stores.set(province, store);
  const server = await startProvinceServer(
    {
      stores,
      verifier,
      tls: options.tls,
      http: options.http,
      cacheControl: options.cacheControl,
      logger,
      plugins: metrics ? [createServiceMetrics(metrics, 'province', verifier.keyIds)] : [],
      ...writers?.routes,
    },
    options.address,
  );
  stoppers.add(server.stop);
  return { ...server, stores, stop: stoppers.stopAll };
}

/** A database that answers one after the other is kept busy by a few, and what they import waits in memory. */
const mostPreparedAtOnce = 4;

/** The same store, which also tells of the revisions that it makes. */
export function noticing(
  store: ProvinceStore,
  onRevision: ProvinceServiceOptions['onRevision'],
): ProvinceStore {
  if (!onRevision) return store;
  const told = async (work: Promise<ImportResult>) => {
    const result = await work;
    if (result.changed) await onRevision(store.id);
    return result;
  };
  return {
    ...store,
    import: (options) => told(store.import(options)),
    undo: (revision, options) => told(store.undo(revision, options)),
  };
}

export interface PrepareOptions {
  federationName: string | undefined;
  audit: AuditLog;
  logger: Logger;
  /** Who imports, if it is not the start of a service. */
  by?: { who: string; from: string };
}

async function prepare(
  store: ProvinceStore,
  files: readonly ImportFile[],
  options: PrepareOptions,
): Promise<void> {
  const { audit, logger } = options;
  const cutOff = await store.repair();
  for (const { record, outcome } of cutOff ?? []) {
    const { _id: revision, kind, file, startedAt } = record;
    const said = { province: store.id, revision, kind, file, startedAt };
    if (outcome === 'COMPLETE')
      logger.info(said, 'A revision was complete when its process was cut off; it stands');
    else logger.warn(said, 'A revision was cut off before its end; nothing of it is left');
  }
  if (cutOff && cutOff.length > 0) {
    const details = {
      province: store.id,
      revisions: cutOff.map(({ record, outcome }) => ({ revision: record._id, outcome })),
    };
    await audit.note({ who: startOfService, what: 'REPAIR', outcome: 'DONE', from: 'start', details });
  }
  if (cutOff === null)
    logger.info({ province: store.id }, 'Another process is importing; nothing was repaired');
  const importedNow = await importOnce(store, files, options);
  for (const { file, revision } of importedNow) {
    logger.info({ province: store.id, file, revision }, 'Imported');
  }
}

/**
 * Imports the files that were never imported before. What was imported once stays as it was left since: replaced by a newer
 * file, or undone. A document that somebody else has ever changed is theirs, and sample data only goes if nobody else has
 * changed anything.
 */
export async function importOnce(
  store: ProvinceStore,
  files: readonly ImportFile[],
  { federationName, audit, logger, by = { who: startOfService, from: 'start' } }: PrepareOptions,
): Promise<ImportedOnce[]> {
  const wanted = await filesToImport(store, files, logger);
  if (wanted.length === 0) return [];
  const details = { province: store.id, files: wanted.map(({ name }) => name) };
  return audited({
    audit,
    logger,
    event: { ...by, what: 'IMPORT', details },
    act: () => importEach(store, wanted, federationName),
    detailsOf: (made) => ({ revisions: made.map(({ revision }) => revision) }),
  });
}

interface ImportedOnce {
  file: string;
  revision: number;
}

type HashedFile = ImportFile & { sha256: string };

async function filesToImport(
  store: ProvinceStore,
  files: readonly ImportFile[],
  logger: Logger,
): Promise<HashedFile[]> {
  const all = files.map((file) => ({
    ...file,
    sha256: createHash('sha256').update(file.content).digest('hex'),
  }));
  // Nobody can have imported or changed anything.
  if ((await store.revision()) === 0) return all;
  const wanted: HashedFile[] = [];
  for (const hashed of all) {
    const reason = await reasonToLeaveOut(store, hashed);
    if (reason === 'CHANGED_BY_OTHERS') {
      logger.warn({ province: store.id, file: hashed.name }, sayLeftOut(hashed));
    }
    if (reason === null) wanted.push(hashed);
  }
  return wanted;
}

function sayLeftOut({ sample }: ImportFile): string {
  return sample
    ? 'Simulated data is not put beside what the province imported itself'
    : 'The province has changed this document itself; the file of the program does not take its place';
}

/** Null if it is to be imported. */
async function reasonToLeaveOut(
  store: ProvinceStore,
  { name, content, sha256, sample }: HashedFile,
): Promise<'IMPORTED' | 'CHANGED_BY_OTHERS' | null> {
  if (await store.hasImported(sha256)) return 'IMPORTED';
  const document = createJsonTextTable(content, name, sha256).document?.cells.id;
  const isOurs = sample
    ? await store.isChangedOnlyBy(startOfService)
    : typeof document !== 'string' || (await store.isDocumentChangedOnlyBy(document, startOfService));
  return isOurs ? null : 'CHANGED_BY_OTHERS';
}

async function importEach(
  store: ProvinceStore,
  files: readonly HashedFile[],
  federationName: string | undefined,
): Promise<ImportedOnce[]> {
  const made: ImportedOnce[] = [];
  for (const file of files) {
    const { changed, revision } = await store.import({
      table: createJsonTextTable(file.content, file.name, file.sha256),
      federationName,
      by: startOfService,
      waitMillis: startWaitMillis,
      // Another start may have brought it, and a later file too, while this one waited.
      unless: async () => (await reasonToLeaveOut(store, file)) !== null,
    });
    if (changed) made.push({ file: file.name, revision });
  }
  return made;
}

/** A start waits that long for an import of another process. */
const startWaitMillis = 60_000;
