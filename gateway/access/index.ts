import type { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { rightsOf, type Caller } from '../../domain/roles';
import type { AuditLog } from '../../platform/audit';
import type { OpenIdConfig, SignInOptions } from '../../platform/config/openId';
import { noteWrongCredentials, type Recognise } from '../../platform/addressLimits';
import { createBoundedCache } from '../../platform/boundedCache';
import { monotonicMillis } from '../../platform/monotonic';
import { RateLimitedError, UnauthenticatedError } from '../../platform/errors';
import { withHttpStatus } from '../../platform/httpStatus';
import type { Logger } from '../../platform/logger';
import { createRefusals } from '../../platform/refusals';
import type { Redis } from '../../platform/redis';
import { countSafety } from '../../platform/safetyCounts';
import { createAuthenticate, localCaller } from './authenticate';
import { limitBody } from './bodyLimit';
import type { LimitsOf } from './limits';
import { createOpenId } from './openId';
import { networkOf } from '../../platform/networkOf';
import { createReadLog } from './readLog';
import { createProcessorTime } from './processorTime';
import { createRates, type Share } from './rates';
import { createRegisteredTexts } from './registeredTexts';
import { createProvider } from '../../platform/openId/provider';
import { addSessionRoutes } from './sessions/routes';
import { createSealed } from '../../platform/sessions/sealed';
import { createSessions } from './sessions/sessions';
import { noKeys, watchKeys } from '../../platform/apiKeys/watchKeys';
import { watchLimits } from './watchLimits';

export interface AccessOptions {
  /** API keys; watched. Null if there are none. */
  keysFile: string | null;
  openId: OpenIdConfig | null;
  /** Watched too; null for the limits that are built in. */
  limitsFile: string | null;
  /** Whether a request of this machine without credentials is an analyst's. */
  trustLocal: boolean;
  /** What readers' sessions are sealed by now: the same for all replicas. Sessions end when it changes. */
  sessionKey: () => Uint8Array;
  /** Whether readers sign in over TLS alone; if it is not given, they may without. */
  sessionsOverTlsOnly?: boolean;
  audit: AuditLog;
  /** Counts for all replicas; null if each counts for itself. */
  redis: Redis | null;
  watchMillis: number;
  logger: Logger;
}

/** Who may ask, and how much. */
export interface Access {
  /**
   * For `onRequest` of a route: lets a request in by its head, and counts it.
   *
   * @throws UnauthenticatedError if its credentials are not valid
   * @throws RateLimitedError if the caller asked for more than a minute's share
   */
  admit(request: FastifyRequest, reply: FastifyReply): Promise<void>;
  /** For `preParsing` of a route: the request's body, as long as its caller may send. */
  limitBody(request: FastifyRequest, body: Readable): Readable;
  /** Whether a request brings valid credentials of somebody who has not asked too much. */
  recognise: Recognise;
  /** Who sends a request that was let in. */
  callerOf(request: FastifyRequest): Caller;
  limitsOf: LimitsOf;
  /**
   * Counts what an operation costs.
   *
   * @throws GraphQLError of code RATE_LIMITED if the caller asked for more than a minute's share
   */
  takeCost(caller: Caller, cost: number): Promise<void>;
  /** Says that what the process does until its turn ends is for this caller, so that the caller's minute pays for it. */
  workFor(caller: Caller): void;
  /**
   * Counts an operation that was not planned before.
   *
   * @throws GraphQLError of code RATE_LIMITED if the caller sent more new texts than a minute's share
   */
  takeNewText(caller: Caller): Promise<void>;
  /** Notes an operation of a caller who gets to see drafts. */
  noteOperation(request: FastifyRequest): void;
  /** Notes that a caller takes a file. */
  noteExport(request: FastifyRequest): void;
  /** To be called for every wrong token of other routes. */
  noteRefusal(request: FastifyRequest): void;
  /** Where those who write operations themselves may register them. */
  registeredTexts: ReturnType<typeof createRegisteredTexts>;
  /** Where readers sign in and out. */
  addSessionRoutes(app: FastifyInstance): void;
  stop(): Promise<void>;
}

// eslint-disable-next-line max-lines-per-function -- the one list of what is asked of who sends a request
export function createAccess(options: AccessOptions): Access {
  const { keysFile, openId, trustLocal, redis, audit, watchMillis, logger } = options;
  const { keys, stop } = keysFile === null ? noKeys() : watchKeys(keysFile, watchMillis, logger);
  const sealed = createSealed(options.sessionKey);
  const sessions = createSessions(sealed, keys);
  const limits = watchLimits(options.limitsFile, watchMillis, logger);
  const { limitsOf } = limits;
  const rates = createRates(limitsOf, redis);
  const processorTime = createProcessorTime(limitsOf);
  const refusals = createRefusals({ audit, logger });
  const reads = createReadLog(audit, logger);
  const authenticate = createAuthenticate({
    keys,
    openId: openId && createOpenId(openId, logger),
    readSession: sessions.read,
    trustLocal,
  });
  const callers = new WeakMap<FastifyRequest, Caller>();
  /** Until when those have to wait who were told so. */
  const waiting = createBoundedCache<number>('waitingCallers', { bytesOf: () => 100, ttlMillis: 60_000 });

  function noteRefusal(request: FastifyRequest): void {
    const { ip, id, routeOptions } = request;
    noteWrongCredentials(request);
    const wait = refusals.note({ from: networkOf(ip), route: routeOptions.url ?? '', requestId: id });
    if (wait !== null) throw new RateLimitedError('Too many keys or tokens that are not valid', wait);
  }

  async function recognise(request: FastifyRequest): Promise<boolean> {
    try {
      const caller = await authenticate(request);
      if (caller.role === 'public' || caller === localCaller) return false;
      return (waiting.get(waitingKey(caller)) ?? 0) < monotonicMillis();
    } catch (error) {
      if (error instanceof UnauthenticatedError) return false;
      throw error;
    }
  }

  async function readCaller(request: FastifyRequest): Promise<Caller> {
    try {
      return await authenticate(request);
    } catch (error) {
      if (error instanceof UnauthenticatedError) noteRefusal(request);
      throw error;
    }
  }

  /** Before what is dear begins: what is under way of the same caller is known by then. */
  function assertProcessorTime(caller: Caller): void {
    const share = processorTime.shareOf(caller);
    if (share.exceeded) throw tooMany('processorTime', caller, share);
  }

  function callerOf(request: FastifyRequest): Caller {
    const caller = callers.get(request);
    if (!caller) throw new Error('The route lets requests in that "admit" has not seen');
    return caller;
  }

  return {
    async admit(request, reply) {
      const caller = await readCaller(request);
      callers.set(request, caller);
      if (caller === localCaller) return;
      const share = await rates.takeRequest(caller);
      void reply.headers(rateHeaders(share));
      if (share.exceeded) {
        waiting.set(waitingKey(caller), monotonicMillis() + share.resetSeconds * 1_000);
        throw tooMany('requests', caller, share);
      }
      assertProcessorTime(caller);
      processorTime.workFor(caller);
    },
    limitBody: (request, body) =>
      limitBody(body, request.headers['content-length'], limitsOf(callerOf(request).role).bodyBytes),
    recognise,
    callerOf,
    limitsOf,
    async takeCost(caller, cost) {
      if (caller === localCaller) return;
      assertShare('cost', caller, await rates.takeCost(caller, cost));
      assertShare('processorTime', caller, processorTime.shareOf(caller));
      processorTime.workFor(caller);
    },
    async takeNewText(caller) {
      if (caller === localCaller) return;
      assertShare('newTexts', caller, await rates.takeNewText(caller));
      processorTime.workFor(caller);
    },
    workFor(caller) {
      if (caller !== localCaller) processorTime.workFor(caller);
    },
    noteOperation(request) {
      const caller = callerOf(request);
      const seesDrafts = 'province' in caller || rightsOf(caller).sees !== 'PUBLISHED';
      if (seesDrafts && caller !== localCaller)
        reads.note('DRAFTS_READ', caller, networkOf(request.ip), request.id);
    },
    noteExport(request) {
      const caller = callerOf(request);
      if (caller !== localCaller) reads.note('FILES_EXPORTED', caller, networkOf(request.ip), request.id);
    },
    noteRefusal,
    registeredTexts: createRegisteredTexts(redis),
    addSessionRoutes: (app) =>
      addSessionRoutes(app, {
        sessions,
        sealed,
        keys,
        provider: hasSignIn(openId) ? createProvider(openId, logger) : null,
        readCaller,
        noteRefusal,
        overTlsOnly: options.sessionsOverTlsOnly ?? false,
        audit,
        logger,
      }),
    async stop() {
      stop();
      limits.stop();
      await Promise.all([refusals.stop(), reads.stop()]);
    },
  };
}

function waitingKey({ role, id }: Caller): string {
  return `${role} ${id}`;
}

function hasSignIn(openId: OpenIdConfig | null): openId is OpenIdConfig & SignInOptions {
  return openId !== null && openId.signIn !== null;
}

/** As draft-ietf-httpapi-ratelimit-headers has them. */
function rateHeaders({ limit, remaining, resetSeconds }: Share): Record<string, string> {
  return {
    'ratelimit-policy': `"requests";q=${limit};w=60`,
    ratelimit: `"requests";r=${remaining};t=${resetSeconds}`,
  };
}

/** What a caller has a share of in a minute, as refusals name it. */
const shared = {
  requests: 'requests',
  cost: 'cost',
  newTexts: 'new texts',
  processorTime: 'milliseconds of processor time',
} as const;

/** For what is only known once Apollo Server runs an operation. */
function assertShare(what: keyof typeof shared, caller: Caller, share: Share): void {
  if (!share.exceeded) return;
  throw withHttpStatus(tooMany(what, caller, share), [['retry-after', String(share.resetSeconds)]]);
}

function tooMany(
  what: keyof typeof shared,
  { role }: Caller,
  { limit, resetSeconds }: Share,
): RateLimitedError {
  countSafety('rateLimited', { share: what, role });
  return new RateLimitedError(`More than ${limit} ${shared[what]} in a minute`, resetSeconds);
}
