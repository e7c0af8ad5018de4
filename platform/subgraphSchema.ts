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

/** Apollo's part, which takes the longest, once for all servers of a process; each gets a copy with resolvers of its own. */
const buildPlain: Record<SubgraphName, (sdl: string) => GraphQLSchema> = {
  province: rememberLast((sdl) => buildSubgraphSchema(parse(sdl))),
  register: rememberLast((sdl) => buildSubgraphSchema(parse(sdl))),
  totals: rememberLast((sdl) => buildSubgraphSchema(parse(sdl))),
};

/** @throws if a resolver stands for a type or field that the SDL does not have */
export function createSubgraphSchema(name: SubgraphName, resolvers: ResolverMap): GraphQLSchema {
  const { references, fields } = splitReferences({ ...scalarResolvers, ...resolvers });
  const schema = addResolversToSchema({
    schema: buildPlain[name](subgraphSdl(name)),
    resolvers: fields as Parameters<typeof addResolversToSchema>[0]['resolvers'],
    resolverValidationOptions: { requireResolversToMatchSchema: 'error' },
  });
  for (const [type, resolveReference] of Object.entries(references)) {
    const entity = schema.getType(type);
    // `requireResolversToMatchSchema` has found that each is there.
    if (entity) entity.extensions = { ...entity.extensions, apollo: { subgraph: { resolveReference } } };
  }
  return schema;
}

/** Apollo's `_entities` takes what resolves a reference from extensions; graphql-tools checks that every field exists. */
function splitReferences(resolvers: ResolverMap): {
  references: Record<string, unknown>;
  fields: Record<string, unknown>;
} {
  const references: Record<string, unknown> = {};
  const fields: Record<string, unknown> = {};
  for (const [type, resolver] of Object.entries(resolvers) as [string, Fields][]) {
    const { __resolveReference, ...rest } = resolver;
    const isEntity = '__resolveReference' in resolver;
    if (isEntity) references[type] = __resolveReference;
    fields[type] = isEntity ? rest : resolver;
  }
  return { references, fields };
}
