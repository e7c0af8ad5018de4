import type { DocumentNode, GraphQLError } from 'graphql';
import type { GatewayContext } from '../operation/context';

/** Answers what a plan asks of one subgraph. What it gives is only read: it may be of a cache, or of others too. */
export type AskSubgraph = (fetch: SubgraphFetch) => Promise<SubgraphAnswer>;

export interface SubgraphFetch {
  /** The same object for the same step of the same plan. */
  document: DocumentNode;
  /** The document as text. */
  query: () => string;
  operationName: string | undefined;
  /** For entities, with `representations`. */
  variables: Readonly<Record<string, unknown>>;
  context: GatewayContext;
}

export interface SubgraphAnswer {
  data?: Readonly<Record<string, unknown>> | null;
  /** With paths in the subgraph's own answer. */
  errors?: readonly GraphQLError[];
}
