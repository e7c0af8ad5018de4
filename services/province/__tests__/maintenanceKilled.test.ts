import { fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { silentLogger } from '../../../platform/logger';
import { createMongo, type Mongo } from '../../../platform/mongo';
import { projectPath } from '../../../platform/paths';
import { dropDatabases, testMongodbUri, uniquePrefix } from '../../../platform/testing/database';
import { createProvinceMaintenance } from '../data/maintenance/maintenance';
import { migrateProvince } from '../data/migrations/migrateProvince';
import { createProvinceModels, type ProvinceModels } from '../data/model';
import { catalogue } from './testProvinces';

const factCount = 20_000;
const prefix = uniquePrefix();
const folder = mkdtempSync(join(tmpdir(), 'maintenance-killed-'));
const file = join(folder, 'given.backup.gz');
let mongo: Mongo;
let models: ProvinceModels;

const maintenance = () => createProvinceMaintenance('lai-chau', { models, catalogue }, silentLogger);

/** Large enough to be killed in the midst of it. */
function writeGivenBackup(): void {
  const head = {
    format: 'congdoan-backup',
    version: 1,
    province: 'lai-chau',
    revision: 1,
    oldest: 0,
    migrations: ['0001-oldest-revision', '0002-figures-without-drafts'],
    madeAt: '2025-01-01T00:00:00.000Z',
  };
  const fact = { unit: 'lai-chau', year: 2024, measure: 'gifts', form: 'ITEM', since: 1 };
  const facts = Array.from({ length: factCount }, (_, index) => ({
    // No revision names the second document.
    facts: {
      id: `f${index}`,
      ...fact,
      document: index % 2 === 0 ? 'd' : 'e',
      value: 1,
      atLeast: 1,
      atMost: 1,
      until: null,
    },
  }));
  const text = [
    head,
    { imports: { _id: 1, kind: 'IMPORT', status: 'DONE', by: 'test', document: 'd' } },
    ...facts,
  ]
    .map((line) => `${JSON.stringify(line)}\n`)
    .join('');
  const sha256 = createHash('sha256').update(text).digest('hex');
  const rows = { imports: 1, units: 0, documents: 0, facts: factCount, figures: 0 };
  writeFileSync(file, gzipSync(`${text}${JSON.stringify({ rows, sha256 })}\n`));
}

/** What it had sent last, the database still writes. */
async function untilWritten(): Promise<void> {
  let seen: number;
  do {
    seen = await models.facts.countDocuments();
    await sleep(100);
  } while ((await models.facts.countDocuments()) !== seen);
}

/** Kills a process that does it, as soon as that much has been done. */
async function kill(what: string, target: string, isUnderWay: () => Promise<boolean>): Promise<void> {
  const child = fork(
    projectPath('services', 'province', '__tests__', 'maintainOnce.ts'),
    [testMongodbUri(), `${prefix}x`, what, target],
    { execArgv: ['--require', projectPath('platform', 'testing', 'typescript.cjs')] },
  );
  const exited = once(child, 'exit');
  await once(child, 'message');
  while (child.exitCode === null && !(await isUnderWay())) await sleep(5);
  child.kill('SIGKILL');
  expect(await exited).toEqual([null, 'SIGKILL']);
  await untilWritten();
}

beforeAll(async () => {
  writeGivenBackup();
  mongo = createMongo();
  models = await createProvinceModels(await mongo.database(testMongodbUri(), `${prefix}x`));
  await migrateProvince({ models, catalogue }, silentLogger);
});
afterAll(async () => {
  await mongo.close();
  await dropDatabases(prefix, ['x']);
  rmSync(folder, { recursive: true, force: true });
});

it('a restore that is killed shows nothing, and the next try does all of it', async () => {
  await kill('restore', file, async () => (await models.facts.countDocuments()) > 0);
  expect(await models.facts.countDocuments()).toBeLessThan(factCount);
  expect(await models.state.findById('state').lean()).toMatchObject({ revision: 0 });
  expect(await maintenance().restore(file)).toMatchObject({ revision: 1, rows: { facts: factCount } });
  expect(await models.facts.countDocuments()).toBe(factCount);
}, 60_000);

it('a backup that is killed leaves no file of its name, and the next try writes it', async () => {
  const made = join(folder, 'made.backup.gz');
  await kill('backup', made, () => Promise.resolve(existsSync(`${made}.part`)));
  expect(existsSync(made)).toBe(false);
  expect(await maintenance().backup(made)).toMatchObject({ revision: 1, rows: { facts: factCount } });
  expect(existsSync(`${made}.part`)).toBe(false);
}, 60_000);
