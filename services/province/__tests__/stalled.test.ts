import { silentLogger } from '../../../platform/logger';
import { createMongo, type Mongo } from '../../../platform/mongo';
import { dropDatabases, testMongodbUri, uniquePrefix } from '../../../platform/testing/database';
import { createProvinceMaintenance } from '../data/maintenance/maintenance';
import { createProvinceModels, type ProvinceModels } from '../data/model';
import { createProvinceStore, type ProvinceStore } from '../store';
import { createJsonTextTable } from '../import/jsonTable';
import { catalogue, importInto, itself, reportFile } from './testProvinces';

/** The process that is stopped in the midst of a change, for longer than its lock lasts, and another one. */
interface Process {
  mongo: Mongo;
  models: ProvinceModels;
  store: ProvinceStore;
}

const prefix = uniquePrefix();
let database = 0;
let slow: Process;
let other: Process;

async function startProcess(): Promise<Process> {
  const mongo = createMongo();
  const models = await createProvinceModels(await mongo.database(testMongodbUri(), `${prefix}${database}`));
  return { mongo, models, store: createProvinceStore('cao-bang', models, catalogue) };
}

beforeEach(async () => {
  database += 1;
  [slow, other] = [await startProcess(), await startProcess()];
  await importInto(slow.store, report(1), 'first.json');
});
afterEach(async () => {
  jest.restoreAllMocks();
  await Promise.all([slow.mongo.close(), other.mongo.close()]);
  await dropDatabases(prefix, [String(database)]);
});

const report = (value: number, id = 'd1') =>
  reportFile([{ id: `${id}-f`, measure: 'gifts', form: 'ITEM', value }], { id });

const giftsSeen = async ({ store }: Process) => {
  const [row] = await store.reports([{ unit: 'cao-bang', year: 2024 }], itself(await store.revision()));
  return row?.figures.welfare.gifts?.value;
};

/** Stops the slow process before a call of a method: that call and every renewal of its lock wait. */
function stopBefore(
  target: object,
  method: string,
  isMeant: (args: readonly unknown[]) => boolean = () => true,
) {
  let goOn = () => undefined as void;
  const goesOn = new Promise<void>((resolve) => (goOn = resolve));
  let stopped = () => undefined as void;
  const reached = new Promise<void>((resolve) => (stopped = resolve));
  let isStopped = false;
  const wait = (owner: object, name: string, stops: (args: readonly unknown[]) => boolean) => {
    const methods = owner as Record<string, (...args: unknown[]) => unknown>;
    const original = methods[name]!.bind(owner);
    jest.spyOn(methods, name).mockImplementation((...args) => {
      if (!isStopped && stops(args)) {
        isStopped = true;
        stopped();
        return goesOn.then(() => original(...args));
      }
      const waits = isStopped && owner === slow.models.state;
      return waits ? goesOn.then(() => original(...args)) : original(...args);
    });
  };
  wait(target, method, isMeant);
  if (target !== slow.models.state) wait(slow.models.state, 'updateOne', () => false);
  return { reached, goOn };
}

/** Half a second is as good as half a minute. */
const expiryMillis = 500;

async function importSlowly(value: number, id?: string): Promise<unknown> {
  const table = createJsonTextTable(JSON.stringify(report(value, id)), 'slow.json', `slow ${value}`);
  return slow.store.import({ table, by: 'slow', expiryMillis });
}

const isCommit = ([, update]: readonly unknown[]) => 'revision' in ((update as { $set?: object }).$set ?? {});

const lostLock = {
  message: expect.stringContaining('nothing of it is written, import again'),
  extensions: { code: 'IMPORT_BUSY' },
};

describe('a process that is stopped for longer than its lock lasts', () => {
  it('between its last check and the commit, commits nothing over what another has written', async () => {
    const { reached, goOn } = stopBefore(slow.models.state, 'updateOne', isCommit);
    const imported = importSlowly(10);
    await reached;
    const theirs = await other.store.import({
      table: tableOf(20),
      by: 'other',
      waitMillis: 10 * expiryMillis,
    });
    goOn();
    await expect(imported).rejects.toMatchObject(lostLock);
    expect(theirs.changed).toBe(true);
    expect([await other.store.revision(), await giftsSeen(other)]).toEqual([theirs.revision, 20]);
    const facts = await other.models.facts.find().sort({ since: 1 }).select('value since until -_id').lean();
    expect(facts).toEqual([
      { value: 1, since: 1, until: theirs.revision },
      { value: 20, since: theirs.revision, until: null },
    ]);
    expect(await other.models.revisions.countDocuments({ status: 'STARTED' })).toBe(0);
  });

  it.each(['facts', 'figures', 'documents'] as const)(
    'before it writes %s, leaves nothing of them once it goes on',
    async (collection) => {
      const model = slow.models[collection];
      const [target, method] =
        collection === 'documents' ? [model, 'create'] : [model.collection, 'insertMany'];
      const { reached, goOn } = stopBefore(target, method);
      const imported = importSlowly(10, 'd2');
      await reached;
      const theirs = await other.store.import({
        table: tableOf(20),
        by: 'other',
        waitMillis: 10 * expiryMillis,
      });
      goOn();
      await expect(imported).rejects.toMatchObject(lostLock);
      expect(await giftsSeen(other)).toBe(20);
      const numbers = [1, theirs.revision];
      for (const name of ['units', 'documents', 'facts', 'figures'] as const) {
        expect(await other.models[name].countDocuments({ since: { $nin: numbers } } as never)).toBe(0);
        expect(
          await other.models[name].countDocuments({ until: { $nin: [null, ...numbers] } } as never),
        ).toBe(0);
      }
    },
  );

  it('before it cleans up after itself, removes nothing of another', async () => {
    jest.spyOn(slow.models.documents, 'create').mockRejectedValueOnce(new Error('disk full'));
    const { reached, goOn } = stopBefore(slow.models.units.collection, 'deleteMany');
    const imported = importSlowly(10);
    await reached;
    await other.store.import({ table: tableOf(20), by: 'other', waitMillis: 10 * expiryMillis });
    goOn();
    await expect(imported).rejects.toThrow('disk full');
    expect(await giftsSeen(other)).toBe(20);
    expect(await giftsSeen(slow)).toBe(20);
  });

  it('while it removes old revisions, does not say that they are gone', async () => {
    await importInto(slow.store, report(2), 'second.json');
    const maintenance = createProvinceMaintenance(
      'cao-bang',
      { models: slow.models, catalogue },
      silentLogger,
    );
    const { reached, goOn } = stopBefore(slow.models.state, 'updateOne', ([, update]) => {
      return 'oldest' in ((update as { $set?: object }).$set ?? {});
    });
    const removed = maintenance.retain({ revisions: 1 });
    await reached;
    await other.models.state.updateOne({ _id: 'state' }, { $set: { 'lock.expiresAt': new Date(0) } });
    await other.store.import({ table: tableOf(20), by: 'other' });
    goOn();
    await expect(removed).rejects.toMatchObject(lostLock);
    expect((await other.store.state()).oldest).toBe(0);
  });
});

function tableOf(value: number) {
  return createJsonTextTable(JSON.stringify(report(value)), 'other.json', `other ${value}`);
}
