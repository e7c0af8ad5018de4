import type { GraphQLDataSource } from '@apollo/gateway';
import { GraphQLError } from 'graphql';
import type { GatewayContext } from './context';
import type { RegisterClient } from './register';

export function createRegisterDataSource(register: RegisterClient): GraphQLDataSource<GatewayContext> {
  return {
    async process(options) {
      if (!('incomingRequestContext' in options)) {
        return { errors: [new GraphQLError('Only operations are answered')] };
      }
      const { request, context } = options;
      const { operation } = context;
      return operation.duringRegister(() =>
        register.query(request.query ?? '', request.variables ?? {}, operation),
      );
    },
  };
}
