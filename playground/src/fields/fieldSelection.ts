import {
  getNamedType,
  isInterfaceType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
  Kind,
  OperationTypeNode,
  parse,
  parseType,
  print,
  visit,
  type ArgumentNode,
  type DocumentNode,
  type FieldNode,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionNode,
  type VariableDefinitionNode,
} from 'graphql';

/** Names of fields from the root of the query on. */
export type Path = readonly string[];

/** Null while the query cannot be read; an empty one has no operation. */
export function readQuery(query: string): DocumentNode | null {
  if (query.replace(/#.*/g, '').trim() === '') return { kind: Kind.DOCUMENT, definitions: [] };
  try {
    return parse(query, { noLocation: true });
  } catch {
    // The editor marks where.
    return null;
  }
}

/** What the query asks at that place; undefined if it does not, or only by a fragment. */
export function chosenField(document: DocumentNode, path: Path): FieldNode | undefined {
  let selections = operationOf(document)?.selectionSet.selections ?? [];
  let found: FieldNode | undefined;
  for (const name of path) {
    found = fieldIn(selections, name);
    selections = found?.selectionSet?.selections ?? [];
  }
  return found;
}

/** The query with the field, or without it if it was there; null while the query cannot be read. */
export function toggleField(query: string, schema: GraphQLSchema, path: Path): string | null {
  return edit(query, schema, path, (selections, name, definition) => {
    const old = fieldIn(selections, name);
    if (old) return { selections: selections.filter((one) => one !== old), asked: [] };
    const required = definition.args.filter(isRequiredArgument);
    return {
      selections: [...withoutTypename(selections), newField(definition, required)],
      asked: required,
    };
  });
}

/** The field with an argument that a variable gives, or without it. */
export function toggleArgument(
  query: string,
  schema: GraphQLSchema,
  path: Path,
  argument: string,
): string | null {
  return edit(query, schema, path, (selections, name, { args }) => {
    const definition = args.find((one) => one.name === argument);
    const field = fieldIn(selections, name);
    if (!definition || !field) return { selections, asked: [] };
    const others = (field.arguments ?? []).filter((one) => one.name.value !== argument);
    const isThere = others.length < (field.arguments ?? []).length;
    const next = { ...field, arguments: isThere ? others : [...others, argumentOf(definition)] };
    return {
      selections: selections.map((one) => (one === field ? next : one)),
      asked: isThere ? [] : [definition],
    };
  });
}

/** Of a type that has fields; none of a leaf. */
export function fieldsOf(type: GraphQLNamedType | null | undefined): GraphQLField<unknown, unknown>[] {
  return isObjectType(type) || isInterfaceType(type) ? Object.values(type.getFields()) : [];
}

type Change = (
  selections: readonly SelectionNode[],
  name: string,
  definition: GraphQLField<unknown, unknown>,
) => { selections: readonly SelectionNode[]; asked: readonly GraphQLArgument[] };

/** Changes the selections that the last name of the path stands in. */
function edit(query: string, schema: GraphQLSchema, path: Path, change: Change): string | null {
  const document = readQuery(query);
  if (!document) return null;
  const operation = operationOf(document) ?? emptyOperation;
  const asked: GraphQLArgument[] = [];
  const within = (
    selections: readonly SelectionNode[],
    type: GraphQLNamedType | null | undefined,
    [name, ...rest]: Path,
  ): readonly SelectionNode[] => {
    const definition = fieldsOf(type).find((one) => one.name === name);
    if (name === undefined || !definition) return selections;
    if (rest.length === 0) {
      const changed = change(selections, name, definition);
      asked.push(...changed.asked);
      return changed.selections;
    }
    const field = fieldIn(selections, name);
    if (!field) return selections;
    const inner = within(field.selectionSet?.selections ?? [], getNamedType(definition.type), rest);
    return selections.map((one) => (one === field ? withSelections(field, inner) : one));
  };
  const selections = within(operation.selectionSet.selections, schema.getQueryType(), path);
  return written(query, document, operation, selections, asked);
}

function written(
  query: string,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  selections: readonly SelectionNode[],
  asked: readonly GraphQLArgument[],
): string {
  const [comment = ''] = /^(?:#.*\n)+/.exec(query) ?? [];
  const others = document.definitions.filter((one) => one !== operation);
  if (selections.length === 0) return others.length === 0 ? comment : query;
  const next = withVariables(
    { ...operation, selectionSet: { kind: Kind.SELECTION_SET, selections } },
    asked,
    others,
  );
  return `${comment}${print({ kind: Kind.DOCUMENT, definitions: [next, ...others] })}\n`;
}

/** Declares what is new, and no longer what nothing uses. */
function withVariables(
  operation: OperationDefinitionNode,
  asked: readonly GraphQLArgument[],
  others: DocumentNode['definitions'],
): OperationDefinitionNode {
  const declared = operation.variableDefinitions ?? [];
  const added = asked
    .filter(({ name }) => !declared.some(({ variable }) => variable.name.value === name))
    .map(({ name, type }): VariableDefinitionNode => ({
      kind: Kind.VARIABLE_DEFINITION,
      variable: { kind: Kind.VARIABLE, name: nameNode(name) },
      type: parseType(String(type), { noLocation: true }),
    }));
  const used = new Set<string>();
  visit(
    { kind: Kind.DOCUMENT, definitions: [{ ...operation, variableDefinitions: [] }, ...others] },
    { Variable: ({ name }) => void used.add(name.value) },
  );
  const variableDefinitions = [...declared, ...added].filter(({ variable }) => used.has(variable.name.value));
  return { ...operation, variableDefinitions };
}

function newField(
  definition: GraphQLField<unknown, unknown>,
  required: readonly GraphQLArgument[],
): FieldNode {
  const type = getNamedType(definition.type);
  const field: FieldNode = {
    kind: Kind.FIELD,
    name: nameNode(definition.name),
    arguments: required.map(argumentOf),
  };
  return isLeafType(type) ? field : withSelections(field, firstFields(type));
}

/** What an object is known by, so that the query can be run at once. */
const telling = ['id', 'key', 'year', 'name', 'measure', 'value', 'atLeast', 'atMost'];

function firstFields(type: GraphQLNamedType): FieldNode[] {
  const leaves = fieldsOf(type).filter(
    (field) => isLeafType(getNamedType(field.type)) && !field.args.some(isRequiredArgument),
  );
  const known = leaves.filter(({ name }) => telling.includes(name));
  const chosen = known.length > 0 ? known : leaves.slice(0, 1);
  return chosen.map((definition) => newField(definition, []));
}

/** An object of which nothing is asked is asked for what it is. */
function withSelections(field: FieldNode, selections: readonly SelectionNode[]): FieldNode {
  return {
    ...field,
    selectionSet: {
      kind: Kind.SELECTION_SET,
      selections: selections.length === 0 ? [typename] : selections,
    },
  };
}

function argumentOf({ name }: GraphQLArgument): ArgumentNode {
  return {
    kind: Kind.ARGUMENT,
    name: nameNode(name),
    value: { kind: Kind.VARIABLE, name: nameNode(name) },
  };
}

function fieldIn(selections: readonly SelectionNode[], name: string): FieldNode | undefined {
  return selections.find((one): one is FieldNode => one.kind === Kind.FIELD && one.name.value === name);
}

/** It stood for an object of which nothing was asked. */
function withoutTypename(selections: readonly SelectionNode[]): readonly SelectionNode[] {
  const isTypename = (one: SelectionNode) => one.kind === Kind.FIELD && one.name.value === '__typename';
  return selections.length === 1 ? selections.filter((one) => !isTypename(one)) : selections;
}

function operationOf(document: DocumentNode): OperationDefinitionNode | undefined {
  return document.definitions.find(
    (one): one is OperationDefinitionNode => one.kind === Kind.OPERATION_DEFINITION,
  );
}

function nameNode(value: string) {
  return { kind: Kind.NAME, value } as const;
}

const typename: FieldNode = { kind: Kind.FIELD, name: nameNode('__typename') };
const emptyOperation: OperationDefinitionNode = {
  kind: Kind.OPERATION_DEFINITION,
  operation: OperationTypeNode.QUERY,
  selectionSet: { kind: Kind.SELECTION_SET, selections: [] },
};
