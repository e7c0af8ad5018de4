import { buildSubgraphSchema } from '@apollo/subgraph';
import { addResolversToSchema } from '@graphql-tools/schema';
import { parse, type GraphQLSchema } from 'graphql';
import { readProjectFile } from './projectFile';
import { rememberLast } from './rememberLast';
import { scalarResolvers } from './scalars';

/** Generated `Resolvers`: types by name, each an object of field resolvers, or a scalar. */
type ResolverMap = object;
type Fields = Record<string, unknown>;

export type SubgraphName = 'province' | 'register' | 'totals';

const ownFiles: Record<SubgraphName, readonly string[]> = {
  province: ['province.graphql'],
  register: ['register.graphql', 'localIds.graphql'],
  totals: ['totals.graphql', 'tables.graphql', 'localIds.graphql'],
};

/** The SDL that a subgraph's service has, with the value types that all of them share. */
export function subgraphSdl(name: SubgraphName): string {
  return readSdl(ownFiles[name]);
}

/** The SDL of a subgraph as clients see it: to what provinces say of themselves the gateway adds what it knows of ids. */
export function composedSdl(name: SubgraphName): string {
  const added = name === 'province' ? ['localIds.graphql', 'unitEntity.graphql'] : [];
  return readSdl([...ownFiles[name], ...added]);
}

function readSdl(files: readonly string[]): string {
  return [...files, 'figures.graphql'].map((file) => readProjectFile(`schema/${file}`)).join('\n');
}

/** The provinces' subgraph as the gateway answers it. */
export function createComposedProvinceSchema(): GraphQLSchema {
  return buildOnce(composedSdl('province'));
}

const buildOnce = rememberLast((sdl) => buildSubgraphSchema(parse(sdl)));

/** @throws if a resolver stands for a type or field that the SDL does not have */
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
