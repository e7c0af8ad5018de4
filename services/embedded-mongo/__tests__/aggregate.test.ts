import type mongoose from 'mongoose';
import { codeOf, openTestDatabase, type Items, type TestDatabase } from './server';

type Document = mongoose.mongo.Document;

let test: TestDatabase;
let facts: Items;

const stored = [
  { _id: 1, unit: 'u1', year: 2023, value: 10, atMost: 10, tags: ['a', 'b'], by: { name: 'x' } },
  { _id: 2, unit: 'u1', year: 2024, value: 20, atMost: null, tags: [], by: { name: 'y' } },
  { _id: 3, unit: 'u2', year: 2024, value: 0.1, atMost: 30, tags: ['b'], at: new Date(5000) },
  { _id: 4, unit: 'u2', year: 2024, value: 0.2, tags: null, items: [{ v: 1 }, { v: 2 }, {}] },
];

beforeAll(async () => {
  test = await openTestDatabase();
  facts = test.database.collection('facts');
  await facts.insertMany(stored.map((document) => ({ ...document })));
  await facts.createIndex({ year: 1, unit: 1 });
});
afterAll(() => test.close());

const run = (...pipeline: Document[]) => facts.aggregate(pipeline).toArray();

/** The value of an expression for one document; undefined when it is missing. */
async function evaluate(expression: unknown, _id = 1): Promise<unknown> {
  const [found] = await run({ $match: { _id } }, { $project: { _id: 0, result: expression } });
  return found?.['result'];
}

describe('stages', () => {
  it('groups', async () => {
    const groups = await run(
      { $match: { year: { $gte: 2023 } } },
      {
        $group: {
          _id: { unit: '$unit' },
          n: { $sum: 1 },
          total: { $sum: '$value' },
          mean: { $avg: '$value' },
          least: { $min: '$atMost' },
          most: { $max: '$value' },
          years: { $addToSet: '$year' },
          values: { $push: '$atMost' },
          first: { $first: '$_id' },
          last: { $last: '$by.name' },
        },
      },
      { $sort: { '_id.unit': 1 } },
    );
    expect(groups).toEqual([
      {
        _id: { unit: 'u1' },
        n: 2,
        total: 30,
        mean: 15,
        least: 10,
        most: 20,
        years: expect.arrayContaining([2023, 2024]) as number[],
        values: [10, null],
        first: 1,
        last: 'y',
      },
      {
        _id: { unit: 'u2' },
        n: 2,
        total: 0.30000000000000004,
        mean: 0.15000000000000002,
        least: 30,
        most: 0.2,
        years: [2024],
        values: [30],
        first: 3,
        last: null,
      },
    ]);
  });

  it('groups the missing with null, and everything', async () => {
    const byName = await run({ $group: { _id: '$by.name', n: { $sum: 1 } } }, { $sort: { _id: 1 } });
    expect(byName).toEqual([
      { _id: null, n: 2 },
      { _id: 'x', n: 1 },
      { _id: 'y', n: 1 },
    ]);
    expect(
      await run({ $group: { _id: null, sum: { $sum: '$nothing' }, mean: { $avg: '$nothing' } } }),
    ).toEqual([{ _id: null, sum: 0, mean: null }]);
    expect(await run({ $match: { year: 1 } }, { $group: { _id: null, n: { $sum: 1 } } })).toEqual([]);
  });

  it('sorts, skips, limits and counts', async () => {
    expect(
      await run({ $sort: { value: -1 } }, { $skip: 1 }, { $limit: 2 }, { $project: { _id: 1 } }),
    ).toEqual([{ _id: 1 }, { _id: 4 }]);
    expect(await run({ $match: { year: 2024 } }, { $count: 'n' })).toEqual([{ n: 3 }]);
    expect(await run({ $match: { year: 1 } }, { $count: 'n' })).toEqual([]);
  });

  it('projects', async () => {
    const one = { $match: { _id: 1 } };
    expect(await run(one, { $project: { unit: 1, 'by.name': 1 } })).toEqual([
      { _id: 1, unit: 'u1', by: { name: 'x' } },
    ]);
    expect(await run(one, { $project: { tags: 0, by: 0, _id: 0 } })).toEqual([
      { unit: 'u1', year: 2023, value: 10, atMost: 10 },
    ]);
    expect(
      await run(one, {
        $project: { _id: 0, next: { $add: ['$year', 1] }, key: { u: '$unit', none: '$no' } },
      }),
    ).toEqual([{ next: 2024, key: { u: 'u1' } }]);
  });

  it('adds and removes fields', async () => {
    const shaped = await run(
      { $match: { _id: 4 } },
      { $set: { 'by.name': 'z', total: { $sum: '$items.v' }, items: '$$REMOVE' } },
      { $addFields: { twice: { $multiply: ['$total', 2] } } },
      { $unset: ['tags', 'value'] },
    );
    expect(shaped).toEqual([{ _id: 4, unit: 'u2', year: 2024, by: { name: 'z' }, total: 3, twice: 6 }]);
    expect(await facts.findOne({ _id: 4 })).toEqual(stored[3]);
  });

  it('unwinds', async () => {
    expect(await run({ $unwind: '$tags' }, { $project: { tags: 1 } })).toEqual([
      { _id: 1, tags: 'a' },
      { _id: 1, tags: 'b' },
      { _id: 3, tags: 'b' },
    ]);
    const options = { path: '$tags', preserveNullAndEmptyArrays: true, includeArrayIndex: 'at' };
    expect(await run({ $unwind: options }, { $project: { tags: 1, at: 1 } })).toEqual([
      { _id: 1, tags: 'a', at: 0 },
      { _id: 1, tags: 'b', at: 1 },
      { _id: 2, at: null },
      { _id: 3, tags: 'b', at: 0 },
      { _id: 4, tags: null, at: null },
    ]);
  });

  it('replaces the root', async () => {
    const named = { $match: { by: { $exists: true } } };
    expect(await run(named, { $sort: { _id: 1 } }, { $replaceRoot: { newRoot: '$by' } })).toEqual([
      { name: 'x' },
      { name: 'y' },
    ]);
    expect(await codeOf(run({ $replaceWith: '$by' }))).toBe(40228);
  });

  it.each<[string, Document, number]>([
    ['an unknown stage', { $frob: {} }, 40324],
    ['a stage with two names', { $match: {}, $limit: 1 }, 40323],
    ['$group without _id', { $group: { n: { $sum: 1 } } }, 15955],
    ['$limit of 0', { $limit: 0 }, 15958],
    ['a division by zero', { $project: { x: { $divide: ['$value', 0] } } }, 2],
    ['$size of what is no array', { $project: { x: { $size: '$unit' } } }, 17124],
    ['an addition of strings', { $project: { x: { $add: ['$unit', 1] } } }, 14],
  ])('refuses %s', async (_name, stage, code) => {
    expect(await codeOf(run(stage))).toBe(code);
  });
});

