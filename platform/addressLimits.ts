import type { Server } from 'node:http';
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

/** Refuses an address that sent too much, before anything else is done for it. */
export function limitAddresses(
  app: FastifyInstance,
  { requestsPerMinute }: AddressLimits,
  /** Routes that count each request by its caller. */
  countedPaths: readonly string[],
  /** Of these, the ones that the gateway alone asks: while its key is changed it must not be locked out. */
  gatewayPaths: readonly string[],
): void {
  const windows = createBoundedCache<{ taken: number; until: number }>('addresses', { bytesOf: () => 100 });
  const windowOf = ({ ip }: FastifyRequest) => {
    const key = networkOf(ip);
    const known = windows.get(key);
    if (known && known.until > Date.now()) return known;
    const window = { taken: 0, until: Date.now() + windowMillis };
    windows.set(key, window);
    return window;
  };
  app.addHook('onRequest', (request, _reply, next) => {
    const window = windowOf(request);
    if (window.taken >= requestsPerMinute) {
      countSafety('addressRefused');
      const seconds = Math.max(1, Math.ceil((window.until - Date.now()) / 1_000));
      return next(
        new RateLimitedError(`More than ${requestsPerMinute} requests of an address in a minute`, seconds),
      );
    }
    if (!countedPaths.includes(request.routeOptions.url ?? '')) window.taken += 1;
    next();
  });
  app.addHook('onResponse', (request, reply, next) => {
    const isGateways = gatewayPaths.includes(request.routeOptions.url ?? '');
    if (reply.statusCode === 401 && !isGateways) windowOf(request).taken += weightOfWrongCredentials;
    next();
  });
}

/** Closes connections beyond what the server can hold, or one address may. */
export function limitConnections(
  server: Server,
  { connections, connectionsPerAddress }: AddressLimits,
  hasProxy: boolean,
): void {
  server.maxConnections = connections;
  server.on('drop', () => countSafety('connectionsRefused'));
  if (hasProxy) return;
  const open = new Map<string, number>();
  server.on('connection', (socket: Socket) => {
    const address = socket.remoteAddress;
    if (address === undefined || isLoopback(address)) return;
    const network = networkOf(address);
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
