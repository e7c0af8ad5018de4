import mongoose from 'mongoose';
import { startEmbeddedMongo } from '..';
import { codeOf, failureOf, openEmbeddedDatabase, type TestDatabase } from './server';

const { Decimal128, Long, MaxKey, Timestamp, Code } = mongoose.mongo.BSON;

let test: TestDatabase;

beforeAll(async () => {
  test = await openEmbeddedDatabase();
  await test.database.collection('items').insertOne({ n: 1, list: [1] });
});
afterAll(() => test.close());

async function refusalOf(command: mongoose.mongo.Document): Promise<unknown> {
  const reply = await test.database.command(command).then(
    (answer) => answer['writeErrors']?.[0] as { code: number; errmsg: string } | undefined,
    (error: unknown) => error as { code: number; errmsg: string },
  );
  return reply && [reply.code, reply.errmsg];
}

const find = { find: 'items' };
const aggregate = (stage: mongoose.mongo.Document) => ({ aggregate: 'items', pipeline: [stage], cursor: {} });
const update = (u: unknown, more = {}) => ({ update: 'items', updates: [{ q: { n: 1 }, u, ...more }] });
const insert = (v: unknown) => ({ insert: 'items', documents: [{ v }] });
const index = (more: object, key: object = { a: 1 }) => ({
  createIndexes: 'items',
  indexes: [{ key, name: 'i', ...more }],
});

