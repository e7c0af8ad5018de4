import type { GraphQLDataSource } from '@apollo/gateway';
import { GraphQLError, type DocumentNode } from 'graphql';
import { getOrCreate } from '../domain/getOrCreate';
import type { GatewayContext } from './operation/context';
import { compileDirectoryFetch, type DirectoryFetch } from './operation/directoryFetch';
import type { Operation } from './operation/operation';

/** Asks the register; which provinces exist and what they are called comes from the directory as long as that is current. */
export function createRegisterDataSource(): GraphQLDataSource<GatewayContext> {
  const compiled = new WeakMap<DocumentNode, { fetch: DirectoryFetch | null }>();

  /** Null if the register itself is to be asked. */
  async function readFromDirectory(
    document: DocumentNode | undefined,
    variables: Record<string, unknown>,
    operation: Operation,
  ) {
    if (!document) return null;
    const { fetch } = getOrCreate(compiled, document, () => ({ fetch: compileDirectoryFetch(document) }));
    const directory = fetch && (await operation.readCurrentDirectory());
    return directory && fetch(directory, variables);
  }

  return {
    async process(options) {
      if (!('incomingRequestContext' in options)) {
        return { errors: [new GraphQLError('Only operations are answered')] };
      }
      const { request, context, document } = options;
      const variables = request.variables ?? {};
      const known = await readFromDirectory(document, variables, context.operation);
      if (known) return { data: known };
      const { data, errors } = await context.operation.askRegister(request.query ?? '', variables);
      return { ...(data !== undefined && { data }), ...(errors && { errors }) };
    },
  };
}
