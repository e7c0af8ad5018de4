import { HeaderMap, type GraphQLRequestContext } from '@apollo/server';
import { getVariableValues, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
import { writeGrant } from '../domain/grants';
import { createBoundedCache } from '../platform/boundedCache';
import type { OperationPlugin } from '../platform/operationPlugins';
import { WrittenData } from '../platform/writtenData';
import type { GatewayContext } from './operation/context';
import { asksForPlan } from './plugins';
import { createRecorder, type Recorder, type Uses } from './operation/recorder';

/** The data of an answer, and what it was made of. */
interface KeptAnswer {
  data: WrittenData;
  schema: GraphQLSchema;
  uses: Uses;
}

/** What an answer keeps from being given up, per province that it stands on. */
const bytesPerOutcome = 500;

/**
 * Answers an operation with the data that was written for it before, if everything that these were made of is still
 * the same: what the register says, which is asked each time (or its directory, for what is taken from that), and what
 * every province said, which comes from the cache or the province like at any other operation. So nothing is older than it
 * would be without. Who may ask, what it costs and what is counted is settled before and after, as for every operation.
 */
export function responseCache(
  maxBytes: number,
  onLookUp: (found: boolean) => void,
): OperationPlugin<GatewayContext> {
  const kept = createBoundedCache<KeptAnswer>('responses', {
    maxBytes,
    bytesOf: ({ data, uses }) => data.text.length + bytesPerOutcome * countOutcomes(uses),
  });

  async function find(key: string, schema: GraphQLSchema, recorder: Recorder): Promise<WrittenData | null> {
    const known = kept.get(key);
    if (known?.schema !== schema || !(await recorder.isMadeOf(known.uses))) return null;
    return known.data;
  }

  return {
    requestDidStart({ contextValue, request }) {
      if (asksForPlan(request)) return undefined;
      const recorder = createRecorder(contextValue.operation);
      contextValue.operation = recorder.operation;
      /** Where the answer is to be kept. */
      let key: string | null = null;
      return {
        async responseForOperation(context) {
          key = keyOf(context);
          const data = key === null ? null : await find(key, context.schema, recorder);
          onLookUp(data !== null);
          if (!data) return null;
          key = null;
          const http = { headers: new HeaderMap(), status: undefined };
          return { http, body: { kind: 'single', singleResult: { data } } };
        },
        willSendResponse({ response: { body }, schema }) {
          if (key === null || body.kind !== 'single') return;
          const result = body.singleResult;
          const uses = result.data && !result.errors ? recorder.uses() : null;
          // What asks no province is soon made, and most of it is never asked again.
          if (!uses || countOutcomes(uses) === 0) return;
          const data = new WrittenData(JSON.stringify(result.data));
          result.data = data;
          kept.set(key, { data, schema, uses });
        },
      };
    },
  };
}

type RequestContext = Pick<
  GraphQLRequestContext<GatewayContext> & { schema: GraphQLSchema; operation: OperationDefinitionNode },
  'schema' | 'operation' | 'contextValue' | 'queryHash' | 'request'
>;

/** By what is asked, and by who may see the answer; null if the variables are not those of the operation. */
function keyOf({ schema, operation, contextValue, queryHash, request }: RequestContext): string | null {
  const { caller } = contextValue;
  const viewer = writeGrant(caller);
  // Only what is declared and of its type: the rest may be anything, and of any depth.
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], request.variables ?? {});
  return coerced ? JSON.stringify([viewer, queryHash, request.operationName ?? null, coerced]) : null;
}

function countOutcomes({ provinces }: Uses): number {
  return provinces.reduce((count, { outcomes }) => count + outcomes.length, 0);
}
