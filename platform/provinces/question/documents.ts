import { Kind, valueFromASTUntyped, visit, type DocumentNode } from 'graphql';

/** A service refuses a document in which a fragment or a variable is used nowhere. */
export function withoutUnused(document: DocumentNode): DocumentNode {
  const spread = new Set<string>();
  const used = new Set<string>();
  visit(document, {
    FragmentSpread: ({ name }) => void spread.add(name.value),
    VariableDefinition: () => false,
    Variable: ({ name }) => void used.add(name.value),
  });
  const smaller = visit(document, {
    FragmentDefinition: ({ name }) => (spread.has(name.value) ? undefined : null),
    VariableDefinition: ({ variable }) => (used.has(variable.name.value) ? undefined : null),
  });
  return smaller.definitions.length === document.definitions.length ? smaller : withoutUnused(smaller);
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
