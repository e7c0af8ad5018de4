import { readFileSync } from 'node:fs';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { addResolversToSchema } from '@graphql-tools/schema';
import { parse, type GraphQLSchema } from 'graphql';
import { projectPath } from './paths';
import { scalarResolvers } from './scalars';

/** Generated `Resolvers`: types by name, each an object of field resolvers, or a scalar. */
type ResolverMap = object;
type Fields = Record<string, unknown>;

export type SubgraphName = 'province' | 'register' | 'totals';

const ownFiles: Record<SubgraphName, readonly string[]> = {
  province: ['province.graphql'],
  register: ['register.graphql'],
  totals: ['totals.graphql', 'tables.graphql'],
};

/** The SDL of a subgraph with the value types that all of them share. */
export function subgraphSdl(name: SubgraphName): string {
  return [...ownFiles[name], 'figures.graphql']
    .map((file) => readFileSync(projectPath('schema', file), 'utf8'))
    .join('\n');
}

/** @throws where a resolver stands for a type or field that the SDL does not have */
export function createSubgraphSchema(name: SubgraphName, resolvers: ResolverMap): GraphQLSchema {
  const { references, fields } = splitReferences({ ...scalarResolvers, ...resolvers });
  const schema = buildSubgraphSchema({
    typeDefs: parse(subgraphSdl(name)),
    // Generated resolver types are stricter in their context than the map that buildSubgraphSchema declares.
    resolvers: references as Parameters<typeof buildSubgraphSchema>[0] extends { resolvers?: infer Map }
      ? Map
      : never,
  });
  return addResolversToSchema({
    schema,
    resolvers: fields as Parameters<typeof addResolversToSchema>[0]['resolvers'],
    resolverValidationOptions: { requireResolversToMatchSchema: 'error' },
    updateResolversInPlace: true,
  });
}

/** Only buildSubgraphSchema knows `__resolveReference`; only graphql-tools checks that every field exists. */
function splitReferences(resolvers: ResolverMap): {
  references: Record<string, Fields>;
  fields: Record<string, unknown>;
} {
  const references: Record<string, Fields> = {};
  const fields: Record<string, unknown> = {};
  for (const [type, resolver] of Object.entries(resolvers) as [string, Fields][]) {
    if (!('__resolveReference' in resolver)) {
      fields[type] = resolver;
      continue;
    }
    const { __resolveReference, ...rest } = resolver;
    references[type] = { __resolveReference };
    fields[type] = rest;
  }
  return { references, fields };
}
