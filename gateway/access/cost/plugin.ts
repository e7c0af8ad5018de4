import type { GraphQLRequestContextWillSendResponse } from '@apollo/server';
import type { DocumentNode } from 'graphql';
import { getOrCreate } from '../../../domain/getOrCreate';
import type { Caller } from '../../../domain/roles';
import { httpStatusOf } from '../../../platform/httpStatus';
import type { OperationPlugin } from '../../../platform/operationPlugins';
import { totalSpent } from '../../operation/budget';
import type { GatewayContext } from '../../operation/context';
import type { DirectorySnapshot } from '../../operation/directory';
import { writesOperations } from '../savedOperations';
import { assertCost, assertMeasures } from './assertLimits';
import type { CostOf } from './cost';
import { measureDocument, type Measures } from './measure';

export interface CostPluginOptions {
  costOf: CostOf;
  /** Counts the cost of an operation that will run; throws if its caller asked for more than a minute's share. */
  takeCost(caller: Caller, cost: number): Promise<void>;
}

const nothingKnown: DirectorySnapshot = {
  provinces: new Map(),
  names: new Map(),
  dueDates: new Map(),
  clusterNames: new Map(),
  clusters: new Map(),
};

/**
 * Refuses an operation whose answer costs too much before it runs, and one that asked more of provinces than it may
 * once it did. Those who write operations themselves are told in `extensions.cost` what they cost.
 */
export function limitOperations({ costOf, takeCost }: CostPluginOptions): OperationPlugin<GatewayContext> {
  const known = new WeakMap<DocumentNode, Measures>();

  return {
    requestDidStart: () => ({
      async didResolveOperation({ schema, document, operationName, request, contextValue }) {
        const { limits } = contextValue;
        // Here too, since a registered text comes by its hash alone.
        assertMeasures(
          getOrCreate(known, document, () => measureDocument(document)),
          limits,
        );
        const directory = await readDirectory(contextValue);
        const variables = request.variables ?? {};
        const cost = costOf({ schema, document, operationName, variables, directory });
        if (!cost) return;
        contextValue.budget.answer = cost;
        assertCost(cost, limits.cost);
        await takeCost(contextValue.caller, cost.total);
      },
      willSendResponse(context) {
        refuseAsAWhole(context);
        tellCost(context);
      },
    }),
  };
}

type Answering = GraphQLRequestContextWillSendResponse<GatewayContext>;

/** Part of an answer would be one whose gaps nobody can tell from those of provinces. */
function refuseAsAWhole({ contextValue: { budget }, response: { body, http } }: Answering): void {
  const { refusal } = budget;
  if (!refusal || body.kind !== 'single') return;
  const { http: _, ...extensions } = refusal.extensions;
  const { retryAfterSeconds } = extensions;
  http.status = httpStatusOf(extensions.code);
  if (typeof retryAfterSeconds === 'number') http.headers.set('retry-after', String(retryAfterSeconds));
  body.singleResult = { errors: [{ message: refusal.message, extensions }] };
}

function tellCost({ contextValue, response: { body } }: Answering): void {
  const { caller, limits, budget } = contextValue;
  const { answer } = budget;
  if (!answer || !writesOperations(caller) || body.kind !== 'single') return;
  const { provinceYears, cost, register, planning } = budget.spent;
  const told = {
    total: answer.total + totalSpent(budget.spent),
    limit: limits.cost,
    provinceYears: { count: provinceYears, cost },
    ...(register > 0 && { register }),
    ...(planning > 0 && { planning }),
    parts: answer.parts,
  };
  body.singleResult.extensions = { ...body.singleResult.extensions, cost: told };
}

/** Nothing that asks a province can be answered while the register was never heard of, so nothing has to be bounded. */
async function readDirectory({ operation }: GatewayContext): Promise<DirectorySnapshot> {
  try {
    return await operation.readDirectory();
  } catch {
    return nothingKnown;
  }
}
