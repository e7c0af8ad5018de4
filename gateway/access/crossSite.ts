import type { FastifyRequest } from 'fastify';

/** By which a client says that no page of another site can have sent its request: browsers ask first about such a header. */
const preflightHeader = 'apollo-require-preflight';

/**
 * Lets a GET of an ordinary client pass if Apollo Server wants a header: urql sends its queries so. Others keep needing
 * the header.
 */
export function admitPlainGet({ method, headers }: FastifyRequest, ownOrigins: readonly string[]): void {
  const isRead = method === 'GET' || method === 'HEAD';
  if (isRead && !mayBeCrossSite(headers, ownOrigins)) headers[preflightHeader] ??= 'not cross-site';
}

/**
 * Whether a page of another site may have made a browser send a GET. A page sets neither of the headers that are looked at
 * here: the browser writes them.
 */
export function mayBeCrossSite(
  headers: Readonly<Record<string, string | string[] | undefined>>,
  ownOrigins: readonly string[],
): boolean {
  const { origin, 'sec-fetch-site': site, 'user-agent': agent } = headers;
  // The browser says which page asks; ours, and those that may read our answers, may ask.
  if (origin !== undefined) return typeof origin !== 'string' || !ownOrigins.includes(origin);
  // The browser says how the page is related to us; "none" is what a person typed.
  if (site !== undefined) return site !== 'same-origin' && site !== 'none';
  // Browsers say neither over http to another machine. All of them, and nothing that is no browser, call themselves this.
  return typeof agent === 'string' && agent.startsWith('Mozilla/');
}
