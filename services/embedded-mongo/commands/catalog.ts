import { CommandError } from '../errors';
import { idIndex, parseIndexDefinition } from '../indexDefinition';
import { compileFilter } from '../matcher';
import type { BsonDocument } from '../values';
import {
  assertOptions,
  readCount,
  readDocument,
  readDocuments,
  readText,
  type CommandContext,
  type CommandHandler,
} from './command';
import type { Collection } from '../collection';

const listCollections: CommandHandler = (command, { store, cursors, database }) => {
  assertOptions('listCollections', command, [
    'listCollections',
    'filter',
    'nameOnly',
    'authorizedCollections',
    'cursor',
  ]);
  const found = [...store.collections(database)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, { uuid }]) => ({
      name,
      type: 'collection',
      options: {},
      info: { readOnly: false, uuid },
      idIndex: { v: 2, ...idIndex },
    }));
  const matches = compileFilter(readDocument(command, 'filter'));
  const namespace = `${database}.$cmd.listCollections`;
  return cursors.open(
    namespace,
    found.filter(matches),
    readCount(readDocument(command, 'cursor'), 'batchSize'),
  );
};

const dropDatabase: CommandHandler = (command, { store, database }) => {
  assertOptions('dropDatabase', command, ['dropDatabase']);
  store.dropDatabase(database);
  return { dropped: database, ok: 1 };
};

const create: CommandHandler = (command, { store, database }) => {
  assertOptions('create', command, ['create']);
  const name = readText(command, 'create');
  if (store.collection(database, name)) {
    throw new CommandError(48, `Collection ${database}.${name} already exists.`);
  }
  store.createCollection(database, name);
  return { ok: 1 };
};

const drop: CommandHandler = (command, { store, database }) => {
  assertOptions('drop', command, ['drop']);
  const name = readText(command, 'drop');
  const collection = store.collection(database, name);
  if (!collection) return { ok: 1 };
  store.dropCollection(database, name);
  return { ns: collection.namespace, nIndexesWas: collection.indexDefinitions.length, ok: 1 };
};

const createIndexes: CommandHandler = (command, { store, database }) => {
  assertOptions('createIndexes', command, ['createIndexes', 'indexes', 'commitQuorum']);
  const name = readText(command, 'createIndexes');
  const definitions = readDocuments(command, 'indexes').map(parseIndexDefinition);
  const createdCollectionAutomatically = !store.collection(database, name);
  const collection = store.collectionForWriting(database, name);
  const numIndexesBefore = collection.indexDefinitions.length;
  collection.createIndexes(definitions);
  store.saveDefinition(database, name);
  const numIndexesAfter = collection.indexDefinitions.length;
  return { numIndexesBefore, numIndexesAfter, createdCollectionAutomatically, ok: 1 };
};

const listIndexes: CommandHandler = (command, context) => {
  assertOptions('listIndexes', command, ['listIndexes', 'cursor']);
  const { collection } = existing(command, 'listIndexes', context);
  const found = collection.indexDefinitions.map((definition) => ({ v: 2, ...definition }));
  const batchSize = readCount(readDocument(command, 'cursor'), 'batchSize');
  return context.cursors.open(collection.namespace, found, batchSize);
};

function existing(
  command: BsonDocument,
  field: string,
  { store, database }: CommandContext,
): { collection: Collection; name: string } {
  const name = readText(command, field);
  const collection = store.collection(database, name);
  if (collection) return { collection, name };
  throw new CommandError(26, `ns does not exist: ${database}.${name}`);
}

export const catalogCommands = {
  listCollections,
  dropDatabase,
  create,
  drop,
  createIndexes,
  listIndexes,
};
