import { GraphQLScalarType, isScalarType, type GraphQLScalarTypeConfig, type GraphQLSchema } from 'graphql';
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

/**
 * Has a schema that was made of SDL alone refuse what is none of these scalars in arguments and variables; such a schema
 * takes anything. What stands in answers is left as it came.
 */
export function refuseWrongScalars(schema: GraphQLSchema): void {
  for (const [name, { parseValue, parseLiteral }] of Object.entries(scalarResolvers)) {
    const type = schema.getType(name);
    if (isScalarType(type)) Object.assign(type, { parseValue, parseLiteral });
  }
}
