import { Kind, type DocumentNode, type FragmentDefinitionNode, type SelectionSetNode } from 'graphql';
import { fragmentsByName } from '../../../platform/fragments';

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
  const fragments = fragmentsByName(document);
  const depthOf = throughFragments(fragments, depthOfSet);
  const sizeOf = throughFragments(fragments, sizeOfSet);
  const measures = { depth: 0, fields: 0, aliases: 0, directives: 0 };
  for (const node of document.definitions) {
    if (node.kind !== Kind.OPERATION_DEFINITION && node.kind !== Kind.FRAGMENT_DEFINITION) continue;
    measures.directives += node.directives?.length ?? 0;
    countNames(node.selectionSet, measures);
    if (node.kind === Kind.FRAGMENT_DEFINITION) continue;
    for (const variable of node.variableDefinitions ?? []) {
      measures.directives += variable.directives?.length ?? 0;
    }
    measures.depth = Math.max(measures.depth, depthOf(node.selectionSet));
    measures.fields += sizeOf(node.selectionSet);
  }
  return { ...measures, tokens: Math.max(document.tokenCount ?? 0, measures.fields) };
}

/** Measures a selection, given how its fragments are measured. */
type MeasureSet = (set: SelectionSetNode, ofFragment: (name: string) => number) => number;

/** Every fragment is measured once; within itself it adds nothing, since validation refuses that. */
function throughFragments(fragments: ReadonlyMap<string, FragmentDefinitionNode>, measure: MeasureSet) {
  const known = new Map<string, number>();
  const ofFragment = (name: string): number => {
    const fragment = fragments.get(name);
    const before = known.get(name);
    if (before !== undefined || !fragment) return before ?? 0;
    known.set(name, 0);
    const measured = measure(fragment.selectionSet, ofFragment);
    known.set(name, measured);
    return measured;
  };
  return (set: SelectionSetNode) => measure(set, ofFragment);
}

const depthOfSet: MeasureSet = ({ selections }, ofFragment) => {
  let depth = 0;
  for (const node of selections) {
    if (node.kind === Kind.FRAGMENT_SPREAD) depth = Math.max(depth, ofFragment(node.name.value));
    else {
      const below = node.selectionSet ? depthOfSet(node.selectionSet, ofFragment) : 0;
      depth = Math.max(depth, below + (node.kind === Kind.FIELD ? 1 : 0));
    }
  }
  return depth;
};

/** Fields with all fragments written out, as the planner sees them: few words may be very many of them. */
const sizeOfSet: MeasureSet = ({ selections }, ofFragment) =>
  selections.reduce((sum, node) => {
    if (node.kind === Kind.FRAGMENT_SPREAD) return sum + ofFragment(node.name.value);
    const below = node.selectionSet ? sizeOfSet(node.selectionSet, ofFragment) : 0;
    return sum + (node.kind === Kind.FIELD ? 1 : 0) + below;
  }, 0);

function countNames(
  { selections }: SelectionSetNode,
  counts: Pick<Measures, 'aliases' | 'directives'>,
): void {
  const names = new Set<string>();
  for (const node of selections) {
    counts.directives += node.directives?.length ?? 0;
    if (node.kind === Kind.FIELD) {
      const name = (node.alias ?? node.name).value;
      if (node.alias || names.has(name)) counts.aliases += 1;
      names.add(name);
    }
    if (node.kind !== Kind.FRAGMENT_SPREAD && node.selectionSet) countNames(node.selectionSet, counts);
  }
}
