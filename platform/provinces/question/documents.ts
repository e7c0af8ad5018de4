import {
  Kind,
  valueFromASTUntyped,
  type DefinitionNode,
  type DirectiveNode,
  type DocumentNode,
  type SelectionNode,
  type ValueNode,
} from 'graphql';

/** A service refuses a document in which a fragment or a variable is used nowhere. */
export function withoutUnused(document: DocumentNode): DocumentNode {
  const used = usedIn(document);
  const definitions = document.definitions
    .filter((node) => node.kind !== Kind.FRAGMENT_DEFINITION || used.fragments.has(node.name.value))
    .map((node) => withoutVariables(node, used.variables));
  const smaller = { ...document, definitions };
  return definitions.length === document.definitions.length ? smaller : withoutUnused(smaller);
}

function withoutVariables(node: DefinitionNode, used: ReadonlySet<string>): DefinitionNode {
  if (node.kind !== Kind.OPERATION_DEFINITION) return node;
  return {
    ...node,
    variableDefinitions: node.variableDefinitions?.filter(({ variable }) => used.has(variable.name.value)),
  };
}

/** Names of what is used anywhere. */
function usedIn({ definitions }: DocumentNode) {
  const fragments = new Set<string>();
  const variables = new Set<string>();

  function addSelection(node: SelectionNode): void {
    addDirectives(node.directives);
    if (node.kind === Kind.FRAGMENT_SPREAD) fragments.add(node.name.value);
    else {
      if (node.kind === Kind.FIELD) node.arguments?.forEach(({ value }) => addValue(value));
      node.selectionSet?.selections.forEach(addSelection);
    }
  }

  function addDirectives(directives: readonly DirectiveNode[] = []): void {
    for (const each of directives) each.arguments?.forEach(({ value }) => addValue(value));
  }

  function addValue(value: ValueNode): void {
    if (value.kind === Kind.VARIABLE) variables.add(value.name.value);
    else if (value.kind === Kind.LIST) value.values.forEach(addValue);
    else if (value.kind === Kind.OBJECT) value.fields.forEach((field) => addValue(field.value));
  }

  for (const node of definitions) {
    if (node.kind !== Kind.OPERATION_DEFINITION && node.kind !== Kind.FRAGMENT_DEFINITION) continue;
    addDirectives(node.directives);
    node.selectionSet.selections.forEach(addSelection);
  }
  return { fragments, variables };
}

/** A name for a variable of ours: clients may have called theirs anything. */
export function newVariableName({ definitions }: DocumentNode, wanted: string): string {
  const taken = new Set(
    definitions.flatMap((node) =>
      node.kind === Kind.OPERATION_DEFINITION
        ? (node.variableDefinitions ?? []).map(({ variable }) => variable.name.value)
        : [],
    ),
  );
  let name = wanted;
  while (taken.has(name)) name += '_';
  return name;
}

/** The values that variables have: those that are not given have the default of the operation, if it has one. */
export function withDefaults(
  variables: Record<string, unknown>,
  { definitions }: DocumentNode,
): Record<string, unknown> {
  const defaults = definitions.flatMap((node) =>
    node.kind === Kind.OPERATION_DEFINITION
      ? (node.variableDefinitions ?? []).flatMap(({ variable, defaultValue }) =>
          defaultValue ? [[variable.name.value, valueFromASTUntyped(defaultValue)]] : [],
        )
      : [],
  );
  return { ...(Object.fromEntries(defaults) as Record<string, unknown>), ...variables };
}
