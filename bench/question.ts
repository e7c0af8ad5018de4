import { isDeepStrictEqual } from 'node:util';
import { measures } from './country';

/** What every write has one more of. */
export const [writtenMeasure] = measures;

/** What a gateway is asked, and whether an answer to it is right. */
export interface Question {
  path: string;
  /** Sent as JSON; an empty one is a GET. */
  body: Record<string, unknown> | null;
  /**
   * Null if the answer is what is known of the country; else what is wrong with it.
   *
   * @param written how often provinces were written to since: each time one of them had a member more
   */
  problemOf(body: unknown, written?: number): string | null;
}

export function known(path: string, query: string | null, data: unknown): Question {
  return {
    path,
    body: query === null ? null : { query },
    problemOf: (body, written) => expectEqual(dataOf(body), data, written),
  };
}

export function dataOf(body: unknown): unknown {
  return hasErrors(body) ? body : (body as { data?: unknown }).data;
}

function hasErrors(body: unknown): boolean {
  return 'errors' in (body as object);
}

export function expectEqual(got: unknown, expected: unknown, written = 0): string | null {
  if (isDeepStrictEqual(written === 0 ? got : withoutWrites(got, expected, written), expected)) return null;
  return `expected ${JSON.stringify(expected).slice(0, 300)}, got ${JSON.stringify(got).slice(0, 300)}`;
}

/** The same with the members that are expected, if those that are there are no more than could be written since. */
function withoutWrites(got: unknown, expected: unknown, written: number, isMembers = false): unknown {
  if (typeof got === 'number' && typeof expected === 'number' && isMembers) {
    return got >= expected && got <= expected + written ? expected : got;
  }
  if (typeof got !== 'object' || got === null || typeof expected !== 'object' || expected === null)
    return got;
  const partOf = (name: string) => (expected as Record<string, unknown>)[name];
  const parts = Object.entries(got).map(([name, part]) => [
    name,
    withoutWrites(part, partOf(name), written, isMembers || name === writtenMeasure.field),
  ]);
  return Array.isArray(got) ? parts.map(([, part]) => part) : Object.fromEntries(parts);
}
