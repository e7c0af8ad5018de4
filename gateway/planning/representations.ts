import { isAbstractType, isObjectType, type GraphQLSchema } from 'graphql';
import type { QueryPlanSelectionNode } from '@apollo/query-planner';
import { isRecord } from '../../domain/isRecord';
import type { Tree } from './responseTree';

/** What an entity is known by where it is fetched; null if that is not there, so that there is nothing to fetch. */
export function representationOf(
  object: Tree,
  required: readonly QueryPlanSelectionNode[],
  schema: GraphQLSchema,
): Tree | null {
  const representation = select(object, required, schema);
  return representation?.__typename === undefined ? null : representation;
}

function select(
  object: Tree,
  selections: readonly QueryPlanSelectionNode[],
  schema: GraphQLSchema,
): Tree | null {
  const selected: Tree = {};
  for (const node of selections) {
    if (node.kind === 'Field') {
      const key = node.alias ?? node.name;
      const value = Object.hasOwn(object, key) ? object[key] : undefined;
      if (value === undefined) return null;
      selected[key] = node.selections ? selectBelow(value, node.selections, schema) : value;
    } else if (isOfType(object, node.typeCondition, schema)) {
      const inner = select(object, node.selections, schema);
      if (inner) Object.assign(selected, inner);
    }
  }
  return selected;
}

function selectBelow(
  value: unknown,
  selections: readonly QueryPlanSelectionNode[],
  schema: GraphQLSchema,
): unknown {
  if (Array.isArray(value)) return value.map((item) => selectBelow(item, selections, schema));
  return isRecord(value) ? select(value, selections, schema) : null;
}

/** By the object's own `__typename`. */
export function isOfType(object: Tree, condition: string | undefined, schema: GraphQLSchema): boolean {
  const typeName = object.__typename;
  if (condition === undefined || typeof typeName !== 'string') return false;
  if (typeName === condition) return true;
  const [type, wanted] = [schema.getType(typeName), schema.getType(condition)];
  return isObjectType(type) && isAbstractType(wanted) && schema.isSubType(wanted, type);
}
