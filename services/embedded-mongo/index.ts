import { serve, type WireServer } from './server';
import { openLmdbStorage } from './storage/lmdb';
import { memoryStorage } from './storage/memory';
import type { Storage } from './storage';
import { Store } from './store';

export interface EmbeddedMongoOptions {
  /** Where documents are kept; without it they are gone when the server stops. */
  folder?: string;
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

/** Starts a development stand-in for MongoDB on 127.0.0.1. */
export async function startEmbeddedMongo(options: EmbeddedMongoOptions = {}): Promise<EmbeddedMongo> {
  const { folder, port = 0, production = false, log = () => undefined } = options;
  if (production) {
    throw new Error('The embedded MongoDB is for development only, set MONGODB_URI to a MongoDB server');
  }
  const storage = folder === undefined ? memoryStorage : openLmdbStorage(folder);
  const server = await serveOrClose(storage, port, log);
  return {
    uri: `mongodb://127.0.0.1:${server.port}/?directConnection=true`,
    port: server.port,
    async stop() {
      await server.stop();
      await storage.close();
    },
  };
}

async function serveOrClose(
  storage: Storage,
  port: number,
  log: (message: string) => void,
): Promise<WireServer> {
  try {
    return await serve(new Store(storage), port, log);
  } catch (error) {
    await storage.close();
    throw error;
  }
}
