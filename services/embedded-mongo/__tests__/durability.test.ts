import { execFileSync, fork, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { open } from 'lmdb';
import mongoose from 'mongoose';
import { effort } from '../../../platform/testing/effort';
import { startEmbeddedMongo } from '..';
import { codeOf, type Items } from './server';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'embedded-mongo-'));
});
const children = new Set<ChildProcess>();
afterEach(() => {
  for (const child of children) child.kill('SIGKILL');
  children.clear();
  rmSync(folder, { recursive: true, force: true });
});

async function startChild(): Promise<{ child: ChildProcess; uri: string }> {
  return ready(fork(join(__dirname, 'childServer.js'), [folder], { execArgv: [] }));
}

async function ready(child: ChildProcess): Promise<{ child: ChildProcess; uri: string }> {
  children.add(child);
  const [{ uri, error }] = (await once(child, 'message')) as [{ uri?: string; error?: string }];
  if (uri === undefined) throw new Error(error);
  return { child, uri };
}

async function withClient<T>(uri: string, use: (database: mongoose.mongo.Db) => Promise<T>): Promise<T> {
  const client = await mongoose.mongo.MongoClient.connect(uri, { serverSelectionTimeoutMS: 500 });
  try {
    return await use(client.db('test'));
  } finally {
    await client.close();
  }
}

describe('a folder', () => {
  it('keeps documents, indexes and databases, in the order of their insertion', async () => {
    const document = {
      _id: 1,
      at: new Date(5),
      id: new mongoose.Types.ObjectId(),
      n: 60e9,
      list: [{ a: null }],
      uuid: new mongoose.mongo.BSON.UUID(),
    };
    const first = await startEmbeddedMongo({ folder });
    await withClient(first.uri, async (database) => {
      const items: Items = database.collection('items');
      await items.createIndex({ n: 1 }, { unique: true });
      await items.insertMany([{ _id: 3, n: 3 }, document, { _id: 2, n: 2 }, { _id: 9 }]);
      await items.deleteOne({ _id: 9 });
      await items.updateOne({ _id: 3 }, { $set: { n: 4 } });
      await database.collection('empty').insertOne({ a: 1 });
      await database.collection('dropped').insertOne({ a: 1 });
      await database.collection('empty').deleteMany({});
      await database.collection('dropped').drop();
    });
    await first.stop();

    const second = await startEmbeddedMongo({ folder });
    await withClient(second.uri, async (database) => {
      const items: Items = database.collection('items');
      expect(await items.find().toArray()).toEqual([{ _id: 3, n: 4 }, document, { _id: 2, n: 2 }]);
      expect(await items.indexes()).toEqual([
        { v: 2, key: { _id: 1 }, name: '_id_' },
        { v: 2, key: { n: 1 }, name: 'n_1', unique: true },
      ]);
      expect(await codeOf(items.insertOne({ n: 2 }))).toBe(11000);
      await items.insertOne({ _id: 5 });
      const names = (await database.listCollections().toArray()).map(({ name }) => name);
      expect(names).toEqual(['empty', 'items']);
    });
    await second.stop();
  });

  it('belongs to one server at a time', async () => {
    const first = await startEmbeddedMongo({ folder });
    const message = `The folder "${folder}" is in use by process ${process.pid}`;
    await expect(startEmbeddedMongo({ folder })).rejects.toThrow(message);
    await expect(startChild()).rejects.toThrow(message);
    await first.stop();
    await (await startEmbeddedMongo({ folder })).stop();
  });

  it('is taken over from a process that is no more', async () => {
    const { child } = await startChild();
    child.kill('SIGKILL');
    await once(child, 'exit');
    const lock = join(folder, 'server.pid');
    expect(readFileSync(lock, 'utf8')).toBe(String(child.pid));
    await (await startEmbeddedMongo({ folder })).stop();
    expect(existsSync(lock)).toBe(false);
    writeFileSync(lock, 'not a number');
    await (await startEmbeddedMongo({ folder })).stop();
  });

  it('belongs to one server also if process ids are counted apart', async () => {
    const first = await startEmbeddedMongo({ folder });
    // What another namespace would read: the number of no process, or that of the reader itself.
    for (const pid of ['4194305', '1', String(process.pid)]) {
      writeFileSync(join(folder, 'server.pid'), pid);
      await expect(startChild()).rejects.toThrow(`The folder "${folder}" is in use by process ${pid}`);
    }
    rmSync(join(folder, 'server.pid'));
    await expect(startChild()).rejects.toThrow(`The folder "${folder}" is in use by another process`);
    await first.stop();
  });

  it('belongs to at most one of many servers that start at the same time', async () => {
    const started = await Promise.allSettled(Array.from({ length: 8 }, () => startEmbeddedMongo({ folder })));
    const servers = started.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
    expect(servers.length).toBeLessThanOrEqual(1);
    for (const server of servers) await server.stop();
    await (await startEmbeddedMongo({ folder })).stop();
  });

  it('may have a long name', async () => {
    const long = join(folder, 'x'.repeat(120));
    const server = await startEmbeddedMongo({ folder: long });
    await expect(startEmbeddedMongo({ folder: long })).rejects.toThrow('is in use');
    await server.stop();
  });

  it.each([
    ['is gone', (file: string) => Promise.resolve(rmSync(file)), 'its data file is missing or empty'],
    [
      'is empty',
      (file: string) => Promise.resolve(writeFileSync(file, '')),
      'its data file is missing or empty',
    ],
    [
      'and its folder are gone',
      (file: string) => Promise.resolve(rmSync(dirname(file), { recursive: true })),
      'its data file is missing or empty',
    ],
    [
      'is another, empty database',
      async (file: string) => {
        rmSync(dirname(file), { recursive: true });
        await open({ path: dirname(file) }).close();
      },
      'its data file does not hold them',
    ],
  ])('is refused where its data file %s', async (_what, lose, reason) => {
    const first = await startEmbeddedMongo({ folder });
    await withClient(first.uri, (database) => database.collection('items').insertOne({ a: 1 }));
    await first.stop();
    await lose(join(folder, 'data', 'data.mdb'));
    for (let attempt = 0; attempt < 2; attempt += 1) {
      await expect(startEmbeddedMongo({ folder })).rejects.toThrow(
        `The folder "${folder}" had documents, but ${reason}; put it back from a copy, or delete the folder`,
      );
    }
  });

  it('is not left locked by a server that could not start', async () => {
    const other = await startEmbeddedMongo({});
    await expect(startEmbeddedMongo({ folder, port: other.port })).rejects.toThrow('EADDRINUSE');
    await other.stop();
    await (await startEmbeddedMongo({ folder })).stop();
  });
});

