import type { GraphQLScalarType } from 'graphql';

/**
 * The resolvers of a schema, with one for each field that the rows of its type do not have under that name: without it the
 * field would be null, and nobody would be told.
 */
export type CompleteResolvers<Resolvers, Rows> = Resolvers & {
  [
    Type in keyof Resolvers & keyof Rows as [Missing<Resolvers[Type], Rows[Type]>] extends [never]
      ? never
      : Type
  ]-?: Required<Pick<NonNullable<Resolvers[Type]>, Missing<Resolvers[Type], Rows[Type]>>>;
};

type Missing<TypeResolvers, Row> =
  NonNullable<TypeResolvers> extends GraphQLScalarType
    ? never
    : Exclude<keyof NonNullable<TypeResolvers>, FieldsOf<Row> | `__${string}`>;

/** A root type has no rows. */
type FieldsOf<Row> = PropertyKey extends keyof Row ? never : keyof Row;
