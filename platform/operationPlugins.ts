import type {
  ApolloServerPlugin,
  BaseContext,
  GraphQLRequestContext,
  GraphQLRequestContextDidEncounterErrors,
  GraphQLRequestContextDidResolveOperation,
  GraphQLRequestContextResponseForOperation,
  GraphQLRequestContextWillSendResponse,
  GraphQLResponse,
} from '@apollo/server';

/** What happens around an operation beside running it; each of ours is one of these. */
export interface OperationPlugin<in Context extends BaseContext = BaseContext> {
  requestDidStart(context: GraphQLRequestContext<Context>): OperationHooks<Context> | undefined;
}

/** Those of Apollo Server's hooks that we use. One that has nothing to wait for gives no promise. */
export interface OperationHooks<in Context extends BaseContext = BaseContext> {
  /** An error that it throws, or that its promise is rejected with, is the answer. */
  didResolveOperation?(context: GraphQLRequestContextDidResolveOperation<Context>): Promise<void> | undefined;
  /** Null lets the operation be run. */
  responseForOperation?(
    context: GraphQLRequestContextResponseForOperation<Context>,
  ): Promise<GraphQLResponse | null>;
  didEncounterErrors?(context: GraphQLRequestContextDidEncounterErrors<Context>): void;
  willSendResponse?(context: GraphQLRequestContextWillSendResponse<Context>): void;
}

/**
 * All of them as one plugin of Apollo Server, which waits for each hook of each plugin, also for those that are not there:
 * with a dozen plugins these promises were a tenth of what an operation without caches costs.
 */
export function asOnePlugin<Context extends BaseContext>(
  plugins: readonly OperationPlugin<Context>[],
): Required<Pick<ApolloServerPlugin<Context>, 'requestDidStart'>> {
  return {
    requestDidStart(start) {
      const hooks: OperationHooks<Context>[] = [];
      for (const plugin of plugins) {
        const ofPlugin = plugin.requestDidStart(start);
        if (ofPlugin) hooks.push(ofPlugin);
      }
      return Promise.resolve({
        didResolveOperation: (context) => resolve(hooks, context),
        responseForOperation: (context) => firstResponse(hooks, context),
        didEncounterErrors(context) {
          for (const each of hooks) each.didEncounterErrors?.(context);
          return done;
        },
        willSendResponse(context) {
          for (const each of hooks) each.willSendResponse?.(context);
          return done;
        },
      });
    },
  };
}

const done = Promise.resolve();

/** The first that refuses decides: what comes after it does not see the operation. */
async function resolve<Context extends BaseContext>(
  hooks: readonly OperationHooks<Context>[],
  context: GraphQLRequestContextDidResolveOperation<Context>,
): Promise<void> {
  for (const each of hooks) {
    const wait = each.didResolveOperation?.(context);
    if (wait) await wait;
  }
}

async function firstResponse<Context extends BaseContext>(
  hooks: readonly OperationHooks<Context>[],
  context: GraphQLRequestContextResponseForOperation<Context>,
): Promise<GraphQLResponse | null> {
  for (const each of hooks) {
    const response = each.responseForOperation && (await each.responseForOperation(context));
    if (response) return response;
  }
  return null;
}
