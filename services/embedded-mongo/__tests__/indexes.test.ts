import { codeOf, failureOf, openTestDatabase, type Items, type TestDatabase } from './server';

let test: TestDatabase;
let items: Items;

beforeAll(async () => {
  test = await openTestDatabase();
});
beforeEach(async () => {
  items = test.database.collection('items');
  await items.drop();
  await test.database.createCollection('items');
});
afterAll(() => test.close());

describe('unique indexes', () => {
  it('refuses the second document with a key, and says which', async () => {
    await items.createIndex({ name: 1 }, { unique: true });
    await items.insertOne({ name: 'An' });
    await expect(items.insertOne({ name: 'An' })).rejects.toMatchObject({
      code: 11000,
      keyPattern: { name: 1 },
      keyValue: { name: 'An' },
    });
    const { message } = await failureOf(items.insertOne({ name: 'An' }));
    expect(message).toContain('E11000 duplicate key error');
    expect(message).toContain('index: name_1 dup key: { name: "An" }');
  });

  it('refuses an update onto a key, and lets a document keep its own', async () => {
    await items.createIndex({ a: 1, b: 1 }, { unique: true });
    await items.insertMany([
      { _id: 1, a: 1, b: 1 },
      { _id: 2, a: 1, b: 2 },
    ]);
    expect(await codeOf(items.updateOne({ _id: 2 }, { $set: { b: 1 } }))).toBe(11000);
    await items.updateOne({ _id: 2 }, { $set: { b: 2, c: 1 } });
    await items.updateOne({ _id: 2 }, { $set: { b: 3 } });
    await items.insertOne({ _id: 3, a: 1, b: 2 });
    expect(await items.find().toArray()).toEqual([
      { _id: 1, a: 1, b: 1 },
      { _id: 2, a: 1, b: 3, c: 1 },
      { _id: 3, a: 1, b: 2 },
    ]);
  });

  it('takes the missing for null', async () => {
    await items.createIndex({ code: 1 }, { unique: true });
    await items.insertOne({ _id: 1 });
    expect(await codeOf(items.insertOne({ _id: 2, code: null }))).toBe(11000);
  });

  it('holds every element of an array', async () => {
    await items.createIndex({ codes: 1 }, { unique: true });
    await items.insertOne({ codes: ['a', 'b', 'a'] });
    expect(await codeOf(items.insertOne({ codes: ['c', 'b'] }))).toBe(11000);
    expect(await items.countDocuments({ codes: 'b' })).toBe(1);
  });

  it('is not created over duplicates', async () => {
    await items.insertMany([{ a: 1 }, { a: 1 }]);
    expect(await codeOf(items.createIndex({ a: 1 }, { unique: true }))).toBe(11000);
    expect(await items.indexes()).toHaveLength(1);
  });

  it('refuses two arrays in one key', async () => {
    await items.createIndex({ a: 1, b: 1 });
    expect(await codeOf(items.insertOne({ a: [1, 2], b: [3, 4] }))).toBe(171);
    expect(await items.countDocuments()).toBe(0);
  });
});

describe('the list of indexes', () => {
  it('shows what was created', async () => {
    await items.createIndexes([
      { key: { a: 1, b: -1 }, name: 'ab', unique: true },
      { key: { c: 1 }, name: 'c_1' },
    ]);
    expect(await items.indexes()).toEqual([
      { v: 2, key: { _id: 1 }, name: '_id_' },
      { v: 2, key: { a: 1, b: -1 }, name: 'ab', unique: true },
      { v: 2, key: { c: 1 }, name: 'c_1' },
    ]);
  });

  it('stays the same when an index is created again', async () => {
    await items.createIndex({ a: 1 });
    await items.createIndex({ a: 1 });
    expect(await items.indexes()).toHaveLength(2);
  });

  it('refuses another index of the same name or key', async () => {
    await items.createIndex({ a: 1 });
    expect(await codeOf(items.createIndex({ b: 1 }, { name: 'a_1' }))).toBe(86);
    expect(await codeOf(items.createIndex({ a: 1 }, { name: 'other' }))).toBe(85);
  });
});

describe('databases and collections', () => {
  it('are listed, created and dropped', async () => {
    const { database } = test;
    await database.collection('more').insertOne({ a: 1 });
    const names = async () => (await database.listCollections().toArray()).map(({ name }) => name).sort();
    expect(await names()).toEqual(['items', 'more']);
    expect(await database.listCollections({ name: 'more' }, { nameOnly: true }).toArray()).toMatchObject([
      { name: 'more' },
    ]);
    expect(await database.dropCollection('more')).toBe(true);
    expect(await names()).toEqual(['items']);
    expect(await codeOf(database.collection('more').indexes())).toBe(26);
  });

  it('do not mix', async () => {
    const other = test.client.db(`${test.database.databaseName}-2`);
    await other.collection('items').insertOne({ a: 1 });
    expect(await items.countDocuments()).toBe(0);
    await other.dropDatabase();
    expect(await other.collection('items').countDocuments()).toBe(0);
  });

  it('refuse names that MongoDB refuses', async () => {
    expect(await codeOf(test.database.command({ create: 'a$b' }))).toBe(73);
    expect(await codeOf(test.database.command({ insert: '', documents: [{ a: 1 }] }))).toBe(73);
  });
});
