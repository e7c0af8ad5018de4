import { orderKey } from '../order';
import { someLeaf, splitPath } from '../path';
import { compileProjection } from '../projection';
import { parseSort } from '../sort';
import type { BsonDocument } from '../values';
import { assertOptions, readCount, readDocument, readText, type CommandHandler } from './command';

const findOptions = [
  'find',
  'filter',
  'sort',
  'projection',
  'skip',
  'limit',
  'batchSize',
  'singleBatch',
  'allowDiskUse',
  'noCursorTimeout',
  'allowPartialResults',
];

const find: CommandHandler = (command, { store, cursors, database }) => {
  assertOptions('find', command, findOptions);
  const name = readText(command, 'find');
  const collection = store.collectionForReading(database, name);
  const project = compileProjection(command['projection']);
  const found = collection.find(readDocument(command, 'filter'), {
    sort: parseSort(command['sort']),
    skip: readCount(command, 'skip'),
    limit: readCount(command, 'limit'),
  });
  const batchSize = readCount(command, 'batchSize');
  const singleBatch = command['singleBatch'] === true;
  return cursors.open(`${database}.${name}`, found.map(project), batchSize, singleBatch);
};

const getMore: CommandHandler = (command, { cursors, database }) => {
  assertOptions('getMore', command, ['getMore', 'collection', 'batchSize']);
  const namespace = `${database}.${readText(command, 'collection')}`;
  return cursors.fetch(Number(command['getMore']), namespace, readCount(command, 'batchSize'));
};

/** The values in the order they are first met; arrays stand for their elements. */
const distinct: CommandHandler = (command, { store, database }) => {
  assertOptions('distinct', command, ['distinct', 'key', 'query']);
  const collection = store.collectionForReading(database, readText(command, 'distinct'));
  const parts = splitPath(readText(command, 'key'));
  const found = collection.find(readDocument(command, 'query'));
  return { values: distinctValues(found, parts), ok: 1 };
};

function distinctValues(documents: readonly BsonDocument[], parts: readonly string[]): unknown[] {
  const values = new Map<string, unknown>();
  const add = (value: unknown) => values.set(orderKey(value), value);
  for (const document of documents) {
    someLeaf(document, parts, (leaf) => {
      if (Array.isArray(leaf)) leaf.forEach(add);
      else if (leaf !== undefined) add(leaf);
      return false;
    });
  }
  return [...values.values()];
}

export const readCommands = { find, getMore, distinct };
