import { serve } from './server';
import { openLmdbStorage } from './storage/lmdb';
import { memoryStorage } from './memoryStorage';
import type { Storage } from './storage';
import { Store, type StorageOf } from './store';

export { FolderInUseError } from './storage/lock';

export interface EmbeddedMongoOptions {
  /** Where documents are kept; without it they are gone when the server stops. */
  folder?: string;
  /** Instead of one folder for all databases: one of its own for each, by the database's name. There are no others then. */
  folders?: ReadonlyMap<string, string>;
  /** Default 0, any free one. */
  port?: number;
  /** True refuses to start: this is a stand-in for development and tests. */
  production?: boolean;
  /** Takes lines about closed connections and the like; default none. */
  log?: (message: string) => void;
}

export interface EmbeddedMongo {
  /** Without a database's name: choose one with `dbName` or `useDb()`. */
  uri: string;
  port: number;
  stop(): Promise<void>;
}

/** Starts a development stand-in for MongoDB on 127.0.0.1. @throws FolderInUseError */
export async function startEmbeddedMongo(options: EmbeddedMongoOptions = {}): Promise<EmbeddedMongo> {
  const { port = 0, production = false, log = () => undefined } = options;
  if (production) {
    throw new Error('The embedded MongoDB is for development only, set MONGODB_URI to a MongoDB server');
  }
  const storages: Storage[] = [];
  const close = async () => {
    for (const storage of storages) await storage.close();
  };
  try {
    const storageOf = await openStorages(options, storages);
    const server = await serve(new Store(storages, storageOf), port, log);
    return {
      uri: `mongodb://127.0.0.1:${server.port}/?directConnection=true`,
      port: server.port,
      stop: () => server.stop().finally(close),
    };
  } catch (error) {
    await close();
    throw error;
  }
}

async function openStorages(
  { folder, folders }: EmbeddedMongoOptions,
  storages: Storage[],
): Promise<StorageOf> {
  const open = async (path: string) => {
    const storage = await openLmdbStorage(path);
    storages.push(storage);
    return storage;
  };
  if (folders) {
    const byDatabase = new Map<string, Storage>();
    for (const [database, path] of folders) byDatabase.set(database, await open(path));
    return (database) => byDatabase.get(database) ?? null;
  }
  const storage = folder === undefined ? memoryStorage : await open(folder);
  return () => storage;
}
