import { Kind, type DocumentNode } from 'graphql';

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
