import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Caller } from '../../domain/roles';
import { noteWrongCredentials, type Recognise } from '../../platform/addressLimits';
import { createBoundedCache } from '../../platform/boundedCache';
import { RateLimitedError, UnauthenticatedError } from '../../platform/errors';
import { monotonicMillis } from '../../platform/monotonic';
import { networkOf } from '../../platform/networkOf';
import type { Refusals } from '../../platform/refusals';
import { localCaller, type Authenticate } from './authenticate';
import type { Share } from './rates';
import { tooMany, type Shares } from './shares';

/** Lets requests in by their heads, and remembers whose they are. */
export interface Admission {
  /**
   * For `onRequest` of a route: lets a request in by its head, and counts it.
   *
   * @throws UnauthenticatedError if its credentials are not valid
   * @throws RateLimitedError if the caller asked for more than a minute's share
   */
  admit(request: FastifyRequest, reply: FastifyReply): Promise<void>;
  /** Whether a request brings valid credentials of somebody who has not asked too much. */
  recognise: Recognise;
  /** Who sends a request; not counted. @throws UnauthenticatedError if its credentials are not valid */
  readCaller(request: FastifyRequest): Promise<Caller>;
  /** Who sends a request that was let in. */
  callerOf(request: FastifyRequest): Caller;
  /** To be called for every wrong token of other routes. */
  noteRefusal(request: FastifyRequest): void;
}

export function createAdmission(authenticate: Authenticate, shares: Shares, refusals: Refusals): Admission {
  const callers = new WeakMap<FastifyRequest, Caller>();
  /** Until when those have to wait who were told so. */
  const waiting = createBoundedCache<number>('waitingCallers', { bytesOf: () => 100, ttlMillis: 60_000 });

  function noteRefusal(request: FastifyRequest): void {
    const { ip, id, routeOptions } = request;
    noteWrongCredentials(request);
    const wait = refusals.note({ from: networkOf(ip), route: routeOptions.url ?? '', requestId: id });
    if (wait !== null) throw new RateLimitedError('Too many keys or tokens that are not valid', wait);
  }

  async function readCaller(request: FastifyRequest): Promise<Caller> {
    try {
      return await authenticate(request);
    } catch (error) {
      if (error instanceof UnauthenticatedError) noteRefusal(request);
      throw error;
    }
  }

  return {
    readCaller,
    noteRefusal,
    async admit(request, reply) {
      const caller = await readCaller(request);
      callers.set(request, caller);
      const share = await shares.takeRequest(caller);
      if (share === null) return;
      void reply.headers(rateHeaders(share));
      if (share.exceeded) {
        waiting.set(waitingKey(caller), monotonicMillis() + share.resetSeconds * 1_000);
        throw tooMany('requests', caller, share);
      }
      shares.begin(caller);
    },
    async recognise(request) {
      try {
        const caller = await authenticate(request);
        if (caller.role === 'public' || caller === localCaller) return false;
        return (waiting.get(waitingKey(caller)) ?? 0) < monotonicMillis();
      } catch (error) {
        if (error instanceof UnauthenticatedError) return false;
        throw error;
      }
    },
    callerOf(request) {
      const caller = callers.get(request);
      if (!caller) throw new Error('The route lets requests in that "admit" has not seen');
      return caller;
    },
  };
}

function waitingKey({ role, id }: Caller): string {
  return `${role} ${id}`;
}

/** As draft-ietf-httpapi-ratelimit-headers has them. */
function rateHeaders({ limit, remaining, resetSeconds }: Share): Record<string, string> {
  return {
    'ratelimit-policy': `"requests";q=${limit};w=60`,
    ratelimit: `"requests";r=${remaining};t=${resetSeconds}`,
  };
}
