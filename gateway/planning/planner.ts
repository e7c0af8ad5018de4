import { operationFromDocument, Supergraph } from '@apollo/federation-internals';
import { QueryPlanner, type QueryPlan } from '@apollo/query-planner';
import type { DocumentNode, GraphQLSchema } from 'graphql';
import { rememberLast } from '../../platform/rememberLast';

/** What a supergraph is to the gateway: the schema that clients see, and how their operations are planned over it. */
export interface Planner {
  /** What clients see. */
  schema: GraphQLSchema;
  supergraphSdl: string;
  supergraphSchema: GraphQLSchema;
  /** @param document one operation, with its fragments */
  plan(document: DocumentNode): QueryPlan;
}

/**
 * The planner over a supergraph. It keeps nothing of what it plans, so that the gateways of a process can share it.
 *
 * @throws if the text is no supergraph that the library can plan over
 */
export const plannerOver = rememberLast(createPlanner);

function createPlanner(supergraphSdl: string): Planner {
  const supergraph = Supergraph.build(supergraphSdl);
  const apiSchema = supergraph.apiSchema();
  const planner = new QueryPlanner(supergraph, { exposeDocumentNodeInFetchNode: true });
  return {
    schema: apiSchema.toGraphQLJSSchema(),
    supergraphSdl,
    supergraphSchema: supergraph.schema.toGraphQLJSSchema(),
    plan: (document) => planner.buildQueryPlan(operationFromDocument(apiSchema, document)),
  };
}
