import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  Kind,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
  type ArgumentNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { createCollector, type Collected, type Condition } from './collect';
import type { Rule } from './rule';
import { ruleOf } from './rules';

/** What of an operation's cost depends on its text alone; the same selections stand in it once. */
export interface Compiled {
  root: Selection;
}

/** What is asked of an object: for each type that it may have, the fields. */
export interface Selection {
  variants: readonly (readonly Field[])[];
  /** Whether its price is the same for every object. */
  fixed: boolean;
}

/** Fields that stand under one name of an answer. */
export interface Field {
  /** Its place in the answer. */
  name: string;
  definition: GraphQLField<unknown, unknown>;
  rule: Rule;
  arguments: readonly ArgumentNode[];
  /** `@skip` and `@include` that depend on variables; it is asked for where all hold. */
  conditions: readonly Condition[];
  /** Null where it gives values. */
  below: Selection | null;
}

/** More different selections than any operation within the other limits has that is not made to have them. */
export const mostSelections = 20_000;

class TooManySelectionsError extends Error {}

/**
 * Null where there is more to look at than can be. A circle of fragments, which validation refuses, has no end.
 */
export function compileOperation(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  schema: GraphQLSchema,
): Compiled | null {
  const type = schema.getRootType(operation.operation);
  if (!type) return null;
  try {
    return { root: createCompiler(document, schema)(type, [operation.selectionSet]) };
  } catch (error) {
    if (error instanceof TooManySelectionsError) return null;
    throw error;
  }
}

function createCompiler(document: DocumentNode, schema: GraphQLSchema) {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const node of document.definitions) {
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
  }
  const numbers = new Map<SelectionSetNode, number>();
  const known = new Map<string, Selection>();
  /** Keys that are being looked at: to come upon one of them again is to go in a circle. */
  const open = new Set<string>();
  const collect = createCollector(fragments, schema);

  function compile(type: GraphQLCompositeType, sets: readonly SelectionSetNode[]): Selection {
    const key = `${type.name}:${sets.map(numberOf).join()}`;
    const before = known.get(key);
    if (before) return before;
    if (known.size >= mostSelections || open.has(key)) throw new TooManySelectionsError();
    open.add(key);
    const types = isAbstractType(type) ? schema.getPossibleTypes(type) : [type];
    const variants = types.map((possible) =>
      collect(possible, sets).flatMap((group) => field(possible, group)),
    );
    const selection = { variants, fixed: variants.every((fields) => fields.every(isFixed)) };
    known.set(key, selection);
    return selection;
  }

  function numberOf(set: SelectionSetNode): number {
    const number = numbers.get(set) ?? numbers.size;
    numbers.set(set, number);
    return number;
  }

  function field(parent: GraphQLObjectType, { name, nodes, conditions }: Collected): Field[] {
    const [node] = nodes;
    const definition = node && fieldOf(parent, node.name.value);
    if (!definition) return [];
    const type = getNamedType(definition.type);
    const sets = nodes.flatMap(({ selectionSet }) => (selectionSet ? [selectionSet] : []));
    // The schema itself is in memory, and validation bounds how deep one may look into it.
    const below = isCompositeType(type) && !type.name.startsWith('__') ? compile(type, sets) : null;
    const rule = ruleOf(parent, definition);
    return [{ name, definition, rule, arguments: node.arguments ?? [], conditions, below }];
  }

  return compile;
}

/** The fields that every type or schema has cost what their rules say; their definitions have no other use here. */
function fieldOf(parent: GraphQLObjectType, name: string): GraphQLField<unknown, unknown> | undefined {
  const everywhere = [TypeNameMetaFieldDef, SchemaMetaFieldDef, TypeMetaFieldDef];
  return everywhere.find((field) => field.name === name) ?? parent.getFields()[name];
}

function isFixed({ rule, conditions, below }: Field): boolean {
  return !rule.varies && conditions.length === 0 && (below === null || below.fixed);
}
