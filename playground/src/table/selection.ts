import {
  getNamedType,
  getNullableType,
  getOperationAST,
  isListType,
  isObjectType,
  isInterfaceType,
  Kind,
  parse,
  type DirectiveNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';
import { isRecord } from '../../../domain/isRecord';

/** What a query asks for: a tree of the names in its answer, the same whatever is null in it. */
export interface Selection {
  /** In the answer. */
  name: string;
  /** In the schema. */
  field: string;
  description: string | null;
  /** Null if no schema is known. */
  type: GraphQLNamedType | null;
  isList: boolean;
  /** None of a leaf. */
  children: Selection[];
}

/** A query as it was run. */
export interface RunQuery {
  query: string;
  operationName: string | null;
  variables: Readonly<Record<string, unknown>>;
}

/** Null if the query cannot be read, or holds no such operation. */
export function readSelection(
  { query, operationName, variables }: RunQuery,
  schema: GraphQLSchema,
): Selection | null {
  const document = parseOrNull(query);
  const operation = document && getOperationAST(document, operationName);
  if (!operation) return null;
  const fragments = new Map(
    document.definitions.flatMap((definition): [string, FragmentDefinitionNode][] =>
      definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition]] : [],
    ),
  );
  const root = node('', '', schema.getRootType(operation.operation) ?? null);
  fill(root, operation.selectionSet, { schema, fragments, variables });
  return root;
}

/** The same of an answer whose schema is not known: what is null everywhere is taken for a leaf. */
export function selectionOfData(data: unknown): Selection {
  return selectionOfValues([data], '');
}

function selectionOfValues(values: readonly unknown[], name: string): Selection {
  const objects = values.flat(1).filter(isRecord);
  const names = [...new Set(objects.flatMap((object) => Object.keys(object)))];
  return {
    ...node(name, name, null),
    isList: values.some((value) => Array.isArray(value) && value.some(isRecord)),
    children: names.map((child) =>
      selectionOfValues(
        objects.map((object) => object[child]),
        child,
      ),
    ),
  };
}

interface Context {
  schema: GraphQLSchema;
  fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  variables: RunQuery['variables'];
}

function parseOrNull(query: string) {
  try {
    return parse(query, { noLocation: true });
  } catch {
    // The answer says what is wrong with it.
    return null;
  }
}

function node(name: string, field: string, type: GraphQLNamedType | null): Selection {
  return { name, field, description: null, type, isList: false, children: [] };
}

function fill(into: Selection, { selections }: SelectionSetNode, context: Context, type = into.type): void {
  for (const selection of selections) {
    if (!isIncluded(selection.directives ?? [], context.variables)) continue;
    if (selection.kind === Kind.FIELD) {
      const name = (selection.alias ?? selection.name).value;
      const child =
        into.children.find((other) => other.name === name) ??
        add(into, fieldNode(name, selection.name.value, type));
      if (selection.selectionSet) fill(child, selection.selectionSet, context);
      continue;
    }
    const fragment =
      selection.kind === Kind.FRAGMENT_SPREAD ? context.fragments.get(selection.name.value) : selection;
    const condition = fragment?.typeCondition?.name.value;
    const narrowed = condition === undefined ? type : (context.schema.getType(condition) ?? null);
    if (fragment) fill(into, fragment.selectionSet, context, narrowed);
  }
}

function add(into: Selection, child: Selection): Selection {
  into.children.push(child);
  return child;
}

function fieldNode(name: string, field: string, parent: GraphQLNamedType | null): Selection {
  const known = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[field] : undefined;
  if (!known) return node(name, field, null);
  return {
    ...node(name, field, getNamedType(known.type)),
    description: known.description ?? null,
    isList: isListType(getNullableType(known.type)),
  };
}

function isIncluded(directives: readonly DirectiveNode[], variables: RunQuery['variables']): boolean {
  return directives.every(({ name, arguments: given = [] }) => {
    const condition = given.find((argument) => argument.name.value === 'if')?.value;
    const value =
      condition?.kind === Kind.VARIABLE
        ? variables[condition.name.value] === true
        : condition?.kind === Kind.BOOLEAN && condition.value;
    return name.value === 'skip' ? !value : name.value === 'include' ? value : true;
  });
}
