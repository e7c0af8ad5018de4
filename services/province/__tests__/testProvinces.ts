import { createHash } from 'node:crypto';
import { startProvinceService, type ProvinceService, type ProvinceServiceOptions } from '..';
import { loadCatalogue } from '../../../platform/loadCatalogue';
import type { DocumentChoice } from '../import/documentIdentity';
import { createJsonTextTable } from '../import/jsonTable';
import { createMongo, type Mongo } from '../../../platform/mongo';
import { dropDatabases, testMongodbUri, uniquePrefix } from '../../../platform/testing/database';
import { testPublicKeys } from '../../../platform/testing/gatewayKeys';
import { createProvinceModels, type ProvinceModels } from '../data/model';
import type { ReadAs } from '../data/rows';
import { createProvinceStore, type ProvinceStore } from '../store';

export const catalogue = loadCatalogue();

export interface TestStore {
  store: ProvinceStore;
  models: ProvinceModels;
  importFile(content: object, name?: string): Promise<{ changed: boolean; revision: number }>;
  close(): Promise<void>;
}

/** The store of one province in a database of its own. */
export async function createTestStore(province = 'cao-bang'): Promise<TestStore> {
  const prefix = uniquePrefix();
  const mongo: Mongo = createMongo();
  const models = await createProvinceModels(await mongo.database(testMongodbUri(), `${prefix}${province}`));
  const store = createProvinceStore(province, models, catalogue);
  return {
    store,
    models,
    importFile: (content, name = 'report.json') => importInto(store, content, name),
    async close() {
      await mongo.close();
      await dropDatabases(prefix, [province]);
    },
  };
}

export async function importInto(
  store: ProvinceStore,
  content: object,
  name: string,
  documentChoice: DocumentChoice = {},
) {
  const text = JSON.stringify(content);
  const sha256 = createHash('sha256').update(text).digest('hex');
  const table = createJsonTextTable(text, name, sha256);
  const { changed, revision } = await store.import({
    table,
    by: 'test',
    waitMillis: 10_000,
    documentChoice,
  });
  return { changed, revision };
}

/** A service of some provinces on a free port, each with a database of its own. */
export async function startTestService(
  provinces: string[],
  options: Partial<
    Pick<
      ProvinceServiceOptions,
      | 'imports'
      | 'compareWith'
      | 'filesOf'
      | 'watchMillis'
      | 'http'
      | 'logger'
      | 'mongodbUriOf'
      | 'databaseTimeoutMillis'
      | 'gatewayKeys'
      | 'address'
    >
  > = {},
): Promise<ProvinceService> {
  const prefix = uniquePrefix();
  const service = await startProvinceService({
    provinces,
    mongodbUriOf: testMongodbUri,
    gatewayKeys: testPublicKeys,
    databasePrefix: prefix,
    address: { host: '127.0.0.1', port: 0, variable: 'none' },
    ...options,
  });
  return {
    ...service,
    stop: async () => {
      await service.stop();
      await dropDatabases(prefix, provinces);
    },
  };
}

/** What the province itself reads. */
export function itself(revision: number): ReadAs {
  return { revision, visibility: 'OWN' };
}

export interface TestFact {
  id: string;
  measure: string;
  value: number;
  unit?: string;
  year?: number;
  [field: string]: unknown;
}

/** An import file of a province with a district, written short. */
export function reportFile(facts: TestFact[], document: Record<string, unknown> = {}, province = 'cao-bang') {
  return {
    province,
    document: { id: 'report-2024', file: 'report.txt', status: 'FINAL', unit: province, ...document },
    units: [
      { id: province, name: `Liên đoàn Lao động ${province}`, level: 'PROVINCE', parent: null },
      { id: 'huyen-a', name: 'Liên đoàn Lao động huyện A', level: 'DISTRICT', parent: province },
      { id: 'huyen-b', name: 'Liên đoàn Lao động huyện B', level: 'DISTRICT', parent: province },
    ],
    facts: facts.map(({ value, ...fact }) => ({
      unit: province,
      year: 2024,
      form: 'SUMMARY',
      value,
      atLeast: value,
      atMost: value,
      ...fact,
    })),
  };
}
