import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { runCommand } from './commands';
import { Cursors } from './cursors';
import { toCommandError } from './errors';
import type { Store } from './store';
import type { BsonDocument } from './values';
import { parseRequest, readMessages, writeReply, type Request } from './wire';

export interface WireServer {
  port: number;
  stop(): Promise<void>;
}

type Log = (message: string) => void;

/** Answers MongoDB's wire protocol for a store, on 127.0.0.1 only. */
export async function serve(store: Store, port: number, log: Log): Promise<WireServer> {
  const cursors = new Cursors();
  const connections = new Map<Socket, Promise<void>>();
  const server = createServer({ noDelay: true }, (socket) => {
    socket.on('error', () => socket.destroy());
    const ended = answerAll(socket, store, cursors)
      .catch((error: unknown) => {
        if (!isDisconnect(error)) log(`Closing a connection: ${String(error)}`);
      })
      .finally(() => {
        socket.destroy();
        connections.delete(socket);
      });
    connections.set(socket, ended);
  });
  await listen(server, port);
  return {
    port: (server.address() as AddressInfo).port,
    async stop() {
      cursors.close();
      const closed = new Promise((resolve) => server.close(resolve));
      const ended = [...connections.values()];
      for (const socket of connections.keys()) socket.destroy();
      await Promise.all([closed, ...ended]);
    },
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
}

/** The client went away in the middle, which is its own affair: ECONNRESET, ERR_STREAM_PREMATURE_CLOSE. */
function isDisconnect(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('E');
}

/** One command after the other, as they come in on this connection. */
async function answerAll(socket: Socket, store: Store, cursors: Cursors): Promise<void> {
  for await (const message of readMessages(socket)) {
    if (socket.destroyed) return;
    const request = parseRequest(message);
    const reply = await answer(request, store, cursors);
    if (request.answer !== 'none' && socket.writable) socket.write(encodeReply(request, reply));
  }
}

/** The reply, error or not, goes out when all that the command wrote is durable. */
async function answer(request: Request, store: Store, cursors: Cursors): Promise<BsonDocument> {
  let reply: BsonDocument;
  try {
    reply = runCommand(request.command, { store, cursors });
  } catch (error) {
    reply = errorReply(error);
  }
  return store.commit().then(() => reply, errorReply);
}

function errorReply(error: unknown): BsonDocument {
  const { code, codeName, message, details } = toCommandError(error);
  return { ok: 0, errmsg: message, code, codeName, ...details };
}

/** A reply of more than 16 MB, such as that of a distinct, becomes an error. */
function encodeReply(request: Request, reply: BsonDocument): Buffer {
  try {
    return writeReply(request, reply);
  } catch (error) {
    return writeReply(request, errorReply(error));
  }
}
