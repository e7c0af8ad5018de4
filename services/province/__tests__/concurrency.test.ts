import { createMongo, type Mongo } from '../../../platform/mongo';
import { createTestClock } from '../../../platform/testing/clock';
import { dropDatabases, testMongodbUri, uniquePrefix } from '../../../platform/testing/database';
import { eventually } from '../../../platform/testing/eventually';
import { acquireLock } from '../data/lock';
import { createProvinceModels, type ProvinceModels } from '../data/model';
import { createProvinceStore, type ProvinceStore } from '../store';
import { catalogue, importInto, itself, reportFile } from './testProvinces';

const prefix = uniquePrefix();
let mongo: Mongo;
let models: ProvinceModels;
/** Two stores over one database stand for two processes: nothing but the database connects them. */
let one: ProvinceStore;
let other: ProvinceStore;
let database = 0;

beforeEach(async () => {
  mongo = createMongo();
  database += 1;
  models = await createProvinceModels(await mongo.database(testMongodbUri(), `${prefix}${database}`));
  one = createProvinceStore('cao-bang', models, catalogue);
  other = createProvinceStore('cao-bang', models, catalogue);
});
afterEach(async () => {
  await mongo.close();
  await dropDatabases(prefix, [String(database)]);
});

const report = (n: number) =>
  reportFile([{ id: `f${n}`, measure: 'gifts', form: 'ITEM', value: n }], { id: `d${n}` });

describe('imports of two processes at once', () => {
  it('wait for each other', async () => {
    await Promise.all([1, 2, 3, 4].map((n) => importInto(n % 2 ? one : other, report(n), `${n}.json`)));
    const [row] = await one.reports([{ unit: 'cao-bang', year: 2024 }], itself(4));
    expect([await one.revision(), row?.figures.welfare.gifts?.value]).toEqual([4, 10]);
  });

  it('are refused if the other takes longer than the caller waits', async () => {
    const lock = await acquireLock(models, { purpose: 'import of "big.csv"' });
    await expect(one.undo(1, { by: 'test' })).rejects.toMatchObject({
      message: expect.stringMatching(
        /^Số liệu của tỉnh đang được thay đổi từ \S+ \(import of "big.csv"\); chờ xong rồi làm lại\. The province's data is being changed since \S+ \(import of "big.csv"\); try again when that is done$/,
      ),
      extensions: { code: 'IMPORT_BUSY' },
    });
    await lock.release();
    await expect(one.undo(1, { by: 'test' })).rejects.toThrow('Revision 1 cannot be undone');
  });

  it('leave an import of another process alone at a start', async () => {
    const lock = await acquireLock(models, { purpose: 'import' });
    await models.revisions.create({
      _id: 1,
      kind: 'IMPORT',
      status: 'STARTED',
      by: 'x',
      startedAt: new Date(),
    });
    expect(await one.repair()).toBeNull();
    expect(await models.revisions.countDocuments()).toBe(1);
    await lock.release();
    expect((await one.repair())?.map(({ outcome }) => outcome)).toEqual(['REMOVED']);
  });
});

describe('the lock', () => {
  it('of a process that is gone is taken over at once', async () => {
    await acquireLock(models, { purpose: 'x' });
    await models.state.updateOne({}, { $set: { 'lock.pid': 2 ** 22 + 1 } });
    const lock = await acquireLock(models, { purpose: 'y' });
    expect((await models.state.findById('state').lean())?.lock).toMatchObject({
      purpose: 'y',
      pid: process.pid,
    });
    await lock.release();
  });

  it('of an earlier process with our number is taken over at once', async () => {
    await acquireLock(models, { purpose: 'x' });
    await models.state.updateOne({}, { $set: { 'lock.owner': 'earlier 1' } });
    const lock = await acquireLock(models, { purpose: 'y' });
    await lock.release();
    expect((await models.state.findById('state').lean())?.lock).toBeUndefined();
  });

  it('of another machine is taken over when it has expired', async () => {
    const lost = await acquireLock(models, { purpose: 'x', expiryMillis: 1_000 });
    await models.state.updateOne({}, { $set: { 'lock.owner': 'nobody', 'lock.host': 'elsewhere' } });
    await expect(acquireLock(models, { purpose: 'y' })).rejects.toThrow('(x)');
    const lock = await acquireLock(models, { purpose: 'y', waitMillis: 2_000 });
    await expect(lost.assertHeld()).rejects.toThrow('The import lost its lock');
    await lock.assertHeld();
    await lock.release();
  });

  it('is renewed for as long as it is held', async () => {
    const lock = await acquireLock(models, { purpose: 'x', expiryMillis: 1_000 });
    await expect(acquireLock(models, { purpose: 'y', waitMillis: 2_500 })).rejects.toThrow('(x)');
    await lock.assertHeld();
    await lock.release();
  });

  it('is kept by a process that was busy for longer than it lasts, if nobody has taken it', async () => {
    const lock = await acquireLock(models, { purpose: 'x', expiryMillis: 300 });
    const until = Date.now() + 600;
    while (Date.now() < until) JSON.stringify([1, 2, 3]);
    await lock.assertHeld();
    await lock.changeState({ publishedRevision: 0 });
    await lock.release();
  });

  it('that another has taken and no majority knows of yet is waited for, and not for ever', async () => {
    const lock = await acquireLock(models, { purpose: 'x' });
    const clock = createTestClock();
    const unseen = jest
      .spyOn(models.state, 'findById')
      .mockReturnValue({ lean: () => Promise.resolve(null) } as never); // as of a query
    try {
      const acquired = acquireLock(models, { purpose: 'y' });
      await eventually(() => expect(unseen.mock.calls.length).toBeGreaterThan(2));
      clock.advance(31_000);
      await expect(acquired).rejects.toMatchObject({ extensions: { code: 'DATABASE_UNAVAILABLE' } });
    } finally {
      clock.restore();
      unseen.mockRestore();
    }
    await lock.release();
  });
});
