import {
  getOperationAST,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { getOrCreate } from '../../../domain/getOrCreate';
import type { CostPart, OperationCost } from '../../operation/budget';
import type { DirectorySnapshot } from '../../operation/directory';
import { readVariables, type Values } from './arguments';
import { createCompiler, TooManySelectionsError, type Selection } from './compile';
import type { PriceList } from './directives';
import { dearestParts } from './parts';
import { createPricing, type Pricing } from './pricing';
import { pricedVariables } from './pricedVariables';
import { readRegisterSizes, type RegisterSizes } from './sizes';

export interface CostRequest {
  schema: GraphQLSchema;
  document: DocumentNode;
  operationName?: string | null | undefined;
  variables: Values;
  directory: DirectorySnapshot;
}

/** Tells what an operation's answer costs before it runs; null if there is no such operation. */
export type CostOf = (request: CostRequest) => OperationCost | null;

const namedParts = 3;
/** The total of an operation that has more in it than can be counted. */
export const beyondCounting = Number.MAX_SAFE_INTEGER;

/** What is known of an operation whatever its variables, and what it cost last. */
interface Compiled {
  root: Selection | null;
  /** Names of the variables that its cost depends on. */
  priced: readonly string[];
  last: { directory: DirectorySnapshot; key: string; cost: OperationCost } | null;
}

/** Characters; longer values are reckoned anew each time. */
const mostKeptKey = 1_000;

export function createCostOf(pricesOf: (schema: GraphQLSchema) => PriceList): CostOf {
  const registers = new WeakMap<DirectorySnapshot, { sizes: RegisterSizes | null }>();
  const compiled = new WeakMap<GraphQLSchema, WeakMap<OperationDefinitionNode, Compiled>>();

  return ({ schema, document, operationName, variables, directory }) => {
    const operation = getOperationAST(document, operationName);
    // The schema may have no such kind of operation; that is said when it is run.
    if (!operation || !schema.getRootType(operation.operation)) return null;
    const prices = pricesOf(schema);
    const ofSchema = getOrCreate(compiled, schema, () => new WeakMap<OperationDefinitionNode, Compiled>());
    const known = getOrCreate(ofSchema, operation, () => {
      const root = compileRoot(document, operation, schema, prices);
      return { root, priced: root ? pricedVariables(root, prices) : [], last: null };
    });
    const { root, priced, last } = known;
    if (!root) return { total: beyondCounting, parts: [] };
    const key = writeKey(priced, variables);
    if (last?.directory === directory && last.key === key) return last.cost;
    const cost = reckon(
      root,
      createPricing({
        prices,
        variables: readVariables(operation, variables, schema),
        register: getOrCreate(registers, directory, () => ({ sizes: readRegisterSizes(directory) })).sizes,
      }),
    );
    if (key.length <= mostKeptKey) known.last = { directory, key, cost };
    return cost;
  };
}

/** Tells null from what is not given. */
function writeKey(names: readonly string[], values: Values): string {
  return JSON.stringify(
    names.map((name) => (Object.hasOwn(values, name) && values[name] !== undefined ? [values[name]] : 0)),
  );
}

function reckon(root: Selection, pricing: Pricing): OperationCost {
  let parts: CostPart[] | null = null;
  return {
    // The answer is an object too.
    total: Math.min(1 + pricing.selection(root, new Map()), beyondCounting),
    // Most callers are not told.
    get parts() {
      return (parts ??= dearestParts(root, pricing, namedParts));
    },
  };
}

/** Null if there is more in it than can be looked at. */
function compileRoot(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  schema: GraphQLSchema,
  prices: PriceList,
): Selection | null {
  const type = schema.getRootType(operation.operation);
  try {
    return type ? createCompiler(document, schema, prices)(type, [operation.selectionSet]) : null;
  } catch (error) {
    if (error instanceof TooManySelectionsError) return null;
    throw error;
  }
}
