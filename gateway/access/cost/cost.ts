import {
  getNamedType,
  getOperationAST,
  isObjectType,
  type DocumentNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import type { Catalogue } from '../../../domain/catalogue';
import { getOrCreate } from '../../../domain/getOrCreate';
import type { DirectorySnapshot } from '../../directory';
import { readVariables, type Values } from './arguments';
import { compileOperation, type Compiled, type Selection } from './compile';
import { createPricing } from './evaluate';
import { dearestParts, type CostPart } from './parts';
import { fieldsPerPrice, ruleOf } from './rules';
import { createWorld, type World } from './world';

/** What an operation costs at the most, and where most of it comes from. */
export interface OperationCost {
  total: number;
  /** The dearest places of the answer, the dearest first. */
  readonly parts: CostPart[];
}

export interface CostRequest {
  schema: GraphQLSchema;
  document: DocumentNode;
  operationName?: string | null | undefined;
  variables: Values;
  directory: DirectorySnapshot;
  /** Whether a province runs a service that can be asked. */
  isConnected(province: string): boolean;
}

/** Tells what an operation costs before it runs; null where there is no such operation. */
export type CostOf = (request: CostRequest) => OperationCost | null;

const namedParts = 3;
/** The total of an operation that has more in it than can be counted. */
export const beyondCounting = Number.MAX_SAFE_INTEGER;

export function createCostOf(catalogue: Catalogue): CostOf {
  const worlds = new WeakMap<DirectorySnapshot, World>();
  const compiled = new WeakMap<
    GraphQLSchema,
    WeakMap<OperationDefinitionNode, { operation: Compiled | null }>
  >();
  const figures = new WeakMap<GraphQLSchema, number>();
  const fixedPrices = new WeakMap<Selection, number>();

  return ({ schema, document, operationName, variables, directory, isConnected }) => {
    const operation = getOperationAST(document, operationName);
    // The schema may have no such kind of operation; that is said where it is run.
    if (!operation || !schema.getRootType(operation.operation)) return null;
    const world = getOrCreate(worlds, directory, () => createWorld(directory, catalogue));
    const ofSchema = getOrCreate(compiled, schema, () => new WeakMap());
    const found = getOrCreate(ofSchema, operation, () => ({
      operation: compileOperation(document, operation, schema),
    })).operation;
    if (!found) return { total: beyondCounting, parts: [] };
    const pricing = createPricing({
      world,
      isConnected,
      fixedPrices,
      variables: readVariables(operation, variables, schema),
      wholeFigures: getOrCreate(figures, schema, () => wholePrice(schema, world)),
    });
    let parts: CostPart[] | null = null;
    return {
      total: Math.min(pricing.selection(found.root, null), beyondCounting),
      // Most callers are not told.
      get parts() {
        return (parts ??= dearestParts(found.root, pricing, namedParts));
      },
    };
  };
}

/** All that can be asked of `Figures`. */
function wholePrice(schema: GraphQLSchema, world: World): number {
  const type = schema.getType('Figures');
  return isObjectType(type) ? priceOfAll(type, world) : 0;
}

function priceOfAll(type: GraphQLObjectType, world: World): number {
  const fields = Object.values(type.getFields());
  const below = fields.map((field) => {
    const fieldType = getNamedType(field.type);
    if (!isObjectType(fieldType)) return 0;
    const rule = ruleOf(type, field);
    const groups = rule.gives?.({
      parent: null,
      values: {},
      world,
      wholeFigures: 0,
      isConnected: () => true,
    });
    return (groups?.[0]?.count ?? 1) * priceOfAll(fieldType, world);
  });
  return below.reduce((sum, price) => sum + price, Math.ceil(fields.length / fieldsPerPrice));
}
