import mongoose from 'mongoose';
import { codeOf, openTestDatabase, type Items, type TestDatabase } from './server';

const { Binary, Long, ObjectId, UUID } = mongoose.mongo.BSON;

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

async function idsOf(filter: mongoose.mongo.Document): Promise<unknown[]> {
  const found = await items.find(filter).sort({ _id: 1 }).toArray();
  return found.map(({ _id }) => _id);
}

describe('values', () => {
  it('gives back what was stored', async () => {
    const document = {
      _id: new ObjectId('665544332211009988776655'),
      text: 'Công đoàn tỉnh Cao Bằng',
      whole: 42,
      large: 9007199254740991,
      fraction: 93.75,
      yes: true,
      none: null,
      at: new Date('2025-07-01T00:00:00.000Z'),
      list: [1, 'two', [3], { four: 4 }],
      nested: { b: 1, a: { deep: 'value' } },
      uuid: new UUID('0f8fad5b-d9cb-469f-a165-70867728950e'),
      bytes: new Binary(new Uint8Array([1, 2, 3])),
    };
    await items.insertOne(document);
    const found = await items.findOne({ _id: document._id });
    expect(found).toEqual(document);
    expect(Object.keys(found ?? {})).toEqual(Object.keys(document));
    expect(Object.keys(found?.['nested'] as object)).toEqual(['b', 'a']);
  });

  it('stores _id first and makes one if there is none', async () => {
    await test.database.command({ insert: 'items', documents: [{ b: 1, _id: 7 }, { b: 2 }] });
    const found = await items.find().sort({ b: 1 }).toArray();
    expect(Object.keys(found[0] ?? {})).toEqual(['_id', 'b']);
    expect(found[1]?._id).toBeInstanceOf(ObjectId);
  });

  it('takes longs in the safe range for numbers', async () => {
    await items.insertOne({ _id: 1, n: Long.fromNumber(60_000_000_000) });
    expect(await items.findOne({ n: 60_000_000_000 })).toEqual({ _id: 1, n: 60_000_000_000 });
    expect(await idsOf({ n: Long.fromNumber(60_000_000_000) })).toEqual([1]);
  });
});

describe('filters', () => {
  beforeEach(async () => {
    await items.insertMany([
      { _id: 1, n: 1, s: 'an', tags: ['x', 'y'], m: { a: 1, b: 2 } },
      { _id: 2, n: 5, s: 'Ân', tags: [], m: { b: 2, a: 1 } },
      { _id: 3, n: 9, s: 'bình', tags: ['y'], m: { a: 3 } },
      {
        _id: 4,
        n: null,
        s: 'Bình',
        grades: [3, 9],
        list: [
          { k: 1, v: 1 },
          { k: 2, v: 9 },
        ],
      },
      { _id: 5, s: 'chi', n: '5', grades: [6], list: [{ k: 1, v: 9 }], at: new Date(1000) },
    ]);
  });

  it.each<[string, mongoose.mongo.Document, number[]]>([
    ['everything', {}, [1, 2, 3, 4, 5]],
    ['equality', { n: 5 }, [2]],
    ['$eq', { n: { $eq: '5' } }, [5]],
    ['null for null and missing', { n: null }, [4]],
    ['null for a missing nested field', { 'm.b': null }, [3, 4, 5]],
    ['$ne with the missing', { 'm.a': { $ne: 1 } }, [3, 4, 5]],
    ['$gt of its own type only', { n: { $gt: 1 } }, [2, 3]],
    ['$gte and $lt together', { n: { $gte: 1, $lt: 9 } }, [1, 2]],
    ['$lte of strings by bytes', { s: { $lte: 'an' } }, [1, 4]],
    ['dates', { at: { $lt: new Date(2000) } }, [5]],
    ['$in with null', { n: { $in: [9, null] } }, [3, 4]],
    ['$nin', { n: { $nin: [1, 5, 9] } }, [4, 5]],
    ['$exists', { m: { $exists: true } }, [1, 2, 3]],
    ['$exists false', { n: { $exists: false } }, []],
    ['$and', { $and: [{ n: { $gt: 1 } }, { s: 'Ân' }] }, [2]],
    ['$or', { $or: [{ n: 1 }, { s: 'chi' }] }, [1, 5]],
    ['$nor', { $nor: [{ n: 1 }, { s: 'chi' }] }, [2, 3, 4]],
    ['the order of fields in an embedded document', { m: { a: 1, b: 2 } }, [1]],
    ['an element of an array', { tags: 'y' }, [1, 3]],
    ['an array as a whole', { tags: ['x', 'y'] }, [1]],
    ['an empty array', { tags: [] }, [2]],
    ['a range that two elements fulfil together', { grades: { $gt: 5, $lt: 5 } }, [4]],
    ['fields of several elements', { 'list.k': 1, 'list.v': 9 }, [4, 5]],
    ['a place in an array', { 'list.0.v': 1 }, [4]],
  ])('finds by %s', async (_name, filter, expected) => {
    expect(await idsOf(filter)).toEqual(expected);
  });

  it('judges filters of collections that are not there', async () => {
    expect(await codeOf(test.database.collection('nothing').findOne({ n: { $about: 5 } }))).toBe(2);
  });

  it.each<[string, mongoose.mongo.Document, number]>([
    ['an unknown operator', { n: { $about: 5 } }, 2],
    ['an unknown top level operator', { $xor: [{}] }, 2],
    ['an empty $or', { $or: [] }, 2],
    ['$in without an array', { n: { $in: 5 } }, 2],
  ])('refuses %s', async (_name, filter, code) => {
    expect(await codeOf(items.find(filter).toArray())).toBe(code);
  });
});

