import type { AddressInfo } from 'node:net';
import type { Readable } from 'node:stream';
import { ApolloServer, type BaseContext } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import { ApolloServerPluginDrainHttpServer } from '@apollo/server/plugin/drainHttpServer';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { GatewayInterface } from '@apollo/server-gateway-interface';
import { GraphQLError, type DocumentNode, type GraphQLSchema } from 'graphql';
import { AppError, ErrorCode } from '../domain/errors';
import { leaveToCaller } from './addressLimits';
import { createBoundedCache } from './boundedCache';
import { createFormatError, noteRequestId } from './errors';
import { BadHostError, createHttpServer, hasAddress, type HttpServerOptions } from './httpServer';
import { withHttpStatus } from './httpStatus';
import { asOnePlugin, type OperationPlugin } from './operationPlugins';
import { requestIdHeader } from './requestScope';
import { startWhole, type Stoppers } from './stoppers';
import { writeResult } from './writtenData';

export interface GraphqlServerOptions<Context extends BaseContext> extends HttpServerOptions {
  /** What answers: a schema of our own, or a gateway. */
  source: { schema: GraphQLSchema } | { gateway: GatewayInterface };
  /** Fastify paths that answer GraphQL, such as `/:province/graphql`. */
  paths: readonly string[];
  /** Lets a request for GraphQL in by its head, before its body is read; throws if it may not. */
  admit?(request: FastifyRequest, reply: FastifyReply): Promise<void>;
  /** The body of such a request, bounded by what it may be; throws if it is not. */
  limitBody?(request: FastifyRequest, body: Readable): Readable;
  createContext(request: FastifyRequest): Context | Promise<Context>;
  /** Where clients may register texts to ask for them by hash; without it they may not. */
  persistedQueries?: { cache: KeyValueCache; ttl: number };
  plugins?: OperationPlugin<Context>[];
  /** Further routes and hooks, added before listening. */
  addRoutes?(app: FastifyInstance): void;
}

/** What Apollo Server keeps registered texts in. `ttl` is in seconds. */
export interface KeyValueCache {
  get(key: string): Promise<string | undefined>;
  set(key: string, value: string, options?: { ttl?: number | null }): Promise<void>;
  delete(key: string): Promise<boolean>;
}

export interface Address {
  host: string;
  /** 0 for any free one. */
  port: number;
  /** The variable that sets the port, for the message when it is in use. */
  variable: string;
}

export interface GraphqlServer {
  /** Origin without a path, such as `http://127.0.0.1:4000`. */
  origin: string;
  port: number;
  /** Takes no new requests, lets the running ones finish, closes all connections. */
  stop(): Promise<void>;
}

export function startGraphqlServer<Context extends BaseContext>(
  options: GraphqlServerOptions<Context>,
  address: Address,
): Promise<GraphqlServer> {
  return startWhole((stoppers) => startParts(options, address, stoppers));
}

async function startParts<Context extends BaseContext>(
  options: GraphqlServerOptions<Context>,
  address: Address,
  { add, stopAll }: Stoppers,
): Promise<GraphqlServer> {
  const app = await createHttpServer(options);
  add(() => app.close());
  const apollo = createApolloServer(options, app);
  await apollo.start();
  // It drains the connections: a running operation finishes, and its connection is closed with the answer.
  add(() => apollo.stop());
  const handler = fastifyApolloHandler(apollo, {
    context: (request) => createContextOf(options, request),
  });
  const hooks = routeHooks(options);
  for (const url of options.paths) {
    const config = { askedByGateway: !options.admit };
    app.route({ method: ['GET', 'POST'], url, handler, config, ...hooks });
    app.route({ method: ['PUT', 'PATCH', 'DELETE'], url, handler: refuseMethod });
  }
  options.addRoutes?.(app);
  await listen(app, address);
  const { port } = app.server.address() as AddressInfo;
  return { origin: `${options.tls ? 'https' : 'http'}://${address.host}:${port}`, port, stop: stopAll };
}

