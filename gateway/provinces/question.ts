import { createHash } from 'node:crypto';
import {
  Kind,
  OperationTypeNode,
  parse,
  print,
  visit,
  type ASTNode,
  type ASTVisitor,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  type NameNode,
  type VariableDefinitionNode,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import { createReader, type Reader } from './entityReader';

/**
 * What one part of an operation wants to know of some provinces: a selection on `Province`. Many questions travel in
 * one request, each in a slot of its own, so everything that has a name is named after the slot.
 */
export interface Question {
  /** Equal for questions that ask the same, in every gateway process. */
  key: string;
  /** Equal for questions of the same text, whatever their variables. */
  textKey: string;
  write(slot: number): WrittenQuestion;
  /** Named after the slot, as in the text. */
  variables(slot: number): Record<string, unknown>;
  /** Copies what was asked for out of an entity. */
  read: Reader;
}

export interface WrittenQuestion {
  /** Such as `$v0_year: Int!`. */
  variableDefinitions: string;
  /** Selections on `_Entity`, without braces. */
  selection: string;
  /** Fragment definitions that the selection uses. */
  fragments: string;
}

/** An entity fetch that provinces can be asked; or why they cannot. */
export type CompiledFetch =
  | { kind: 'question'; create(variables: Record<string, unknown>): Question }
  | { kind: 'refused'; message: string };

/** Compiles entity fetches on `Province`, each once. */
export interface QuestionCompiler {
  /** The gateway passes the same document for the same plan. */
  compile(document: DocumentNode): CompiledFetch;
  /** `selection` on `Province`, such as `report(year: $year) { year }`. */
  compileSelection(variableDefinitions: string, selection: string): CompiledFetch;
}

/** Texts of selections are few: one for each set of figures that clients ask totals of. */
const mostTexts = 1_000;

export function createQuestionCompiler(contract: GraphQLSchema): QuestionCompiler {
  const compiled = new WeakMap<DocumentNode, CompiledFetch>();
  const documents = new Map<string, DocumentNode>();

  function compile(document: DocumentNode): CompiledFetch {
    const known = compiled.get(document);
    if (known) return known;
    const fetch = compileFetch(document, contract);
    compiled.set(document, fetch);
    return fetch;
  }

  return {
    compile,
    compileSelection(variableDefinitions, selection) {
      const text = `query ($representations: [_Any!]!, ${variableDefinitions}) {
        _entities(representations: $representations) { ... on Province { ${selection} } }
      }`;
      const document = documents.get(text) ?? parse(text, { noLocation: true });
      if (documents.size >= mostTexts) documents.clear();
      documents.set(text, document);
      return compile(document);
    },
  };
}

function compileFetch(document: DocumentNode, contract: GraphQLSchema): CompiledFetch {
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
  const texts: WrittenQuestion[] = [];
  const textOf = (slot: number) => (texts[slot] ??= writeTexts(root, definitions, fragments, slot));
  const hash = createHash('sha256')
    .update(JSON.stringify(textOf(0)))
    .digest('base64url');
  const fragmentOf = Object.fromEntries(fragments.map((fragment) => [fragment.name.value, fragment]));
  /** By variables; the years, mostly. */
  const questions = new LRUCache<string, Question>({ max: 100 });
  const read = createReader(contract, 'Province', root.selectionSet ? [root.selectionSet] : [], fragmentOf);
  return {
    kind: 'question',
    create: (variables) => {
      const used = names.filter((name) => name in variables).map((name) => [name, variables[name]] as const);
      const key = `${hash}|${JSON.stringify(used)}`;
      const known = questions.get(key);
      if (known) return known;
      const question: Question = {
        key,
        textKey: hash,
        read,
        write: textOf,
        variables: (slot) => Object.fromEntries(used.map(([name, value]) => [`v${slot}_${name}`, value])),
      };
      questions.set(key, question);
      return question;
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
): WrittenQuestion {
  const named = <Named extends { name: NameNode }>(node: Named, value: string): Named => ({
    ...node,
    name: { ...node.name, value },
  });
  const visitor: ASTVisitor = {
    Variable: (variable) => named(variable, `v${slot}_${variable.name.value}`),
    FragmentSpread: (spread) => named(spread, `${spread.name.value}_${slot}`),
    FragmentDefinition: (fragment) => named(fragment, `${fragment.name.value}_${slot}`),
  };
  const rename = <Node extends ASTNode>(node: Node): Node => visit(node, visitor);
  const { selectionSet } = rename({ ...root, arguments: [] });
  return {
    variableDefinitions: definitions.map((definition) => print(rename(definition))).join(' '),
    selection: (selectionSet?.selections ?? []).map((selection) => print(selection)).join(' '),
    fragments: fragments.map((fragment) => print(rename(fragment))).join('\n'),
  };
}
