import type { DocumentNode, GraphQLError } from 'graphql';
import { ErrorCode } from '../domain/errors';
import { getOrCreate } from '../domain/getOrCreate';
import type { DirectorySnapshot } from './operation/directory';
import { compileDirectoryFetch, type DirectoryFetch } from './operation/directoryFetch';
import type { AskSubgraph, SubgraphFetch } from './planning/subgraph';

/** Asks the register; which provinces exist and what they are called comes from the directory as long as that is current. */
export function createRegisterSubgraph(): AskSubgraph {
  const compiled = new WeakMap<DocumentNode, { fetch: DirectoryFetch | null }>();

  /** Null if the register itself is to be asked. */
  async function readFromDirectory(
    { document, variables }: SubgraphFetch,
    read: () => Promise<DirectorySnapshot | null>,
  ) {
    const { fetch } = getOrCreate(compiled, document, () => ({ fetch: compileDirectoryFetch(document) }));
    const directory = fetch && (await read().catch(() => null));
    return directory && fetch(directory, variables);
  }

  return async (fetch) => {
    const { operation } = fetch.context;
    const known = await readFromDirectory(fetch, () => operation.readCurrentDirectory());
    if (known) return { data: known };
    const { data, errors } = await operation.askRegister(fetch.query(), fetch.variables);
    if (errors?.some(isUnavailable)) {
      // Provinces keep their names for decades: those of the last known directory are better than none.
      const kept = await readFromDirectory(fetch, () => operation.readDirectory());
      if (kept) return { data: kept };
    }
    return { ...(data !== undefined && { data }), ...(errors && { errors }) };
  };
}

function isUnavailable({ extensions }: GraphQLError): boolean {
  return extensions.code === ErrorCode.registerUnavailable;
}
