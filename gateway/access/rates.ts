import { RateLimiterRedis } from 'rate-limiter-flexible';
import { roleNames, type Caller, type Role } from '../../domain/roles';
import { createBoundedCache } from '../../platform/boundedCache';
import { redisPrefix, type Redis } from '../../platform/redis';
import type { LimitsOf } from './limits';
import { monotonicMillis } from '../../platform/monotonic';

/** What is left of a caller's minute. */
export interface Share {
  limit: number;
  remaining: number;
  resetSeconds: number;
  exceeded: boolean;
}

/** Counts what callers ask for: by key, by token, or by address if there is neither. */
export interface Rates {
  takeRequest(caller: Caller): Promise<Share>;
  takeCost(caller: Caller, cost: number): Promise<Share>;
  takeNewText(caller: Caller): Promise<Share>;
}

const windowMillis = 60_000;

/** With Redis all replicas count together; while it is away each counts for itself. */
export function createRates(limitsOf: LimitsOf, redis: Redis | null): Rates {
  const own = createOwnWindows();
  const requests = createCounters('requests', (role) => limitsOf(role).requestsPerMinute, redis, own);
  const texts = createCounters('texts', (role) => limitsOf(role).newTextsPerMinute, redis, own);
  const costs = createCounters('cost', (role) => limitsOf(role).costPerMinute, redis, own);
  return {
    takeRequest: (caller) => requests[caller.role](caller.id, 1),
    takeNewText: (caller) => texts[caller.role](caller.id, 1),
    takeCost: (caller, cost) => costs[caller.role](caller.id, Math.ceil(cost)),
  };
}

type Counter = (id: string, points: number) => Promise<Share>;

function createCounters(
  what: string,
  limitOf: (role: Role) => number,
  shared: Redis | null,
  own: OwnWindows,
): Record<Role, Counter> {
  const counters = roleNames.map((role) => [
    role,
    createCounter(`${what}:${role}`, () => limitOf(role), shared, own),
  ]);
  return Object.fromEntries(counters) as Record<Role, Counter>;
}

function createCounter(name: string, limitNow: () => number, redis: Redis | null, own: OwnWindows): Counter {
  const shared =
    redis &&
    new RateLimiterRedis({
      // The library only counts: what is too much may change while it does.
      points: Number.MAX_SAFE_INTEGER,
      duration: windowMillis / 1_000,
      keyPrefix: `${redisPrefix}rate:${name}`,
      storeClient: redis.client,
      useRedisPackage: true,
    });
  return async (id, points) => {
    const together = redis && shared && (await redis.orElse(() => consume(shared, id, points), null));
    const limit = limitNow();
    const { taken, millisLeft } = together ?? own(`${name} ${id}`, points);
    return {
      limit,
      remaining: Math.max(0, limit - taken),
      resetSeconds: Math.max(1, Math.ceil(millisLeft / 1_000)),
      exceeded: taken > limit,
    };
  };
}

/** What was taken of a window, and how long it still is. */
interface Taken {
  taken: number;
  millisLeft: number;
}

async function consume(limiter: RateLimiterRedis, id: string, points: number): Promise<Taken> {
  const result = await limiter.consume(id, points);
  return { taken: result.consumedPoints, millisLeft: result.msBeforeNext };
}

type OwnWindows = (key: string, points: number) => Taken;

/** The library's own memory has no bound: whoever has many addresses could fill it. */
function createOwnWindows(): OwnWindows {
  const windows = createBoundedCache<{ taken: number; until: number }>('callers', { bytesOf: () => 100 });
  return (key, points) => {
    const now = monotonicMillis();
    const known = windows.get(key);
    const window = known && known.until > now ? known : { taken: 0, until: now + windowMillis };
    if (window !== known) windows.set(key, window);
    window.taken += points;
    return { taken: window.taken, millisLeft: window.until - now };
  };
}
