import {
  getNamedType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLArgument,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';

/** What an operation is written from. */
export interface WritingOptions {
  schema: GraphQLSchema;
  /** Decisions one after the other; when they run out, the shortest way is taken. */
  choices: readonly number[];
  /** Literals to choose from by argument name or, without one of its own, by type. */
  values: Readonly<Record<string, readonly string[]>>;
  /** Objects within objects. */
  depth: number;
  /** Fields of one object. */
  width?: number;
  /** What is asked of a type besides, with its name. */
  always?: Readonly<Record<string, string>>;
}

/** An operation that validates, in which every choice leads somewhere: fields, arguments, aliases, fragments, conditions. */
export function writeOperation({
  schema,
  choices,
  values,
  depth,
  width = 4,
  always = {},
}: WritingOptions): string {
  let used = 0;
  let aliases = 0;
  const choose = (count: number): number => (choices[used++] ?? 0) % count;
  const pick = <Item>(items: readonly Item[]): Item => items[choose(items.length)] as Item;

  function selection(type: GraphQLObjectType, left: number): string {
    const fields = Object.values(type.getFields()).filter(
      (field) => left > 0 || !isCompositeType(getNamedType(field.type)),
    );
    if (fields.length === 0) return '{ __typename }';
    const written = Array.from({ length: 1 + choose(width) }, () => wrapped(type, field(pick(fields), left)));
    const besides = always[type.name];
    return `{ ${written.join(' ')}${besides === undefined ? '' : ` __typename ${besides}`} }`;
  }

  function part(type: GraphQLCompositeType, left: number): string {
    if (isObjectType(type)) return selection(type, left);
    const possible = pick(schema.getPossibleTypes(type));
    return `{ __typename ... on ${possible.name} ${selection(possible, left)} }`;
  }

  function wrapped(type: GraphQLObjectType, text: string): string {
    const ways = [text, text, text, `... on ${type.name} { ${text} }`, `... @skip(if: false) { ${text} }`];
    return pick([...ways, `... @include(if: $yes) { ${text} }`, `... @include(if: $no) { ${text} }`]);
  }

  function field({ name, args, type }: GraphQLField<unknown, unknown>, left: number): string {
    const given = args.filter((argument) => isNonNullType(argument.type) || choose(2) === 1);
    const written = given.map((argument) => `${argument.name}: ${valueOf(argument)}`).join(', ');
    const below = getNamedType(type);
    // A name of its own, since two fields of one name must be asked for alike.
    const alias = args.length > 0 || isCompositeType(below) ? `f${(aliases += 1)}: ` : '';
    const inner = isCompositeType(below) ? ` ${part(below, left - 1)}` : '';
    return `${alias}${name}${written === '' ? '' : `(${written})`}${inner}`;
  }

  function valueOf({ name, type }: GraphQLArgument): string {
    return literal(name, type);
  }

  function literal(name: string, type: GraphQLInputType): string {
    if (isNonNullType(type)) return literal(name, type.ofType);
    if (values[name]) return pick(values[name]);
    if (isListType(type)) {
      const items = Array.from({ length: 1 + choose(3) }, () => literal(name, type.ofType));
      return `[${[...new Set(items)].join(', ')}]`;
    }
    if (isEnumType(type)) return pick(type.getValues()).name;
    if (isInputObjectType(type)) {
      const part = pick(Object.values(type.getFields()));
      return `{ ${part.name}: ${literal(part.name, part.type)} }`;
    }
    return pick(values[getNamedType(type).name] ?? ['null']);
  }

  const query = schema.getQueryType();
  if (!query) throw new Error('The schema has no queries');
  return `query ($yes: Boolean = true, $no: Boolean = false) ${selection(query, depth).replace(
    '{',
    '{ __typename @include(if: $yes) @skip(if: $no)',
  )}`;
}
