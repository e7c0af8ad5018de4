import type { GraphQLRequest } from '@apollo/server';
import { Kind, type DocumentNode } from 'graphql';
import { AppError, ErrorCode } from '../domain/errors';
import { rightsOf } from '../domain/roles';
import { withHttpStatus } from '../platform/httpStatus';
import type { OperationPlugin } from '../platform/operationPlugins';
import type { GatewayContext } from './operation/context';

/** Says in `extensions.coverage` what became of every province that the operation asked. */
export const coverageExtension: OperationPlugin<GatewayContext> = {
  requestDidStart: () => ({
    willSendResponse({ contextValue, response }) {
      const coverage = contextValue.operation.coverage();
      const touched = coverage.asked > 0 || coverage.missing.length > 0;
      if (touched && response.body.kind === 'single') {
        response.body.singleResult.extensions = { ...response.body.singleResult.extensions, coverage };
      }
    },
  }),
};

/** Refuses a document that an operation cannot be chosen from, before anything else looks at the operation. */
export const chosenOperation: OperationPlugin<GatewayContext> = {
  requestDidStart: () => ({
    didResolveOperation: ({ operation, document, request }) =>
      operation ? undefined : Promise.reject(withHttpStatus(notChosen(document, request.operationName))),
  }),
};

function notChosen({ definitions }: DocumentNode, name: string | null | undefined): AppError {
  const names = definitions.flatMap((node) =>
    node.kind === Kind.OPERATION_DEFINITION
      ? [node.name ? `"${node.name.value}"` : 'one without a name']
      : [],
  );
  const got = names.length > 0 ? names.join(', ') : 'none';
  const message =
    name == null
      ? `An operationName is needed to choose among the operations: ${got}`
      : `Unknown operation named "${name}", the document has ${got}`;
  return new AppError(ErrorCode.operationNotChosen, message);
}

/** The planner takes a kind of operation that the schema does not have for a fault; validation lets it pass. */
export const knownOperationKinds: OperationPlugin<GatewayContext> = {
  requestDidStart: () => ({
    didResolveOperation({ schema, operation }) {
      if (!operation || schema.getRootType(operation.operation)) return undefined;
      const message = `Only queries are answered, got a ${operation.operation}`;
      return Promise.reject(withHttpStatus(new AppError(ErrorCode.badUserInput, message)));
    },
  }),
};

/** Headers by which the gateway library is asked for its plan. */
const planHeaders = ['apollo-query-plan-experimental', 'apollo-query-plan-experimental-format'];

export function asksForPlan({ http }: GraphQLRequest): boolean {
  return planHeaders.some((name) => http?.headers.has(name));
}

/** If query plans are exposed, they are so to the roles that may see them. */
export const queryPlansByRole: OperationPlugin<GatewayContext> = {
  requestDidStart({ request, contextValue }) {
    if (!rightsOf(contextValue.caller).queryPlans) {
      for (const name of planHeaders) request.http?.headers.delete(name);
    }
    return undefined;
  },
};
