import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  isLeafType,
  type GraphQLArgument,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import type { NodeChoice, OperationChoices, ValueChoice } from './choices';
import { aliasOf, fieldOf, fieldsOf, fragmentTypeOf } from './fields';
import type { QueryRequest } from './reference';
import { placeFor, type Scope } from './scope';
import { isOptional } from './values';
import { createVariables } from './variables';

/** Where nodes are written: the fields of which type, beside what, and which named fragments they may spread. */
interface Where {
  type: GraphQLCompositeType;
  scope: Scope;
  /** The first of them; those before are around it. */
  fragment: number;
}

/** A valid operation on the schema by the choices, but for values that are wrong. */
export function writeOperation(choices: OperationChoices, schema: GraphQLSchema): QueryRequest {
  const variables = createVariables(choices.naming);
  const fragments: { name: string; type: string; body: string }[] = [];
  let fields = 0;

  function writeSet(nodes: readonly NodeChoice[], where: Where): string {
    const written: string[] = [];
    let before: NodeChoice | null = null;
    for (const node of nodes) {
      if (fields >= choices.mostFields) break;
      const { conditions, below } = node;
      if (node.kind === 'again' && before) {
        written.push(writeField({ ...before, conditions, below }, where));
      } else {
        written.push(writeNode(node, where));
        if (node.kind === 'field') before = node;
      }
    }
    return `{ ${(written.length > 0 ? written : [writeLeaf(nodes[0] ?? nothing, where)]).join(' ')} }`;
  }

  function writeNode(node: NodeChoice, where: Where): string {
    const { type, fragment } = where;
    if (node.kind === 'inline') return writeInline(node, node.typed, where);
    if (node.kind === 'spread' && fragment < choices.fragments.length) return writeSpread(node, where);
    // An interface has few fields of its own.
    if (isAbstractType(type) && node.pick % 4 > 0) return writeInline(node, true, where);
    return writeField(node, where);
  }

  function writeInline(node: NodeChoice, typed: boolean, where: Where): string {
    const type = typed ? fragmentTypeOf(node, where.type, schema) : where.type;
    const on = typed ? `on ${type.name} ` : '';
    return `... ${on}${writeConditions(node)}${writeSet(node.below, { ...where, type })}`;
  }

  function writeSpread(node: NodeChoice, where: Where): string {
    const type = fragmentTypeOf(node, where.type, schema);
    const index = where.fragment + (node.pick % (choices.fragments.length - where.fragment));
    const body = writeSet(choices.fragments[index] ?? [], { ...where, type, fragment: index + 1 });
    return `...${nameOf(type, body)} ${writeConditions(node)}`;
  }

  function nameOf({ name: type }: GraphQLCompositeType, body: string): string {
    const known = fragments.find((fragment) => fragment.type === type && fragment.body === body);
    if (known) return known.name;
    const given = fragmentNames[(choices.naming + fragments.length) % fragmentNames.length] ?? 'F';
    const name = `${given}${fragments.length}`;
    fragments.push({ name, type, body });
    return name;
  }

  function writeField(node: NodeChoice, where: Where, field = fieldOf(node, where.type)): string {
    const { type, scope } = where;
    fields += 1;
    const name = field?.name ?? '__typename';
    const text = `${name}${field ? writeArguments(`${type.name}.${name}`, field.args, node.values) : ''}`;
    const inner = field && getNamedType(field.type);
    const shape = String(field?.type ?? 'String!');
    const asked = { parent: type, text, shape, isLeaf: isLeafType(inner) };
    const { key, below } = placeFor(aliasOf(node, type) ?? name, asked, scope);
    const set = isCompositeType(inner)
      ? ` ${writeSet(node.below, { ...where, type: inner, scope: below })}`
      : '';
    return `${key === name ? '' : `${key}: `}${text} ${writeConditions(node)}${set}`;
  }

  function writeLeaf(node: NodeChoice, where: Where): string {
    const leaves = Object.values(fieldsOf(where.type)).filter(isLeaf);
    return writeField(node, where, leaves[node.pick % leaves.length] ?? null);
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

  function writeConditions({ conditions }: NodeChoice): string {
    const [first, second] = conditions;
    const both = second && second.directive !== first?.directive ? [first, second] : [first];
    return both.map((condition) => (condition ? variables.writeCondition(condition) : '')).join('');
  }

  const query = schema.getQueryType() as GraphQLObjectType;
  const body = writeSet(choices.root, { type: query, scope: new Map(), fragment: 0 });
  const definitions = fragments.map(
    ({ name, type, body: content }) => `fragment ${name} on ${type} ${content}`,
  );
  const text = [body, ...definitions].join('\n');
  const used = variables.usedIn(text);
  const operationName = { none: null, named: null, before: 'Chosen', after: 'Chosen' }[choices.others];
  const operation = `query ${choices.others === 'none' ? '' : 'Chosen'}${used.definitions} ${text}`;
  const other = 'query Other { measures { id } }';
  const all = {
    none: [operation],
    named: [operation],
    before: [other, operation],
    after: [operation, other],
  }[choices.others];
  const { transport } = choices;
  return { query: all.join('\n'), variables: used.values, operationName, transport };
}

/** Names that planners, and JavaScript, have too. */
const fragmentNames = ['F', 'Province', '__QueryPlanFragment_', '_generated_onProvince1_', 'constructor'];

const nothing: NodeChoice = {
  kind: 'field',
  pick: 0,
  alias: null,
  values: [],
  conditions: [],
  typed: false,
  below: [],
};

function isLeaf({ type, args }: GraphQLField<unknown, unknown>): boolean {
  return isLeafType(getNamedType(type)) && args.length === 0;
}
