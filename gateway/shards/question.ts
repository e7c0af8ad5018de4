import {
  Kind,
  OperationTypeNode,
  print,
  visit,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type VariableDefinitionNode,
} from 'graphql';

/**
 * What one part of an operation wants to know of some provinces: a selection on `Province`. Many questions travel in
 * one request, each in a slot of its own, so everything that has a name is named after the slot.
 */
export interface Question {
  /** Equal for questions that ask the same. */
  key: string;
  write(slot: number): WrittenQuestion;
}

export interface WrittenQuestion {
  /** Such as `$v0_year: Int!`. */
  variableDefinitions: string;
  variables: Record<string, unknown>;
  /** Selections on `_Entity`, without braces. */
  selection: string;
  /** Fragment definitions that the selection uses. */
  fragments: string;
}

/** A fetch of the query planner that can be asked; or why it cannot. */
export type CompiledFetch =
  | { kind: 'question'; create(variables: Record<string, unknown>): Question }
  | { kind: 'refused'; message: string };

const compiled = new WeakMap<DocumentNode, CompiledFetch>();
let compiledCount = 0;

/** Compiled once per plan; the gateway passes the same document for the same plan. */
export function compileFetch(document: DocumentNode): CompiledFetch {
  const known = compiled.get(document);
  if (known) return known;
  const fetch = compile(document);
  compiled.set(document, fetch);
  return fetch;
}

function compile(document: DocumentNode): CompiledFetch {
  const operation = document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  const [root, ...others] = operation?.selectionSet.selections ?? [];
  if (operation?.operation !== OperationTypeNode.QUERY || others.length > 0 || !isEntitiesField(root)) {
    return { kind: 'refused', message: 'Provinces answer entity fetches only' };
  }
  const fragments = document.definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION);
  const definitions = (operation.variableDefinitions ?? []).filter(
    ({ variable }) => variable.name.value !== 'representations',
  );
  const names = definitions.map(({ variable }) => variable.name.value);
  const texts: Omit<WrittenQuestion, 'variables'>[] = [];
  compiledCount += 1;
  const id = compiledCount;
  return {
    kind: 'question',
    create: (variables) => {
      const used = Object.fromEntries(
        names.filter((name) => name in variables).map((name) => [name, variables[name]]),
      );
      return {
        key: `${id}|${JSON.stringify(used)}`,
        write: (slot) => {
          const text = (texts[slot] ??= writeTexts(root, definitions, fragments, slot));
          const entries = Object.entries(used).map(([name, value]) => [`v${slot}_${name}`, value]);
          return { ...text, variables: Object.fromEntries(entries) as Record<string, unknown> };
        },
      };
    },
  };
}

function isEntitiesField(node: unknown): node is FieldNode {
  return (
    (node as FieldNode | undefined)?.kind === Kind.FIELD && (node as FieldNode).name.value === '_entities'
  );
}

function writeTexts(
  root: FieldNode,
  definitions: readonly VariableDefinitionNode[],
  fragments: readonly FragmentDefinitionNode[],
  slot: number,
): Omit<WrittenQuestion, 'variables'> {
  const rename = <Node extends FieldNode | VariableDefinitionNode | FragmentDefinitionNode>(
    node: Node,
  ): Node =>
    visit(node, {
      Variable: (variable) => ({
        ...variable,
        name: { ...variable.name, value: `v${slot}_${variable.name.value}` },
      }),
      FragmentSpread: (spread) => ({
        ...spread,
        name: { ...spread.name, value: `${spread.name.value}_${slot}` },
      }),
      FragmentDefinition: (fragment) => ({
        ...fragment,
        name: { ...fragment.name, value: `${fragment.name.value}_${slot}` },
      }),
    }) as Node;
  const { selectionSet } = rename({ ...root, arguments: [] });
  return {
    variableDefinitions: definitions.map((definition) => print(rename(definition))).join(' '),
    selection: (selectionSet?.selections ?? []).map((selection) => print(selection)).join(' '),
    fragments: fragments.map((fragment) => print(rename(fragment))).join('\n'),
  };
}
