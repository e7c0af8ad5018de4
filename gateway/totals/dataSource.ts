import type { GraphQLDataSource } from '@apollo/gateway';
import { execute, GraphQLError, parse } from 'graphql';
import { createSubgraphSchema } from '../../platform/subgraphSchema';
import type { GatewayContext } from '../operation/context';
import { createTotalsResolvers, type TotalsOptions } from './resolvers';

/**
 * The totals subgraph in this process. It executes the document that the planner made; the stock local data source
 * would print, parse and validate it again at every fetch.
 */
export function createTotalsDataSource(options: TotalsOptions): GraphQLDataSource<GatewayContext> {
  const schema = createSubgraphSchema('totals', createTotalsResolvers(options));
  return {
    async process(fetch) {
      if (!('incomingRequestContext' in fetch))
        return { errors: [new GraphQLError('Only operations are answered')] };
      const { request, context, document } = fetch;
      const result = await execute({
        schema,
        document: document ?? parse(request.query ?? ''),
        variableValues: request.variables ?? {},
        contextValue: context,
        ...(request.operationName != null && { operationName: request.operationName }),
      });
      return { data: result.data ?? null, ...(result.errors && { errors: result.errors }) };
    },
  };
}
