import { Collection } from './collection';
import { CommandError } from './errors';
import { idIndex, parseIndexDefinition } from './indexDefinition';
import { definitionRecord, type Storage } from './storage';
import type { BsonDocument } from './values';

/** All databases of a server. */
export class Store {
  private readonly databases = new Map<string, Map<string, Collection>>();
  private nextId = 1;

  constructor(private readonly storage: Storage) {
    let current: Collection | undefined;
    for (const { collection: id, record, document } of storage.load()) {
      if (record === definitionRecord) current = this.restoreCollection(id, document);
      else current?.restore(record, document);
    }
  }

  /** Resolves when every write so far is durable. */
  commit(): Promise<void> {
    return this.storage.commit();
  }

  databaseNames(): string[] {
    return [...this.databases.keys()].sort();
  }

  collections(database: string): Map<string, Collection> {
    return this.databases.get(database) ?? new Map<string, Collection>();
  }

  collection(database: string, name: string): Collection | undefined {
    return this.databases.get(database)?.get(name);
  }

  /** Reading a collection that is not there finds nothing, and does not create it. */
  collectionForReading(database: string, name: string): Collection {
    return this.collection(database, name) ?? new Collection(0, `${database}.${name}`, this.storage);
  }

  /** As in MongoDB, a collection comes to be with its first document or index. */
  collectionForWriting(database: string, name: string): Collection {
    return this.collection(database, name) ?? this.createCollection(database, name);
  }

  createCollection(database: string, name: string): Collection {
    assertNames(database, name);
    const collection = this.add(database, name, this.nextId++);
    this.saveDefinition(database, name);
    return collection;
  }

  dropCollection(database: string, name: string): void {
    const collection = this.collection(database, name);
    if (!collection) return;
    collection.clear();
    this.storage.put(collection.id, definitionRecord, null);
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
    this.storage.put(collection.id, definitionRecord, { database, name, indexes });
  }

  private restoreCollection(id: number, definition: BsonDocument): Collection {
    const { database, name, indexes } = definition as { database: string; name: string; indexes: unknown[] };
    const collection = this.add(database, name, id);
    collection.createIndexes(indexes.map(parseIndexDefinition));
    this.nextId = Math.max(this.nextId, id + 1);
    return collection;
  }

  private add(database: string, name: string, id: number): Collection {
    const collections = this.databases.get(database) ?? new Map<string, Collection>();
    this.databases.set(database, collections);
    const collection = new Collection(id, `${database}.${name}`, this.storage);
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
