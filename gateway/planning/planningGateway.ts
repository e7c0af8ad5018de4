import { createHash } from 'node:crypto';
import type {
  GatewayExecutionResult,
  GatewayExecutor,
  GatewayGraphQLRequestContext,
  GatewayInterface,
} from '@apollo/server-gateway-interface';
import { execute, getVariableValues, print, type ExecutionResult, type GraphQLError } from 'graphql';
import { AppError } from '../../domain/errors';
import { getOrCreate } from '../../domain/getOrCreate';
import { createBoundedCache } from '../../platform/boundedCache';
import { measureDocument } from '../access/cost/measure';
import type { GatewayContext } from '../operation/context';
import { atClientPath, toPlannedVariable, withClientNames } from './names';
import { conditionVariables, planOperation, type PlannedOperation } from './plannedOperation';

/**
 * The gateway library, kept from what it gets wrong: it sees an operation whose conditions are decided, without the names
 * that the client chose and without what is asked of the schema. The answer has the client's names again, and says
 * of whatever is missing in it that it is.
 */
export function createPlanningGateway(gateway: GatewayInterface): GatewayInterface {
  return {
    async load(options) {
      const { executor } = await gateway.load(options);
      return { executor: executor && createExecutor(executor) };
    },
    onSchemaLoadOrUpdate: (callback) => gateway.onSchemaLoadOrUpdate(callback),
    stop: () => gateway.stop(),
  };
}

type RequestContext = GatewayGraphQLRequestContext;
type Variables = Readonly<Record<string, unknown>>;

interface Planned extends PlannedOperation {
  /** Of the text, by which the library finds its plan. */
  hash: string;
}

function createExecutor(runPlan: GatewayExecutor): GatewayExecutor {
  const known = createBoundedCache<Planned>('decidedOperations');
  const conditionsOf = new WeakMap<RequestContext['document'], string[]>();

  /** Null if the budget of the operation does not let it be planned. */
  async function plan(
    { document, operation, schema, queryHash, context }: RequestContext,
    variables: Variables,
  ): Promise<Planned | null> {
    const conditions = getOrCreate(conditionsOf, document, () => conditionVariables(document));
    const decided = conditions.map((name) => variables[name]);
    const key = JSON.stringify([queryHash, operation.name?.value, decided]);
    const before = known.get(key);
    if (before) return before;
    const planned = planOperation(document, operation, schema, variables);
    const { budget } = context as GatewayContext;
    if (!(await budget.mayPlan(measureDocument(planned.document).fields))) return null;
    const named = { ...planned, hash: hashOf(print(planned.document)) };
    known.set(key, named);
    return named;
  }

  async function run(planned: Planned, context: RequestContext): Promise<GatewayExecutionResult> {
    const { schema, request } = context;
    const { document, hash: queryHash, introspection } = planned;
    const variables = renamed(request.variables ?? {});
    const result = await runPlan({ ...context, document, queryHash, request: { ...request, variables } });
    if (!introspection) return answer(planned, result);
    const ofSchema = await execute({
      schema,
      document: introspection.document,
      variableValues: variables,
    });
    return answer(planned, together(result, ofSchema, introspection.names));
  }

  return async (context) => {
    const { operation, schema, request } = context;
    const given = request.variables ?? {};
    const { coerced, errors } = getVariableValues(schema, operation.variableDefinitions ?? [], given);
    if (errors) return { errors };
    try {
      const planned = await plan(context, coerced);
      if (planned) return await run(planned, context);
      const { refusal } = (context.context as GatewayContext).budget;
      return { errors: refusal ? [refusal] : [] };
    } catch (error) {
      if (error instanceof AppError) return { errors: [error] };
      throw error;
    }
  };
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function renamed(variables: Variables): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(variables).map(([name, value]) => [toPlannedVariable(name), value]),
  );
}

function together(
  result: GatewayExecutionResult,
  ofSchema: ExecutionResult,
  names: readonly string[],
): GatewayExecutionResult {
  const all: Record<string, unknown> = { ...result.data, ...ofSchema.data };
  const inOrder = names.filter((name) => Object.hasOwn(all, name)).map((name) => [name, all[name]]);
  const errors = [...(result.errors ?? []), ...(ofSchema.errors ?? [])];
  return {
    ...result,
    ...(result.data && { data: Object.fromEntries(inOrder) as Record<string, unknown> }),
    ...(errors.length > 0 && { errors }),
  };
}

function answer(
  { isRenamed }: Planned,
  { data, errors, extensions }: GatewayExecutionResult,
): GatewayExecutionResult {
  // Nulls that no error stands for: the library would say so in `extensions` alone.
  const { valueCompletion = [], ...others } = extensions ?? {};
  const all = [...(errors ?? []), ...(valueCompletion as GraphQLError[])];
  return {
    ...(data !== undefined && { data: isRenamed ? (withClientNames(data) as typeof data) : data }),
    ...(all.length > 0 && { errors: all.map(atClientPath) }),
    ...(Object.keys(others).length > 0 && { extensions: others }),
  };
}
