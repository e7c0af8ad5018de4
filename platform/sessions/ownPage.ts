import type { FastifyRequest } from 'fastify';
import { ForbiddenError } from '../errors';

/** What tells which page sent a request, and to which server. */
export type PageRequest = Pick<FastifyRequest, 'headers' | 'host'>;

/**
 * Whether a request may act for who has signed in: no page of another site has sent it. Browsers write both headers that are
 * looked at; what is no browser has no cookie that it was not given on purpose.
 */
export function isOfOwnPage({ headers, host }: PageRequest): boolean {
  const { origin, 'sec-fetch-site': site } = headers;
  // "none" is what a person typed.
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  return origin === undefined || isOriginOf(host, origin);
}

/** Signing in and out changes something: pages of other sites must not do it. */
export function assertOwnPage(request: PageRequest): void {
  if (isOfOwnPage(request)) return;
  throw new ForbiddenError(
    'Chỉ trang của chính địa chỉ này đăng nhập và đăng xuất được. Only pages of this address may sign in and out',
  );
}

/** A proxy may leave the port out of `Host`. */
function isOriginOf(host: string, origin: string): boolean {
  if (!URL.canParse(origin)) return false;
  const { host: own, hostname } = new URL(origin);
  return host === own || host === hostname;
}
