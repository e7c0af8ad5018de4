import {
  getNamedType,
  isObjectType,
  Kind,
  type ASTNode,
  type FieldNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';

/** Which subgraphs a field of the supergraph can be asked of, by the names of the supergraph's own enum. */
export interface Ownership {
  /** The only subgraph that has the field; null if there are several. */
  ownerOf(type: GraphQLObjectType, field: string): string | null;
  /** Whether a subgraph that an object came from has all that is selected of it, so that no other is asked for any of it. */
  hasAll(graph: string, type: GraphQLObjectType, set: SelectionSetNode): boolean;
}

/** @param supergraph with the directives of the join specification on its types */
export function readOwnership(supergraph: GraphQLSchema): Ownership {
  const graphsOfFields = new Map<GraphQLField<unknown, unknown>, Graphs>();
  for (const type of Object.values(supergraph.getTypeMap())) {
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) graphsOfFields.set(field, graphsOf(type, field));
  }
  const fieldOf = (type: GraphQLObjectType, name: string) => objectOf(type.name)?.getFields()[name];
  const objectOf = (name: string) => {
    const type = supergraph.getType(name);
    return isObjectType(type) ? type : null;
  };

  function hasField(graph: string, type: GraphQLObjectType, node: FieldNode): boolean {
    const field = fieldOf(type, node.name.value);
    if (!field) return node.name.value === '__typename';
    if (!graphsOfFields.get(field)?.plain.has(graph) || node.arguments?.some(usesVariable)) return false;
    if (!node.selectionSet) return true;
    const inner = getNamedType(field.type);
    return isObjectType(inner) && hasAll(graph, inner, node.selectionSet);
  }

  function hasAll(graph: string, type: GraphQLObjectType, { selections }: SelectionSetNode): boolean {
    return selections.every((node) => node.kind === Kind.FIELD && hasField(graph, type, node));
  }

  return {
    ownerOf(type, name) {
      const field = fieldOf(type, name);
      const [graph, ...others] = (field && graphsOfFields.get(field)?.all) ?? [];
      return graph !== undefined && others.length === 0 ? graph : null;
    },
    hasAll,
  };
}

interface Graphs {
  all: ReadonlySet<string>;
  /** Those that need nothing of other subgraphs for it, and whose field it is. */
  plain: ReadonlySet<string>;
}

function graphsOf(type: GraphQLObjectType, field: GraphQLField<unknown, unknown>): Graphs {
  const joins = joinsOf(field.astNode, 'join__field');
  if (joins.length === 0) {
    const all = new Set(joinsOf(type.astNode, 'join__type').map(({ graph }) => graph));
    return { all, plain: all };
  }
  const isPlain = ({ given }: Join) => given.every((name) => name === 'graph' || name === 'type');
  return {
    all: new Set(joins.map(({ graph }) => graph)),
    plain: new Set(joins.filter(isPlain).map(({ graph }) => graph)),
  };
}

interface Join {
  graph: string;
  /** Names of the arguments. */
  given: readonly string[];
}

function joinsOf(
  node: GraphQLObjectType['astNode'] | GraphQLField<unknown, unknown>['astNode'],
  directive: string,
): Join[] {
  return (node?.directives ?? [])
    .filter(({ name }) => name.value === directive)
    .map(({ arguments: given = [] }) => {
      const graph = given.find(({ name }) => name.value === 'graph')?.value;
      return {
        graph: graph?.kind === Kind.ENUM ? graph.value : '',
        given: given.map(({ name }) => name.value),
      };
    });
}

function usesVariable(node: ASTNode): boolean {
  switch (node.kind) {
    case Kind.VARIABLE:
      return true;
    case Kind.ARGUMENT:
    case Kind.OBJECT_FIELD:
      return usesVariable(node.value);
    case Kind.LIST:
      return node.values.some(usesVariable);
    case Kind.OBJECT:
      return node.fields.some(usesVariable);
    default:
      return false;
  }
}
