import { monotonicMillis } from './monotonic';
import { IncomingMessage, type Server } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { createAddressWindows, hold, holdsMost, noteWrong, type AddressWindow } from './addressWindows';
import { RateLimitedError } from './errors';
import { networkOf } from './networkOf';
import { countSafety } from './safetyCounts';

export interface AddressLimits {
  /** Requests of one address in a minute that no role counts: pages, health, what is not there; a tenth of it with wrong credentials. */
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

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Whether the gateway alone asks: while its key is changed it must not be locked out. */
    askedByGateway?: boolean;
    /** Whether a key or token stands in the body, so that it is not known by the head whether it is right. */
    signsIn?: boolean;
  }
}

const windowOfRequest = new WeakMap<FastifyRequest, AddressWindow>();
const withWrongCredentials = new WeakSet<FastifyRequest>();

/** To be called once a request was counted by its caller: then it does not count for its address. */
export function leaveToCaller(request: FastifyRequest): void {
  const window = windowOfRequest.get(request);
  if (window) window.taken -= 1;
}

/** To be called if what a request brings is not valid, and the answer will not be 401. */
export function noteWrongCredentials(request: FastifyRequest): void {
  withWrongCredentials.add(request);
}

/** Whether a request brings credentials that are valid now, of somebody who may still ask. */
export type Recognise = (request: FastifyRequest) => Promise<boolean>;

/**
 * Refuses an address that sent too much, before anything else is done for it; but whose key, token or session is right gets
 * through, whatever others behind the same address send.
 */
export function limitAddresses(
  app: FastifyInstance,
  { requestsPerMinute, connections, connectionsPerAddress }: AddressLimits,
  /** Connections are those of a proxy then, and many callers' at once. */
  hasProxy: boolean,
  recognise: Recognise = () => Promise.resolve(false),
): void {
  const windows = createAddressWindows(requestsPerMinute, !hasProxy);
  app.addHook('onRequest', (request, reply, next) => {
    const window = windows.of(networkOf(request.ip));
    windowOfRequest.set(request, window);
    const { askedByGateway = false, signsIn = false } = request.routeOptions.config;
    const isAttempt = isAttemptOf(request);
    const isOver = windows.isOver(window, isAttempt);
    const isClosed = windows.isClosed(window, isAttempt);
    if (!askedByGateway) window.taken += 1;
    if (!isOver) return next();
    // What its body holds is looked at; of very many, of some in a second.
    if (signsIn && !(isClosed && holdsMost(window))) {
      if (isClosed) hold(window, () => undefined);
      return next();
    }
    recognise(request).then((isKnown) => {
      if (isKnown) return next();
      if (isAttempt) noteWrong(window);
      countSafety('addressRefused');
      // What this process asks itself for a file has no connection to close.
      if (isClosed && request.raw instanceof IncomingMessage) closeConnection(request.raw, reply, window);
      else next(tooMany(windows.excessOf(window), window));
    }, next);
  });
  app.addHook('onResponse', (request, reply, next) => {
    const window = windowOfRequest.get(request);
    const isWrong = reply.statusCode === 401 || withWrongCredentials.has(request);
    if (window && isWrong && isAttemptOf(request)) noteWrong(window);
    next();
  });
  limitConnections(app.server, { connections, connectionsPerAddress }, hasProxy, (network) => {
    const window = windows.known(network);
    return window !== null && windows.isClosed(window, true) && holdsMost(window);
  });
}

function closeConnection({ socket }: IncomingMessage, reply: FastifyReply, window: AddressWindow): void {
  void reply.hijack();
  if (holdsMost(window)) socket.destroy();
  else hold(window, () => socket.destroy());
}

function tooMany(excess: string, { until }: AddressWindow): RateLimitedError {
  const seconds = Math.max(1, Math.ceil((until - monotonicMillis()) / 1_000));
  return new RateLimitedError(`More than ${excess} of an address in a minute`, seconds);
}

/** Whether a request tries a key or token; what the gateway sends is its own. */
function isAttemptOf({ headers, routeOptions: { config } }: FastifyRequest): boolean {
  if (config.askedByGateway) return false;
  return headers.authorization !== undefined || config.signsIn === true;
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
