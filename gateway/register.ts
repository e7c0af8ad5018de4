import type { GraphQLDataSource } from '@apollo/gateway';
import { GraphQLError } from 'graphql';
import { ErrorCode } from '../services/shared/errors';
import type { Logger } from '../services/shared/logger';
import type { GatewayContext } from './context';
import { isRecord, type GraphqlBody, type HttpClient } from './http';

/** The one way to the register's service. */
export interface RegisterClient {
  /** Never throws; a failure is an error of code REGISTER_UNAVAILABLE. */
  query(query: string, variables: Record<string, unknown>, deadlineAt: number): Promise<RegisterAnswer>;
}

export interface RegisterAnswer {
  data?: Record<string, unknown> | null;
  errors?: GraphQLError[];
}

export interface RegisterClientDependencies {
  http: HttpClient;
  url: string;
  logger: Logger;
}

export function createRegisterClient({ http, url, logger }: RegisterClientDependencies): RegisterClient {
  return {
    async query(query, variables, deadlineAt) {
      const outcome = await http.post(url, JSON.stringify({ query, variables }), deadlineAt);
      if (outcome.kind === 'answer') return readBody(outcome.body);
      logger.error({ url, reason: outcome.failure, detail: outcome.detail }, 'The register failed');
      return {
        errors: [
          new GraphQLError(`The register gave no answer: ${outcome.failure}`, {
            extensions: { code: ErrorCode.registerUnavailable, reason: outcome.failure },
          }),
        ],
      };
    },
  };
}

function readBody({ data, errors }: GraphqlBody): RegisterAnswer {
  return {
    ...(data !== undefined && { data }),
    ...(errors && { errors: errors.filter(isRecord).map(readError) }),
  };
}

function readError({ message, path, extensions }: Record<string, unknown>): GraphQLError {
  return new GraphQLError(typeof message === 'string' ? message : 'Error without a message', {
    ...(Array.isArray(path) && { path: path as (string | number)[] }),
    extensions: isRecord(extensions) ? extensions : {},
  });
}

export function createRegisterDataSource(register: RegisterClient): GraphQLDataSource<GatewayContext> {
  return {
    async process(options) {
      if (!('incomingRequestContext' in options)) {
        return { errors: [new GraphQLError('Only operations are answered')] };
      }
      const { request, context } = options;
      const { operation } = context;
      return operation.duringRegister(() =>
        register.query(request.query ?? '', request.variables ?? {}, operation.deadlineAt),
      );
    },
  };
}
