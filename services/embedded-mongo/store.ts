import type { UUID } from 'bson';
import { Collection } from './collection';
import { CommandError, unsupported } from './errors';
import { idIndex, parseIndexDefinition } from './indexDefinition';
import { memoryStorage } from './memoryStorage';
import { definitionRecord, type Storage } from './storage';
import type { BsonDocument } from './values';

/** Where the collections of a database are kept; null if it may not be written. */
export type StorageOf = (database: string) => Storage | null;

/** All databases of a server. */
export class Store {
  private readonly databases = new Map<string, Map<string, Collection>>();
  private nextId = 1;

  constructor(
    private readonly storages: readonly Storage[],
    private readonly storageOf: StorageOf,
  ) {
    for (const storage of storages) {
      this.load(storage);
      storage.onFailure(() => this.loadAgain(storage));
    }
  }

  /** Resolves when every write so far is durable. */
  async commit(): Promise<void> {
    await Promise.all(this.storages.map((storage) => storage.commit()));
  }

  collections(database: string): Map<string, Collection> {
    return this.databases.get(database) ?? new Map<string, Collection>();
  }

  collection(database: string, name: string): Collection | undefined {
    return this.databases.get(database)?.get(name);
  }

  /** Reading a collection that is not there finds nothing, and does not create it. */
  collectionForReading(database: string, name: string): Collection {
    return this.collection(database, name) ?? new Collection(0, `${database}.${name}`, memoryStorage);
  }

  /** As in MongoDB, a collection comes to be with its first document or index. */
  collectionForWriting(database: string, name: string): Collection {
    return this.collection(database, name) ?? this.createCollection(database, name);
  }

  createCollection(database: string, name: string): Collection {
    assertNames(database, name);
    const storage = this.storageOf(database);
    if (!storage) throw unsupported(`The database "${database}", which no folder was given for,`);
    const collection = this.add(database, name, this.nextId++, storage);
    this.saveDefinition(database, name);
    return collection;
  }

  dropCollection(database: string, name: string): void {
    const collection = this.collection(database, name);
    if (!collection) return;
    collection.clear();
    collection.saveDefinition(null);
    const siblings = this.collections(database);
    siblings.delete(name);
    if (siblings.size === 0) this.databases.delete(database);
  }

  dropDatabase(database: string): void {
    for (const name of [...this.collections(database).keys()]) this.dropCollection(database, name);
  }

  /** To be called when a collection's indexes changed. */
  saveDefinition(database: string, name: string): void {
    const collection = this.collection(database, name);
    if (!collection) return;
    const indexes = collection.indexDefinitions.filter((index) => index.name !== idIndex.name);
    collection.saveDefinition({ database, name, indexes });
  }

  private load(storage: Storage): void {
    let current: Collection | undefined;
    for (const { collection: id, record, document } of storage.load()) {
      if (record === definitionRecord) current = this.restoreCollection(id, document, storage);
      else current?.restore(record, document);
    }
  }

  /** What is kept is what was acknowledged, so memory takes it from there. */
  private loadAgain(storage: Storage): void {
    for (const [database, collections] of this.databases) {
      for (const [name, collection] of collections) {
        if (collection.storage === storage) collections.delete(name);
      }
      if (collections.size === 0) this.databases.delete(database);
    }
    this.load(storage);
  }

  private restoreCollection(id: number, definition: BsonDocument, storage: Storage): Collection {
    const { database, name, indexes, uuid } = definition as {
      database: string;
      name: string;
      indexes: unknown[];
      uuid?: UUID;
    };
    const collection = this.add(database, name, id, storage, uuid);
    collection.createIndexes(indexes.map(parseIndexDefinition));
    // Versions before kept none.
    if (!uuid) this.saveDefinition(database, name);
    this.nextId = Math.max(this.nextId, id + 1);
    return collection;
  }

  private add(database: string, name: string, id: number, storage: Storage, uuid?: UUID): Collection {
    const collections = this.databases.get(database) ?? new Map<string, Collection>();
    this.databases.set(database, collections);
    const collection = new Collection(id, `${database}.${name}`, storage, uuid);
    collections.set(name, collection);
    return collection;
  }
}

function assertNames(database: string, name: string): void {
  if (!/^[^/\\. "$*<>:|?\0]{1,63}$/.test(database)) {
    throw new CommandError(73, `Invalid database name: '${database}'`);
  }
  if (name === '' || /[$\0]/.test(name) || name.startsWith('system.')) {
    throw new CommandError(73, `Invalid collection name: '${name}'`);
  }
}
