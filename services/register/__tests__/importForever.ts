/**
 * A process that changes the register without end until it is killed: change n says `n` as the theme of a year and as what was
 * published of it, so that rows of two changes in one state show. It tells of each change that is made. Arguments: URI, database.
 */
import { loadCatalogue } from '../../../platform/loadCatalogue';
import { silentLogger } from '../../../platform/logger';
import { createMongo } from '../../../platform/mongo';
import { openEditing } from '..';
import { readDataset } from '../import/dataset';
import { readChange } from '../import/readChange';

async function run(uri: string, database: string): Promise<void> {
  const connection = await createMongo().database(uri, database);
  const catalogue = loadCatalogue();
  const dataset = readDataset(catalogue);
  const editing = await openEditing(connection, { dataset, catalogue, logger: silentLogger });
  process.send?.('ready');
  await new Promise((resolve) => process.once('message', resolve));
  for (;;) {
    const next = ((await editing.revisions.newest())?._id ?? 0) + 1;
    const file = {
      clusters: [
        {
          id: 'cum-7',
          name: 'Cụm 7',
          seasons: [{ year: 2024, theme: String(next), provinces: ['lai-chau'] }],
        },
      ],
      published: [
        { season: 'cum-7:2024', document: { id: 'bao-cao' }, facts: [{ measure: 'gifts', value: next }] },
      ],
    };
    const read = readChange(file, { file: 'x.json', catalogue, provinces: dataset.base.provinces });
    const { revision } = await editing.import(read, {
      ...{ kind: 'IMPORT', file: 'x.json', sha256: null, by: 'child', editor: { role: 'operator' } },
      answers: { accept: ['year-before-flow'], reason: 'x' },
    });
    process.send?.(revision);
  }
}

const [uri = '', database = ''] = process.argv.slice(2);
void run(uri, database);
