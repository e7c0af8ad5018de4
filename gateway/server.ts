import type { GatewayInterface } from '@apollo/server-gateway-interface';
import type { FastifyRequest } from 'fastify';
import { parse } from 'graphql';
import type { Catalogue } from '../domain/catalogue';
import { InvalidInputError } from '../domain/errors';
import { startGraphqlServer, type Address, type GraphqlServer } from '../platform/graphqlServer';
import { addHealthRoutes } from '../platform/healthRoutes';
import type { CommonHttpOptions, HttpServerOptions } from '../platform/httpServer';
import type { ExportSigner } from '../platform/exports/signer';
import type { Logger } from '../platform/logger';
import { refuseWrongScalars } from '../platform/scalars';
import { composedSdl, createComposedProvinceSchema, type SubgraphName } from '../platform/subgraphSchema';
import type { Access } from './access';
import { createBudget } from './access/cost/budget';
import { createCostOf } from './access/cost/cost';
import { createPriceLists, readPriceList, type PriceLists } from './access/cost/directives';
import { limitOperations } from './access/cost/plugin';
import { createQuestionPricing } from './access/cost/questions';
import { createTextCheck } from './access/cost/texts';
import { admitPlainGet } from './access/crossSite';
import { savedOperationsOnly, writesOperations, type SavedOperations } from './access/savedOperations';
import { sharedCaching } from './access/sharedCaching';
import type { GatewayContext } from './operation/context';
import type { Directory } from './operation/directory';
import { addFiles } from './export';
import type { GatewayMetrics } from './metrics/gatewayMetrics';
import { createOperation } from './operation/operation';
import { addGatewayPages, sendMissingGatewayPage, type GatewayPagesOptions } from './pages';
import { createPlanningGateway } from './planning/planningGateway';
import type { AskSubgraph } from './planning/subgraph';
import type { SupergraphSource } from './supergraph';
import { chosenOperation, coverageExtension, knownOperationKinds, queryPlansByRole } from './plugins';
import { addPushRoute, recognisePushes, type PushOptions } from './push';
import { addRehearsal, type RehearsalOptions } from './rehearsal';
import { addReportNews, type ReportNewsOptions } from './reports';
import type { RegisterClient } from './operation/register';
import { createRegisterReadiness } from './operation/registerReadiness';
import { createRegisterSubgraph } from './registerSubgraph';
import { responseCache } from './responseCache';
import type { ProvinceClient } from './provinces/client';
import { createProvinceSubgraph } from './provinces/subgraph';
import { createQuestionCompiler } from '../platform/provinces/question/question';
import { slowOperations } from './slowOperations';
import { createTotalsSubgraph } from './totals/subgraph';

export interface GatewayServerDependencies {
  supergraph: SupergraphSource;
  catalogue: Catalogue;
  register: RegisterClient;
  directory: Directory;
  provinces: ProvinceClient;
  push: PushOptions;
  pages: GatewayPagesOptions;
  /** Null if nobody looks for what happens to reports. */
  reportNews: Omit<ReportNewsOptions, 'logger' | 'onLook' | 'onDelivery'> | null;
  /** Null if nothing is run before somebody asks. */
  rehearsal: Omit<RehearsalOptions, 'logger'> | null;
  access: Access;
  /** Signs the files that are handed out. */
  exports: ExportSigner;
  savedOperations: SavedOperations;
  /** Whether an analyst may see query plans. */
  exposeQueryPlans: boolean;
  /** What the program is reached by: proxies, other sites. */
  http: CommonHttpOptions & Pick<HttpServerOptions, 'corsOrigins'>;
  operationDeadlineMillis: number;
  /** From when on an operation has a line in the log. */
  slowOperationMillis: number;
  /** Of whole answers that are kept; 0 for none. */
  responseCacheMaxBytes: number;
  metrics: GatewayMetrics | null;
  logger: Logger;
}

