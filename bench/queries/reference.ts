import { readFileSync } from 'node:fs';
import { Supergraph } from '@apollo/federation-internals';
import {
  execute,
  isObjectType,
  isScalarType,
  parse,
  validate,
  type ExecutionResult,
  type GraphQLScalarType,
  type GraphQLSchema,
} from 'graphql';
import { getOrCreate } from '../../domain/getOrCreate';
import { createDirectory, type DirectorySnapshot } from '../../gateway/operation/directory';
import type { OperationCoverage } from '../../gateway/operation/coverage';
import { createQuestionCompiler } from '../../platform/provinces/question/question';
import { createTotalsResolvers } from '../../gateway/totals/resolvers';
import { loadCatalogue } from '../../platform/loadCatalogue';
import { silentLogger } from '../../platform/logger';
import { projectPath } from '../../platform/paths';
import { scalarResolvers } from '../../platform/scalars';
import { createComposedProvinceSchema } from '../../platform/subgraphSchema';
import { provinceResolvers } from '../../services/province/api/resolvers';
import { createRegisterContext } from '../../services/register/context';
import { registerResolvers } from '../../services/register/resolvers';
import type { Transport } from './choices';
import { createRun, type ReferenceStores, type Run } from './run';
import { createSubgraph, type Subgraph, type Subgraphs } from './subgraphs';

/**
 * What is right: the same contract run by graphql-js alone, in one process, over the stores themselves. No federation, no
 * plan, no requests, nothing kept. If an object goes from one subgraph's types to another's, its resolvers are called.
 */
export interface Reference {
  answer(request: QueryRequest): Promise<ReferenceAnswer>;
  /** Whether graphql-js would run it. */
  isValid(request: QueryRequest): boolean;
}

export interface QueryRequest {
  query: string;
  variables: Record<string, unknown>;
  operationName: string | null;
  transport: Transport;
}

export interface ReferenceAnswer extends Pick<ExecutionResult, 'data' | 'errors'> {
  coverage: OperationCoverage;
}

export async function createReference(given: ReferenceStores): Promise<Reference> {
  const stores = readOnce(given);
  const subgraphs = createSubgraphs();
  const directory = await readDirectory(subgraphs.register, stores);
  const schema = createApiSchema();
  return {
    isValid: ({ query }) => validate(schema, parse(query)).length === 0,
    async answer({ query, variables, operationName }) {
      const run = createRun(subgraphs, directory, stores);
      const result = await execute({
        schema,
        document: parse(query),
        variableValues: variables,
        operationName,
        contextValue: run,
      });
      const errors = [...(result.errors ?? []), ...run.errors];
      return {
        ...(result.data !== undefined && { data: result.data }),
        ...(errors.length > 0 && { errors }),
        coverage: run.coverage(),
      };
    },
  };
}

/** Nothing changes while answers are compared, so every row is read once. */
function readOnce({ register, provinces, ...others }: ReferenceStores): ReferenceStores {
  return {
    ...others,
    register: { ...register, store: remembering(register.store) },
    provinces: new Map([...provinces].map(([id, store]) => [id, remembering(store)])),
  };
}

type Method = (...args: unknown[]) => unknown;

function remembering<Store extends object>(store: Store): Store {
  const known = new Map<string, unknown>();
  const remember =
    (name: string, method: Method): Method =>
    (...args) =>
      // Waiting for a query of the database sends it; a promise of it may be waited for again.
      getOrCreate(known, JSON.stringify([name, args]), () => Promise.resolve(method(...args)));
  const entries = Object.entries(store) as [string, unknown][];
  return Object.fromEntries(
    entries.map(([name, value]) => [
      name,
      typeof value === 'function' ? remember(name, value as Method) : value,
    ]),
  ) as Store;
}

function createSubgraphs(): Subgraphs {
  const province = createSubgraph('province', provinceResolvers);
  const totals = createTotalsResolvers({
    catalogue: loadCatalogue(),
    questions: createQuestionCompiler(createComposedProvinceSchema()),
    logger: silentLogger,
  });
  return {
    province,
    register: createSubgraph('register', registerResolvers),
    totals: createSubgraph('totals', totals),
  };
}

async function readDirectory(
  { schema }: Subgraph,
  { register }: ReferenceStores,
): Promise<DirectorySnapshot> {
  const query = async (text: string) => {
    const contextValue = createRegisterContext(register);
    const { data, errors } = await execute({ schema, document: parse(text), contextValue });
    return { text: null, data: data as Record<string, unknown>, ...(errors && { errors: [...errors] }) };
  };
  const lastKnown = { read: () => Promise.resolve(null), write: () => Promise.resolve() };
  const client = { query, close: () => Promise.resolve() };
  return createDirectory({ register: client, lastKnown, logger: silentLogger }).read(Infinity);
}

/** What is published, in the gateway's order; each field is resolved by the run that its operation is of. */
function createApiSchema(): GraphQLSchema {
  const supergraph = Supergraph.build(readFileSync(projectPath('schema', 'supergraph.graphql'), 'utf8'));
  const schema = supergraph.apiSchema().toGraphQLJSSchema();
  for (const type of Object.values(schema.getTypeMap())) {
    if (isScalarType(type)) readLikeOurs(type);
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      field.resolve = (source, args: unknown, run: Run, info) => run.resolve(source, args, info);
    }
  }
  return schema;
}

function readLikeOurs(type: GraphQLScalarType): void {
  const ours: Partial<Record<string, GraphQLScalarType>> = scalarResolvers;
  const { serialize, parseValue, parseLiteral } = ours[type.name] ?? type;
  Object.assign(type, { serialize, parseValue, parseLiteral });
}
