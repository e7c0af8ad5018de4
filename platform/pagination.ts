import { InvalidInputError } from '../domain/errors';

export const largestPage = 500;
export const defaultPage = 50;

export interface PageArguments {
  first?: number | null;
  after?: string | null;
}

/** A page of rows in the order of their ids: those above `after`, `limit` at the most. */
export interface PageRequest {
  limit: number;
  after: string | null;
}

export interface Page<Row> {
  rows: Row[];
  hasNextPage: boolean;
}

export function validPage({ first, after }: PageArguments): PageRequest {
  const limit = first ?? defaultPage;
  if (!Number.isInteger(limit) || limit < 1 || limit > largestPage) {
    throw new InvalidInputError('first', `a page size from 1 to ${largestPage}`, limit);
  }
  return { limit, after: after == null ? null : decodeCursor(after) };
}

/** A Relay connection with the row's id behind each cursor. The count is made only if it is asked for. */
export interface Connection<Row> {
  edges: { cursor: string; node: Row }[];
  pageInfo: {
    startCursor: string | null;
    endCursor: string | null;
    hasPreviousPage: boolean;
    hasNextPage: boolean;
  };
  countAll: () => Promise<number>;
}

export function createConnection<Row extends { id: string }>(
  { rows, hasNextPage }: Page<Row>,
  { after }: PageRequest,
  countAll: () => Promise<number>,
): Connection<Row> {
  const edges = rows.map((node) => ({ cursor: encodeCursor(node.id), node }));
  return {
    edges,
    pageInfo: {
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
      // A cursor is that of a row.
      hasPreviousPage: after !== null,
      hasNextPage,
    },
    countAll,
  };
}

function encodeCursor(id: string): string {
  return Buffer.from(id).toString('base64url');
}

function decodeCursor(cursor: string): string {
  const id = Buffer.from(cursor, 'base64url').toString();
  if (id === '' || encodeCursor(id) !== cursor) {
    throw new InvalidInputError('after', 'the endCursor of a page before', cursor);
  }
  return id;
}
