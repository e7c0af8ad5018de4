import type { ApolloServerPlugin } from '@apollo/server';
import type { DocumentNode } from 'graphql';
import type { Caller } from '../../../domain/roles';
import type { GatewayContext } from '../../context';
import type { DirectorySnapshot } from '../../directory';
import { writesOperations } from '../savedOperations';
import { assertCost, assertMeasures } from './assertLimits';
import type { CostOf } from './cost';
import { measureDocument, type Measures } from './measure';

export interface CostPluginOptions {
  costOf: CostOf;
  isConnected(province: string): boolean;
  /** Counts the cost of an operation that will run; throws where its caller asked for more than a minute's share. */
  takeCost(caller: Caller, cost: number): Promise<void>;
}

const nothingKnown: DirectorySnapshot = {
  provinces: new Map(),
  names: new Map(),
  clusterNames: new Map(),
  clusters: new Map(),
};

/**
 * Refuses an operation that costs too much before it runs. Those who write operations themselves are told in
 * `extensions.cost` what they cost.
 */
export function limitOperations({
  costOf,
  isConnected,
  takeCost,
}: CostPluginOptions): ApolloServerPlugin<GatewayContext> {
  const known = new WeakMap<DocumentNode, Measures>();

  function measuresOf(document: DocumentNode): Measures {
    const measures = known.get(document) ?? measureDocument(document);
    known.set(document, measures);
    return measures;
  }

  return {
    requestDidStart: () =>
      Promise.resolve({
        async didResolveOperation({ schema, document, operationName, request, contextValue }) {
          const { limits } = contextValue;
          // Here too, since a registered text comes by its hash alone.
          assertMeasures(measuresOf(document), limits);
          const directory = await readDirectory(contextValue);
          const variables = request.variables ?? {};
          const cost = costOf({ schema, document, operationName, variables, directory, isConnected });
          if (!cost) return;
          contextValue.cost = cost;
          assertCost(cost, limits.cost);
          await takeCost(contextValue.caller, cost.total);
        },
        willSendResponse({ contextValue, response }) {
          const { caller, limits, cost } = contextValue;
          if (!cost || !writesOperations(caller) || response.body.kind !== 'single') return Promise.resolve();
          const { total, parts } = cost;
          const result = response.body.singleResult;
          result.extensions = { ...result.extensions, cost: { total, limit: limits.cost, parts } };
          return Promise.resolve();
        },
      }),
  };
}

/** Nothing that asks a province can be answered while the register was never heard of, so nothing has to be bounded. */
async function readDirectory({ operation }: GatewayContext): Promise<DirectorySnapshot> {
  try {
    return await operation.readDirectory();
  } catch {
    return nothingKnown;
  }
}
