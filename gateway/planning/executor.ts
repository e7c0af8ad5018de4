import type {
  GatewayExecutionResult,
  GatewayExecutor,
  GatewayGraphQLRequestContext,
} from '@apollo/server-gateway-interface';
import { prettyFormatQueryPlan, type QueryPlan } from '@apollo/query-planner';
import {
  execute,
  getVariableValues,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLSchema,
} from 'graphql';
import { AppError } from '../../domain/errors';
import { getOrCreate } from '../../domain/getOrCreate';
import { approximateBytes, createBoundedCache } from '../../platform/boundedCache';
import { withSpan } from '../../platform/tracing';
import { measureDocument } from '../access/cost/measure';
import type { GatewayContext } from '../operation/context';
import { compileCompletion, type Complete } from './completion';
import { executePlan } from './executePlan';
import { atClientPath, toClientName, toPlannedVariable, withClientNames } from './names';
import { conditionVariables, planOperation, type PlannedOperation } from './plannedOperation';
import type { Planner } from './planner';
import type { AskSubgraph } from './subgraph';

export interface ExecutorOptions {
  subgraphs: ReadonlyMap<string, AskSubgraph>;
  /** Whether who asks for the plan of an operation in a header is told. */
  exposeQueryPlans: boolean;
  /** Is told of each search for a plan, and whether it was known. */
  onPlanLookUp(found: boolean): void;
}

type RequestContext = GatewayGraphQLRequestContext;
type Variables = Readonly<Record<string, unknown>>;
type Introspection = NonNullable<PlannedOperation['introspection']>;

/** An operation as it is run, whatever its variables. */
interface Planned {
  plan: QueryPlan;
  complete: Complete;
  /** What it asks of the schema itself; null if that is nothing. */
  introspection: Introspection | null;
  bytes: number;
}

/**
 * Plans an operation whose conditions are decided, without the names that its client chose and without what is asked of the
 * schema, and runs it. The library plans; the answer is put together here.
 */
export function createExecutor(planner: Planner, options: ExecutorOptions): GatewayExecutor {
  const plan = createPlans(planner, options.onPlanLookUp);

  async function run(
    planned: Planned,
    { request, context }: RequestContext,
  ): Promise<GatewayExecutionResult> {
    const variables = renamed(request.variables ?? {});
    const { data: fetched, errors } = await executePlan(planned.plan, {
      subgraphs: options.subgraphs,
      schema: planner.supergraphSchema,
      variables,
      context: context as GatewayContext,
    });
    const { data, errors: wrong } = planned.complete(fetched);
    // A null that an error stands for already needs no other.
    const all = errors.length > 0 ? errors.map(atClientPath) : wrong;
    const result: GatewayExecutionResult = { data, ...(all.length > 0 && { errors: all }) };
    const { introspection } = planned;
    return introspection ? withIntrospection(result, introspection, variables, planner.schema) : result;
  }

  async function answer(request: RequestContext): Promise<GatewayExecutionResult> {
    const { operation, context } = request;
    const definitions = operation.variableDefinitions ?? [];
    const { coerced, errors } = getVariableValues(
      planner.schema,
      definitions,
      request.request.variables ?? {},
    );
    if (errors) return { errors };
    try {
      const planned = await plan(request, coerced);
      if (!planned) {
        const { refusal } = (context as GatewayContext).budget;
        return { errors: refusal ? [refusal] : [] };
      }
      const result = await withSpan('gateway.execute', {}, () => run(planned, request));
      return options.exposeQueryPlans ? withPlan(result, planned.plan, request) : result;
    } catch (error) {
      if (error instanceof AppError) return { errors: [error] };
      throw error;
    }
  }

  return (request) => withSpan('gateway.request', {}, () => answer(request));
}

/** Finds or makes the plan of an operation; null if the budget of the operation does not let it be planned. */
function createPlans(
  planner: Planner,
  onLookUp: ExecutorOptions['onPlanLookUp'],
): (request: RequestContext, variables: Variables) => Promise<Planned | null> {
  const known = createBoundedCache<Planned>('plans', { bytesOf: ({ bytes }) => bytes });
  const conditionsOf = new WeakMap<DocumentNode, string[]>();

  return async ({ document, operation, queryHash, context }, variables) => {
    const conditions = getOrCreate(conditionsOf, document, () => conditionVariables(document));
    const decided = conditions.map((name) => variables[name]);
    const key = JSON.stringify([queryHash, operation.name?.value, decided]);
    const before = known.get(key);
    onLookUp(before !== undefined);
    if (before) return before;
    const planned = planOperation(document, operation, planner.schema, variables);
    if (!(await (context as GatewayContext).budget.mayPlan(measureDocument(planned.document).fields)))
      return null;
    const { plan, bytes } = await withSpan('gateway.plan', {}, () =>
      Promise.resolve(planner.plan(planned.document)),
    );
    const { introspection } = planned;
    const made: Planned = {
      plan,
      complete: compileCompletion(planner.schema, planned.operation),
      introspection,
      // What completes the answer is of about the size of the plan.
      bytes: 2 * (bytes + approximateBytes(introspection)),
    };
    known.set(key, made);
    return made;
  };
}

async function withIntrospection(
  result: GatewayExecutionResult,
  { document, names }: Introspection,
  variables: Variables,
  schema: GraphQLSchema,
): Promise<GatewayExecutionResult> {
  const { data, errors = [] }: ExecutionResult = await execute({
    schema,
    document,
    variableValues: variables,
  });
  const together = { ...result.data, ...(withClientNames(data) as object) } as Record<string, unknown>;
  const inOrder = names.map(toClientName).filter((name) => Object.hasOwn(together, name));
  const all = [...(result.errors ?? []), ...errors];
  return {
    ...result,
    ...(result.data && { data: Object.fromEntries(inOrder.map((name) => [name, together[name]])) }),
    ...(all.length > 0 && { errors: all }),
  };
}

/** As the gateway library tells of it, so that tools which read that find it. */
function withPlan(
  result: GatewayExecutionResult,
  plan: QueryPlan,
  { request: { http } }: RequestContext,
): GatewayExecutionResult {
  if (!http?.headers.get('apollo-query-plan-experimental')) return result;
  const format = http.headers.get('apollo-query-plan-experimental-format') ?? 'prettified';
  const written =
    format === 'internal' ? plan : format === 'prettified' && plan.node ? prettyFormatQueryPlan(plan) : true;
  return { ...result, extensions: { __queryPlanExperimental: written } };
}

function renamed(variables: Variables): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const name of Object.keys(variables)) result[toPlannedVariable(name)] = variables[name];
  return result;
}
