import type { FetchNode, PlanNode, QueryPlan } from '@apollo/query-planner';
import {
  getNamedType,
  isObjectType,
  Kind,
  print,
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import type { Ownership } from './ownership';

/**
 * An operation without what cannot change its plan: a selection that is all of the one subgraph which has the field above it
 * goes with that field, whatever is selected. Analysts ask for other figures of the same reports all day; their operations
 * have one outline, which is planned once.
 */
export interface Outline {
  document: DocumentNode;
  /** What was left out, in the order of the places that it was left out of. */
  left: readonly SelectionSetNode[];
}

/** Names the places: no field of the schema and no name of a client begins like that. */
const prefix = '_left_';

/** @param document one operation as it is planned: see `planOperation` */
export function outlineOf(document: DocumentNode, schema: GraphQLSchema, ownership: Ownership): Outline {
  const left: SelectionSetNode[] = [];

  function outlined({ selections }: SelectionSetNode, typeName: string): SelectionSetNode {
    return { kind: Kind.SELECTION_SET, selections: selections.map((node) => outlinedNode(node, typeName)) };
  }

  function outlinedNode(node: SelectionNode, typeName: string): SelectionNode {
    if (node.kind === Kind.FRAGMENT_SPREAD) return node;
    if (node.kind === Kind.FIELD) return outlinedField(node, typeName);
    return { ...node, selectionSet: outlined(node.selectionSet, node.typeCondition?.name.value ?? typeName) };
  }

  function outlinedField(node: FieldNode, typeName: string): FieldNode {
    const type = schema.getType(typeName);
    if (!node.selectionSet || !isObjectType(type)) return node;
    const field = type.getFields()[node.name.value];
    const inner = field && getNamedType(field.type);
    if (!inner) return node;
    const owner = ownership.ownerOf(type, node.name.value);
    if (owner === null || !isObjectType(inner) || !ownership.hasAll(owner, inner, node.selectionSet)) {
      return { ...node, selectionSet: outlined(node.selectionSet, inner.name) };
    }
    left.push(node.selectionSet);
    return { ...node, selectionSet: placeOf(left.length - 1) };
  }

  const definitions = document.definitions.map((definition) => {
    if (definition.kind !== Kind.OPERATION_DEFINITION) return definition;
    const root = schema.getRootType(definition.operation);
    return root ? { ...definition, selectionSet: outlined(definition.selectionSet, root.name) } : definition;
  });
  return { document: { kind: Kind.DOCUMENT, definitions }, left };
}

function placeOf(index: number): SelectionSetNode {
  const name = { kind: Kind.NAME, value: '__typename' } as const;
  const alias = { kind: Kind.NAME, value: `${prefix}${index}` } as const;
  return { kind: Kind.SELECTION_SET, selections: [{ kind: Kind.FIELD, alias, name }] };
}

/** The plan of the whole operation, made of that of its outline, which stays as it is. */
export function filledIn(plan: QueryPlan, left: readonly SelectionSetNode[]): QueryPlan {
  const { node } = plan;
  if (left.length === 0 || !node || node.kind === 'Subscription') return plan;
  return { ...plan, node: filledNode(node, left) };
}

function filledNode(node: PlanNode, left: readonly SelectionSetNode[]): PlanNode {
  switch (node.kind) {
    case 'Sequence':
    case 'Parallel':
      return { ...node, nodes: node.nodes.map((each) => filledNode(each, left)) };
    case 'Flatten':
      return { ...node, node: filledNode(node.node, left) };
    case 'Fetch':
      return filledFetch(node, left);
    // Refused when the plan is run.
    case 'Condition':
    case 'Defer':
      return node;
  }
}

/** Its text is written when somebody reads it, as few do: provinces are asked by the document. */
function filledFetch(node: FetchNode, left: readonly SelectionSetNode[]): FetchNode {
  if (!node.operation.includes(prefix) || !node.operationDocumentNode) return node;
  const document = filledDocument(node.operationDocumentNode, left);
  let text: string | null = null;
  return {
    ...node,
    operationDocumentNode: document,
    get operation() {
      return (text ??= print(document));
    },
  };
}

function filledDocument(document: DocumentNode, left: readonly SelectionSetNode[]): DocumentNode {
  function filledSet({ kind, selections }: SelectionSetNode): SelectionSetNode {
    return { kind, selections: selections.flatMap(filledSelection) };
  }

  function filledSelection(node: SelectionNode): readonly SelectionNode[] {
    const place = placeIn(node);
    if (place !== null) return left[place]?.selections ?? [];
    return node.kind === Kind.FRAGMENT_SPREAD || !node.selectionSet
      ? [node]
      : [{ ...node, selectionSet: filledSet(node.selectionSet) }];
  }

  const definitions = document.definitions.map((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION || definition.kind === Kind.FRAGMENT_DEFINITION
      ? { ...definition, selectionSet: filledSet(definition.selectionSet) }
      : definition,
  );
  return { ...document, definitions };
}

function placeIn(selection: SelectionNode): number | null {
  const name = selection.kind === Kind.FIELD ? selection.alias?.value : undefined;
  return name?.startsWith(prefix) ? Number(name.slice(prefix.length)) : null;
}
