import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { ApolloServerPlugin } from '@apollo/server';
import { z } from 'zod';
import { rightsOf, type Caller } from '../../domain/roles';
import { ErrorCode } from '../../domain/errors';
import { ForbiddenError } from '../../platform/errors';
import { withHttpStatus } from '../../platform/httpStatus';
import type { GatewayContext } from '../operation/context';

/** The operations that anybody may run. */
export interface SavedOperations {
  /** Its text; null where no operation has this id. */
  find(id: string): string | null;
}

const manifestSchema = z.object({
  format: z.literal('apollo-persisted-query-manifest'),
  version: z.literal(1),
  operations: z.array(
    z.object({ id: z.string(), name: z.string(), type: z.literal('query'), body: z.string() }),
  ),
});

/** @throws where the file is no manifest, or an operation was changed without its id */
export function loadSavedOperations(file: string): SavedOperations {
  const { operations } = manifestSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  const bodies = new Map(operations.map(({ id, body }) => [id, body]));
  for (const { id, name, body } of operations) {
    if (createHash('sha256').update(body).digest('hex') !== id) {
      throw new Error(`"${file}" cannot be used: the id of operation "${name}" is not the hash of its text`);
    }
  }
  return { find: (id) => bodies.get(id) ?? null };
}

export function writesOperations(caller: Caller): boolean {
  return rightsOf(caller).operations === 'WRITTEN';
}

/** Stands for a text that must not even be read; what may be asked for of it is refused before it runs. */
const nothing = '{ __typename }';

/**
 * Puts the text of a saved operation in the place of its id. Who may run nothing else gets no further: no other text is
 * parsed, and none is looked up or registered.
 */
export function savedOperationsOnly(saved: SavedOperations): ApolloServerPlugin<GatewayContext> {
  return {
    requestDidStart({ request, contextValue }) {
      const id = request.query === undefined ? persistedId(request.extensions) : null;
      const body = id === null ? null : saved.find(id);
      const isRefused = body === null && !writesOperations(contextValue.caller);
      if (body !== null || isRefused) {
        request.query = body ?? nothing;
        delete request.extensions?.persistedQuery;
      }
      contextValue.isSaved = body !== null;
      return Promise.resolve({
        didResolveOperation() {
          // Here, since Apollo answers what this hook throws; what the hooks before throw it takes for a fault.
          return isRefused ? Promise.reject(withHttpStatus(refusal(id))) : Promise.resolve();
        },
      });
    },
  };
}

function persistedId(extensions: Record<string, unknown> | undefined): string | null {
  const persisted = extensions?.persistedQuery;
  if (typeof persisted !== 'object' || persisted === null) return null;
  const { version, sha256Hash } = persisted as Record<string, unknown>;
  return version === 1 && typeof sha256Hash === 'string' ? sha256Hash : null;
}

function refusal(id: string | null): ForbiddenError {
  const got = id === null ? 'another text or none' : 'an id that is none of them';
  return new ForbiddenError(
    'A caller of this role may run saved operations only, by their ids in `extensions.persistedQuery.sha256Hash`; ' +
      `schema/operations/manifest.json lists them, got ${got}`,
    ErrorCode.savedOperationsOnly,
  );
}
