import { GraphQLScalarType, type GraphQLScalarTypeConfig } from 'graphql';
import { GraphQLDateTimeISO, GraphQLLocalDate, GraphQLSafeInt } from 'graphql-scalars';

function named<Internal, External>(name: string, scalar: GraphQLScalarType<Internal, External>) {
  return new GraphQLScalarType({
    ...(scalar.toConfig() as GraphQLScalarTypeConfig<Internal, External>),
    name,
  });
}

/** Resolvers of the scalars that schema/figures.graphql declares. */
export const scalarResolvers = {
  Long: named('Long', GraphQLSafeInt),
  Date: named('Date', GraphQLLocalDate),
  DateTime: named('DateTime', GraphQLDateTimeISO),
};
