import type { ApolloServerPlugin } from '@apollo/server';
import { startGraphqlServer, type Address, type GraphqlServer } from '../shared/graphqlServer';
import type { Logger } from '../shared/logger';
import { createSubgraphSchema } from '../shared/subgraphSchema';
import { createRegisterContext, type RegisterContext, type RegisterDependencies } from './context';
import { registerResolvers } from './resolvers';

export type RegisterServerDependencies = RegisterDependencies & {
  plugins?: ApolloServerPlugin<RegisterContext>[];
  logger: Logger;
};

/** Answers at `/graphql`. */
export function startRegisterServer(
  { logger, plugins = [], ...dependencies }: RegisterServerDependencies,
  address: Address,
): Promise<GraphqlServer> {
  return startGraphqlServer<RegisterContext>(
    {
      source: { schema: createSubgraphSchema('register', registerResolvers) },
      paths: ['/graphql'],
      createContext: () => createRegisterContext(dependencies),
      plugins,
      logger,
    },
    address,
  );
}
