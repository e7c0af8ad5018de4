import type mongoose from 'mongoose';
import { codeOf, openTestDatabase, type Items, type TestDatabase } from './server';

type Document = mongoose.mongo.Document;

let test: TestDatabase;
let facts: Items;

beforeAll(async () => {
  test = await openTestDatabase();
  facts = test.database.collection('facts');
  await facts.insertMany([
    { _id: 1, unit: 'u1', year: 2023, value: 10, atMost: 10, by: { name: 'x' } },
    { _id: 2, unit: 'u1', year: 2024, value: 20, atMost: null, by: { name: 'y' } },
    { _id: 3, unit: 'u2', year: 2024, value: 0.1, atMost: 30, tags: ['b'] },
    { _id: 4, unit: 'u2', year: 2024, value: 0.2, tags: null, items: [{ v: 1 }, { v: 2 }, {}] },
  ]);
  await facts.createIndex({ year: 1, unit: 1 });
});
afterAll(() => test.close());

/** What a group's key becomes is compared as text: no order of groups is promised. */
async function run(...pipeline: Document[]): Promise<Document[]> {
  const found = await facts.aggregate(pipeline).toArray();
  return found.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

/** The value of an expression for one document; null if it is missing. */
async function evaluate(expression: unknown, _id = 1): Promise<unknown> {
  const [found] = await run({ $match: { _id } }, { $group: { _id: expression } });
  return found?.['_id'];
}

describe('stages', () => {
  it('groups', async () => {
    const groups = await run(
      { $match: { year: { $gte: 2023 } } },
      { $group: { _id: { unit: '$unit' }, n: { $sum: 1 }, total: { $sum: '$value' } } },
    );
    expect(groups).toEqual([
      { _id: { unit: 'u1' }, n: 2, total: 30 },
      { _id: { unit: 'u2' }, n: 2, total: 0.30000000000000004 },
    ]);
  });

  it('groups the missing with null, and everything', async () => {
    expect(await run({ $group: { _id: '$by.name', n: { $sum: 1 } } })).toEqual([
      { _id: 'x', n: 1 },
      { _id: 'y', n: 1 },
      { _id: null, n: 2 },
    ]);
    expect(await run({ $group: { _id: null, sum: { $sum: '$nothing' } } })).toEqual([{ _id: null, sum: 0 }]);
    expect(await run({ $match: { year: 1 } }, { $group: { _id: null, n: { $sum: 1 } } })).toEqual([]);
  });

  it.each([
    [{ a: 1 }, { a: 1.0 }, true],
    [{ a: 0 }, { a: -0 }, true],
    [{ a: NaN }, { a: NaN }, true],
    [{ a: 1 }, { a: '1' }, false],
    [{ a: true }, { a: 1 }, false],
    [{ a: null }, {}, false],
    [{ a: [1] }, { a: [1] }, true],
    [{ a: [1] }, { a: 1 }, false],
    [{ a: { x: 1 } }, { a: { x: 1 } }, true],
    [{ a: { x: 1, y: 1 } }, { a: { y: 1, x: 1 } }, false],
    [{ a: new Date(5) }, { a: new Date(5) }, true],
    [{ a: new Date(5) }, { a: 5 }, false],
    [{ a: 'x', b: 'y' }, { a: 'y', b: 'x' }, false],
    [{ a: 'x' }, { b: 'x' }, false],
  ])('tells groups of %p and %p by their values: the same is %p', async (one, other, isSame) => {
    const rows = test.database.collection('rows');
    await rows.deleteMany({});
    await rows.insertMany([{ ...one }, { ...other }, { ...one }]);
    const groups = await rows
      .aggregate([{ $group: { _id: { a: '$a', b: '$b' }, n: { $sum: 1 } } }])
      .toArray();
    expect(groups.map(({ n }) => n as number).sort()).toEqual(isSame ? [3] : [1, 2]);
  });

  it('keeps those groups that a later $match wants', async () => {
    const units = { $group: { _id: '$unit', years: { $sum: '$year' } } };
    expect(await run(units, { $match: { years: { $gt: 4047 } } })).toEqual([{ _id: 'u2', years: 4048 }]);
  });

  it('sums fractions without losing any', async () => {
    const tenths = test.database.collection('tenths');
    await tenths.insertMany(Array.from({ length: 10 }, () => ({ v: 0.1 })));
    expect(await tenths.aggregate([{ $group: { _id: 1, sum: { $sum: '$v' } } }]).toArray()).toEqual([
      { _id: 1, sum: 1 },
    ]);
  });

  it.each<[string, Document, number]>([
    ['an unknown stage', { $frob: {} }, 40324],
    ['a stage with two names', { $match: {}, $group: {} }, 40323],
    ['$group without _id', { $group: { n: { $sum: 1 } } }, 15955],
    ['$ifNull of one', { $group: { _id: { $ifNull: ['$unit'] } } }, 1257300],
    ['$cond of two', { $group: { _id: { $cond: ['$unit', 1] } } }, 16020],
  ])('refuses %s', async (_name, stage, code) => {
    expect(await codeOf(run(stage))).toBe(code);
  });
});

describe('expressions', () => {
  it.each<[string, unknown, unknown]>([
    ['a path', '$by.name', 'x'],
    ['a path that leads nowhere', '$by.name.more', null],
    ['a document of fields, without the missing', { u: '$unit', none: '$no' }, { u: 'u1' }],
    ['$eq across kinds of numbers', { $eq: ['$value', 10.0] }, true],
    ['missing and null, which differ', { $eq: ['$nothing', null] }, false],
    ['$cond', { $cond: [{ $eq: ['$value', 10] }, 'much', 'little'] }, 'much'],
    ['$cond by what is missing', { $cond: ['$nothing', 1, 2] }, 2],
    ['$ifNull', { $ifNull: ['$nothing', null, '$year'] }, 2023],
  ])('evaluates %s', async (_name, expression, expected) => {
    expect(await evaluate(expression)).toEqual(expected);
  });

  it('collects from arrays of documents', async () => {
    expect(await evaluate({ all: '$items.v' }, 4)).toEqual({ all: [1, 2] });
  });
});
