import {
  isAbstractType,
  isCompositeType,
  isObjectType,
  isUnionType,
  Kind,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLAbstractType,
  type GraphQLCompositeType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type InlineFragmentNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/** What is asked in a place of the answer: a field, with all that is asked of it; or a fragment on a type of the place. */
export type Asked =
  | { kind: 'field'; node: FieldNode; sets: readonly SelectionSetNode[] }
  | { kind: 'fragment'; type: GraphQLCompositeType; sets: readonly SelectionSetNode[] };

export interface PlaceTools {
  schema: GraphQLSchema;
  fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  isIncluded(node: SelectionNode): boolean;
}

/**
 * Everything that sets of selections ask in a place of a type, in the order in which graphql-js answers it. Fragments are
 * written out; if there are some on the types of an interface, there is one for each of these.
 */
export function collectAsked(
  sets: readonly SelectionSetNode[],
  type: GraphQLCompositeType,
  { schema, fragments, isIncluded }: PlaceTools,
): Asked[] {
  const asked = new Map<string, Asked>();
  const seen = new Set<string>();

  function addField(node: FieldNode): void {
    const name = (node.alias ?? node.name).value;
    const before = asked.get(name) ?? { kind: 'field', node, sets: [] };
    const sets = node.selectionSet ? [...before.sets, node.selectionSet] : before.sets;
    asked.set(name, { ...before, sets });
  }

  function addFragment({ typeCondition, selectionSet }: InlineFragmentNode | FragmentDefinitionNode): void {
    const on = typeCondition ? schema.getType(typeCondition.name.value) : type;
    const inner = isCompositeType(on) ? narrowed(on, type, schema) : null;
    if (inner === type) add(selectionSet);
    else if (inner) asked.set(`...${asked.size}`, { kind: 'fragment', type: inner, sets: [selectionSet] });
  }

  function add({ selections }: SelectionSetNode): void {
    for (const node of selections) {
      if (!isIncluded(node)) continue;
      if (node.kind === Kind.FIELD) addField(node);
      else if (node.kind === Kind.INLINE_FRAGMENT) addFragment(node);
      else {
        const fragment = fragments.get(node.name.value);
        if (fragment && !seen.has(node.name.value)) addFragment(fragment);
        seen.add(node.name.value);
      }
    }
  }

  for (const set of sets) add(set);
  const all = [...asked.values()];
  return isAbstractType(type) && all.some(({ kind }) => kind === 'fragment')
    ? ofEachType(sets, type, { schema, fragments, isIncluded })
    : all;
}

/** Whole for each type that an object may have, since the fields of several fragments may be in any order. */
function ofEachType(
  sets: readonly SelectionSetNode[],
  type: GraphQLAbstractType,
  tools: PlaceTools,
): Asked[] {
  return tools.schema
    .getPossibleTypes(type)
    .filter((possible) => collectAsked(sets, possible, tools).length > 0)
    .map((possible) => ({ kind: 'fragment', type: possible, sets }));
}

/** What an object of a type is known to be within a fragment; null if it cannot be both. */
function narrowed(
  on: GraphQLCompositeType,
  type: GraphQLCompositeType,
  schema: GraphQLSchema,
): GraphQLCompositeType | null {
  if (!isObjectType(type) || on === type) return on;
  return isAbstractType(on) && schema.isSubType(on, type) ? type : null;
}

/** Undefined for the name of the type, which every object has. */
export function fieldTypeOf(type: GraphQLCompositeType, name: string): GraphQLOutputType | undefined {
  if (name === '__schema') return SchemaMetaFieldDef.type;
  if (name === '__type') return TypeMetaFieldDef.type;
  return isUnionType(type) ? undefined : type.getFields()[name]?.type;
}