function refuseMethod({ method }: FastifyRequest, reply: FastifyReply): never {
  void reply.header('allow', 'GET, POST');
  throw new AppError(ErrorCode.methodNotAllowed, `Operations are asked by GET or POST, got ${method}`);
}

function routeHooks<Context extends BaseContext>({ admit, limitBody }: GraphqlServerOptions<Context>) {
  return {
    onRequest: async (request: FastifyRequest, reply: FastifyReply) => {
      // One that is named was looked at before.
      if (request.headers.host === undefined && !hasAddress(request)) throw new BadHostError();
      if (!admit) return;
      await admit(request, reply);
      leaveToCaller(request);
    },
    ...(limitBody && {
      preParsing: async (request: FastifyRequest, _reply: FastifyReply, body: Readable) =>
        limitBody(request, body),
    }),
  };
}

/** A request that cannot even begin is refused with a status of its own; without one, Apollo takes it for a fault. */
async function createContextOf<Context extends BaseContext>(
  { createContext }: GraphqlServerOptions<Context>,
  request: FastifyRequest,
): Promise<Context> {
  try {
    assertSingle(request.body);
    return await createContext(request);
  } catch (error) {
    const known =
      error instanceof AppError
        ? withHttpStatus(error)
        : new GraphQLError('', { originalError: error as Error });
    noteRequestId(known, request.id);
    throw known;
  }
}

function assertSingle(body: unknown): void {
  if (!Array.isArray(body)) return;
  throw new AppError(
    ErrorCode.badUserInput,
    `A request must hold one operation, got a list of ${body.length}`,
  );
}

/** Tells the log and the answer's masked errors apart by request. */
const requestIdOfErrors: OperationPlugin = {
  requestDidStart: ({ request }) => ({
    didEncounterErrors({ errors }) {
      const requestId = request.http?.headers.get(requestIdHeader);
      if (requestId !== undefined) for (const error of errors) noteRequestId(error, requestId);
    },
  }),
};

/** Apollo Server's own way to say so has every field of a schema of ours watched for hints that none gives. */
const uncachedIfNothingSaid: OperationPlugin = {
  requestDidStart: () => ({
    willSendResponse({ response: { http } }) {
      if (!http.headers.has('cache-control')) http.headers.set('cache-control', 'no-store');
    },
  }),
};

function createApolloServer<Context extends BaseContext>(
  options: GraphqlServerOptions<Context>,
  app: FastifyInstance,
) {
  const { source, plugins = [], persistedQueries, logger } = options;
  return new ApolloServer<Context>({
    ...source,
    introspection: true,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    formatError: createFormatError(logger),
    stringifyResult: writeResult,
    persistedQueries: persistedQueries ?? false,
    documentStore: createDocumentStore(),
    plugins: [
      {
        ...asOnePlugin<Context>([requestIdOfErrors, ...plugins, uncachedIfNothingSaid]),
        unexpectedErrorProcessingRequest({ requestContext: { request }, error }) {
          const requestId = request.http?.headers.get(requestIdHeader);
          logger.error({ requestId, err: error }, 'Unexpected error around an operation');
          return Promise.resolve();
        },
      },
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginDrainHttpServer({ httpServer: app.server }),
    ],
    logger: {
      debug: (message: unknown) => logger.debug(String(message)),
      info: (message: unknown) => logger.info(String(message)),
      warn: (message: unknown) => logger.warn(String(message)),
      error: (message: unknown) => logger.error(String(message)),
    },
  });
}

/** Apollo Server's own counts the letters of documents as JSON, of which they are several times as large in memory. */
function createDocumentStore() {
  const documents = createBoundedCache<DocumentNode>('parsedOperations');
  return {
    get: (key: string) => Promise.resolve(documents.get(key)),
    set: (key: string, document: DocumentNode) => {
      documents.set(key, document);
      return Promise.resolve();
    },
    delete: (key: string) => Promise.resolve(documents.delete(key)),
  };
}

async function listen(app: FastifyInstance, { host, port, variable }: Address): Promise<void> {
  try {
    await app.listen({ host, port });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    throw new Error(`Port ${port} on ${host} is in use; set ${variable} to a free port`, { cause: error });
  }
}
