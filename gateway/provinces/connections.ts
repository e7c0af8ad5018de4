import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import { buildConnector, Client, type Dispatcher } from 'undici';
import { certificateProblem } from '../../platform/certificateProblem';
import { gap, type Gap } from '../../platform/provinces/outcome';
import type { Tls } from '../../platform/tls';

/** Connections to one service, opened as they are needed. */
export interface Connections {
  /** Sends the request on a connection that is free, as soon as there is one. */
  dispatch(request: Dispatcher.DispatchOptions, handler: Dispatcher.DispatchHandler): void;
  /** Lets what is under way finish. */
  close(): Promise<void>;
}

interface Waiting {
  request: Dispatcher.DispatchOptions;
  handler: Dispatcher.DispatchHandler;
}

/**
 * In place of undici's `Pool`, whose queue has 16 KB for each service, though a bulkhead lets in no more than there are
 * connections: with a thousand services that was a tenth of the gateway's memory.
 */
export function createConnections(origin: string, options: Client.Options, most: number): Connections {
  const clients: Client[] = [];
  const busy = new Set<Client>();
  const waiting: Waiting[] = [];

  function send(client: Client, { request, handler }: Waiting): void {
    if (!client.dispatch(request, handler)) busy.add(client);
  }

  function dispatch(next: Waiting): void {
    const client = clients.find((each) => !busy.has(each)) ?? (clients.length < most ? open() : null);
    if (client) send(client, next);
    else waiting.push(next);
  }

  function open(): Client {
    const client = new Client(origin, options);
    client.on('drain', () => {
      busy.delete(client);
      const next = waiting.shift();
      if (next) send(client, next);
    });
    // One that could not connect is not used again: what was sent on it has failed.
    client.on('connectionError', () => {
      busy.delete(client);
      const index = clients.indexOf(client);
      if (index !== -1) clients.splice(index, 1);
      const next = waiting.shift();
      if (next) dispatch(next);
    });
    clients.push(client);
    return client;
  }

  return {
    dispatch: (request, handler) => dispatch({ request, handler }),
    async close() {
      await Promise.all(clients.map((client) => client.close()));
    },
  };
}

export interface ConnectorOptions {
  timeoutMillis: number;
  /** Shown to services that answer over TLS, and how they are known. */
  tls: Tls | undefined;
  /** Told when the certificate of a service ends, in milliseconds since the epoch, at each new connection. */
  onCertificate?: ((endsAt: number) => void) | undefined;
}

/** Opens connections to services. */
export function createConnector({
  timeoutMillis,
  tls,
  onCertificate,
}: ConnectorOptions): buildConnector.connector {
  const connect = buildConnector({ timeout: timeoutMillis, ...tls });
  if (!onCertificate) return connect;
  return (options, callback) =>
    connect(options, (...[error, socket]) => {
      if (error) return callback(error, null);
      noteCertificate(socket, onCertificate);
      callback(null, socket);
    });
}

function noteCertificate(socket: Socket, onCertificate: (endsAt: number) => void): void {
  const endsAt = socket instanceof TLSSocket ? Date.parse(socket.getPeerCertificate().valid_to) : NaN;
  if (!Number.isNaN(endsAt)) onCertificate(endsAt);
}

/** Nothing of an answer came. What is wrong with a certificate stays so until somebody mends it. */
export function notConnected(host: string, error: Error & { code?: unknown }): Gap {
  const problem = certificateProblem(error.code);
  return problem === null
    ? gap('noConnection', error.message)
    : gap('badCertificate', `The certificate of ${host} ${problem}`);
}
