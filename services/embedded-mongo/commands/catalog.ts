import { CommandError, unsupported } from '../errors';
import { idIndex, parseIndexDefinition } from '../indexDefinition';
import { compileFilter } from '../matcher';
import { orderKey } from '../order';
import { isDocument, type BsonDocument } from '../values';
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

const listDatabases: CommandHandler = (command, { store }) => {
  assertOptions('listDatabases', command, ['listDatabases', 'filter', 'nameOnly', 'authorizedDatabases']);
  const databases = store.databaseNames().map((name) => ({ name, sizeOnDisk: 0, empty: false }));
  const matches = compileFilter(readDocument(command, 'filter'));
  return { databases: databases.filter(matches), totalSize: 0, ok: 1 };
};

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

const dropIndexes: CommandHandler = (command, context) => {
  assertOptions('dropIndexes', command, ['dropIndexes', 'index']);
  const { collection, name } = existing(command, 'dropIndexes', context);
  const nIndexesWas = collection.indexDefinitions.length;
  for (const index of indexNames(command['index'], collection)) collection.dropIndex(index);
  context.store.saveDefinition(context.database, name);
  return { nIndexesWas, ok: 1 };
};

function indexNames(wanted: unknown, collection: Collection): string[] {
  const names = collection.indexDefinitions.map(({ name }) => name);
  if (wanted === '*') return names.filter((name) => name !== idIndex.name);
  if (typeof wanted === 'string') return [wanted];
  if (Array.isArray(wanted)) return wanted.flatMap((one) => indexNames(one, collection));
  if (!isDocument(wanted)) throw unsupported('Dropping an index by anything but its name or key');
  const found = collection.indexDefinitions.find(({ key }) => orderKey(key) === orderKey(wanted));
  if (!found) throw new CommandError(27, `can't find index with key: ${JSON.stringify(wanted)}`);
  return [found.name];
}

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
  listDatabases,
  listCollections,
  dropDatabase,
  create,
  drop,
  createIndexes,
  listIndexes,
  dropIndexes,
};
