import { operationFromDocument, Supergraph } from '@apollo/federation-internals';
import { QueryPlanner, type QueryPlan } from '@apollo/query-planner';
import { print, type DocumentNode, type GraphQLSchema } from 'graphql';
import { createBoundedCache } from '../../platform/boundedCache';
import { rememberLast } from '../../platform/rememberLast';
import { filledIn, outlineOf } from './outline';
import { readOwnership } from './ownership';

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
 * The planner over a supergraph. It keeps nothing but plans of outlines, which are the same for everybody, so that the gateways
 * of a process can share it.
 *
 * @throws if the text is no supergraph that the library can plan over
 */
export const plannerOver = rememberLast(createPlanner);

function createPlanner(supergraphSdl: string): Planner {
  const supergraph = Supergraph.build(supergraphSdl);
  const apiSchema = supergraph.apiSchema();
  const planner = new QueryPlanner(supergraph, { exposeDocumentNodeInFetchNode: true });
  const schema = apiSchema.toGraphQLJSSchema();
  const supergraphSchema = supergraph.schema.toGraphQLJSSchema();
  const ownership = readOwnership(supergraphSchema);
  const known = createBoundedCache<QueryPlan>('outlines');

  function planOutline(document: DocumentNode): QueryPlan {
    const text = print(document);
    const before = known.get(text);
    if (before) return before;
    const made = planner.buildQueryPlan(operationFromDocument(apiSchema, document));
    known.set(text, made);
    return made;
  }

  return {
    schema,
    supergraphSdl,
    supergraphSchema,
    plan(document) {
      const { document: outline, left } = outlineOf(document, schema, ownership);
      return filledIn(planOutline(outline), left);
    },
  };
}
