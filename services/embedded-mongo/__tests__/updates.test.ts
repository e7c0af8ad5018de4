import mongoose from 'mongoose';
import { codeOf, openTestDatabase, type Items, type TestDatabase } from './server';

const { ObjectId } = mongoose.mongo.BSON;

type Item = mongoose.mongo.Document;

let test: TestDatabase;
let items: Items;

beforeAll(async () => {
  test = await openTestDatabase();
});
beforeEach(async () => {
  items = test.database.collection('items');
  await items.deleteMany({});
});
afterAll(() => test.close());

const start = {
  _id: 1,
  n: 5,
  s: 'text',
  list: [1, 2, 2],
  m: { a: 1 },
  docs: [{ k: 1 }, { k: 2 }],
  nil: null,
};

describe('update operators', () => {
  it.each<[string, Item, Item]>([
    ['$set replaces and adds', { $set: { n: 6, x: 1 } }, { ...start, n: 6, x: 1 }],
    ['$set makes the way to a nested field', { $set: { 'p.q.r': 1 } }, { ...start, p: { q: { r: 1 } } }],
    [
      '$set reaches into arrays by place',
      { $set: { 'docs.1.k': 9 } },
      { ...start, docs: [{ k: 1 }, { k: 9 }] },
    ],
    ['$set fills an array up with null', { $set: { 'list.4': 9 } }, { ...start, list: [1, 2, 2, null, 9] }],
    [
      '$unset removes',
      { $unset: { s: '', 'm.a': 1, gone: 1 } },
      { _id: 1, n: 5, list: [1, 2, 2], m: {}, docs: [{ k: 1 }, { k: 2 }], nil: null },
    ],
    ['$unset leaves null in an array', { $unset: { 'list.0': 1 } }, { ...start, list: [null, 2, 2] }],
    ['$set does nothing to what is the same', { $set: { n: 5 } }, start],
  ])('%s', async (_name, update, expected) => {
    await items.insertOne({ ...start });
    const result = await items.updateOne({ _id: 1 }, update);
    expect(result.matchedCount).toBe(1);
    expect(result.modifiedCount).toBe(expected === start ? 0 : 1);
    expect(await items.findOne()).toEqual(expected);
  });

  it.each<[string, Item, number]>([
    ['$set through a scalar', { $set: { 's.x': 1 } }, 28],
    ['$set through null', { $set: { 'nil.x': 1 } }, 28],
    ['$set of a name in an array', { $set: { 'list.x': 1 } }, 28],
    ['$set through a number', { $set: { 'n.x': 1 } }, 28],
    ['the same path twice', { $set: { n: 1 }, $unset: { n: 1 } }, 40],
    ['a path and one below it', { $set: { m: {}, 'm.a': 1 } }, 40],
    ['a change of _id', { $set: { _id: 2 } }, 66],
    ['an unset of _id', { $unset: { _id: 1 } }, 66],
    ['an operator that is none', { $frob: { n: 1 } }, 9],
    ['a modifier without fields', { $set: 1 }, 9],
  ])('refuses %s and changes nothing', async (_name, update, code) => {
    await items.insertOne({ ...start });
    const command = { update: 'items', updates: [{ q: { _id: 1 }, u: update }] };
    const answer = test.database.command(command).then((reply) => reply['writeErrors']?.[0]);
    expect(
      await answer.then(
        (error) => error?.code,
        (error) => error.code,
      ),
    ).toBe(code);
    expect(await items.findOne()).toEqual(start);
  });

  it('adds new fields in the order of their names', async () => {
    await items.insertOne({ _id: 1 });
    await items.updateOne({ _id: 1 }, { $set: { c: 1, a: 1, b: 1 } });
    expect(Object.keys((await items.findOne()) ?? {})).toEqual(['_id', 'a', 'b', 'c']);
  });

  it('counts what matched and what changed', async () => {
    await items.insertMany([
      { _id: 1, n: 1 },
      { _id: 2, n: 2 },
      { _id: 3, n: 2 },
    ]);
    const result = await items.updateMany({ n: { $gte: 1 } }, { $set: { n: 2 } });
    expect([result.matchedCount, result.modifiedCount]).toEqual([3, 1]);
  });
});

