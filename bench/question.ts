import { isDeepStrictEqual } from 'node:util';

/** What a gateway is asked, and whether an answer to it is right. */
export interface Question {
  path: string;
  /** Sent as JSON; an empty one is a GET. */
  body: Record<string, unknown> | null;
  /** Null if the answer is what is known of the country; else what is wrong with it. */
  problemOf(body: unknown): string | null;
}

export function known(path: string, query: string | null, data: unknown): Question {
  return {
    path,
    body: query === null ? null : { query },
    problemOf: (body) => expectEqual(dataOf(body), data),
  };
}

export function dataOf(body: unknown): unknown {
  return hasErrors(body) ? body : (body as { data?: unknown }).data;
}

export function hasErrors(body: unknown): boolean {
  return 'errors' in (body as object);
}

export function expectEqual(got: unknown, expected: unknown): string | null {
  if (isDeepStrictEqual(got, expected)) return null;
  return `expected ${JSON.stringify(expected).slice(0, 300)}, got ${JSON.stringify(got).slice(0, 300)}`;
}