describe('sorting and paging', () => {
  it('sorts all types in the order of BSON', async () => {
    const id = new ObjectId();
    const inOrder = [
      null,
      -Infinity,
      -1,
      0.5,
      3,
      '',
      'a',
      'ab',
      'b',
      'ă',
      '\uffee',
      '😀',
      {},
      { a: 1 },
      { a: 1, b: 1 },
      { b: 0 },
      { a: 'x' },
      new Binary(new Uint8Array([9])),
      new Binary(new Uint8Array([1, 2])),
      id,
      false,
      true,
      new Date(-5),
      new Date(7),
    ];
    const shuffled = inOrder.map((v, _id) => ({ _id, v })).reverse();
    await items.insertMany([...shuffled.slice(7), ...shuffled.slice(0, 7)]);
    const ascending = await items.find().sort({ v: 1 }).toArray();
    expect(ascending.map(({ _id }) => _id)).toEqual(inOrder.map((_, at) => at));
    const descending = await items.find().sort({ v: -1 }).toArray();
    expect(descending.map(({ _id }) => _id)).toEqual(inOrder.map((_, at) => at).reverse());
  });

  it('sorts by several fields, and arrays by their least or greatest element', async () => {
    await items.insertMany([
      { _id: 1, a: 1, list: [5, 1] },
      { _id: 2, a: 2, list: [3] },
      { _id: 3, a: 1, list: [2, 9] },
      { _id: 4, a: 2, list: [] },
      { _id: 5, a: 3, list: null },
    ]);
    const ids = async (sort: mongoose.mongo.Sort) =>
      (await items.find().sort(sort).toArray()).map(({ _id }) => _id);
    expect(await ids({ a: 1, _id: -1 })).toEqual([3, 1, 4, 2, 5]);
    expect(await ids({ list: 1 })).toEqual([4, 5, 1, 3, 2]);
    expect(await ids({ list: -1 })).toEqual([3, 1, 2, 5, 4]);
  });

  it('skips, limits and continues after the last _id', async () => {
    await items.insertMany(Array.from({ length: 30 }, (_, _id) => ({ _id })));
    const page = await items.find().sort({ _id: 1 }).skip(3).limit(2).toArray();
    expect(page).toEqual([{ _id: 3 }, { _id: 4 }]);
    expect(
      await items
        .find({ _id: { $gt: 4 } })
        .sort({ _id: 1 })
        .limit(2)
        .toArray(),
    ).toEqual([{ _id: 5 }, { _id: 6 }]);
    expect(
      await items
        .find({ _id: { $lt: 4 } })
        .sort({ _id: -1 })
        .limit(2)
        .toArray(),
    ).toEqual([{ _id: 3 }, { _id: 2 }]);
  });

  it('hands out large results in batches', async () => {
    await items.insertMany(Array.from({ length: 250 }, (_, _id) => ({ _id, text: 'x'.repeat(100) })));
    expect(await items.find().toArray()).toHaveLength(250);
    const seen: unknown[] = [];
    for await (const { _id } of items.find().sort({ _id: 1 }).batchSize(7)) seen.push(_id);
    expect(seen).toEqual(Array.from({ length: 250 }, (_, at) => at));
  });

  it('leaves a running cursor alone when documents change', async () => {
    await items.insertMany(Array.from({ length: 10 }, (_, _id) => ({ _id })));
    const cursor = items.find().sort({ _id: 1 }).batchSize(2);
    expect(await cursor.next()).toEqual({ _id: 0 });
    await items.deleteOne({ _id: 0 });
    expect(await cursor.next()).toEqual({ _id: 1 });
    await cursor.close();
  });

  it('reports a cursor it does not know', async () => {
    const command = { getMore: Long.fromNumber(12345), collection: 'items' };
    expect(await codeOf(test.database.command(command))).toBe(43);
    await items.insertMany([{ a: 1 }, { a: 2 }]);
    const { cursor } = await test.database.command({ find: 'items', batchSize: 1 });
    expect(await codeOf(test.database.command({ getMore: cursor.id, collection: 'others' }))).toBe(13);
    expect(
      (await test.database.command({ killCursors: 'items', cursors: [cursor.id] }))['cursorsKilled'],
    ).toEqual([cursor.id]);
    expect(await codeOf(test.database.command({ getMore: cursor.id, collection: 'items' }))).toBe(43);
  });
});

