import {
  getDirectiveValues,
  GraphQLError,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  Kind,
  visit,
  type DocumentNode,
  type FieldNode,
  type FragmentSpreadNode,
  type InlineFragmentNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { AppError, ErrorCode } from '../../domain/errors';
import { nothing, toPlannedName, toPlannedVariable } from './names';

/** An operation as it is planned and run: no conditions, and no name that its client chose. */
export interface PlannedOperation {
  /** The one operation, with fragments. */
  document: DocumentNode;
  /** What it asks of the schema itself, which no service answers; null where that is nothing. */
  introspection: DocumentNode | null;
  /** Whether its answer has other names than the client's. */
  isRenamed: boolean;
}

type Values = Readonly<Record<string, unknown>>;

/**
 * @param variables coerced
 * @throws AppError of code BAD_USER_INPUT where a condition is null
 */
export function planOperation(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Values,
): PlannedOperation {
  let isRenamed = false;
  let isIntrospective = false;

  function decide<Node extends Conditional>(node: Node): Node | null {
    if (!isIncluded(node, variables)) return null;
    return node.directives?.length ? { ...node, directives: [] } : node;
  }

  function field(node: FieldNode): FieldNode | null {
    const decided = decide(node);
    if (decided && isIntrospection(decided)) isIntrospective = true;
    if (!decided?.alias) return decided;
    const { alias, name } = decided;
    // The same place of an answer as without.
    if (alias.value === name.value) return { ...decided, alias: undefined };
    isRenamed = true;
    return { ...decided, alias: { ...alias, value: toPlannedName(alias.value) } };
  }

  const definitions = document.definitions.filter(
    (node) => node === operation || node.kind === Kind.FRAGMENT_DEFINITION,
  );
  const planned = visit({ ...document, definitions } satisfies DocumentNode, {
    Field: field,
    FragmentSpread: decide,
    InlineFragment: decide,
    SelectionSet: {
      leave(set) {
        if (set.selections.length === 0) isRenamed = true;
        return filled(set);
      },
    },
    Variable: (node) => ({ ...node, name: { ...node.name, value: toPlannedVariable(node.name.value) } }),
  });
  return isIntrospective
    ? { document: withoutIntrospection(planned), introspection: introspectionOf(planned), isRenamed: true }
    : { document: planned, introspection: null, isRenamed };
}

type Conditional = FieldNode | FragmentSpreadNode | InlineFragmentNode;

function isIncluded(node: Conditional, variables: Values): boolean {
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
function filled(set: SelectionSetNode): SelectionSetNode {
  return set.selections.length > 0 ? set : { ...set, selections: [nothingField] };
}

const nothingField: FieldNode = {
  kind: Kind.FIELD,
  alias: { kind: Kind.NAME, value: nothing },
  name: { kind: Kind.NAME, value: '__typename' },
};

function isIntrospection({ name }: FieldNode): boolean {
  return name.value === '__schema' || name.value === '__type';
}

function withoutIntrospection(document: DocumentNode): DocumentNode {
  return visit(document, {
    Field: (node) => (isIntrospection(node) ? null : undefined),
    SelectionSet: { leave: filled },
  });
}

function introspectionOf(document: DocumentNode): DocumentNode {
  return visit(document, {
    // False: as it is, with all below.
    Field: (node) => (isIntrospection(node) ? false : null),
    FragmentDefinition: ({ typeCondition }) =>
      typeCondition.name.value.startsWith('__') ? false : undefined,
    SelectionSet: { leave: filled },
  });
}

/** Names of the variables that decide what is planned. */
export function conditionVariables(document: DocumentNode): string[] {
  const names = new Set<string>();
  visit(document, {
    Directive({ arguments: [argument] = [] }) {
      if (argument?.value.kind === Kind.VARIABLE) names.add(argument.value.name.value);
    },
  });
  return [...names];
}
