import {
  astFromValue,
  getNamedType,
  getNullableType,
  isCompositeType,
  isLeafType,
  isListType,
  isObjectType,
  print,
  type GraphQLArgument,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import type { ConditionChoice, NodeChoice, OperationChoices, ValueChoice } from './choices';
import type { QueryRequest } from './reference';
import { isOptional, names, valuesOf } from './values';

/** What stands under each name of one place of the answer, through all fragments; the same name must mean the same. */
type Scope = Map<string, { signature: string; below: Scope }>;

/** More fields than this say nothing more, and take longer. */
const mostFields = 24;

/** A valid operation on the schema by the choices. */
export function writeOperation(choices: OperationChoices, schema: GraphQLSchema): QueryRequest {
  const variables = createVariables();
  const fragments: { name: string; type: string; body: string }[] = [];
  let fields = 0;

  function writeSet(
    nodes: readonly NodeChoice[],
    type: GraphQLObjectType,
    scope: Scope,
    fragment: number,
  ): string {
    const written = nodes.flatMap((node) =>
      fields < mostFields ? [writeNode(node, type, scope, fragment)] : [],
    );
    return `{ ${(written.length > 0 ? written : [writeLeaf(nodes[0], type, scope)]).join(' ')} }`;
  }

  function writeNode(node: NodeChoice, type: GraphQLObjectType, scope: Scope, fragment: number): string {
    const condition = node.condition ? variables.writeCondition(node.condition) : '';
    if (node.kind === 'inline') {
      const typed = node.typed ? `on ${type.name} ` : '';
      return `... ${typed}${condition}${writeSet(node.below, type, scope, fragment)}`;
    }
    if (node.kind === 'spread' && fragment < choices.fragments.length) {
      const index = fragment + (node.pick % (choices.fragments.length - fragment));
      const body = writeSet(choices.fragments[index] ?? [], type, scope, index + 1);
      return `...${nameOf(type, body)} ${condition}`;
    }
    return writeField(node, fieldOf(node, type), type, scope, fragment, condition);
  }

  function nameOf({ name: type }: GraphQLObjectType, body: string): string {
    const known = fragments.find((fragment) => fragment.type === type && fragment.body === body);
    if (known) return known.name;
    const name = `F${fragments.length}`;
    fragments.push({ name, type, body });
    return name;
  }

  function writeField(
    node: NodeChoice,
    field: GraphQLField<unknown, unknown> | null,
    type: GraphQLObjectType,
    scope: Scope,
    fragment: number,
    condition: string,
  ): string {
    fields += 1;
    const name = field?.name ?? '__typename';
    const values = field ? writeArguments(`${type.name}.${name}`, field.args, node.values) : '';
    const asked = `${name}${values}`;
    // Objects of other types may stand in the same place.
    const signature = `${type.name}.${asked}`;
    const key = keyFor(aliasOf(node, type) ?? name, signature, scope);
    const { below } = scope.get(key) ?? { below: new Map() };
    scope.set(key, { signature, below });
    const inner = field && getNamedType(field.type);
    const set = inner && isCompositeType(inner) ? ` ${writeBelow(node, inner, below, fragment)}` : '';
    return `${key === name ? '' : `${key}: `}${asked} ${condition}${set}`;
  }

  function writeBelow(node: NodeChoice, type: GraphQLCompositeType, scope: Scope, fragment: number): string {
    if (isObjectType(type)) return writeSet(node.below, type, scope, fragment);
    const possible = schema.getPossibleTypes(type);
    const one = possible[node.pick % possible.length] as GraphQLObjectType;
    return `{ ... on ${one.name} ${writeSet(node.below, one, scope, fragment)} }`;
  }

  function writeLeaf(node: NodeChoice | undefined, type: GraphQLObjectType, scope: Scope): string {
    const leaves = Object.values(type.getFields()).filter(
      ({ type: of, args }) => isLeafType(getNamedType(of)) && args.length === 0,
    );
    const field = leaves[(node?.pick ?? 0) % leaves.length] ?? null;
    return writeField(node ?? nothing, field, type, scope, choices.fragments.length, '');
  }

  function writeArguments(
    place: string,
    args: readonly GraphQLArgument[],
    chosen: readonly ValueChoice[],
  ): string {
    const written = args.flatMap((argument, index) => {
      const choice = chosen[index % chosen.length];
      if (!choice || (choice.omitted && isOptional(argument))) return [];
      return [`${argument.name}: ${variables.writeValue(place, argument, choice)}`];
    });
    return written.length > 0 ? `(${written.join(', ')})` : '';
  }

  const query = schema.getQueryType() as GraphQLObjectType;
  const body = writeSet(choices.root, query, new Map(), 0);
  const definitions = fragments.map(
    ({ name, type, body: content }) => `fragment ${name} on ${type} ${content}`,
  );
  const text = [body, ...definitions].join('\n');
  const used = variables.usedIn(text);
  const operationName = choices.others === 'none' ? null : 'Chosen';
  const operation = `query ${operationName ?? ''}${used.definitions} ${text}`;
  const other = 'query Other { measures { id } }';
  const all = { none: [operation], before: [other, operation], after: [operation, other] }[choices.others];
  return { query: all.join('\n'), variables: used.values, operationName };
}

const nothing: NodeChoice = {
  kind: 'field',
  pick: 0,
  alias: null,
  values: [],
  condition: null,
  typed: false,
  below: [],
};

function fieldOf({ pick }: NodeChoice, type: GraphQLObjectType): GraphQLField<unknown, unknown> | null {
  const fields = type.getFields();
  const often = favourites.flatMap((name) => fields[name] ?? []);
  const all = [...Object.values(fields), ...often];
  // One more: the name of the type.
  return all[pick % (all.length + 1)] ?? null;
}

/** What leads to provinces and their numbers. */
const favourites = [
  'province',
  'province',
  'province',
  'cluster',
  'cluster',
  'season',
  'totals',
  'report',
  'figures',
  'facts',
];

function aliasOf({ alias }: NodeChoice, type: GraphQLObjectType): string | null {
  if (alias === null) return null;
  const all = [...Object.keys(type.getFields()), ...names];
  return all[alias % all.length] ?? null;
}

/** The name that was chosen, or one like it where it means something else already. */
function keyFor(wanted: string, signature: string, scope: Scope): string {
  const isFree = (key: string) => (scope.get(key)?.signature ?? signature) === signature;
  if (isFree(wanted)) return wanted;
  for (let number = 2; ; number += 1) if (isFree(`${wanted}${number}`)) return `${wanted}${number}`;
}

function createVariables() {
  const known = new Map<string, { name: string; definition: string; value: unknown }>();

  function define(
    type: string,
    value: unknown,
    literal: string,
    by: 'variable' | 'default',
    name?: string,
  ): string {
    const key = name ?? `${type} ${literal} ${by}`;
    const variable = known.get(key) ?? {
      name: name ?? `v${known.size}`,
      definition: by === 'default' ? `${type} = ${literal}` : type,
      value: by === 'default' ? undefined : value,
    };
    known.set(key, variable);
    return `$${variable.name}`;
  }

  return {
    writeValue(place: string, argument: GraphQLArgument, { pick, by }: ValueChoice): string {
      const pool = valuesOf(place, argument);
      const value = pool[pick % pool.length];
      const literal = write(value, argument.type);
      const list = getNullableType(argument.type);
      if (by === 'literal') return literal;
      if (isListType(list) && Array.isArray(value) && pick % 2 === 1) {
        const items = value.map((item) => define(String(list.ofType), item, write(item, list.ofType), by));
        return `[${items.join(', ')}]`;
      }
      return define(String(argument.type), value, literal, by);
    },
    writeCondition({ directive, value, by, flag }: ConditionChoice): string {
      const name = { variable: `flag${flag}`, default: `given${flag}` };
      const condition =
        by === 'literal'
          ? String(value)
          : define(by === 'default' ? 'Boolean' : 'Boolean!', value, String(value), by, name[by]);
      return `@${directive}(if: ${condition}) `;
    },
    usedIn(text: string) {
      const used = [...known.values()].filter(({ name }) => new RegExp(`\\$${name}\\b`).test(text));
      const definitions = used.map(({ name, definition }) => `$${name}: ${definition}`);
      return {
        definitions: definitions.length > 0 ? `(${definitions.join(', ')})` : '',
        values: Object.fromEntries(
          used.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value]])),
        ),
      };
    },
  };
}

function write(value: unknown, type: GraphQLInputType): string {
  const node = astFromValue(value, type);
  if (!node) throw new Error(`${JSON.stringify(value)} is no ${String(type)}`);
  return print(node);
}
