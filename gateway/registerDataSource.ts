import type { GraphQLDataSource } from '@apollo/gateway';
import { GraphQLError } from 'graphql';
import type { GatewayContext } from './operation/context';

export const registerDataSource: GraphQLDataSource<GatewayContext> = {
  async process(options) {
    if (!('incomingRequestContext' in options)) {
      return { errors: [new GraphQLError('Only operations are answered')] };
    }
    const { request, context } = options;
    const { data, errors } = await context.operation.askRegister(
      request.query ?? '',
      request.variables ?? {},
    );
    return { ...(data !== undefined && { data }), ...(errors && { errors }) };
  },
};