/** A disk on which no file may be longer than this: a full one, without the rights to make one. */
const fullAtBytes = 400_000;

describe('a full disk', () => {
  it('fails the writes that it cannot take, which nobody sees, and keeps all others; there is room again without a restart', async () => {
    const words = [
      `--fsize=${fullAtBytes}:unlimited`,
      process.execPath,
      join(__dirname, 'childServer.js'),
      folder,
    ];
    const { child, uri } = await ready(
      spawn('prlimit', words, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] }),
    );
    await withClient(uri, async (database) => {
      const items: Items = database.collection('items');
      await items.createIndex({ n: 1 }, { unique: true });
      const insert = (_id: number) => items.insertOne({ _id, n: _id, text: 'x'.repeat(2_000) });
      let taken = 0;
      let refused: unknown = null;
      while (refused === null) {
        refused = await insert(taken + 1).then(
          () => null,
          (error: { code?: unknown }) => error.code,
        );
        if (refused === null) taken += 1;
      }
      expect(refused).toBe(14031);
      expect(taken).toBeGreaterThan(10);
      const others: Items = database.collection('others');
      expect(
        await codeOf(
          items.insertMany(Array.from({ length: 50 }, (_, n) => ({ n: -n, text: 'x'.repeat(2_000) }))),
        ),
      ).toBe(14031);
      expect(await codeOf(items.updateMany({}, { $set: { text: 'y'.repeat(2_000) } }))).toBe(14031);
      expect(await codeOf(others.insertOne({ text: 'x'.repeat(100_000) }))).toBe(14031);

      expect(await items.countDocuments({ text: 'x'.repeat(2_000) })).toBe(taken);
      expect(await items.countDocuments({ n: { $gt: 0 } })).toBe(taken);
      expect((await database.listCollections().toArray()).map(({ name }) => name)).toEqual(['items']);

      execFileSync('prlimit', [`--pid=${child.pid}`, '--fsize=unlimited:unlimited']);
      await insert(taken + 1);
      expect(await codeOf(items.insertOne({ n: 1 }))).toBe(11000);
      child.kill('SIGKILL');
      await once(child, 'exit');
      const again = await startEmbeddedMongo({ folder });
      await withClient(again.uri, async (reopened) => {
        expect(await reopened.collection('items').countDocuments()).toBe(taken + 1);
      });
      await again.stop();
    });
  });
});

