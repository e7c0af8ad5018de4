/**
 * A process that imports one report after the other until it is killed: every fact of report n has the value n, so that
 * rows of two reports in one sum show. Arguments: URI, database.
 */
import { loadCatalogue } from '../../../platform/loadCatalogue';
import { createJsonTextTable } from '../import/jsonTable';
import { createMongo } from '../../../platform/mongo';
import { createProvinceModels } from '../data/model';
import { createProvinceStore } from '../store';

const facts = 400;

async function run(uri: string, database: string): Promise<void> {
  const models = await createProvinceModels(await createMongo().database(uri, database));
  const store = createProvinceStore('cao-bang', models, loadCatalogue());
  process.send?.('ready');
  await new Promise((resolve) => process.once('message', resolve));
  for (let report = (await store.revision()) + 1; ; report += 1) {
    const rows = Array.from({ length: facts }, (_, index) => ({
      id: `f${index}`,
      unit: 'cao-bang',
      year: 2020 + (index % 4),
      measure: 'gifts',
      form: 'ITEM',
      value: report,
    }));
    const text = JSON.stringify({ document: { id: 'report', unit: 'cao-bang' }, facts: rows });
    const table = createJsonTextTable(text, `report-${report}.json`, String(report));
    await store.import({ table, by: 'child', federationName: 'x', waitMillis: 10_000 });
  }
}

const [uri = '', database = ''] = process.argv.slice(2);
void run(uri, database);