describe('what the stand-in does not have', () => {
  it.each<[string, mongoose.mongo.Document]>([
    ['The command "mapReduce"', { mapReduce: 'items' }],
    ['The command "renameCollection"', { renameCollection: 'a.b', to: 'a.c' }],
    ['The command "explain"', { explain: find }],
    ['The option "capped" of create', { create: 'c', capped: true, size: 10 }],
    ['The option "validator" of create', { create: 'c', validator: { a: 1 } }],
    ['The option "viewOn" of create', { create: 'c', viewOn: 'items', pipeline: [] }],
    ['The option "timeseries" of create', { create: 'c', timeseries: { timeField: 't' } }],
    ['The option "tailable" of find', { ...find, tailable: true }],
    ['The option "collation" of find', { ...find, collation: { locale: 'vi' } }],
    ['The option "let" of find', { ...find, let: { a: 1 } }],
    ['The read concern "snapshot"', { ...find, readConcern: { level: 'snapshot' } }],
    ['The option "hint" of find', { ...find, hint: 'i' }],
    ['The query operator $not', { ...find, filter: { n: { $not: { $gt: 1 } } } }],
    ['The query operator $where', { ...find, filter: { $where: '1' } }],
    ['The query operator $expr', { ...find, filter: { $expr: true } }],
    ['The query operator $text', { ...find, filter: { $text: { $search: 'a' } } }],
    ['The query operator $near', { ...find, filter: { at: { $near: [0, 0] } } }],
    ['The query operator $mod', { ...find, filter: { n: { $mod: [2, 0] } } }],
    ['The query operator $type', { ...find, filter: { n: { $type: 'string' } } }],
    ['The query operator $regex', { ...find, filter: { n: { $regex: 'a', $options: 'i' } } }],
    ['The query operator $elemMatch', { ...find, filter: { list: { $elemMatch: { $gt: 0 } } } }],
    ['The query operator $size', { ...find, filter: { list: { $size: 1 } } }],
    ['The query operator $all', { ...find, filter: { list: { $all: [1] } } }],
    ['A value of type BSONRegExp', { ...find, filter: { n: /a/ } }],
    ['The command "count"', { count: 'items' }],
    ['The command "findAndModify"', { findAndModify: 'items', query: {}, remove: true }],
    ['The command "dropIndexes"', { dropIndexes: 'items', index: '*' }],
    [
      'Projecting {"$elemMatch":{"$gt":0}} into "list" in a find',
      { ...find, projection: { list: { $elemMatch: { $gt: 0 } } } },
    ],
    ['The projection operator list.$', { ...find, projection: { 'list.$': 1 } }],
    ['Sorting "n" by $meta', { ...find, sort: { n: { $meta: 'textScore' } } }],
    ['The pipeline stage $skip', aggregate({ $skip: 1 })],
    ['The pipeline stage $limit', aggregate({ $limit: 1 })],
    ['The pipeline stage $sort', aggregate({ $sort: { n: 1 } })],
    ['The pipeline stage $project', aggregate({ $project: { n: 1 } })],
    ['The pipeline stage $unwind', aggregate({ $unwind: '$list' })],
    ['The pipeline stage $lookup', aggregate({ $lookup: { from: 'x' } })],
    ['The pipeline stage $out', aggregate({ $out: 'x' })],
    ['The pipeline stage $merge', aggregate({ $merge: 'x' })],
    ['The pipeline stage $changeStream', aggregate({ $changeStream: {} })],
    ['The group accumulator $stdDevPop', aggregate({ $group: { _id: null, x: { $stdDevPop: '$n' } } })],
    ['The group accumulator $avg', aggregate({ $group: { _id: null, x: { $avg: '$n' } } })],
    ['The aggregation expression $function', aggregate({ $group: { _id: { $function: {} } } })],
    ['The aggregation expression $add', aggregate({ $group: { _id: { $add: ['$n', 1] } } })],
    ['The variable $$NOW', aggregate({ $group: { _id: '$$NOW' } })],
    ['The update operator $inc', update({ $inc: { n: 1 } })],
    ['The update operator $setOnInsert', update({ $setOnInsert: { n: 1 } })],
    ['The update operator $rename', update({ $rename: { n: 'm' } })],
    ['The update operator $currentDate', update({ $currentDate: { n: true } })],
    ['The positional path "list.$[]"', update({ $set: { 'list.$[]': 1 } })],
    ['The positional path "list.$"', update({ $set: { 'list.$': 1 } })],
    [
      'The option "arrayFilters" of an update',
      update({ $set: { 'list.$[x]': 1 } }, { arrayFilters: [{ x: 1 }] }),
    ],
    ['An update with an aggregation pipeline', update([{ $set: { n: 2 } }])],
    ['The update operator $push', update({ $push: { list: 1 } })],
    ['The update operator $pull', update({ $pull: { list: 1 } })],
    ['The update operator $min', update({ $min: { n: 0 } })],
    // 8.0 has it in an update; 7.0, which this says it is, in findAndModify only.
    ['The option "sort" of an update', update({ $set: { n: 2 } }, { sort: { n: 1 } })],
    ['A value of type Decimal128 ("v")', insert(Decimal128.fromString('1.5'))],
    ['A value of type Long ("v.deep")', insert({ deep: Long.fromString('9007199254740993') })],
    ['A value of type BSONRegExp ("v.0")', insert([/x/])],
    ['A value of type Timestamp ("v")', insert(new Timestamp({ t: 1, i: 1 }))],
    ['A value of type MaxKey ("v")', insert(new MaxKey())],
    ['A value of type Code ("v")', insert(new Code('1'))],
    ['An index of type "text"', index({}, { a: 'text' })],
    ['An index of type "2dsphere"', index({}, { a: '2dsphere' })],
    ['An index of type "hashed"', index({}, { a: 'hashed' })],
    ['A wildcard index', index({}, { '$**': 1 })],
    ['The index option "expireAfterSeconds"', index({ expireAfterSeconds: 10 })],
    ['The index option "sparse"', index({ sparse: true })],
    ['The index option "partialFilterExpression"', index({ partialFilterExpression: { a: 1 } })],
    ['The index option "collation"', index({ collation: { locale: 'vi' } })],
  ])('%s', async (what, command) => {
    expect(await refusalOf(command)).toEqual([115, `${what} is not supported by the embedded MongoDB`]);
  });

  it('leaves nothing of a refused write behind', async () => {
    expect(
      await test.database
        .collection('items')
        .find({}, { projection: { _id: 0 } })
        .toArray(),
    ).toEqual([{ n: 1, list: [1] }]);
  });

  it('does not know unknown commands', async () => {
    expect(await refusalOf({ frobnicate: 1 })).toEqual([59, "no such command: 'frobnicate'"]);
  });

  it('has no transactions', async () => {
    const transaction = {
      ...insert(1),
      lsid: { id: new mongoose.mongo.BSON.UUID() },
      txnNumber: Long.ONE,
      autocommit: false,
      startTransaction: true,
    };
    expect((await refusalOf(transaction)) as unknown[]).toEqual([
      20,
      expect.stringContaining('has no transactions'),
    ]);
    const session = test.client.startSession();
    const work = session.withTransaction(() =>
      test.database.collection('items').insertOne({ n: 2 }, { session }),
    );
    expect((await failureOf(work)).message).toContain('retryWrites');
    await session.endSession();
    expect(await test.database.collection('items').countDocuments({ n: 2 })).toBe(0);
  });

  it('refuses a write concern it cannot give', async () => {
    expect(await refusalOf({ ...insert(1), writeConcern: { w: 3 } })).toEqual([
      2,
      "cannot use 'w' > 1 when a host is not replicated",
    ]);
  });

  it('refuses documents over 16 MB, inserted or grown', async () => {
    const items = test.database.collection('large');
    const half = 'x'.repeat(8_500_000);
    await items.insertOne({ _id: 1 as never, half });
    expect(await codeOf(items.updateOne({}, { $set: { other: half } }))).toBe(10334);
    const tooLarge = { insert: 'large', documents: [{ half, other: half }] };
    expect(await refusalOf(tooLarge)).toEqual([10334, expect.stringContaining('16777216 bytes')]);
    expect(await items.countDocuments({ other: null })).toBe(1);
  });

  it('refuses to start in production', async () => {
    await expect(startEmbeddedMongo({ production: true })).rejects.toThrow(
      'The embedded MongoDB is for development only, set MONGODB_URI to a MongoDB server',
    );
  });
});