const batchSize = 300;

/** What the server has acknowledged so far. */
interface Acknowledged {
  inserted: string[];
  batches: string[];
  counted: number;
}

/** Writes of all kinds at the same time, until the server is gone. */
async function writeUntilKilled(
  database: mongoose.mongo.Db,
  round: number,
  acknowledged: Acknowledged,
): Promise<void> {
  const items: Items = database.collection('items');
  const batches: Items = database.collection('batches');
  const counters: Items = database.collection('counters');
  const repeat = async (write: (at: number) => Promise<void>) => {
    for (let at = 0; ; at++) await write(at);
  };
  const single = (writer: number) =>
    repeat(async (at) => {
      const _id = `${round}-${writer}-${at}`;
      await items.insertOne({ _id, text: `${_id} `.repeat(50) });
      acknowledged.inserted.push(_id);
    });
  const bulk = repeat(async (at) => {
    const batch = `${round}-${at}`;
    await batches.insertMany(Array.from({ length: batchSize }, (_, n) => ({ batch, n })));
    acknowledged.batches.push(batch);
  });
  const counting = repeat(async () => {
    const count = acknowledged.counted + 1;
    await counters.updateOne({ _id: 1 }, { $set: { a: count, b: count } }, { upsert: true });
    acknowledged.counted = count;
  });
  await Promise.allSettled([single(1), single(2), single(3), bulk, counting]);
}

async function verify(
  database: mongoose.mongo.Db,
  { inserted, batches, counted }: Acknowledged,
  rounds: number,
): Promise<void> {
  const items = await database.collection<{ _id: string; text: string }>('items').find().toArray();
  const texts = new Map(items.map(({ _id, text }) => [_id, text]));
  expect(inserted.filter((_id) => texts.get(_id) !== `${_id} `.repeat(50))).toEqual([]);
  const sizes = await database
    .collection('batches')
    .aggregate([{ $group: { _id: '$batch', n: { $sum: 1 } } }])
    .toArray();
  expect(sizes.filter(({ n }) => n !== batchSize)).toEqual([]);
  const found = new Set(sizes.map(({ _id }) => _id as string));
  expect(batches.filter((batch) => !found.has(batch))).toEqual([]);
  // None if the server was killed before the first increment.
  const counters = database.collection<{ a: number; b: number }>('counters');
  const { a, b } = (await counters.findOne()) ?? { a: 0, b: 0 };
  expect(a).toBe(b);
  expect(a).toBeGreaterThanOrEqual(counted);
  expect(a).toBeLessThanOrEqual(counted + rounds);
}

describe('a server killed while it writes', () => {
  it('has every acknowledged write, and of an unacknowledged command all or nothing', async () => {
    const rounds = effort(3, 10);
    const acknowledged: Acknowledged = { inserted: [], batches: [], counted: 0 };
    for (let round = 1; round <= rounds; round++) {
      const { child, uri } = await startChild();
      await withClient(uri, async (database) => {
        if (round > 1) await verify(database, acknowledged, round - 1);
        setTimeout(() => child.kill('SIGKILL'), 200 + Math.random() * 500);
        await writeUntilKilled(database, round, acknowledged);
      });
    }
    const { child, uri } = await startChild();
    await withClient(uri, (database) => verify(database, acknowledged, rounds));
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(acknowledged.inserted.length).toBeGreaterThan(rounds);
    expect(acknowledged.counted).toBeGreaterThan(rounds);
  }, 40_000);
});