describe('replacing', () => {
  it('keeps _id and nothing else', async () => {
    await items.insertOne({ ...start });
    await items.replaceOne({ n: 5 }, { other: true });
    expect(await items.findOne()).toEqual({ _id: 1, other: true });
  });

  it('refuses another _id', async () => {
    await items.insertOne({ ...start });
    expect(await codeOf(items.replaceOne({ n: 5 }, { _id: 2 }))).toBe(66);
  });
});

describe('upserting', () => {
  it('inserts what the filter fixes and the update sets', async () => {
    const filter = { _id: 7, 'm.a': 1, n: { $gt: 5 }, $and: [{ s: { $eq: 'x' } }] };
    const result = await items.updateOne(filter, { $set: { t: 1, u: 2 } }, { upsert: true });
    expect(result).toMatchObject({ matchedCount: 0, modifiedCount: 0, upsertedCount: 1, upsertedId: 7 });
    expect(await items.findOne()).toEqual({ _id: 7, m: { a: 1 }, s: 'x', t: 1, u: 2 });
  });

  it('makes an _id', async () => {
    const { upsertedId } = await items.replaceOne({ n: 1 }, { n: 2 }, { upsert: true });
    expect(upsertedId).toBeInstanceOf(ObjectId);
    expect(await items.findOne()).toEqual({ _id: upsertedId, n: 2 });
  });

  it('updates what is there', async () => {
    await items.insertOne({ _id: 1, n: 1 });
    await items.updateOne({ _id: 1 }, { $set: { n: 2 } }, { upsert: true });
    expect(await items.find().toArray()).toEqual([{ _id: 1, n: 2 }]);
  });

  it('stays one document under concurrent upserts', async () => {
    const all = Array.from({ length: 40 }, () =>
      items.updateOne({ _id: 1 }, { $set: { n: 40 } }, { upsert: true }),
    );
    await Promise.all(all);
    expect(await items.find().toArray()).toEqual([{ _id: 1, n: 40 }]);
  });
});

describe('deleting', () => {
  it('deletes one or many', async () => {
    await items.insertMany([{ n: 1 }, { n: 1 }, { n: 2 }]);
    expect((await items.deleteOne({ n: 1 })).deletedCount).toBe(1);
    expect((await items.deleteMany({ n: { $gt: 0 } })).deletedCount).toBe(2);
    expect((await items.deleteMany({})).deletedCount).toBe(0);
  });
});

describe('many writes in one command', () => {
  const documents = () => [{ _id: 1 }, { _id: 2 }, { _id: 1 }, { _id: 3 }];

  it('stops at the first error when ordered', async () => {
    await expect(items.insertMany(documents())).rejects.toMatchObject({ code: 11000 });
    expect(await items.countDocuments()).toBe(2);
  });

  it('goes on after an error when unordered', async () => {
    const failure = items.insertMany(documents(), { ordered: false });
    await expect(failure).rejects.toMatchObject({ code: 11000, writeErrors: [{ index: 2 }] });
    expect(await items.countDocuments()).toBe(3);
  });

  it('mixes kinds of writes', async () => {
    const result = await items.bulkWrite([
      { insertOne: { document: { _id: 1, n: 1 } } },
      { insertOne: { document: { _id: 2, n: 2 } } },
      { updateOne: { filter: { _id: 1 }, update: { $set: { n: 2 } } } },
      { updateMany: { filter: { n: 2 }, update: { $set: { m: 1 } } } },
      { replaceOne: { filter: { _id: 3 }, replacement: { n: 3 }, upsert: true } },
      { deleteOne: { filter: { _id: 2 } } },
    ]);
    const { insertedCount, matchedCount, modifiedCount, deletedCount, upsertedIds } = result;
    expect({ insertedCount, matchedCount, modifiedCount, deletedCount, upsertedIds }).toEqual({
      insertedCount: 2,
      matchedCount: 3,
      modifiedCount: 3,
      deletedCount: 1,
      upsertedIds: { 4: 3 },
    });
    expect(await items.find().sort({ _id: 1 }).toArray()).toEqual([
      { _id: 1, n: 2, m: 1 },
      { _id: 3, n: 3 },
    ]);
  });

  it('writes without waiting for an answer', async () => {
    await items.insertOne({ _id: 1 }, { writeConcern: { w: 0 } });
    await items.insertOne({ _id: 2 });
    while ((await items.countDocuments()) < 2) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(await items.countDocuments()).toBe(2);
  });
});
