import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { createMongo } from '../../../platform/mongo';
import { projectPath } from '../../../platform/paths';
import { dropDatabases, testMongodbUri, uniquePrefix } from '../../../platform/testing/database';
import { effort } from '../../../platform/testing/effort';
import { createProvinceModels, type ProvinceModels } from '../data/model';
import { createProvinceStore } from '../store';
import { catalogue, itself } from './testProvinces';

const kills = effort(8, 25);
const longestMillis = effort(8_000, 15_000);
/** A busy machine may not get to what is to be cut off in that time. */
const untilOneRemovedMillis = 60_000;
const factsPerYear = 100;

/** Ready and waiting, so that its start takes no time of the test. */
async function startChild(database: string): Promise<ChildProcess> {
  const child = fork(
    projectPath('services', 'province', '__tests__', 'importForever.ts'),
    [testMongodbUri(), database],
    { execArgv: ['--require', projectPath('platform', 'testing', 'typescript.cjs')] },
  );
  await once(child, 'message');
  return child;
}

/** By the clock alone, a process on a busy machine would be killed before it has begun. */
async function untilBegun(models: ProvinceModels): Promise<void> {
  while (!(await models.revisions.exists({ status: 'STARTED' }))) await sleep(1);
}

async function giftsByYear(models: ProvinceModels): Promise<(number | null | undefined)[]> {
  const store = createProvinceStore('cao-bang', models, catalogue);
  const rows = await store.reportsBetween({ from: 2020, to: 2023 }, itself(await store.revision()));
  return rows.map((row) => row.figures.welfare.gifts?.value);
}

it('a process that is killed while it imports leaves the old state or the new, and the next start says which', async () => {
  const prefix = uniquePrefix();
  const mongo = createMongo();
  const models = await createProvinceModels(await mongo.database(testMongodbUri(), `${prefix}x`));
  const store = createProvinceStore('cao-bang', models, catalogue);
  const outcomes = { COMPLETE: 0, REMOVED: 0, BETWEEN: 0 };
  const startedAt = Date.now();
  let next = startChild(`${prefix}x`);
  const elapsed = () => Date.now() - startedAt;
  const isEnough = (kill: number) =>
    outcomes.REMOVED > 0 ? kill >= kills || elapsed() > longestMillis : elapsed() > untilOneRemovedMillis;
  for (let kill = 0; !isEnough(kill); kill += 1) {
    const child = await next;
    next = startChild(`${prefix}x`);
    child.send('go');
    await untilBegun(models);
    await sleep(Math.random() * 20 * (kill % 4));
    child.kill('SIGKILL');
    await once(child, 'exit');

    const before = await store.revision();
    const seen = await giftsByYear(models);
    expect(seen).toEqual(before === 0 ? [] : Array(4).fill(before * factsPerYear));
    const cutOff = await store.repair();
    for (const { record, outcome } of cutOff ?? []) {
      expect(record._id).toBe(outcome === 'REMOVED' ? before + 1 : before);
      outcomes[outcome] += 1;
    }
    if (cutOff?.length === 0) outcomes.BETWEEN += 1;
    expect(await store.revision()).toBe(before);
    expect(await giftsByYear(models)).toEqual(seen);
    expect(await models.facts.countDocuments({ until: null })).toBe(before === 0 ? 0 : 400);
    expect(await models.revisions.countDocuments()).toBe(before);
  }
  const last = await next;
  last.kill('SIGKILL');
  await mongo.close();
  await dropDatabases(prefix, ['x']);
  expect(outcomes.REMOVED).toBeGreaterThan(0);
}, 90_000);
