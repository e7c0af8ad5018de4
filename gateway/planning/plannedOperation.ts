import {
  getDirectiveValues,
  getNamedType,
  GraphQLError,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  isCompositeType,
  Kind,
  type DocumentNode,
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  type NameNode,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  type ValueNode,
  type VariableNode,
} from 'graphql';
import { AppError, ErrorCode } from '../../domain/errors';
import { fragmentsByName } from '../../platform/fragments';
import { nothing, toPlannedName, toPlannedVariable } from './names';
import { collectAsked, fieldTypeOf, type Asked, type PlaceTools } from './places';

/**
 * An operation as it is planned and run: no conditions, each field of a place once, and no name that its client chose. The
 * planner loses what stands in a fragment on an interface if a subgraph does not have that interface, and the order of
 * fields, so there are no fragments but on the types that an object of an interface may have.
 */
export interface PlannedOperation {
  /** Of the operation alone. */
  document: DocumentNode;
  operation: OperationDefinitionNode;
  /** What it asks of the schema itself, which no service answers; null if that is nothing. */
  introspection: Introspection | null;
}

interface Introspection {
  document: DocumentNode;
  /** Of the whole operation's root: in the answer its fields stand in their order. */
  names: readonly string[];
}

type Values = Readonly<Record<string, unknown>>;

/**
 * @param schema of the document
 * @param variables coerced
 * @throws AppError of code BAD_USER_INPUT if a condition is null
 */
export function planOperation(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  schema: GraphQLSchema,
  variables: Values,
): PlannedOperation {
  const tools: PlaceTools = {
    schema,
    fragments: fragmentsByName(document),
    isIncluded: (node) => isIncluded(node, variables),
  };

  function selectionOf(asked: Asked, type: GraphQLCompositeType): SelectionNode {
    if (asked.kind === 'field') return fieldOf(asked.node, asked.sets, type);
    const typeCondition = { kind: Kind.NAMED_TYPE, name: nameOf(asked.type.name) } as const;
    return { kind: Kind.INLINE_FRAGMENT, typeCondition, selectionSet: setOf(asked.sets, asked.type) };
  }

  function fieldOf(
    { alias, name, arguments: given = [] }: FieldNode,
    sets: readonly SelectionSetNode[],
    type: GraphQLCompositeType,
  ): FieldNode {
    const fieldType = fieldTypeOf(type, name.value);
    const inner = fieldType && getNamedType(fieldType);
    // Under its own name it is in the same place of the answer as without.
    const isAliased = alias !== undefined && alias.value !== name.value;
    return {
      kind: Kind.FIELD,
      name,
      ...(isAliased && { alias: nameOf(toPlannedName(alias.value)) }),
      ...(given.length > 0 && { arguments: given.map(withPlannedValue) }),
      ...(isCompositeType(inner) && { selectionSet: setOf(sets, inner) }),
    };
  }

  function setOf(sets: readonly SelectionSetNode[], type: GraphQLCompositeType): SelectionSetNode {
    const selections = collectAsked(sets, type, tools).map((asked) => selectionOf(asked, type));
    return filled(selections);
  }

  const root = schema.getRootType(operation.operation);
  if (!root) throw new Error(`The schema has no ${operation.operation}`);
  const { selections } = setOf([operation.selectionSet], root);
  const ofSchema = selections.filter(isIntrospection);
  const others = selections.filter((node) => !isIntrospection(node));
  const planned = withSelections(operation, others);
  return {
    document: documentOf(planned),
    operation: planned,
    introspection:
      ofSchema.length > 0
        ? {
            document: documentOf(withSelections(operation, ofSchema)),
            names: selections.flatMap(answerNameOf),
          }
        : null,
  };
}

function isIncluded(node: SelectionNode, variables: Values): boolean {
  if (!node.directives?.length) return true;
  try {
    return (
      getDirectiveValues(GraphQLSkipDirective, node, variables)?.if !== true &&
      getDirectiveValues(GraphQLIncludeDirective, node, variables)?.if !== false
    );
  } catch (error) {
    if (error instanceof GraphQLError) throw new AppError(ErrorCode.badUserInput, error.message);
    throw error;
  }
}

/** A selection of nothing is no GraphQL. */
function filled(selections: readonly SelectionNode[]): SelectionSetNode {
  return { kind: Kind.SELECTION_SET, selections: selections.length > 0 ? selections : [nothingField] };
}

const nothingField: FieldNode = { kind: Kind.FIELD, alias: nameOf(nothing), name: nameOf('__typename') };

function isIntrospection(node: SelectionNode): boolean {
  return node.kind === Kind.FIELD && (node.name.value === '__schema' || node.name.value === '__type');
}

function answerNameOf(node: SelectionNode): string[] {
  return node.kind === Kind.FIELD ? [(node.alias ?? node.name).value] : [];
}

function withSelections(
  { operation, name, variableDefinitions }: OperationDefinitionNode,
  selections: readonly SelectionNode[],
): OperationDefinitionNode {
  return {
    kind: Kind.OPERATION_DEFINITION,
    operation,
    name,
    // A default is a value without variables.
    variableDefinitions: variableDefinitions?.map((node) => ({
      ...node,
      variable: withPlannedVariable(node.variable),
    })),
    selectionSet: filled(selections),
  };
}

function documentOf(operation: OperationDefinitionNode): DocumentNode {
  return { kind: Kind.DOCUMENT, definitions: [operation] };
}

function withPlannedValue<Node extends { value: ValueNode }>(node: Node): Node {
  return { ...node, value: withPlannedVariables(node.value) };
}

function withPlannedVariable(node: VariableNode): VariableNode {
  return { ...node, name: nameOf(toPlannedVariable(node.name.value)) };
}

function withPlannedVariables(node: ValueNode): ValueNode {
  switch (node.kind) {
    case Kind.VARIABLE:
      return withPlannedVariable(node);
    case Kind.LIST:
      return { ...node, values: node.values.map(withPlannedVariables) };
    case Kind.OBJECT:
      return {
        ...node,
        fields: node.fields.map(withPlannedValue),
      };
    default:
      return node;
  }
}

function nameOf(value: string): NameNode {
  return { kind: Kind.NAME, value };
}

/** Names of the variables that decide what is planned. */
export function conditionVariables({ definitions }: DocumentNode): string[] {
  const names = new Set<string>();

  function add({ selections }: SelectionSetNode): void {
    for (const node of selections) {
      for (const { arguments: [argument] = [] } of node.directives ?? []) {
        if (argument?.value.kind === Kind.VARIABLE) names.add(argument.value.name.value);
      }
      if (node.kind !== Kind.FRAGMENT_SPREAD && node.selectionSet) add(node.selectionSet);
    }
  }

  for (const node of definitions) if ('selectionSet' in node) add(node.selectionSet);
  return [...names];
}
