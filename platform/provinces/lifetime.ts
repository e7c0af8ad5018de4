import { createBoundedCache } from '../boundedCache';

/** How long an answer may be used, in milliseconds from when it was given; null if it may not be kept. */
export interface Lifetime {
  /** Fresh: used without asking. */
  fresh: number;
  /** Used while the service is asked whether it has changed. */
  whileRevalidating: number;
  /** Used if the service fails. */
  ifError: number;
}

/** Services say the same in most answers. */
const lifetimes = createBoundedCache<{ lifetime: Lifetime | null }>('lifetimes');

/** What a `Cache-Control` header says (RFC 9111, RFC 5861). Without `max-age` nothing is kept. */
export function readLifetime(cacheControl: string | null): Lifetime | null {
  const text = cacheControl ?? '';
  const known = lifetimes.get(text);
  if (known) return known.lifetime;
  const lifetime = parseLifetime(text);
  lifetimes.set(text, { lifetime });
  return lifetime;
}

function parseLifetime(cacheControl: string): Lifetime | null {
  const directives = new Map(
    cacheControl
      .toLowerCase()
      .split(',')
      .map((part) => part.trim().split('='))
      .map(([name = '', value = '']) => [name.trim(), value.trim().replaceAll('"', '')]),
  );
  if (directives.has('no-store')) return null;
  const fresh = directives.has('no-cache') ? 0 : millis(directives.get('max-age'));
  if (fresh === null) return null;
  const beyond = (name: keyof typeof ceilings) => Math.min(millis(directives.get(name)) ?? 0, ceilings[name]);
  const bounded = Math.min(fresh, ceilings['max-age']);
  return {
    fresh: bounded,
    whileRevalidating: bounded + beyond('stale-while-revalidate'),
    ifError: bounded + beyond('stale-if-error'),
  };
}

const hourMillis = 3_600_000;

/** The most that a province can ask for: whatever it says, it is asked again within an hour, and forgotten in a month. */
const ceilings = {
  'max-age': hourMillis,
  'stale-while-revalidate': 24 * hourMillis,
  'stale-if-error': 30 * 24 * hourMillis,
};

function millis(seconds: string | undefined): number | null {
  return seconds !== undefined && /^\d{1,9}$/.test(seconds) ? Number(seconds) * 1000 : null;
}
