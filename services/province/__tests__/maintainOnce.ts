/** A process that backs up or restores once, to be killed while it does. Arguments: URI, database, what, file. */
import { loadCatalogue } from '../../../platform/loadCatalogue';
import { silentLogger } from '../../../platform/logger';
import { createMongo } from '../../../platform/mongo';
import { createProvinceMaintenance } from '../data/maintenance/maintenance';
import { createProvinceModels } from '../data/model';

async function run(uri: string, database: string, what: string, file: string): Promise<void> {
  const models = await createProvinceModels(await createMongo().database(uri, database));
  const maintenance = createProvinceMaintenance(
    'lai-chau',
    { models, catalogue: loadCatalogue() },
    silentLogger,
  );
  process.send?.('ready');
  await (what === 'backup' ? maintenance.backup(file) : maintenance.restore(file));
}

const [uri = '', database = '', what = '', file = ''] = process.argv.slice(2);
void run(uri, database, what, file);
