import { createServer, type AddressInfo, type Socket } from 'node:net';
import { runCommand } from '../commands';
import { Cursors } from '../cursors';
import { memoryStorage } from '../memoryStorage';
import { Store } from '../store';
import type { BsonDocument } from '../values';
import { parseRequest, readMessages, writeReply } from '../wire';

/**
 * What may happen to a command while another primary is elected, or if its connection breaks: one that is `LATE` is done once
 * something else was inserted into its collection.
 */
export type Fault = 'NOT_PRIMARY' | 'ANSWER_LOST' | 'LATE';

/** A replica set of one member, as far as a driver can tell: it takes numbered writes, and knows those that come again. */
export interface ReplicaSet {
  uri: string;
  /** Every command but handshakes, as it came. */
  commands: BsonDocument[];
  /** Says of each command what happens to it; null if nothing does. */
  faultOf(decide: (command: BsonDocument) => Fault | null): void;
  stop(): Promise<void>;
}

export async function startReplicaSet(): Promise<ReplicaSet> {
  const store = new Store([], () => memoryStorage);
  const cursors = new Cursors();
  const commands: BsonDocument[] = [];
  const answered = new Map<string, BsonDocument>();
  const sockets = new Set<Socket>();
  let late: BsonDocument[] = [];
  let decide: (command: BsonDocument) => Fault | null = () => null;
  let host = '';

  function answer(command: BsonDocument): BsonDocument | null {
    if ('hello' in command || 'ismaster' in command) return { ...run(command), ...memberOf(host) };
    commands.push(command);
    const fault = decide(command);
    const { txnNumber, lsid, ...plain } = command;
    if (fault === 'NOT_PRIMARY') return notPrimary(txnNumber !== undefined);
    if (fault === 'LATE') {
      late.push(plain);
      return null;
    }
    const write = txnNumber === undefined ? null : JSON.stringify([lsid, txnNumber]);
    const reply = (write !== null && answered.get(write)) || run(plain);
    if (write !== null) answered.set(write, reply);
    if ('insert' in plain) runLate(plain['insert']);
    return fault === 'ANSWER_LOST' ? null : reply;
  }

  function runLate(collection: unknown): void {
    const isOfIt = (command: BsonDocument) => Object.values(command)[0] === collection;
    const due = late.filter(isOfIt);
    late = late.filter((command) => !isOfIt(command));
    for (const command of due) run(command);
  }

  function run(command: BsonDocument): BsonDocument {
    try {
      return runCommand(command, { store, cursors });
    } catch (error) {
      const { code = 1, message } = error as { code?: number; message: string };
      return { ok: 0, code, errmsg: message };
    }
  }

  async function serve(socket: Socket): Promise<void> {
    for await (const message of readMessages(socket)) {
      const request = parseRequest(message);
      const reply = answer(request.command);
      if (reply === null) return;
      if (request.answer !== 'none') socket.write(writeReply(request, reply));
    }
  }

  const server = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy()).on('close', () => sockets.delete(socket));
    // Who goes away in the midst of a message has ended its own connection.
    void serve(socket).then(
      () => socket.destroy(),
      () => socket.destroy(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    // A driver looks for a new primary every 500 ms otherwise.
    uri: `mongodb://${host}/?replicaSet=${setName}&minHeartbeatFrequencyMS=20`,
    commands,
    faultOf: (next) => (decide = next),
    async stop() {
      cursors.close();
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const setName = 'provinces';

function memberOf(host: string): BsonDocument {
  return { setName, setVersion: 1, hosts: [host], me: host, primary: host, secondary: false };
}

/** As MongoDB says it: only of a numbered write it adds that it may be sent again. */
function notPrimary(isNumbered: boolean): BsonDocument {
  const labels = isNumbered ? { errorLabels: ['RetryableWriteError'] } : {};
  return { ok: 0, code: 10_107, codeName: 'NotWritablePrimary', errmsg: 'not primary', ...labels };
}