describe('expressions', () => {
  it.each<[string, unknown, unknown]>([
    ['a path', '$by.name', 'x'],
    ['a path that leads nowhere', '$by.name.more', undefined],
    ['a literal', { $literal: '$unit' }, '$unit'],
    ['an array', ['$unit', '$nothing'], ['u1', null]],
    ['$$ROOT', '$$ROOT.year', 2023],
    ['$eq across kinds of numbers', { $eq: ['$value', 10.0] }, true],
    ['missing and null, which differ', { $eq: ['$nothing', null] }, false],
    ['missing before null', { $lt: ['$nothing', null] }, true],
    ['$gt across types', { $gt: ['$unit', 99] }, true],
    ['$cmp', { $cmp: [1, 2] }, -1],
    ['$ne', { $ne: ['$unit', 'u1'] }, false],
    ['$and', { $and: ['$unit', 1, ''] }, true],
    ['$or of what is false', { $or: [0, null, '$nothing', false] }, false],
    ['$not', { $not: ['$nothing'] }, true],
    ['$cond as an array', { $cond: [{ $gte: ['$value', 10] }, 'much', 'little'] }, 'much'],
    ['$cond as an object', { $cond: { if: '$nothing', then: 1, else: { $add: [1, 1] } } }, 2],
    ['$ifNull', { $ifNull: ['$nothing', null, '$year'] }, 2023],
    ['$in', { $in: ['b', '$tags'] }, true],
    ['arithmetic', { $subtract: [{ $multiply: ['$value', 3] }, { $divide: [10, 4] }] }, 27.5],
    ['arithmetic with null', { $add: ['$value', '$nothing'] }, null],
    ['$mod and $abs', { $abs: { $mod: [-7, 3] } }, 1],
    ['$sum of arguments', { $sum: ['$value', '$nothing', 'text', 5] }, 15],
    ['$sum of fractions, without losing any', { $sum: Array.from({ length: 10 }, () => 0.1) }, 1],
    ['$max of an array', { $max: '$tags' }, 'b'],
    ['$max of an array among others', { $max: [['x'], 'y'] }, ['x']],
    ['$size', { $size: '$tags' }, 2],
    ['$arrayElemAt', { $arrayElemAt: ['$tags', -1] }, 'b'],
    ['$arrayElemAt beyond the end', { $arrayElemAt: ['$tags', 5] }, undefined],
    ['$first and $last', { $concat: [{ $first: '$tags' }, { $last: '$tags' }] }, 'ab'],
    ['$concat with null', { $concat: ['a', null] }, null],
  ])('evaluates %s', async (_name, expression, expected) => {
    expect(await evaluate(expression)).toEqual(expected);
  });

  it('calculates with dates', async () => {
    expect(await evaluate({ $add: ['$at', 1000] }, 3)).toEqual(new Date(6000));
    expect(await evaluate({ $subtract: ['$at', new Date(2000)] }, 3)).toBe(3000);
  });

  it('collects from arrays of documents', async () => {
    expect(await evaluate('$items.v', 4)).toEqual([1, 2]);
  });
});
