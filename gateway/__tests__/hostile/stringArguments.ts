import {
  getNamedType,
  isCompositeType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
  getNullableType,
  type GraphQLArgument,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';

/** A place of the schema that takes a string, and an operation that puts a variable there. */
export interface StringPlace {
  /** Such as `Province.facts.unit` or `Query.totals.scope.provinces`. */
  name: string;
  /** An operation with the variable `$input` in that place. */
  text: string;
}

const strings = new Set(['String', 'ID', 'Date', 'DateTime']);

/** Values that lead to something, by place or else by type. */
const literals: Readonly<Record<string, string>> = {
  'Query.province.id': '"cao-bang"',
  'Query.cluster.id': '"cum-5"',
  'Query.node.id': '"cao-bang"',
  'Province.unit.id': '"cdcs-x"',
  measure: '"members"',
  scope: '{ provinces: ["cao-bang"] }',
  years: '[2024]',
  rows: 'PROVINCE',
  columns: 'YEAR',
  Int: '2024',
};

/** Every argument of the schema that takes a string, also within input objects, each with a way to it. */
export function stringPlaces(schema: GraphQLSchema): StringPlace[] {
  const query = schema.getQueryType();
  if (!query) return [];
  const ways = new Map<string, (inner: string) => string>([[query.name, (inner) => inner]]);
  const places: StringPlace[] = [];
  const waiting: GraphQLObjectType[] = [query];
  for (let type = waiting.shift(); type; type = waiting.shift()) {
    const way = ways.get(type.name);
    for (const field of Object.values(type.getFields())) {
      const below = getNamedType(field.type);
      const path = `${type.name}.${field.name}`;
      const selection = isCompositeType(below) ? ' { __typename }' : '';
      for (const argument of field.args) {
        for (const { name, variable, value } of stringsOf(argument, `${path}.${argument.name}`)) {
          const others = required(field.args, path).filter((text) => !text.startsWith(`${argument.name}:`));
          const given = [...others, `${argument.name}: ${value}`].join(', ');
          places.push({
            name,
            text: `query ($input: ${variable}) { ${way?.(`${field.name}(${given})${selection}`)} }`,
          });
        }
      }
      if (!isObjectType(below) || ways.has(below.name)) continue;
      const given = required(field.args, path).join(', ');
      ways.set(
        below.name,
        (inner) => way?.(`${field.name}${given === '' ? '' : `(${given})`} { ${inner} }`) ?? '',
      );
      waiting.push(below);
    }
  }
  return places;
}

function required(args: readonly GraphQLArgument[], path: string): string[] {
  return args
    .filter(({ type }) => isNonNullType(type))
    .map(({ name, type }) => {
      const literal = literals[`${path}.${name}`] ?? literals[name] ?? literals[getNamedType(type).name];
      return `${name}: ${literal ?? '"x"'}`;
    });
}

interface Place {
  name: string;
  /** Type of the variable. */
  variable: string;
  /** The argument's value with the variable in it. */
  value: string;
}

function stringsOf({ type }: GraphQLArgument, path: string): Place[] {
  return placesIn(type, path);
}

function placesIn(type: GraphQLInputType, name: string): Place[] {
  const named = getNamedType(type);
  if (isScalarType(named))
    return strings.has(named.name) ? [{ name, variable: String(type), value: '$input' }] : [];
  if (!isInputObjectType(named) || isListType(getNullableType(type))) return [];
  return Object.values(named.getFields()).flatMap((field) =>
    placesIn(field.type, `${name}.${field.name}`).map((place) => ({
      ...place,
      value: `{ ${field.name}: ${place.value} }`,
    })),
  );
}
