import { operationFromDocument, Supergraph } from '@apollo/federation-internals';
import { QueryPlanner, type QueryPlan } from '@apollo/query-planner';
import {
  Kind,
  print,
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';
import { getOrCreate } from '../../domain/getOrCreate';
import { approximateBytes, createBoundedCache } from '../../platform/boundedCache';
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
  plan(document: DocumentNode): Plan;
}

export interface Plan {
  plan: QueryPlan;
  /** About what it takes; estimated, since to look at all of a new plan takes as long as to make it of its outline. */
  bytes: number;
}

/** Of a field that was left out of an outline: a name, and a place in a list. */
const bytesPerField = 1_200;

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
  const known = createBoundedCache<Plan>('outlines', { bytesOf: ({ bytes }) => bytes });

  function planOutline(document: DocumentNode): Plan {
    return getOrCreate<string, Plan>(known, print(document), () => {
      const plan = planner.buildQueryPlan(operationFromDocument(apiSchema, document));
      return { plan, bytes: approximateBytes(plan) };
    });
  }

  return {
    schema,
    supergraphSdl,
    supergraphSchema,
    plan(document) {
      const { document: outline, left } = outlineOf(document, schema, ownership);
      const { plan, bytes } = planOutline(outline);
      return { plan: filledIn(plan, left), bytes: bytes + bytesOfSets(left) };
    },
  };
}

function bytesOfSets(sets: readonly SelectionSetNode[]): number {
  let bytes = 0;
  for (const { selections } of sets) {
    for (const node of selections) {
      if (node.kind === Kind.FIELD) bytes += bytesOfField(node);
      if (node.kind !== Kind.FRAGMENT_SPREAD && node.selectionSet) bytes += bytesOfSets([node.selectionSet]);
    }
  }
  return bytes;
}

/** A client's name or value may be as long as its text. */
function bytesOfField({ alias, arguments: given = [] }: FieldNode): number {
  const named = alias ? 2 * alias.value.length : 0;
  return bytesPerField + named + (given.length > 0 ? approximateBytes(given) : 0);
}
