import {
  RateLimiterMemory,
  RateLimiterRedis,
  RateLimiterRes,
  type RateLimiterAbstract,
} from 'rate-limiter-flexible';
import { roleNames, type Caller, type Role } from '../../domain/roles';
import { redisPrefix, type Redis } from '../redis';
import type { LimitsOf } from './limits';

/** What is left of a caller's minute. */
export interface Share {
  limit: number;
  remaining: number;
  resetSeconds: number;
  exceeded: boolean;
}

/** Counts what callers ask for: by key, by token, or by address where there is neither. */
export interface Rates {
  takeRequest(caller: Caller): Promise<Share>;
  takeCost(caller: Caller, cost: number): Promise<Share>;
}

const windowSeconds = 60;

/** With Redis all replicas count together; while it is away each counts for itself. */
export function createRates(limitsOf: LimitsOf, redis: Redis | null): Rates {
  const requests = createCounters('requests', (role) => limitsOf(role).requestsPerMinute, redis);
  const costs = createCounters('cost', (role) => limitsOf(role).costPerMinute, redis);
  return {
    takeRequest: (caller) => requests[caller.role](caller.id, 1),
    takeCost: (caller, cost) => costs[caller.role](caller.id, Math.ceil(cost)),
  };
}

type Counter = (id: string, points: number) => Promise<Share>;

function createCounters(
  what: string,
  limitOf: (role: Role) => number,
  redis: Redis | null,
): Record<Role, Counter> {
  const counters = roleNames.map((role) => [role, createCounter(`${what}:${role}`, limitOf(role), redis)]);
  return Object.fromEntries(counters) as Record<Role, Counter>;
}

function createCounter(name: string, limit: number, redis: Redis | null): Counter {
  const options = { points: limit, duration: windowSeconds, keyPrefix: `${redisPrefix}rate:${name}` };
  const own = new RateLimiterMemory(options);
  const shared =
    redis && new RateLimiterRedis({ ...options, storeClient: redis.client, useRedisPackage: true });
  return async (id, points) => {
    const together = redis && shared && (await redis.orElse(() => consume(shared, id, points), null));
    const { consumedPoints, remainingPoints, msBeforeNext } = together ?? (await consume(own, id, points));
    return {
      limit,
      remaining: remainingPoints,
      resetSeconds: Math.max(1, Math.ceil(msBeforeNext / 1_000)),
      exceeded: consumedPoints > limit,
    };
  };
}

/** The library rejects with the same result where the limit is exceeded. */
async function consume(limiter: RateLimiterAbstract, id: string, points: number): Promise<RateLimiterRes> {
  try {
    return await limiter.consume(id, points);
  } catch (result) {
    if (result instanceof RateLimiterRes) return result;
    throw result;
  }
}
