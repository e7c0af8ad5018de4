import { z } from 'zod';
import { MismatchError, shown, type Problem } from './verdict';

/** A page of a connection as it came. */
export interface PageAnswer {
  nodes: unknown[];
  cursors: string[];
  endCursor: string | null;
  hasNextPage: boolean;
  totalCount: number;
}

export interface Walk {
  /** Each row once, in the order in which it first came. */
  rows: Record<string, unknown>[];
  problems: Problem[];
  pages: number;
}

export const largestPage = 500;
/** Enough to see pages follow each other in a small province. */
const wantedPages = 4;

export function pageSizeFor(totalCount: number): number {
  return Math.min(largestPage, Math.max(1, Math.ceil(totalCount / wantedPages)));
}

/** Reads all pages; stops at the first that shows that they would not end. */
export async function walkPages(
  where: string,
  size: number,
  /** The field that tells rows apart. */
  key: string,
  fetchPage: (after: string | null) => Promise<PageAnswer>,
): Promise<Walk> {
  const seen = new Map<unknown, Record<string, unknown>>();
  const problems: Problem[] = [];
  let after: string | null = null;
  for (let pages = 1; ; pages += 1) {
    const page = await fetchPage(after);
    const place = `${where}, page ${pages}`;
    problems.push(...pageProblems(place, size, key, page, seen));
    for (const node of page.nodes as Record<string, unknown>[]) seen.set(node[key], node);
    if (problems.length === 0 && !page.hasNextPage && seen.size !== page.totalCount) {
      problems.push({ where: `${where}.totalCount`, expected: String(seen.size), got: `${page.totalCount}` });
    }
    if (problems.length > 0 || !page.hasNextPage) return { rows: [...seen.values()], problems, pages };
    after = page.endCursor;
  }
}

function pageProblems(
  where: string,
  size: number,
  key: string,
  { nodes, cursors, endCursor, hasNextPage, totalCount }: PageAnswer,
  seen: ReadonlyMap<unknown, unknown>,
): Problem[] {
  const problems: Problem[] = [];
  const expect = (holds: boolean, expected: string, got: string) => {
    if (!holds) problems.push({ where, expected, got });
  };
  const ids = (nodes as Record<string, unknown>[]).map((node) => node[key]);
  const repeated = ids.filter((id, index) => seen.has(id) || ids.indexOf(id) !== index);
  expect(nodes.length <= size, `at most ${size} rows`, String(nodes.length));
  expect(repeated.length === 0, 'rows that no page before had', `again ${shown(repeated[0])}`);
  expect(!hasNextPage || nodes.length > 0, 'rows, since the page before said there were more', 'none');
  expect(
    endCursor === (cursors.at(-1) ?? null),
    `endCursor ${shown(cursors.at(-1) ?? null)}`,
    shown(endCursor),
  );
  expect(
    seen.size + nodes.length <= totalCount,
    `no more than ${totalCount} rows (totalCount)`,
    String(seen.size + nodes.length),
  );
  return problems;
}

const pageSchema = z.object({
  edges: z.array(z.object({ cursor: z.string(), node: z.looseObject({}) })),
  pageInfo: z.object({ endCursor: z.string().nullable(), hasNextPage: z.boolean() }),
  totalCount: z.number(),
});

/** @throws MismatchError if it is not a connection */
export function readPage(connection: unknown, where: string): PageAnswer {
  const { edges, pageInfo, totalCount } = readAs(pageSchema, connection, where);
  return {
    nodes: edges.map((edge) => edge.node),
    cursors: edges.map((edge) => edge.cursor),
    ...pageInfo,
    totalCount,
  };
}

/** @throws MismatchError with the first thing that does not fit */
export function readAs<Output>(schema: z.ZodType<Output>, value: unknown, where: string): Output {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const path = issue?.path ?? [];
  const got = path.reduce<unknown>(
    (at, key) => (typeof at === 'object' && at !== null ? (at as Record<PropertyKey, unknown>)[key] : at),
    value,
  );
  throw new MismatchError({
    where: [where, ...path.map(String)].join('.'),
    expected: issue ? expectedBy(issue) : 'a value that fits',
    got: shown(got),
  });
}

/** In our own words, for which there are Vietnamese ones: those of a schema, or what its type asks for. */
function expectedBy(issue: z.core.$ZodIssue): string {
  if (!issue.message.startsWith('Invalid ')) return issue.message;
  if (issue.code === 'invalid_type') return `a value of type ${issue.expected}`;
  if (issue.code === 'invalid_value') return `one of ${issue.values.map(String).join(', ')}`;
  return 'a value that fits';
}
