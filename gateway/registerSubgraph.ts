import type { DocumentNode } from 'graphql';
import { getOrCreate } from '../domain/getOrCreate';
import { compileDirectoryFetch, type DirectoryFetch } from './operation/directoryFetch';
import type { AskSubgraph, SubgraphFetch } from './planning/subgraph';

/** Asks the register; which provinces exist and what they are called comes from the directory as long as that is current. */
export function createRegisterSubgraph(): AskSubgraph {
  const compiled = new WeakMap<DocumentNode, { fetch: DirectoryFetch | null }>();

  /** Null if the register itself is to be asked. */
  async function readFromDirectory({ document, variables, context }: SubgraphFetch) {
    const { fetch } = getOrCreate(compiled, document, () => ({ fetch: compileDirectoryFetch(document) }));
    const directory = fetch && (await context.operation.readCurrentDirectory());
    return directory && fetch(directory, variables);
  }

  return async (fetch) => {
    const known = await readFromDirectory(fetch);
    if (known) return { data: known };
    const { data, errors } = await fetch.context.operation.askRegister(fetch.query, fetch.variables);
    return { ...(data !== undefined && { data }), ...(errors && { errors }) };
  };
}
