import {
  getNullableType,
  isListType,
  Kind,
  parse,
  print,
  TypeInfo,
  visit,
  visitInParallel,
  visitWithTypeInfo,
  type ASTNode,
  type ASTVisitor,
  type FieldNode,
  type FragmentSpreadNode,
  type GraphQLSchema,
  type InlineFragmentNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import type { QueryRequest } from './reference';

/** What clients write that gateways get wrong; every one has to be among the generated operations. */
export const constructs = [
  'alias of a key',
  'alias of a required field',
  'alias of the gateway',
  'alias of JavaScript',
  'alias __typename',
  'alias for __typename',
  '@include on a field',
  '@include on a spread',
  '@include on an inline fragment',
  '@skip on a field',
  '@skip on a spread',
  '@skip on an inline fragment',
  'condition by a variable',
  'condition by a literal',
  'both conditions in one place',
  'fragment at the root',
  'fragment one level below',
  'fragment two levels below',
  'fragment further below',
  'fragment in a fragment',
  'fragment on an interface',
  'fragment on a type of an interface',
  'field with different arguments',
  'field twice in one place',
  'field twice under different conditions',
  'list within a list',
  'variable with a default',
  'variable over its default',
  'variable without a value',
  'variable that is null',
  'variable within a list',
  'custom scalar in a variable',
  'several operations',
  'node(id:)',
  'table or ranking',
  'introspection beside data',
  'by GET',
  'by hash',
] as const;

export type Construct = (typeof constructs)[number];

const required = new Set(['year', 'provinces', 'published']);
const ofJavaScript = new Set(['__proto__', 'constructor', 'toString']);
const levels = ['at the root', 'one level below', 'two levels below', 'further below'] as const;

type Note = (construct: Construct, isThere?: boolean) => void;

/** Those that an operation has. */
export function constructsOf(request: QueryRequest, schema: GraphQLSchema): ReadonlySet<Construct> {
  const found = new Set<Construct>();
  const note: Note = (construct, isThere = true) => {
    if (isThere) found.add(construct);
  };
  const document = parse(request.query);
  const types = new TypeInfo(schema);
  const depth = { fields: 0 };
  const visitors = [
    fieldVisitor(note, types, depth),
    fragmentVisitor(note, types, depth),
    variableVisitor(note, request.variables),
  ];
  visit(document, visitWithTypeInfo(types, visitInParallel(visitors)));
  const operations = document.definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION);
  note('several operations', operations.length > 1);
  note('introspection beside data', operations.some(isMixed));
  note('by GET', request.transport === 'get');
  note('by hash', request.transport === 'hash');
  return found;
}

function fieldVisitor(note: Note, types: TypeInfo, depth: { fields: number }): ASTVisitor {
  let lists = 0;
  const isListWithFields = ({ selectionSet }: FieldNode) =>
    selectionSet !== undefined && isListType(getNullableType(types.getType()));
  return {
    Field: {
      enter(node) {
        noteField(node, types.getParentType()?.name ?? '', note);
        depth.fields += 1;
        if (isListWithFields(node)) lists += 1;
        note('list within a list', lists > 1);
      },
      leave(node) {
        depth.fields -= 1;
        if (isListWithFields(node)) lists -= 1;
      },
    },
    SelectionSet: (set) => notePairs(set, note),
  };
}

function noteField(node: FieldNode, parent: string, note: Note): void {
  const { name, alias } = node;
  note('node(id:)', name.value === 'node' && parent === 'Query');
  note('table or ranking', name.value === 'table' || name.value === 'ranking');
  noteConditions(node, 'a field', note);
  if (!alias) return;
  note('alias of a key', alias.value === 'id' && name.value !== 'id');
  note('alias of a required field', required.has(alias.value) && parent === 'ClusterSeason');
  note('alias of the gateway', /^_[^_]/.test(alias.value));
  note('alias of JavaScript', ofJavaScript.has(alias.value));
  note('alias __typename', alias.value === '__typename');
  note('alias for __typename', name.value === '__typename');
}

function notePairs({ selections }: SelectionSetNode, note: Note): void {
  const fields = selections.filter((node) => node.kind === Kind.FIELD);
  const pairs = fields.flatMap((one, index) => fields.slice(index + 1).map((other) => [one, other] as const));
  for (const [one, other] of pairs) {
    if (one.name.value !== other.name.value) continue;
    const areMerged = (one.alias ?? one.name).value === (other.alias ?? other.name).value;
    note('field with different arguments', !areMerged && textOf(one.arguments) !== textOf(other.arguments));
    note('field twice in one place', areMerged);
    const areAlike = textOf(one.directives) === textOf(other.directives);
    note('field twice under different conditions', areMerged && !areAlike);
  }
}

function textOf(nodes: readonly ASTNode[] = []): string {
  return nodes.map(print).join();
}

function noteConditions(
  { directives = [] }: FieldNode | FragmentSpreadNode | InlineFragmentNode,
  on: 'a field' | 'a spread' | 'an inline fragment',
  note: Note,
): void {
  for (const { name, arguments: [argument] = [] } of directives) {
    note(`@${name.value as 'include' | 'skip'} on ${on}`);
    note(`condition by a ${argument?.value.kind === Kind.VARIABLE ? 'variable' : 'literal'}`);
  }
  note('both conditions in one place', directives.length > 1);
}

function fragmentVisitor(note: Note, types: TypeInfo, depth: { fields: number }): ASTVisitor {
  let around = 0;
  const noteType = (type: string | undefined) => {
    note('fragment on an interface', type === 'Node');
    note(
      'fragment on a type of an interface',
      types.getParentType()?.name === 'Node' && type !== 'Node' && type !== undefined,
    );
  };
  const notePlace = () => {
    note('fragment in a fragment', around > 0);
    note(`fragment ${levels[depth.fields] ?? 'further below'}`);
  };
  const leave = () => {
    around -= 1;
  };
  return {
    FragmentSpread(node) {
      noteConditions(node, 'a spread', note);
      notePlace();
    },
    InlineFragment: {
      enter(node) {
        noteConditions(node, 'an inline fragment', note);
        noteType(node.typeCondition?.name.value);
        notePlace();
        around += 1;
      },
      leave,
    },
    FragmentDefinition: {
      enter(node) {
        noteType(node.typeCondition.name.value);
        around += 1;
      },
      leave,
    },
  };
}

function variableVisitor(note: Note, variables: QueryRequest['variables']): ASTVisitor {
  return {
    ListValue: ({ values }) =>
      note(
        'variable within a list',
        values.some(({ kind }) => kind === Kind.VARIABLE),
      ),
    VariableDefinition({ variable, type, defaultValue }) {
      const value = variables[variable.name.value];
      const [hasDefault, isGiven] = [defaultValue !== undefined, value !== undefined];
      note('variable with a default', hasDefault && !isGiven);
      note('variable over its default', hasDefault && isGiven);
      note('variable without a value', !hasDefault && !isGiven);
      note('variable that is null', value === null);
      note('custom scalar in a variable', print(type) === 'Date');
    },
  };
}

function isMixed({ selectionSet: { selections } }: OperationDefinitionNode): boolean {
  const names = selections.flatMap((node) => (node.kind === Kind.FIELD ? [node.name.value] : []));
  const isOfSchema = (name: string) => name === '__schema' || name === '__type';
  return names.some(isOfSchema) && names.some((name) => !name.startsWith('__'));
}