// eslint-disable-next-line max-lines-per-function -- the one list of what answers a request, in its order
export function startGatewayServer(
  dependencies: GatewayServerDependencies,
  address: Address,
): Promise<GraphqlServer> {
  const {
    provinces,
    register,
    directory,
    push,
    pages,
    reportNews,
    rehearsal,
    access,
    exports,
    savedOperations,
    http,
    operationDeadlineMillis,
    responseCacheMaxBytes,
    metrics,
    logger,
  } = dependencies;
  const assertText = createTextCheck();
  const assertRegister = createRegisterReadiness(register);
  const prices = createPriceLists();
  const isPush = recognisePushes(push.assertToken);
  return startGraphqlServer<GatewayContext>(
    {
      source: { gateway: createGateway(dependencies, prices) },
      paths: ['/graphql'],
      // Provinces answer the gateway in a packet or two, and mostly by 304: packing there costs more than it saves.
      compression: true,
      ...http,
      missingPage: (request, reply) => sendMissingGatewayPage(request, reply, pages),
      admit(request, reply) {
        admitPlainGet(request, http.corsOrigins ?? []);
        return access.admit(request, reply);
      },
      limitBody: access.limitBody,
      recognise: async (request) => (await access.recognise(request)) || isPush(request),
      createContext: (request) => {
        const deadlineAt = Date.now() + readDeadline(request, operationDeadlineMillis);
        const caller = access.callerOf(request);
        access.workFor(caller);
        access.noteOperation(request);
        const limits = access.limitsOf(caller.role);
        // What others send is not read.
        if (writesOperations(caller)) assertText(request, limits);
        const budget = createBudget({
          limit: limits.cost,
          takeCost: (cost) => access.takeCost(caller, cost),
          takeNewText: () => access.takeNewText(caller),
          goOn: () => access.workFor(caller),
        });
        const operation = createOperation(
          {
            provinces: budget.guardProvinces(provinces),
            register: budget.guardRegister(register),
            mayAddUp: budget.mayAddUp,
            directory,
          },
          { deadlineAt, caller, requestId: request.id },
        );
        return { caller, limits, budget, operation };
      },
      persistedQueries: access.registeredTexts,
      plugins: [
        savedOperationsOnly(savedOperations),
        queryPlansByRole,
        chosenOperation,
        knownOperationKinds,
        limitOperations({
          costOf: createCostOf(prices.of),
          takeCost: access.takeCost,
        }),
        ...(responseCacheMaxBytes > 0
          ? [responseCache(responseCacheMaxBytes, metrics?.onAnswerLookUp ?? (() => undefined))]
          : []),
        coverageExtension,
        sharedCaching,
        ...(metrics ? [metrics.operations] : []),
        slowOperations({ millis: dependencies.slowOperationMillis, logger }),
      ],
      addRoutes: (app) => {
        // Ready to answer operations, which needs what the register knows, now or from an earlier run, and no province.
        addHealthRoutes(app, {
          async check(deadlineAt) {
            await assertRegister(deadlineAt);
            await directory.read(deadlineAt);
          },
          waitingFor: 'the register',
          logger,
        });
        addPushRoute(app, push);
        access.addSessionRoutes(app);
        addFiles(app, access, exports);
        if (rehearsal) addRehearsal(app, { ...rehearsal, logger });
        if (reportNews) addReportNews(app, { ...reportNews, ...metrics?.reportNews, logger });
        addGatewayPages(app, pages);
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

function createGateway(dependencies: GatewayServerDependencies, prices: PriceLists): GatewayInterface {
  const { supergraph, catalogue, exposeQueryPlans, metrics, logger } = dependencies;
  const contract = createComposedProvinceSchema();
  const contractPrices = readPriceList(parse(composedSdl('province')));
  const questions = createQuestionCompiler(contract, createQuestionPricing(contract, contractPrices));
  const subgraphs: Record<SubgraphName, AskSubgraph> = {
    register: createRegisterSubgraph(),
    totals: createTotalsSubgraph({ catalogue, questions, logger }),
    province: createProvinceSubgraph(questions),
  };
  return createPlanningGateway({
    supergraph,
    subgraphs: new Map(Object.entries(subgraphs)),
    exposeQueryPlans,
    onPlanLookUp: metrics?.onPlanLookUp ?? (() => undefined),
    onPlanner({ schema, supergraphSdl }) {
      refuseWrongScalars(schema);
      prices.learn(schema, supergraphSdl);
    },
  });
}
