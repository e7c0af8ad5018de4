import { createConnection, type Connection } from 'mongoose';
import { traceCommands } from './mongoSpans';

/** Databases of one process: one driver connection pool per URI, whatever the number of databases behind it. */
export interface Mongo {
  database(uri: string, name: string): Promise<Connection>;
  close(): Promise<void>;
}

const serverSelectionTimeoutMillis = 5_000;

export interface MongoOptions {
  /** Whether the commands stand in the traces of the requests that lead to them. */
  traced?: boolean | undefined;
}

export function createMongo({ traced = false }: MongoOptions = {}): Mongo {
  const connections = new Map<string, Promise<Connection>>();

  function connect(uri: string): Promise<Connection> {
    const known = connections.get(uri);
    if (known) return known;
    const connection = createConnection(uri, {
      serverSelectionTimeoutMS: serverSelectionTimeoutMillis,
      monitorCommands: traced,
    }).asPromise();
    connections.set(uri, connection);
    if (traced) void connection.then(traceCommands, () => undefined);
    return connection;
  }

  return {
    database: async (uri, name) => (await connect(uri)).useDb(name, { useCache: true }),
    close: async () => {
      const open = await Promise.allSettled([...connections.values()]);
      const connected = open.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
      await Promise.all(connected.map((connection) => connection.close()));
    },
  };
}
