import { readFileSync } from 'node:fs';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { parse, type GraphQLSchema } from 'graphql';
import { projectPath } from '../../platform/paths';

/** One province as federation has it without the gateway of this project: a subgraph with a root field of its own. */
export function plainSdl(province: string): string {
  const figures = readFileSync(projectPath('schema', 'figures.graphql'), 'utf8');
  return `
    extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@cost", "@listSize"])
    type Query { ${province}(year: Int!): Report }
    type Report @shareable { year: Int! figures: Figures! }
    ${figures}`;
}

export function createPlainSchema(
  province: string,
  reportOf: (id: string, year: number) => unknown,
): GraphQLSchema {
  return buildSubgraphSchema({
    typeDefs: parse(plainSdl(province)),
    resolvers: {
      Query: { [province]: (_root: unknown, { year }: { year: number }) => reportOf(province, year) },
    },
  });
}
