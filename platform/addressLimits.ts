import { monotonicMillis } from './monotonic';
import { IncomingMessage, type Server } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { createBoundedCache } from './boundedCache';
import { RateLimitedError } from './errors';
import { networkOf } from './networkOf';
import { countSafety } from './safetyCounts';

export interface AddressLimits {
  /** Requests of one address in a minute that no role counts: pages, health, what is not there, wrong credentials. */
  requestsPerMinute: number;
  connections: number;
  /** Of one address; not counted if a proxy stands before the server, or on the machine itself. */
  connectionsPerAddress: number;
}

/** A dashboard is twenty files, and an office of a hundred people may stand behind one address. */
export const defaultAddressLimits: AddressLimits = {
  requestsPerMinute: 6_000,
  connections: 5_000,
  connectionsPerAddress: 500,
};

const windowMillis = 60_000;
/** A wrong key or token costs a check, and is more often a guess. */
const weightOfWrongCredentials = 20;
/** Who goes on so far beyond what it was told with 429 is not told again: even that costs something. */
const closedBeyond = 2;

interface Window {
  taken: number;
  until: number;
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Whether the gateway alone asks: while its key is changed it must not be locked out. */
    askedByGateway?: boolean;
  }
}

const windowOfRequest = new WeakMap<FastifyRequest, Window>();

/** To be called once a request was counted by its caller: then it does not count for its address. */
export function leaveToCaller(request: FastifyRequest): void {
  const window = windowOfRequest.get(request);
  if (window) window.taken -= 1;
}

/** Refuses an address that sent too much, before anything else is done for it. */
export function limitAddresses(
  app: FastifyInstance,
  { requestsPerMinute, connections, connectionsPerAddress }: AddressLimits,
  /** Connections are those of a proxy then, and many callers' at once. */
  hasProxy: boolean,
): void {
  const windows = createBoundedCache<Window>('addresses', { bytesOf: () => 100 });
  const knownWindow = (network: string) => {
    const known = windows.get(network);
    return known && known.until > monotonicMillis() ? known : null;
  };
  const windowOf = (network: string) => {
    const known = knownWindow(network);
    if (known) return known;
    const window = { taken: 0, until: monotonicMillis() + windowMillis };
    windows.set(network, window);
    return window;
  };
  const isClosed = (window: Window | null) =>
    !hasProxy && window !== null && window.taken >= requestsPerMinute * closedBeyond;
  app.addHook('onRequest', (request, reply, next) => {
    const window = windowOf(networkOf(request.ip));
    windowOfRequest.set(request, window);
    const isRefused = window.taken >= requestsPerMinute;
    if (!request.routeOptions.config.askedByGateway) window.taken += 1;
    if (!isRefused) return next();
    countSafety('addressRefused');
    // What this process asks itself for a file has no connection to close.
    if (isClosed(window) && request.raw instanceof IncomingMessage) {
      void reply.hijack();
      return void request.raw.socket.destroy();
    }
    const seconds = Math.max(1, Math.ceil((window.until - monotonicMillis()) / 1_000));
    next(new RateLimitedError(`More than ${requestsPerMinute} requests of an address in a minute`, seconds));
  });
  app.addHook('onResponse', (request, reply, next) => {
    const window = windowOfRequest.get(request);
    if (window && reply.statusCode === 401 && !request.routeOptions.config.askedByGateway) {
      window.taken += weightOfWrongCredentials;
    }
    next();
  });
  limitConnections(app.server, { connections, connectionsPerAddress }, hasProxy, (network) =>
    isClosed(knownWindow(network)),
  );
}

/** Closes connections beyond what the server can hold, or one address may. */
function limitConnections(
  server: Server,
  { connections, connectionsPerAddress }: Omit<AddressLimits, 'requestsPerMinute'>,
  hasProxy: boolean,
  isClosed: (network: string) => boolean,
): void {
  server.maxConnections = connections;
  server.on('drop', () => countSafety('connectionsRefused'));
  if (hasProxy) return;
  const open = new Map<string, number>();
  // Before what reads requests of it.
  server.prependListener('connection', (socket: Socket) => {
    const address = socket.remoteAddress;
    if (address === undefined) return;
    const network = networkOf(address);
    if (isClosed(network)) {
      countSafety('connectionsRefused');
      return void socket.destroy();
    }
    if (isLoopback(address)) return;
    const count = (open.get(network) ?? 0) + 1;
    open.set(network, count);
    socket.once('close', () => {
      const left = (open.get(network) ?? 1) - 1;
      if (left === 0) open.delete(network);
      else open.set(network, left);
    });
    if (count <= connectionsPerAddress) return;
    countSafety('connectionsRefused');
    socket.destroy();
  });
}

function isLoopback(address: string): boolean {
  return address === '::1' || /^(::ffff:)?127\./.test(address);
}
