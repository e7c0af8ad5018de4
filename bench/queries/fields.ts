import {
  isAbstractType,
  isObjectType,
  isUnionType,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
} from 'graphql';
import type { NodeChoice } from './choices';
import { names } from './values';

type Field = GraphQLField<unknown, unknown>;

export function fieldsOf(type: GraphQLCompositeType): Readonly<Record<string, Field>> {
  return isUnionType(type) ? {} : type.getFields();
}

/** Null for the name of the type. */
export function fieldOf({ pick }: NodeChoice, type: GraphQLCompositeType): Field | null {
  const fields = fieldsOf(type);
  const all = [
    ...Object.values(fields),
    ...favourites.flatMap((name) => fields[name] ?? []),
    ...(type.name === 'Query' ? [SchemaMetaFieldDef, TypeMetaFieldDef] : []),
    null,
  ];
  return all[pick % all.length] ?? null;
}

/** What leads to provinces and their numbers. */
const favourites = [
  'province',
  'province',
  'province',
  'cluster',
  'cluster',
  'node',
  'node',
  'season',
  'totals',
  'report',
  'figures',
  'facts',
];

/** The name that a client gives, if any. */
export function aliasOf({ alias }: NodeChoice, type: GraphQLCompositeType): string | null {
  if (alias === null) return null;
  const all = [...Object.keys(fieldsOf(type)), ...names];
  return all[alias % all.length] ?? null;
}

/** A type that a fragment can be on in a place of another: the same, what it implements, or what implements it. */
export function fragmentTypeOf(
  { pick }: NodeChoice,
  type: GraphQLCompositeType,
  schema: GraphQLSchema,
): GraphQLCompositeType {
  const others = isAbstractType(type) ? schema.getPossibleTypes(type) : type.getInterfaces();
  const all = isObjectType(type) ? [type, type, ...others] : [...others, ...others, type];
  return all[pick % all.length] ?? type;
}
