import { createHash } from 'node:crypto';
import { loadCatalogue, type Catalogue } from '../shared/catalogue';
import type { Address, GraphqlServer } from '../shared/graphqlServer';
import { parseProvinceFile } from '../shared/importFile';
import { silentLogger, type Logger } from '../shared/logger';
import { createMongo } from '../shared/mongo';
import { createProvinceModels } from './model';
import { startProvinceServer } from './server';
import { createProvinceStore, type ProvinceStore } from './store';

/** An import file, read but not parsed. */
export interface ImportFile {
  name: string;
  content: string;
}

export interface ProvinceServiceOptions {
  provinces: readonly string[];
  mongodbUriOf(province: string): string;
  /** Prefix of the databases' names, so that tests do not share any. */
  databasePrefix?: string;
  /** Files that every start imports; those that are in already change nothing. */
  filesOf?(province: string): readonly ImportFile[];
  address: Address;
  logger?: Logger;
}

export interface ProvinceService extends GraphqlServer {
  stores: ReadonlyMap<string, ProvinceStore>;
}

export async function startProvinceService(options: ProvinceServiceOptions): Promise<ProvinceService> {
  const { logger = silentLogger, databasePrefix = 'province-' } = options;
  const catalogue = loadCatalogue();
  const mongo = createMongo();
  const stores = new Map<string, ProvinceStore>();
  try {
    for (const province of options.provinces) {
      const connection = await mongo.database(options.mongodbUriOf(province), `${databasePrefix}${province}`);
      const store = createProvinceStore(province, await createProvinceModels(connection), catalogue);
      await prepare(store, options.filesOf?.(province) ?? [], catalogue, logger);
      stores.set(province, store);
    }
    const server = await startProvinceServer({ stores, logger }, options.address);
    return { ...server, stores, stop: () => server.stop().finally(() => mongo.close()) };
  } catch (error) {
    await mongo.close();
    throw error;
  }
}

async function prepare(
  store: ProvinceStore,
  files: readonly ImportFile[],
  catalogue: Catalogue,
  logger: Logger,
): Promise<void> {
  const { removedImports } = await store.repair();
  if (removedImports > 0)
    logger.warn({ province: store.id }, 'Removed what an import that was cut off had left');
  for (const { name, content } of files) {
    const report = parseProvinceFile(JSON.parse(content), name, catalogue);
    if (report.province !== store.id) {
      throw new Error(`"${name}" is of province "${report.province}", expected "${store.id}"`);
    }
    const sha256 = createHash('sha256').update(content).digest('hex');
    const { changed, revision } = await store.import(report, { file: name, sha256 });
    if (changed) logger.info({ province: store.id, file: name, revision }, 'Imported');
  }
}
