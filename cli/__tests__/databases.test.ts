import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedMongo } from '../../services/embedded-mongo';
import type { ProvinceStore } from '../../services/province';
import { loadConfig, type Config } from '../../platform/config';
import { silentLogger } from '../../platform/logger';
import { createMongo } from '../../platform/mongo';
import { freePorts } from '../../platform/testing/ports';
import { runImportCommand } from '../import';
import { withStore } from '../importStore';
import { runProvince } from '../roles/province';
import { runStart } from '../roles/start';
import type { Running } from '../running';

let dataDir: string;
const running: Running[] = [];
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'databases-'));
});
afterEach(async () => {
  for (const one of running.splice(0).reverse()) await one.stop();
  rmSync(dataDir, { recursive: true });
});

const configOf = (more: Record<string, string> = {}) =>
  loadConfig({ DATA_DIR: dataDir, PROVINCES_PORT: '0', LOG_LEVEL: 'silent', ...more });

async function serve(config: Config, id: string): Promise<Running> {
  const started = await runProvince(config, silentLogger, { provinces: [id], seeds: false });
  running.push(started);
  return started;
}

/** As a command in a terminal beside the services. */
async function importGifts(config: Config, province: string, value: number): Promise<string> {
  const file = join(dataDir, 'gifts.csv');
  writeFileSync(file, `unit;year;measure;value\n${province};2023;gifts;${value}\n`);
  let said = '';
  const output = {
    out: (text: string) => (said += text),
    error: { write: (text: string) => (said += text) },
  };
  const options = { province, dryRun: false, json: false, wait: 1 };
  await runImportCommand(file, options, output, { config });
  return said.split('\n')[0] ?? '';
}

const revisionIn = async (config: Config, province: string): Promise<number> => {
  let revision = -1;
  await withStore(config, province, async (store: ProvinceStore) => {
    revision = await store.revision();
  });
  return revision;
};

describe('one rule for where a province has its data', () => {
  it('two provinces run in processes of their own on one folder, without settings, and commands find both', async () => {
    const config = configOf();
    await serve(config, 'cao-bang');
    await serve(config, 'bac-kan');
    expect(await importGifts(config, 'cao-bang', 1)).toBe('Phiên bản 1 đã ghi. Revision 1 is written.');
    expect(await importGifts(config, 'bac-kan', 2)).toBe('Phiên bản 1 đã ghi. Revision 1 is written.');
    await expect(serve(config, 'bac-kan')).rejects.toThrow(
      `The folder "${join(dataDir, 'mongo-bac-kan')}" is in use by process ${process.pid}`,
    );
    await running.pop()!.stop();
    expect(await revisionIn(config, 'cao-bang')).toBe(1);
    expect(await revisionIn(config, 'bac-kan')).toBe(1);
  });

  it('what is restored before the first start is served by it', async () => {
    const config = configOf();
    const backup = join(dataDir, 'cao-bang.backup.gz');
    await importGifts(config, 'cao-bang', 1);
    await withStore(config, 'cao-bang', async (_store, care) => void (await care.backup(backup)));
    const other = configOf({ DATA_DIR: join(dataDir, 'new') });
    await withStore(other, 'cao-bang', async (_store, care) => void (await care.restore(backup)));
    await serve(other, 'cao-bang');
    expect(await importGifts(other, 'cao-bang', 2)).toBe('Phiên bản 2 đã ghi. Revision 2 is written.');
  });

  it('a start and the commands beside it work on the same databases of a MONGODB_URI', async () => {
    const server = await startEmbeddedMongo();
    running.push({ lines: [], stop: server.stop });
    const ports = (await freePorts(3)).map(String);
    const config = configOf({
      MONGODB_URI: server.uri,
      ...{ GATEWAY_PORT: ports[0]!, REGISTER_PORT: ports[1]!, PROVINCES_PORT: ports[2]! },
    });
    running.push(await runStart(config, silentLogger, { sample: false }));
    await importGifts(config, 'cao-bang', 4711);
    const answer = await fetch(`http://127.0.0.1:${ports[0]}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        query:
          '{ province(id: "cao-bang") { report(year: 2023) { figures { welfare { gifts { value } } } } } }',
      }),
    });
    expect(await answer.json()).toMatchObject({
      data: { province: { report: { figures: { welfare: { gifts: { value: 4711 } } } } } },
    });
  }, 40_000);

  it('takes over what the version before kept in one folder for all, once', async () => {
    const older = await startEmbeddedMongo({ folder: join(dataDir, 'mongo') });
    const given = configOf({ MONGODB_URI: older.uri });
    await importGifts(given, 'cao-bang', 1);
    await importGifts(given, 'cao-bang', 2);
    const mongo = createMongo();
    const before = await mongo.database(older.uri, 'province-cao-bang');
    const asItWas = await mongo.database(older.uri, 'sample-province-cao-bang');
    for (const { name } of await before.listCollections()) {
      const rows = await before.collection(name).find().toArray();
      if (rows.length > 0) await asItWas.collection(name).insertMany(rows);
    }
    await before.dropDatabase();
    await mongo.close();
    await older.stop();
    writeFileSync(
      join(dataDir, 'mongo.json'),
      JSON.stringify({ uri: older.uri, databasePrefix: 'sample-province-', pid: 1 }),
    );
    const config = configOf();
    expect(await revisionIn(config, 'cao-bang')).toBe(2);
    await importGifts(config, 'cao-bang', 3);
    expect(await revisionIn(config, 'cao-bang')).toBe(3);
  });
});
