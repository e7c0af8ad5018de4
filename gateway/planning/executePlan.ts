import type { FetchNode, PlanNode, QueryPlan } from '@apollo/query-planner';
import { GraphQLError, parse, type GraphQLSchema } from 'graphql';
import { isRecord } from '../../domain/isRecord';
import { withSpan } from '../../platform/tracing';
import type { GatewayContext } from '../operation/context';
import { representationOf } from './representations';
import { createResponseTree, type Place, type ResponseTree, type Tree } from './responseTree';
import { rewritten } from './rewrites';
import type { AskSubgraph, SubgraphFetch } from './subgraph';

export interface PlanRun {
  subgraphs: ReadonlyMap<string, AskSubgraph>;
  /** Of the supergraph. */
  schema: GraphQLSchema;
  variables: Readonly<Record<string, unknown>>;
  context: GatewayContext;
}

export interface PlanOutcome {
  /** All that was fetched, by the names of the plan. */
  data: Tree;
  /** With paths in the answer, by the names of the plan. */
  errors: GraphQLError[];
}

/** Asks the subgraphs as the plan says, and puts what they answer together. */
export async function executePlan({ node }: QueryPlan, run: PlanRun): Promise<PlanOutcome> {
  const tree = createResponseTree();
  const errors: GraphQLError[] = [];
  if (node && node.kind !== 'Subscription') await runNode(node, [], { ...run, tree, errors });
  return { data: tree.root, errors };
}

interface Running extends PlanRun {
  tree: ResponseTree;
  errors: GraphQLError[];
}

type Path = readonly (string | number)[];

async function runNode(node: PlanNode, path: Path, running: Running): Promise<void> {
  switch (node.kind) {
    case 'Sequence':
      for (const next of node.nodes) await runNode(next, path, running);
      return;
    case 'Parallel':
      await Promise.all(node.nodes.map((each) => runNode(each, path, running)));
      return;
    case 'Flatten':
      return runNode(node.node, [...path, ...node.path], running);
    case 'Fetch':
      return runFetch(node, path, running);
    case 'Condition':
    case 'Defer':
      throw new Error(
        `The plan has a step of kind "${node.kind}", of which operations are freed before they are planned`,
      );
  }
}

/** What one step fails with is an error of the operation; the other steps go on. */
async function runFetch(node: FetchNode, path: Path, running: Running): Promise<void> {
  try {
    const places = running.tree.placesAt(path);
    if (places.length > 0) await (node.requires ? fetchEntities : fetchRoot)(node, places, running);
  } catch (error) {
    const known = error instanceof Error ? error : new Error(String(error));
    running.errors.push(
      known instanceof GraphQLError ? known : new GraphQLError(known.message, { originalError: known }),
    );
  }
}

async function fetchRoot(node: FetchNode, places: readonly Place[], running: Running): Promise<void> {
  const data = await ask(node, usedVariables(node, running), running, (path) => path);
  if (!data) return;
  for (const { object } of places) running.tree.merge(object, data);
}

async function fetchEntities(node: FetchNode, places: readonly Place[], running: Running): Promise<void> {
  const { schema, tree } = running;
  const found: Place[] = [];
  const representations: Tree[] = [];
  for (const place of places) {
    const representation = representationOf(place.object, node.requires ?? [], schema);
    if (!representation) continue;
    found.push(place);
    representations.push(rewritten(representation, node.inputRewrites, schema));
  }
  if (found.length === 0) return;
  const variables = { ...usedVariables(node, running), representations };
  const data = await ask(node, variables, running, ([, index, ...below]) => [
    ...(found[Number(index)]?.path ?? []),
    ...below,
  ]);
  if (!data) return;
  const entities = data._entities;
  if (!Array.isArray(entities) || entities.length !== found.length) {
    throw new Error(`Subgraph "${node.serviceName}" gave no list of ${found.length} entities`);
  }
  found.forEach(({ object }, index) => {
    const entity: unknown = entities[index];
    if (isRecord(entity)) tree.merge(object, rewritten(entity, node.outputRewrites, schema));
  });
}

function usedVariables(node: FetchNode, { variables }: Running): Record<string, unknown> {
  const used: Record<string, unknown> = {};
  for (const name of node.variableUsages ?? []) {
    if (Object.hasOwn(variables, name) && variables[name] !== undefined) used[name] = variables[name];
  }
  return used;
}

type ErrorPath = readonly (string | number)[];

async function ask(
  node: FetchNode,
  variables: Record<string, unknown>,
  { subgraphs, context, errors, schema }: Running,
  toPath: (path: ErrorPath) => ErrorPath,
): Promise<SubgraphFetchData> {
  const { serviceName, operationName } = node;
  const askSubgraph = subgraphs.get(serviceName);
  if (!askSubgraph) throw new Error(`No subgraph "${serviceName}" is known`);
  const document = node.operationDocumentNode ?? parse(node.operation);
  // The text of a step is written when somebody reads it: see `filledIn`.
  const query = () => node.operation;
  const fetch: SubgraphFetch = { document, query, operationName, variables, context };
  const answer = await withSpan('gateway.fetch', { service: serviceName }, () => askSubgraph(fetch));
  for (const error of answer.errors ?? []) errors.push(atPath(error, serviceName, toPath));
  const { data } = answer;
  return data && !node.requires ? rewritten(data, node.outputRewrites, schema) : data;
}

type SubgraphFetchData = Readonly<Record<string, unknown>> | null | undefined;

function atPath(
  error: GraphQLError,
  serviceName: string,
  toPath: (path: ErrorPath) => ErrorPath,
): GraphQLError {
  const { message, path, extensions } = error;
  const placed = path && (path[0] === '_entities' && typeof path[1] !== 'number' ? undefined : toPath(path));
  return new GraphQLError(message, {
    ...(placed && { path: placed }),
    originalError: error,
    extensions: { ...extensions, serviceName },
  });
}
