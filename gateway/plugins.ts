import type { ApolloServerPlugin } from '@apollo/server';
import { InvalidInputError } from '../services/shared/errors';
import type { GatewayContext } from './context';

/** Says in `extensions.coverage` what became of every province that the operation asked. */
export const coverageExtension: ApolloServerPlugin<GatewayContext> = {
  requestDidStart: () =>
    Promise.resolve({
      willSendResponse({ contextValue, response }) {
        const coverage = contextValue.operation.coverage();
        const touched = coverage.asked > 0 || coverage.missing.length > 0;
        if (touched && response.body.kind === 'single') {
          response.body.singleResult.extensions = { ...response.body.singleResult.extensions, coverage };
        }
        return Promise.resolve();
      },
    }),
};

/** The gateway names the keys of its own fetches `representations`; a client's variable of that name would break them. */
export const reservedVariable: ApolloServerPlugin<GatewayContext> = {
  requestDidStart: () =>
    Promise.resolve({
      didResolveOperation({ operation }) {
        const names = operation?.variableDefinitions?.map(({ variable }) => variable.name.value) ?? [];
        if (names.includes('representations')) {
          throw new InvalidInputError('$representations', 'a variable of another name', 'representations');
        }
        return Promise.resolve();
      },
    }),
};

/** Headers by which the gateway library is asked for its plan. */
const planHeaders = ['apollo-query-plan-experimental', 'apollo-query-plan-experimental-format'];

/** Where query plans are exposed, they are so to analysts alone. */
export const queryPlansForAnalysts: ApolloServerPlugin<GatewayContext> = {
  requestDidStart({ request, contextValue }) {
    if (contextValue.caller.role !== 'analyst') {
      for (const name of planHeaders) request.http?.headers.delete(name);
    }
    return Promise.resolve();
  },
};
