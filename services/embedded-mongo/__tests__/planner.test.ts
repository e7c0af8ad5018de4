import fc from 'fast-check';
import { Collection } from '../collection';
import { parseIndexDefinition, type IndexDefinition } from '../indexDefinition';
import type { Sort } from '../planner';
import { memoryStorage } from '../memoryStorage';
import type { BsonDocument } from '../values';

/** Documents as they come off the wire, with a prototype. */
function record<T extends object>(
  model: { [K in keyof T]: fc.Arbitrary<T[K]> },
  requiredKeys?: (keyof T)[],
): fc.Arbitrary<BsonDocument> {
  return fc.record(model, {
    noNullPrototype: true,
    ...(requiredKeys ? { requiredKeys } : {}),
  });
}

/** Few different values, so that filters, ranges and arrays meet often. */
const small = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 3 }) },
  { weight: 1, arbitrary: fc.constant(null) },
  { weight: 1, arbitrary: fc.constantFrom('x', 'y', { k: 1 }) },
);
const list = fc.array(small, { maxLength: 3 });
const nested = fc.oneof(record({ d: small }), fc.array(record({ d: small }, []), { maxLength: 2 }));
/** At most one array per document, as a compound index demands. */
const document: fc.Arbitrary<BsonDocument> = fc.oneof(
  record({ a: small, b: small, c: small, n: record({ d: small }) }, []),
  record({ a: fc.oneof(small, list), b: small, c: small }, ['a']),
  record({ a: small, b: fc.oneof(small, list), n: record({ d: small }) }, ['a', 'b']),
  record({ a: small, n: nested }, ['n']),
);
const documents = fc.array(document, { maxLength: 12 });

const condition = fc.oneof(
  small,
  record({ $in: fc.array(small, { maxLength: 3 }) }),
  record({ $gt: small }),
  record({ $gte: small, $lt: small }),
  record({ $gt: small, $lte: small }),
  record({ $lte: small }),
  record({ $ne: small }),
  record({ $exists: fc.boolean() }),
  fc.constant([1, 2]),
);
const fields = fc.oneof(
  record({ a: condition }),
  record({ 'n.d': condition }),
  record({ a: condition, b: condition, c: condition, _id: condition }, []),
  record({ b: condition, 'n.d': condition, c: small }, ['c']),
);
const filters: fc.Arbitrary<BsonDocument> = fc.oneof(
  { weight: 6, arbitrary: fields },
  { weight: 1, arbitrary: fc.tuple(fields, fields).map((branches) => ({ $and: branches })) },
  { weight: 1, arbitrary: fc.tuple(fields, fields).map((branches) => ({ $or: branches })) },
);

const sorts: Sort[] = [
  { _id: 1 },
  { _id: -1 },
  { a: 1, _id: 1 },
  { a: -1, b: -1, _id: -1 },
  { b: 1, a: -1, _id: 1 },
  { 'n.d': 1, _id: 1 },
];

const indexes = [
  { key: { a: 1 } },
  { key: { a: 1, b: 1 } },
  { key: { b: 1, a: -1, _id: 1 } },
  { key: { c: 1, 'n.d': 1 } },
  { key: { 'n.d': 1, _id: 1 } },
  { key: { c: 1 } },
  { key: { b: 1, c: 1 } },
].map((index, at) => parseIndexDefinition({ ...index, name: `i${at}` }));

function collectionOf(contents: BsonDocument[], index?: IndexDefinition): Collection {
  const collection = new Collection(1, 'test.items', memoryStorage);
  if (index) collection.createIndexes([index]);
  for (const [_id, document] of contents.entries()) collection.insert({ _id, ...document });
  return collection;
}

const skips = fc.constantFrom(0, 0, 1);
const limits = fc.constantFrom(0, 0, 2);
const indexOf = fc.constantFrom(...indexes);
const sortOf = fc.constantFrom(...sorts);

describe('indexed reads', () => {
  it('find what a scan finds, in the same order', () => {
    fc.assert(
      fc.property(
        documents,
        filters,
        indexOf,
        sortOf,
        skips,
        limits,
        (contents, filter, index, sort, skip, limit) => {
          const scanned = collectionOf(contents).find({ $or: [filter] }, { sort, skip, limit });
          expect(collectionOf(contents, index).find(filter, { sort, skip, limit })).toEqual(scanned);
        },
      ),
      { numRuns: 1500 },
    );
  });

  it('find it still after documents were changed and removed', () => {
    fc.assert(
      fc.property(documents, documents, filters, indexOf, (contents, changes, filter, index) => {
        const collection = collectionOf(contents, index);
        for (const [_id, change] of changes.entries()) {
          const [match] = collection.findMatches({ _id });
          if (match && _id % 3 === 0) collection.remove(match);
          else if (match) collection.replace(match, { _id, ...change });
        }
        const sort: Sort = { _id: 1 };
        expect(collection.find(filter, { sort })).toEqual(collection.find({ $or: [filter] }, { sort }));
      }),
      { numRuns: 500 },
    );
  });

  it.each<[string, object, BsonDocument[], BsonDocument, Sort, number[]]>([
    [
      'order arrays by all their elements, not by those in range',
      { key: { a: 1 } },
      [{ a: [1, 9] }, { a: [5] }],
      { a: { $gt: 3 } },
      { a: 1 },
      [0, 1],
    ],
    [
      'order arrays by all their elements, not by the one that was asked for',
      { key: { b: 1 } },
      [{ a: [5, 9] }, { a: [1, 5] }],
      { a: 5 },
      { a: 1 },
      [1, 0],
    ],
  ])('%s', (_name, index, contents, filter, sort, expected) => {
    const collection = collectionOf(contents, parseIndexDefinition({ ...index, name: 'i' }));
    expect(collection.find(filter, { sort, limit: 9 }).map(({ _id }) => _id)).toEqual(expected);
  });

  it('touch only what they look for', () => {
    const collection = collectionOf([]);
    collection.createIndexes(indexes);
    for (let _id = 0; _id < 20_000; _id++) collection.insert({ _id, a: _id % 100, b: _id });
    const millisOf = (filter: BsonDocument, sort: Sort = {}) => {
      const started = performance.now();
      for (let round = 0; round < 20; round++) collection.find(filter, { sort, limit: 10 });
      return performance.now() - started;
    };
    const scan = millisOf({ $or: [{ a: 7, b: 20_107 }] });
    expect(millisOf({ _id: 9_999 })).toBeLessThan(scan / 5);
    expect(millisOf({ a: 7, b: { $gt: 15_000 } })).toBeLessThan(scan / 5);
    expect(millisOf({ _id: { $gt: 15_000 } }, { _id: 1 })).toBeLessThan(scan / 5);
    expect(millisOf({ a: 3 }, { b: -1 })).toBeLessThan(scan / 5);
  });
});