describe('projections', () => {
  beforeEach(async () => {
    await items.insertOne({ _id: 1, a: 1, m: { x: 1, y: { z: 2 } }, list: [{ k: 1, v: 2 }, 3, [{ k: 4 }]] });
  });

  it.each<[string, mongoose.mongo.Document, mongoose.mongo.Document]>([
    ['includes fields', { a: 1 }, { _id: 1, a: 1 }],
    ['leaves out _id', { a: 1, _id: 0 }, { a: 1 }],
    ['excludes fields', { m: 0, list: 0 }, { _id: 1, a: 1 }],
    ['excludes only _id', { _id: 0, list: 0 }, { a: 1, m: { x: 1, y: { z: 2 } } }],
    ['includes nested fields', { 'm.y.z': 1 }, { _id: 1, m: { y: { z: 2 } } }],
    ['includes fields of elements', { 'list.k': 1 }, { _id: 1, list: [{ k: 1 }, [{ k: 4 }]] }],
    ['excludes nested fields', { 'm.x': 0, list: 0 }, { _id: 1, a: 1, m: { y: { z: 2 } } }],
    ['excludes fields of elements', { 'list.k': 0, m: 0 }, { _id: 1, a: 1, list: [{ v: 2 }, 3, [{}]] }],
  ])('%s', async (_name, projection, expected) => {
    const before = await items.findOne({ _id: 1 });
    expect(await items.findOne({ _id: 1 }, { projection })).toEqual(expected);
    expect(await items.findOne({ _id: 1 })).toEqual(before);
  });

  it('refuses to include and exclude at once', async () => {
    expect(await codeOf(items.findOne({}, { projection: { a: 1, m: 0 } }))).toBe(31254);
  });
});

describe('counting', () => {
  it('counts and lists distinct values', async () => {
    await items.insertMany([
      { _id: 1, a: 1, tags: ['x', 'y'] },
      { _id: 2, a: 2, tags: ['y'] },
      { _id: 3, a: 2 },
    ]);
    expect(await items.countDocuments({ a: 2 })).toBe(2);
    expect((await items.distinct('a')).sort()).toEqual([1, 2]);
    expect((await items.distinct('tags', { a: { $gt: 0 } })).sort()).toEqual(['x', 'y']);
    expect(await test.database.collection('nothing').countDocuments({})).toBe(0);
    expect(await test.database.collection('nothing').find().toArray()).toEqual([]);
  });
});
