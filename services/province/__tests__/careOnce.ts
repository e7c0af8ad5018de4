/** A process that backs up or restores once, to be killed while it does. Arguments: URI, database, what, file. */
import { loadCatalogue } from '../../shared/catalogue';
import { silentLogger } from '../../shared/logger';
import { createMongo } from '../../shared/mongo';
import { createProvinceCare } from '../care';
import { createProvinceModels } from '../model';

async function run(uri: string, database: string, what: string, file: string): Promise<void> {
  const models = await createProvinceModels(await createMongo().database(uri, database));
  const care = createProvinceCare('lai-chau', { models, catalogue: loadCatalogue() }, silentLogger);
  process.send?.('ready');
  await (what === 'backup' ? care.backup(file) : care.restore(file));
}

const [uri = '', database = '', what = '', file = ''] = process.argv.slice(2);
void run(uri, database, what, file);
