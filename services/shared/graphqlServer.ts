import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { ApolloServer, type ApolloServerPlugin, type BaseContext } from '@apollo/server';
import {
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import { ApolloServerPluginDrainHttpServer } from '@apollo/server/plugin/drainHttpServer';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import type { GatewayInterface } from '@apollo/server-gateway-interface';
import { GraphQLError, type GraphQLSchema } from 'graphql';
import { AppError, createFormatError, ErrorCode } from './errors';
import type { Logger } from './logger';
import { addRequestScope, requestIdHeader, requestIdOf } from './requestScope';

/** Far above any operation of ours, far below what would hurt. */
const bodyLimitBytes = 1024 * 1024;

export interface GraphqlServerOptions<Context extends BaseContext> {
  /** What answers: a schema of our own, or a gateway. */
  source: { schema: GraphQLSchema } | { gateway: GatewayInterface };
  /** Fastify paths that answer GraphQL, such as `/:province/graphql`. */
  paths: readonly string[];
  createContext(request: FastifyRequest): Context | Promise<Context>;
  plugins?: ApolloServerPlugin<Context>[];
  /** Further routes and hooks, added before listening. */
  addRoutes?(app: FastifyInstance): void;
  logger: Logger;
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

export async function startGraphqlServer<Context extends BaseContext>(
  options: GraphqlServerOptions<Context>,
  address: Address,
): Promise<GraphqlServer> {
  const app = fastify({
    bodyLimit: bodyLimitBytes,
    genReqId: ({ headers }) => requestIdOf(headers[requestIdHeader], randomUUID),
  });
  addRequestScope(app);
  const apollo = createApolloServer(options, app);
  await apollo.start();
  const handler = fastifyApolloHandler(apollo, {
    context: (request) => createContextOf(options, request),
  });
  for (const url of options.paths) app.route({ method: ['GET', 'POST'], url, handler });
  options.addRoutes?.(app);
  // Apollo drains the connections: a running operation finishes, and its connection is closed with the answer.
  const stop = () => apollo.stop().finally(() => app.close());
  try {
    await listen(app, address);
  } catch (error) {
    await stop();
    throw error;
  }
  const { port } = app.server.address() as AddressInfo;
  return { origin: `http://${address.host}:${port}`, port, stop };
}

/** A request that cannot even begin is refused with a status of its own; without one, Apollo takes it for a fault. */
async function createContextOf<Context extends BaseContext>(
  { createContext }: GraphqlServerOptions<Context>,
  request: FastifyRequest,
): Promise<Context> {
  try {
    return await createContext(request);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const status = error.extensions.code === ErrorCode.provinceNotHeld ? 404 : 400;
    throw new GraphQLError(error.message, { extensions: { ...error.extensions, http: { status } } });
  }
}

function createApolloServer<Context extends BaseContext>(
  options: GraphqlServerOptions<Context>,
  app: FastifyInstance,
) {
  const { source, plugins = [], logger } = options;
  return new ApolloServer<Context>({
    ...source,
    introspection: true,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    formatError: createFormatError(logger),
    plugins: [
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginDrainHttpServer({ httpServer: app.server }),
      ...plugins,
    ],
    logger: {
      debug: (message: unknown) => logger.debug(String(message)),
      info: (message: unknown) => logger.info(String(message)),
      warn: (message: unknown) => logger.warn(String(message)),
      error: (message: unknown) => logger.error(String(message)),
    },
  });
}

async function listen(app: FastifyInstance, { host, port, variable }: Address): Promise<void> {
  try {
    await app.listen({ host, port });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    throw new Error(`Port ${port} on ${host} is in use; set ${variable} to a free port`, { cause: error });
  }
}
