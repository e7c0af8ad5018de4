/**
 * Composes the three subgraphs into schema/supergraph.graphql, which the gateway loads, and schema/api.graphql, which is
 * what clients see; and writes what names every number of figures: what schema/totals.graphql requires of them, the fragments
 * of saved operations, and the lists of measures.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { composeServices } from '@apollo/composition';
import { Supergraph } from '@apollo/federation-internals';
import { lexicographicSortSchema, parse, printSchema } from 'graphql';
import { projectPath } from '../platform/paths';
import { composedSdl, type SubgraphName } from '../platform/subgraphSchema';
import { figuresFragments, typedMeasures, withRequiredFigures } from './figureFields';

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
function compose(): Composition {
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

/** Writes what is made of the subgraphs, or only checks it; 0 if all is well, else 1. */
export function runCompose(check: boolean): number {
  const ofFigures = writtenFromFigures().map(([file, content]) => settle(file, content, check));
  const { supergraph, api, hints } = compose();
  for (const hint of hints) process.stderr.write(`${hint}\n`);
  const composed = [
    settle('schema/supergraph.graphql', supergraph, check),
    settle('schema/api.graphql', api, check),
  ];
  return [...ofFigures, ...composed].every(Boolean) && hints.length === 0 ? 0 : 1;
}

function writtenFromFigures(): [file: string, content: string][] {
  const read = (file: string) => readFileSync(projectPath('schema', file), 'utf8');
  const figures = read('figures.graphql');
  return [
    ['schema/totals.graphql', withRequiredFigures(read('totals.graphql'), figures)],
    ['schema/operations/fragments/figures.graphql', figuresFragments(figures)],
    ['domain/generated/measures.ts', typedMeasures(figures)],
  ];
}

/** Whether the file is as it is to be. */
function settle(file: string, content: string, check: boolean): boolean {
  const path = projectPath(file);
  if (existsSync(path) && readFileSync(path, 'utf8') === content) return true;
  if (check) process.stderr.write(`${file} is not what the subgraphs make of it; run "npm run compose"\n`);
  else writeFileSync(path, content);
  return !check;
}
