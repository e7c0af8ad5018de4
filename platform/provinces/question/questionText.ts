import {
  print,
  visit,
  type ASTNode,
  type ASTVisitor,
  type FieldNode,
  type FragmentDefinitionNode,
  type NameNode,
  type VariableDefinitionNode,
} from 'graphql';

/** The texts of a question, of which many stand in one request: everything that has a name is named after the slot. */
export interface WrittenQuestion {
  /** Such as `$v0_year: Int!`. */
  variableDefinitions: string;
  /** Selections on `_Entity`, without braces. */
  selection: string;
  /** Fragment definitions that the selection uses. */
  fragments: string;
}

export function writeTexts(
  root: FieldNode,
  definitions: readonly VariableDefinitionNode[],
  fragments: readonly FragmentDefinitionNode[],
  slot: number,
): WrittenQuestion {
  // Most questions of lists name nothing.
  const named = definitions.length > 0 || fragments.length > 0;
  const rename = named ? createRename(slot) : <Node>(node: Node) => node;
  const { selectionSet } = rename({ ...root, arguments: [] });
  return {
    variableDefinitions: definitions.map((definition) => print(rename(definition))).join(' '),
    selection: (selectionSet?.selections ?? []).map((selection) => print(selection)).join(' '),
    fragments: fragments.map((fragment) => print(rename(fragment))).join('\n'),
  };
}

function createRename(slot: number): <Node extends ASTNode>(node: Node) => Node {
  const named = <Named extends { name: NameNode }>(node: Named, value: string): Named => ({
    ...node,
    name: { ...node.name, value },
  });
  const visitor: ASTVisitor = {
    Variable: (variable) => named(variable, `v${slot}_${variable.name.value}`),
    FragmentSpread: (spread) => named(spread, `${spread.name.value}_${slot}`),
    FragmentDefinition: (fragment) => named(fragment, `${fragment.name.value}_${slot}`),
  };
  return (node) => visit(node, visitor);
}
