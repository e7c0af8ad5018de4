import { ApolloGateway, type GraphQLDataSource } from '@apollo/gateway';
import type { SupergraphSdlHook } from '@apollo/gateway/dist/config';
import type { FastifyRequest } from 'fastify';
import type { Caller } from '../services/shared/caller';
import type { Catalogue } from '../services/shared/catalogue';
import { InvalidInputError } from '../services/shared/errors';
import { startGraphqlServer, type Address, type GraphqlServer } from '../services/shared/graphqlServer';
import type { Logger } from '../services/shared/logger';
import { createSubgraphSchema, type SubgraphName } from '../services/shared/subgraphSchema';
import { createCostOf } from './access/cost/cost';
import { limitOperations } from './access/cost/plugin';
import { createTextCheck } from './access/cost/texts';
import { defaultLimits } from './access/limits';
import type { GatewayContext } from './context';
import type { Directory } from './directory';
import { addHealthRoutes } from './health';
import { createOperation } from './operation';
import { coverageExtension, reservedVariable } from './plugins';
import { addPushRoute, type PushOptions } from './push';
import type { RegisterClient } from './register';
import { createRegisterDataSource } from './registerDataSource';
import { createProvinceDataSource } from './shards/provinceDataSource';
import { createQuestionCompiler } from './shards/question';
import type { ShardClient } from './shards/shardClient';
import { createTotalsDataSource } from './totals/dataSource';

export interface GatewayServerDependencies {
  supergraphSdl: SupergraphSdlHook;
  catalogue: Catalogue;
  register: RegisterClient;
  directory: Directory;
  shards: ShardClient;
  push: PushOptions;
  operationDeadlineMillis: number;
  logger: Logger;
}

/** Who nobody is told apart from yet. */
const anybody: Caller = { role: 'analyst', id: 'anybody' };

export function startGatewayServer(
  dependencies: GatewayServerDependencies,
  address: Address,
): Promise<GraphqlServer> {
  const { shards, directory, push, catalogue, operationDeadlineMillis, logger } = dependencies;
  const assertText = createTextCheck();
  return startGraphqlServer<GatewayContext>(
    {
      source: { gateway: createGateway(dependencies) },
      paths: ['/graphql'],
      createContext: (request) => {
        const deadlineAt = Date.now() + readDeadline(request, operationDeadlineMillis);
        const caller = anybody;
        const limits = defaultLimits[caller.role];
        assertText(request, limits);
        return { caller, limits, operation: createOperation(shards, { deadlineAt, caller }), directory };
      },
      plugins: [
        reservedVariable,
        limitOperations({
          costOf: createCostOf(catalogue),
          isConnected: (province) => shards.endpointOf(province) !== null,
        }),
        coverageExtension,
      ],
      addRoutes: (app) => {
        addHealthRoutes(app, directory);
        addPushRoute(app, push);
      },
      logger,
    },
    address,
  );
}

const deadlineHeader = 'operation-deadline-millis';

/** A client may want to wait less than the gateway allows, never more. */
function readDeadline({ headers }: FastifyRequest, most: number): number {
  const given = headers[deadlineHeader];
  if (given === undefined) return most;
  if (typeof given !== 'string' || !/^[1-9]\d{0,8}$/.test(given)) {
    throw new InvalidInputError(deadlineHeader, 'a whole number of milliseconds from 1', given);
  }
  return Math.min(Number(given), most);
}

function createGateway(dependencies: GatewayServerDependencies): ApolloGateway {
  const { supergraphSdl, catalogue, register, logger } = dependencies;
  const questions = createQuestionCompiler(createSubgraphSchema('province', {}));
  const dataSources: Record<SubgraphName, GraphQLDataSource<GatewayContext>> = {
    register: createRegisterDataSource(register),
    totals: createTotalsDataSource({ catalogue, questions, logger }),
    province: createProvinceDataSource(questions),
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
