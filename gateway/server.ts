import { ApolloGateway, type GraphQLDataSource } from '@apollo/gateway';
import type { Catalogue } from '../services/shared/catalogue';
import { startGraphqlServer, type Address, type GraphqlServer } from '../services/shared/graphqlServer';
import type { Logger } from '../services/shared/logger';
import type { SubgraphName } from '../services/shared/subgraphSchema';
import type { GatewayContext } from './context';
import type { Directory } from './directory';
import { createOperation } from './operation';
import { coverageExtension, reservedVariable } from './plugins';
import { createRegisterDataSource, type RegisterClient } from './register';
import { provinceDataSource } from './shards/provinceDataSource';
import type { ShardClient } from './shards/shardClient';
import { createTotalsDataSource } from './totals/dataSource';

export interface GatewayServerDependencies {
  supergraphSdl: string;
  catalogue: Catalogue;
  register: RegisterClient;
  directory: Directory;
  shards: ShardClient;
  operationDeadlineMillis: number;
  logger: Logger;
}

export function startGatewayServer(
  dependencies: GatewayServerDependencies,
  address: Address,
): Promise<GraphqlServer> {
  const { shards, directory, operationDeadlineMillis, logger } = dependencies;
  return startGraphqlServer<GatewayContext>(
    {
      source: { gateway: createGateway(dependencies) },
      paths: ['/graphql'],
      createContext: () => ({
        operation: createOperation(shards, Date.now() + operationDeadlineMillis),
        directory,
      }),
      plugins: [reservedVariable, coverageExtension],
      logger,
    },
    address,
  );
}

function createGateway({
  supergraphSdl,
  catalogue,
  register,
  logger,
}: GatewayServerDependencies): ApolloGateway {
  const dataSources: Record<SubgraphName, GraphQLDataSource<GatewayContext>> = {
    register: createRegisterDataSource(register),
    totals: createTotalsDataSource({ catalogue, logger }),
    province: provinceDataSource,
  };
  return new ApolloGateway({
    supergraphSdl,
    buildService: ({ name }) => dataSources[name as SubgraphName] as GraphQLDataSource,
    queryPlannerConfig: { exposeDocumentNodeInFetchNode: true },
    __exposeQueryPlanExperimental: false,
    logger: {
      debug: (message: unknown) => logger.debug(String(message)),
      info: (message: unknown) => logger.debug(String(message)),
      warn: (message: unknown) => logger.warn(String(message)),
      error: (message: unknown) => logger.error(String(message)),
    },
  });
}
