import {
  getNamedType,
  isObjectType,
  Kind,
  type DefinitionNode,
  type DocumentNode,
  type FieldNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/** Gives a field in its place, or the same; `definition` is that of the field itself. */
export type ChangeField = (
  field: FieldNode,
  type: GraphQLObjectType,
  definition: GraphQLField<unknown, unknown> | undefined,
) => FieldNode;

/**
 * The document with its fields changed that are of an object type of the schema, outer ones before those in them. A visitor of
 * graphql-js with its `TypeInfo` takes five times as long, and each new question needs three.
 */
export function mapFields(document: DocumentNode, schema: GraphQLSchema, change: ChangeField): DocumentNode {
  const named = (name: string) => {
    const type = schema.getType(name);
    return isObjectType(type) ? type : null;
  };

  function mapSet(set: SelectionSetNode, type: GraphQLObjectType | null): SelectionSetNode {
    return withSame(
      set,
      'selections',
      mapAll(set.selections, (node) => mapSelection(node, type)),
    );
  }

  function mapSelection(node: SelectionNode, type: GraphQLObjectType | null): SelectionNode {
    if (node.kind === Kind.FRAGMENT_SPREAD) return node;
    if (node.kind === Kind.FIELD) return mapField(node, type);
    const inner = node.typeCondition ? named(node.typeCondition.name.value) : type;
    return withSame(node, 'selectionSet', mapSet(node.selectionSet, inner));
  }

  function mapField(before: FieldNode, type: GraphQLObjectType | null): FieldNode {
    const definition = type?.getFields()[before.name.value];
    const node = type ? change(before, type, definition) : before;
    if (!node.selectionSet) return node;
    const inner = definition && getNamedType(definition.type);
    return withSame(node, 'selectionSet', mapSet(node.selectionSet, isObjectType(inner) ? inner : null));
  }

  function mapDefinition(node: DefinitionNode): DefinitionNode {
    if (node.kind === Kind.FRAGMENT_DEFINITION) {
      return withSame(node, 'selectionSet', mapSet(node.selectionSet, named(node.typeCondition.name.value)));
    }
    if (node.kind !== Kind.OPERATION_DEFINITION) return node;
    const root = schema.getRootType(node.operation) ?? null;
    return withSame(node, 'selectionSet', mapSet(node.selectionSet, root));
  }

  return withSame(document, 'definitions', mapAll(document.definitions, mapDefinition));
}

/** The same list if all of it stays. */
function mapAll<Item>(items: readonly Item[], map: (item: Item) => Item): readonly Item[] {
  let changed: Item[] | null = null;
  items.forEach((item, index) => {
    const mapped = map(item);
    if (mapped !== item) (changed ??= [...items])[index] = mapped;
  });
  return changed ?? items;
}

function withSame<Node, Key extends keyof Node>(node: Node, key: Key, value: Node[Key]): Node {
  return node[key] === value ? node : { ...node, [key]: value };
}
