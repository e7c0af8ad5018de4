import { execute } from 'graphql';
import { createSubgraphSchema } from '../../platform/subgraphSchema';
import type { AskSubgraph } from '../planning/subgraph';
import { createTotalsResolvers, type TotalsOptions } from './resolvers';

/** The totals subgraph in this process: it executes the document that the planner made. */
export function createTotalsSubgraph(options: TotalsOptions): AskSubgraph {
  const schema = createSubgraphSchema('totals', createTotalsResolvers(options));
  return async ({ document, variables, context, operationName }) => {
    const result = await execute({
      schema,
      document,
      variableValues: variables,
      contextValue: context,
      operationName: operationName ?? null,
    });
    return { data: result.data ?? null, ...(result.errors && { errors: result.errors }) };
  };
}
