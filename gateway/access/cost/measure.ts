import { Kind, type DocumentNode, type FragmentDefinitionNode, type SelectionSetNode } from 'graphql';

/** How large an operation's text is, by what each of its parts makes dear to check. */
export interface Measures {
  /** Words and signs, or fields with all fragments written out, whichever is more. */
  tokens: number;
  /** Fields within fields, through fragments. */
  depth: number;
  /** Fields that are asked for under another name, or once more in the same place. */
  aliases: number;
  directives: number;
  /** With all fragments written out, as the planner sees them. */
  fields: number;
}

/** Looks at every node once, so that it may come before validation, which may look at pairs of them. */
export function measureDocument(document: DocumentNode): Measures {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const node of document.definitions) {
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
  }
  const depths = new Map<string, number>();
  const sizes = new Map<string, number>();
  let aliases = 0;
  let directives = 0;

  function depthOf(set: SelectionSetNode): number {
    let depth = 0;
    for (const node of set.selections) {
      if (node.kind === Kind.FIELD) {
        depth = Math.max(depth, 1 + (node.selectionSet ? depthOf(node.selectionSet) : 0));
      } else if (node.kind === Kind.INLINE_FRAGMENT) depth = Math.max(depth, depthOf(node.selectionSet));
      else depth = Math.max(depth, depthOfFragment(node.name.value));
    }
    return depth;
  }

  /** A fragment within itself adds nothing; validation refuses it. */
  function depthOfFragment(name: string): number {
    const fragment = fragments.get(name);
    const known = depths.get(name);
    if (known !== undefined || !fragment) return known ?? 0;
    depths.set(name, 0);
    const depth = depthOf(fragment.selectionSet);
    depths.set(name, depth);
    return depth;
  }

  /** Fields with all fragments written out, as the planner sees them: few words may be very many of them. */
  function sizeOf(set: SelectionSetNode): number {
    return set.selections.reduce((sum, node) => {
      if (node.kind === Kind.FRAGMENT_SPREAD) return sum + sizeOfFragment(node.name.value);
      const below = node.selectionSet ? sizeOf(node.selectionSet) : 0;
      return sum + (node.kind === Kind.FIELD ? 1 : 0) + below;
    }, 0);
  }

  function sizeOfFragment(name: string): number {
    const fragment = fragments.get(name);
    const known = sizes.get(name);
    if (known !== undefined || !fragment) return known ?? 0;
    sizes.set(name, 0);
    const size = sizeOf(fragment.selectionSet);
    sizes.set(name, size);
    return size;
  }

  function count(set: SelectionSetNode): void {
    const names = new Set<string>();
    for (const node of set.selections) {
      directives += node.directives?.length ?? 0;
      const name = node.kind === Kind.FIELD ? (node.alias ?? node.name).value : '';
      const again = node.kind === Kind.FIELD && names.has(name);
      if (again || (node.kind === Kind.FIELD && node.alias)) aliases += 1;
      names.add(name);
      if (node.kind !== Kind.FRAGMENT_SPREAD && node.selectionSet) count(node.selectionSet);
    }
  }

  let depth = 0;
  let size = 0;
  for (const node of document.definitions) {
    if (node.kind !== Kind.OPERATION_DEFINITION && node.kind !== Kind.FRAGMENT_DEFINITION) continue;
    directives += node.directives?.length ?? 0;
    count(node.selectionSet);
    if (node.kind === Kind.OPERATION_DEFINITION) {
      directives += (node.variableDefinitions ?? []).flatMap((variable) => variable.directives ?? []).length;
      depth = Math.max(depth, depthOf(node.selectionSet));
      size += sizeOf(node.selectionSet);
    }
  }
  return { tokens: Math.max(document.tokenCount ?? 0, size), depth, aliases, directives, fields: size };
}
