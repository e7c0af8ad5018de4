/**
 * Composes the three subgraphs into schema/supergraph.graphql, which the gateway loads, and schema/api.graphql, which is
 * what clients see.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { composeServices } from '@apollo/composition';
import { Supergraph } from '@apollo/federation-internals';
import { lexicographicSortSchema, parse, printSchema } from 'graphql';
import { projectPath } from '../platform/paths';
import { composedSdl, type SubgraphName } from '../platform/subgraphSchema';

/** The gateway takes no address from here: the register's is configured, the other two have none of their own. */
const urls: Record<SubgraphName, string> = {
  register: 'http://register.invalid/graphql',
  province: 'http://province.invalid/graphql',
  totals: 'http://totals.invalid/graphql',
};

export interface Composition {
  supergraph: string;
  api: string;
  hints: string[];
}

/** @throws with every composition error in the message */
export function compose(): Composition {
  const services = (Object.keys(urls) as SubgraphName[]).map((name) => ({
    name,
    url: urls[name],
    typeDefs: parse(composedSdl(name)),
  }));
  const result = composeServices(services);
  if (result.errors) throw new Error(result.errors.map((error) => error.message).join('\n'));
  const api = Supergraph.build(result.supergraphSdl).apiSchema().toGraphQLJSSchema();
  return {
    supergraph: `${result.supergraphSdl.trimEnd()}\n`,
    api: `${printSchema(lexicographicSortSchema(api))}\n`,
    hints: result.hints.map((hint) => hint.toString()),
  };
}

/** Writes the composed files, or only checks them; 0 where all is well, else 1. */
export function runCompose(check: boolean): number {
  const { supergraph, api, hints } = compose();
  for (const hint of hints) process.stderr.write(`${hint}\n`);
  const files: [string, string][] = [
    ['schema/supergraph.graphql', supergraph],
    ['schema/api.graphql', api],
  ];
  let stale = 0;
  for (const [file, content] of files) {
    if (!check) writeFileSync(projectPath(file), content);
    else if (readFileSync(projectPath(file), 'utf8') !== content) {
      process.stderr.write(`${file} is not what the subgraphs compose to; run "npm run compose"\n`);
      stale += 1;
    }
  }
  return stale + hints.length === 0 ? 0 : 1;
}
