import {
  defaultFieldResolver,
  isObjectType,
  Kind,
  parse,
  type GraphQLFieldResolver,
  type GraphQLSchema,
} from 'graphql';
import { composedSdl, createSubgraphSchema, type SubgraphName } from '../../platform/subgraphSchema';

/** What a subgraph can say of a field, by the schema that its service answers by. */
export interface Subgraph {
  name: SubgraphName;
  schema: GraphQLSchema;
  /** Whether the field is its own, not one that it only names. */
  has(type: string, field: string): boolean;
  /** The selection that a field needs of what other subgraphs say of its object; null if it needs none. */
  requires(type: string, field: string): string | null;
  resolverOf(type: string, field: string): GraphQLFieldResolver<unknown, unknown>;
}

export type Subgraphs = Readonly<Record<SubgraphName, Subgraph>>;

type ResolverMap = Parameters<typeof createSubgraphSchema>[1];

export function createSubgraph(name: SubgraphName, resolvers: ResolverMap): Subgraph {
  const schema = createSubgraphSchema(name, resolvers);
  const fields = readFields(composedSdl(name));
  return {
    name,
    schema,
    has: (type, field) => fields.get(`${type}.${field}`)?.external === false,
    requires: (type, field) => fields.get(`${type}.${field}`)?.requires ?? null,
    resolverOf(type, field) {
      const definition = schema.getType(type);
      const resolve = isObjectType(definition) ? definition.getFields()[field]?.resolve : undefined;
      return resolve ?? defaultFieldResolver;
    },
  };
}

function readFields(sdl: string): ReadonlyMap<string, { external: boolean; requires: string | null }> {
  const fields = new Map<string, { external: boolean; requires: string | null }>();
  for (const node of parse(sdl).definitions) {
    if (node.kind !== Kind.OBJECT_TYPE_DEFINITION && node.kind !== Kind.OBJECT_TYPE_EXTENSION) continue;
    for (const { name, directives = [] } of node.fields ?? []) {
      const [value] = directives.find((directive) => directive.name.value === 'requires')?.arguments ?? [];
      fields.set(`${node.name.value}.${name.value}`, {
        external: directives.some((directive) => directive.name.value === 'external'),
        requires: value?.value.kind === Kind.STRING ? value.value.value : null,
      });
    }
  }
  return fields;
}
