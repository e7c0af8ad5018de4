import { operationFromDocument, Supergraph } from '@apollo/federation-internals';
import { QueryPlanner, type QueryPlan } from '@apollo/query-planner';
import type { DocumentNode, GraphQLSchema } from 'graphql';

/** What a supergraph is to the gateway: the schema that clients see, and how their operations are planned over it. */
export interface Planner {
  /** What clients see. */
  schema: GraphQLSchema;
  supergraphSdl: string;
  supergraphSchema: GraphQLSchema;
  /** @param document one operation, with its fragments */
  plan(document: DocumentNode): QueryPlan;
}

/** @throws if the text is no supergraph that the library can plan over */
export function createPlanner(supergraphSdl: string): Planner {
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
