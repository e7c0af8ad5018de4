import { randomUUID } from 'node:crypto';
import type { ServerOptions } from 'node:http';
import cors from '@fastify/cors';
import fastify, {
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { AppError, ErrorCode } from '../domain/errors';
import { addAccessLog } from './accessLog';
import { defaultAddressLimits, limitAddresses, type AddressLimits, type Recognise } from './addressLimits';
import { createFormatError, noteRequestId, RateLimitedError } from './errors';
import { boundBodies, fileTimeoutMillis, requestTimeoutMillis } from './requestTimes';
import { httpStatusOf } from './httpStatus';
import { addCompression } from './compression';
import type { Logger } from './logger';
import type { Tls } from './tls';
import { addRequestScope, requestIdHeader, requestIdOf } from './requestScope';
import { createSecurityHeaders } from './securityHeaders';

export interface HttpServerOptions {
  /** Longest body of a route that sets no limit of its own. */
  bodyLimitBytes?: number;
  /** Whether some of its routes take files, which a slow line takes minutes for. */
  takesFiles?: boolean;
  /** Addresses and networks whose `X-Forwarded-For` is believed. */
  trustProxy?: readonly string[];
  /** Packs answers for clients that take them packed. */
  compression?: boolean;
  /** What an address may send and hold before it is known who sends; if it is not given, the usual. */
  addressLimits?: Partial<AddressLimits>;
  /** Knows whose credentials are valid, who gets through then; if it is not given, nobody does. */
  recognise?: Recognise;
  /** Sites whose pages may read answers in a browser. */
  corsOrigins?: readonly string[];
  /** Answers over TLS, and asks every client for a certificate; a route decides whether it needs one. */
  tls?: Tls | undefined;
  /** Answers a request for what is not there as a page, for who reads it in a browser; null leaves it to us. */
  missingPage?: (request: FastifyRequest, reply: FastifyReply) => FastifyReply | null;
  /** Whether each request has a line in the log. */
  accessLog?: boolean | undefined;
  logger: Logger;
}

/** What is set for a program of ours, whichever it is. */
export type CommonHttpOptions = Partial<
  Pick<HttpServerOptions, 'trustProxy' | 'addressLimits' | 'accessLog'>
>;

/** Far above any operation of ours, far below what would hurt. */
const defaultBodyLimitBytes = 1024 * 1024;
/** A client that sends its head byte by byte is cut off then, give or take the interval of the checks. */
const headersTimeoutMillis = 10_000;
const connectionsCheckMillis = 2_000;

/** What is the same for all our servers: request ids, security headers, bounds of time and size, the form of errors. */
export async function createHttpServer(options: HttpServerOptions): Promise<FastifyInstance> {
  const { trustProxy = [], corsOrigins = [] } = options;
  // Typed without TLS: what the routes see is the same.
  const app: FastifyInstance = fastify({
    bodyLimit: options.bodyLimitBytes ?? defaultBodyLimitBytes,
    requestTimeout: options.takesFiles ? fileTimeoutMillis : requestTimeoutMillis,
    trustProxy: trustProxy.length > 0 ? [...trustProxy] : false,
    requestIdHeader: false,
    genReqId: ({ headers }) => requestIdOf(headers[requestIdHeader], randomUUID),
    ...serverOptions(options.tls, {
      headersTimeout: headersTimeoutMillis,
      connectionsCheckingInterval: connectionsCheckMillis,
    }),
  });
  const limits = { ...defaultAddressLimits, ...options.addressLimits };
  addRequestScope(app);
  if (options.accessLog) addAccessLog(app, options.logger);
  const securityHeaders = createSecurityHeaders();
  app.addHook('onRequest', (request, reply, next) => {
    request.headers[requestIdHeader] = request.id;
    void reply.headers(securityHeaders);
    next();
  });
  // Before anything that refuses: what is refused is bounded, and counts, too.
  if (options.takesFiles) boundBodies(app);
  limitAddresses(app, limits, trustProxy.length > 0, options.recognise);
  app.addHook('onRequest', (request, _reply, next) => {
    // Clients of HTTP/1.0, such as probes, need not name a host; one that is named must be one.
    if (request.headers.host !== undefined && !hasAddress(request)) return next(new BadHostError());
    const long = longFieldOf(request);
    if (long !== null) return next(new LongFieldError(long));
    const encoding = request.headers['content-encoding'];
    // Nothing unpacks a body, so that nothing can be made to unpack a bomb.
    if (encoding === undefined || encoding.toLowerCase() === 'identity') next();
    else next(new AppError(ErrorCode.unsupportedMediaType, 'A request body must not be compressed'));
  });
  // "Not modified" has no body, and must not say how long one would have been: clients count.
  app.addHook('onSend', (_request, reply, payload, next) => {
    if (reply.statusCode !== 304) return next(null, payload);
    reply.removeHeader('content-length');
    next(null, null);
  });
  if (options.compression) addCompression(app);
  if (corsOrigins.length > 0) await app.register(cors, corsOptions(corsOrigins));
  setErrorForm(app, options);
  return app;
}

/** Fields of a head that patterns are tried on, also by libraries: of a long one some take a second. */
const triedFields = [
  'accept',
  'accept-charset',
  'accept-encoding',
  'accept-language',
  'content-encoding',
  'content-type',
  'origin',
  'range',
] as const;
/** Characters; what browsers send has less than half as many. */
const mostOfField = 500;

function longFieldOf({ headers }: FastifyRequest): string | null {
  return triedFields.find((name) => (headers[name]?.length ?? 0) > mostOfField) ?? null;
}

class LongFieldError extends AppError {
  constructor(name: string) {
    super(ErrorCode.badUserInput, `The header "${name}" must have at most ${mostOfField} characters`);
  }
}

/** Whether the request's `Host` and path make an address, which Apollo Server takes for granted. */
export function hasAddress({ url, protocol, host }: FastifyRequest): boolean {
  return !/[@/\\?#]/.test(host) && URL.canParse(url, `${protocol}://${host}/`);
}

export class BadHostError extends AppError {
  constructor() {
    super(ErrorCode.badUserInput, 'The header "Host" must be the name or address of this server');
  }
}

/** Clients without a certificate reach the routes too, since probes and operators have none. */
function serverOptions(tls: Tls | undefined, bounds: ServerOptions) {
  return tls
    ? { https: { ...bounds, ...tls, requestCert: true, rejectUnauthorized: false } }
    : { http: bounds };
}

function corsOptions(origins: readonly string[]) {
  return {
    origin: [...origins],
    methods: ['GET', 'POST'],
    allowedHeaders: [
      'authorization',
      'content-type',
      'apollo-require-preflight',
      'operation-deadline-millis',
      requestIdHeader,
    ],
    exposedHeaders: ['ratelimit', 'ratelimit-policy', 'retry-after', requestIdHeader],
    maxAge: 600,
  };
}

const nothingHere = 'There is nothing here';

/** Every error that no route answers itself has the form of a GraphQL answer. */
function setErrorForm(app: FastifyInstance, { logger, missingPage }: HttpServerOptions): void {
  const formatError = createFormatError(logger);
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const known = toKnown(error);
    noteRequestId(known, request.id);
    if (error instanceof RateLimitedError) void reply.header('retry-after', error.retryAfterSeconds);
    const formatted = formatError(known.toJSON(), known);
    const isFastifys = !(error instanceof GraphQLError) && formatted.extensions?.code !== ErrorCode.internal;
    const status = isFastifys ? error.statusCode : undefined;
    return sendError(reply, status ?? httpStatusOf(formatted.extensions?.code), formatted);
  });
  app.setNotFoundHandler((request, reply) => {
    const page = missingPage?.(request, reply);
    if (page) return page;
    return sendError(reply, 404, { message: nothingHere, extensions: { code: ErrorCode.notFound } });
  });
}

/** What Fastify refuses (a body that is no JSON, too long, of another type) is the client's to mend, and told as it is. */
function toKnown(error: FastifyError): GraphQLError {
  if (error instanceof GraphQLError) return error;
  const { statusCode = 500, code = '' } = error;
  if (statusCode < 400 || statusCode >= 500) {
    return new GraphQLError('Internal server error', { originalError: error });
  }
  // A path that no file may be read by; what serves files says so without a code.
  if (!code.startsWith('FST_'))
    return new GraphQLError(nothingHere, { extensions: { code: ErrorCode.notFound } });
  const codeOfStatus: Record<number, string> = {
    413: ErrorCode.tooLarge,
    415: ErrorCode.unsupportedMediaType,
  };
  return new GraphQLError(error.message, { extensions: { code: codeOfStatus[statusCode] ?? 'BAD_REQUEST' } });
}

function sendError(reply: FastifyReply, status: number, error: GraphQLFormattedError): FastifyReply {
  if (error.extensions?.code === ErrorCode.unauthenticated) void reply.header('www-authenticate', 'Bearer');
  return reply
    .code(status)
    .header('cache-control', 'no-store')
    .type('application/json; charset=utf-8')
    .send(JSON.stringify({ errors: [error] }));
}
