/** How long an answer may be used, in milliseconds from when it was given; null where it may not be kept. */
export interface Lifetime {
  /** Fresh: used without asking. */
  fresh: number;
  /** Used while the service is asked whether it has changed. */
  whileRevalidating: number;
  /** Used where the service fails. */
  ifError: number;
}

/** Reads a `Cache-Control` header (RFC 9111, RFC 5861). Without `max-age` nothing is kept. */
export function readLifetime(cacheControl: string | null): Lifetime | null {
  const directives = new Map(
    (cacheControl ?? '')
      .toLowerCase()
      .split(',')
      .map((part) => part.trim().split('='))
      .map(([name = '', value = '']) => [name.trim(), value.trim().replaceAll('"', '')]),
  );
  if (directives.has('no-store')) return null;
  const fresh = directives.has('no-cache') ? 0 : millis(directives.get('max-age'));
  if (fresh === null) return null;
  return {
    fresh,
    whileRevalidating: fresh + (millis(directives.get('stale-while-revalidate')) ?? 0),
    ifError: fresh + (millis(directives.get('stale-if-error')) ?? 0),
  };
}

function millis(seconds: string | undefined): number | null {
  return seconds !== undefined && /^\d{1,9}$/.test(seconds) ? Number(seconds) * 1000 : null;
}
