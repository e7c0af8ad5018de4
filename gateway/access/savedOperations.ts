import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { GraphQLRequest } from '@apollo/server';
import { z } from 'zod';
import { rightsOf, type Caller } from '../../domain/roles';
import { AppError, ErrorCode } from '../../domain/errors';
import { isRecord } from '../../domain/isRecord';
import { ForbiddenError } from '../../platform/errors';
import { withHttpStatus } from '../../platform/httpStatus';
import type { OperationPlugin } from '../../platform/operationPlugins';
import type { GatewayContext } from '../operation/context';

/** The operations that anybody may run. */
export interface SavedOperations {
  /** Its text; null if no operation has this id. */
  find(id: string): string | null;
}

const manifestSchema = z.object({
  format: z.literal('apollo-persisted-query-manifest'),
  version: z.literal(1),
  operations: z.array(
    z.object({ id: z.string(), name: z.string(), type: z.literal('query'), body: z.string() }),
  ),
});

/** @throws if the file is no manifest, or an operation was changed without its id */
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
export function savedOperationsOnly(saved: SavedOperations): OperationPlugin<GatewayContext> {
  return {
    requestDidStart({ request, contextValue }) {
      const id = request.query === undefined ? persistedId(request.extensions) : null;
      const body = id === null ? null : saved.find(id);
      const refusal = body === null ? refusalOf(request, id, contextValue.caller) : null;
      if (body !== null || refusal) {
        request.query = body ?? nothing;
        delete request.extensions?.persistedQuery;
      }
      contextValue.isSaved = body !== null;
      // Here, since Apollo answers what this hook throws; what the hooks before throw it takes for a fault.
      return refusal ? { didResolveOperation: () => Promise.reject(withHttpStatus(refusal)) } : undefined;
    },
  };
}

function persistedId(extensions: Record<string, unknown> | undefined): string | null {
  const persisted = extensions?.persistedQuery;
  if (!isRecord(persisted)) return null;
  const { version, sha256Hash } = persisted;
  return version === 1 && typeof sha256Hash === 'string' && sha256Hash !== '' ? sha256Hash : null;
}

/** Why a text that is not a saved one is not run; null if it is. */
function refusalOf(
  { query, extensions }: GraphQLRequest,
  id: string | null,
  caller: Caller,
): AppError | null {
  if (!writesOperations(caller)) return savedOnly(id);
  const persisted: unknown = extensions?.persistedQuery;
  if (persisted == null || persistedId(extensions) !== null) return null;
  // Apollo Server would say that it is at fault itself, or that it does not know a hash that was not given.
  return new AppError(
    ErrorCode.badUserInput,
    '`extensions.persistedQuery` must be {"version": 1, "sha256Hash": "…"}' +
      (query === undefined ? '' : ', or be left out if the text is sent'),
  );
}

function savedOnly(id: string | null): ForbiddenError {
  const got = id === null ? 'another text or none' : 'an id that is none of them';
  return new ForbiddenError(
    'A caller of this role may run saved operations only, by their ids in `extensions.persistedQuery.sha256Hash`; ' +
      `schema/operations/manifest.json lists them, got ${got}`,
    ErrorCode.savedOperationsOnly,
  );
}
