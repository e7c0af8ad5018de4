import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { loadCatalogue } from '../../../platform/loadCatalogue';
import { silentLogger } from '../../../platform/logger';
import { createMongo } from '../../../platform/mongo';
import { projectPath } from '../../../platform/paths';
import { dropDatabases, testMongodbUri, uniquePrefix } from '../../../platform/testing/database';
import { effort } from '../../../platform/testing/effort';
import { openEditing } from '..';
import { readVersion } from '../data/load';
import { createRegisterModels, type RegisterModels } from '../data/model';
import { readDataset } from '../import/dataset';
import { createRegisterStore } from '../store';

const kills = effort(3, 20);

async function startChild(database: string): Promise<ChildProcess> {
  const child = fork(
    projectPath('services', 'register', '__tests__', 'importForever.ts'),
    [testMongodbUri(), database],
    { execArgv: ['--require', projectPath('platform', 'testing', 'typescript.cjs')] },
  );
  await once(child, 'message');
  return child;
}

/** What readers see of what the child changes, in every place where it stands. */
async function seen(models: RegisterModels) {
  const store = createRegisterStore(models);
  const version = (await readVersion(models)) ?? '';
  const [season] = await store.seasons(['cum-7:2024'], version);
  const [fact] = await store.facts(['cum-7:2024'], version);
  const clusters = await store.allClusters(version);
  return { theme: season?.theme ?? null, gifts: fact?.value ?? null, clusters: clusters.length };
}

it('a process that is killed while it changes the register leaves the old state or the new, and all that it said was made', async () => {
  const prefix = uniquePrefix();
  const mongo = createMongo();
  const connection = await mongo.database(testMongodbUri(), `${prefix}x`);
  const models = await createRegisterModels(connection);
  const catalogue = loadCatalogue();
  const dataset = readDataset(catalogue);
  const editing = await openEditing(connection, { dataset, catalogue, logger: silentLogger });
  let next = startChild(`${prefix}x`);
  for (let kill = 0; kill < kills; kill += 1) {
    const child = await next;
    next = startChild(`${prefix}x`);
    let said = 0;
    child.on('message', (revision: number) => (said = revision));
    child.send('go');
    await once(child, 'message');
    // At another place of its work each time.
    await sleep(Math.random() * 40);
    child.kill('SIGKILL');
    await once(child, 'exit');

    const newest = (await editing.revisions.newest())?._id ?? 0;
    expect(newest).toBeGreaterThanOrEqual(said);
    expect(newest).toBeLessThanOrEqual(said + 1);
    expect(await seen(models)).toEqual({ theme: String(newest), gifts: newest, clusters: 3 });
    await openEditing(connection, { dataset, catalogue, logger: silentLogger });
    expect(await seen(models)).toEqual({ theme: String(newest), gifts: newest, clusters: 3 });
  }
  const last = await next;
  last.kill('SIGKILL');
  await mongo.close();
  await dropDatabases(prefix, ['x']);
}, 90_000);
