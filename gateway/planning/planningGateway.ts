import type {
  GatewayExecutionResult,
  GatewayExecutor,
  GatewayGraphQLRequestContext,
  GatewayInterface,
  GatewaySchemaLoadOrUpdateCallback,
} from '@apollo/server-gateway-interface';
import type { GraphQLSchema } from 'graphql';
import type { SupergraphSource } from '../supergraph';
import { createExecutor, type ExecutorOptions } from './executor';
import { plannerOver, type Planner } from './planner';

export interface PlanningGatewayOptions extends ExecutorOptions {
  supergraph: SupergraphSource;
  /** Is told of each supergraph before it is used. */
  onPlanner(planner: Planner): void;
}

/** Answers operations over the supergraph, and over each new one as soon as it is there. */
export function createPlanningGateway(options: PlanningGatewayOptions): GatewayInterface {
  const { supergraph, onPlanner } = options;
  /** An operation goes on with the supergraph that it began with. */
  const executors = new WeakMap<GraphQLSchema, GatewayExecutor>();
  const listeners = new Set<GatewaySchemaLoadOrUpdateCallback>();

  function take(sdl: string): void {
    const planner = plannerOver(sdl);
    onPlanner(planner);
    executors.set(planner.schema, createExecutor(planner, options));
    for (const listener of listeners) listener({ apiSchema: planner.schema, coreSupergraphSdl: sdl });
  }

  function execute(context: GatewayGraphQLRequestContext): Promise<GatewayExecutionResult> {
    const executor = executors.get(context.schema);
    if (!executor) throw new Error('The schema of the operation is none of the supergraphs that were taken');
    return executor(context);
  }

  return {
    async load() {
      take(await supergraph.start(take));
      return { executor: execute };
    },
    onSchemaLoadOrUpdate(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop: () => supergraph.stop(),
  };
}
