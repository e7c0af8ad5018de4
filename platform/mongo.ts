import { createConnection, type Connection, type ConnectOptions } from 'mongoose';
import { traceCommands } from './mongoSpans';

/** Databases of one process: a driver's pool per URI and use, whatever the number of databases behind it. */
export interface Mongo {
  database(uri: string, name: string, use?: MongoUse): Promise<Connection>;
  close(): Promise<void>;
}

/**
 * A reader is told soon that the database does not answer; who changes it waits until another primary is elected. Maintenance
 * (migrations, backups, restoring) sends commands that take as long as there is data.
 */
export type MongoUse = 'READING' | 'WRITING' | 'MAINTAINING';

/** An election takes up to 12 s with MongoDB's own settings. */
const serverSelectionTimeoutMillis: Readonly<Record<MongoUse, number>> = {
  READING: 5_000,
  WRITING: 20_000,
  MAINTAINING: 20_000,
};

/** Longest that one command waits for its answer: a server that hangs keeps its connections open. */
const defaultTimeoutMillis = 30_000;

/**
 * What is acknowledged is on the disks of a majority, and what is read is too: a revision that was seen and then lost with its
 * primary would come again under the same number with other data. No setting of a URI changes that.
 */
const durable = {
  readPreference: 'primary',
  readConcernLevel: 'majority',
  w: 'majority',
  journal: true,
} satisfies ConnectOptions;
const decidedHere = new Set([
  'readpreference',
  'readpreferencetags',
  'readconcernlevel',
  'maxstalenessseconds',
  'w',
  'journal',
]);

export interface MongoOptions {
  /** Whether the commands stand in the traces of the requests that lead to them. */
  traced?: boolean | undefined;
  /** Longest that a command of a reader or writer waits for its answer, and a connection to be made. */
  timeoutMillis?: number | undefined;
}

export function createMongo({
  traced = false,
  timeoutMillis = defaultTimeoutMillis,
}: MongoOptions = {}): Mongo {
  const connections = new Map<string, Promise<Connection>>();

  function connect(uri: string, use: MongoUse): Promise<Connection> {
    const key = `${use} ${uri}`;
    const known = connections.get(key);
    if (known) return known;
    const connection = createConnection(withoutDecided(uri), {
      ...durable,
      serverSelectionTimeoutMS: serverSelectionTimeoutMillis[use],
      connectTimeoutMS: timeoutMillis,
      socketTimeoutMS: use === 'MAINTAINING' ? 0 : timeoutMillis,
      monitorCommands: traced,
    }).asPromise();
    connections.set(key, connection);
    if (traced) void connection.then(traceCommands, () => undefined);
    return connection;
  }

  return {
    database: async (uri, name, use = 'WRITING') => (await connect(uri, use)).useDb(name, { useCache: true }),
    close: async () => {
      const open = await Promise.allSettled([...connections.values()]);
      const connected = open.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
      // Mongoose keeps those that are only closed, to be opened again.
      await Promise.all(connected.map((connection) => connection.destroy()));
    },
  };
}

/** Left in, some of them would contradict the options instead of giving way. */
function withoutDecided(uri: string): string {
  const start = uri.indexOf('?');
  if (start < 0) return uri;
  const address = uri.slice(0, start);
  const kept = uri
    .slice(start + 1)
    .split('&')
    .filter((pair) => !decidedHere.has((pair.split('=')[0] ?? '').toLowerCase()))
    .join('&');
  return kept === '' ? address : `${address}?${kept}`;
}
