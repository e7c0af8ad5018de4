import { Kind, type DocumentNode, type FragmentDefinitionNode } from 'graphql';

export function fragmentsOf({ definitions }: DocumentNode): FragmentDefinitionNode[] {
  return definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION);
}

export function fragmentsByName(document: DocumentNode): Map<string, FragmentDefinitionNode> {
  return new Map(fragmentsOf(document).map((fragment) => [fragment.name.value, fragment]));
}
