import type { Readable } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { rightsOf } from '../../domain/roles';
import type { AuditLog } from '../../platform/audit';
import type { OpenIdConfig, SignInOptions } from '../../platform/config/openId';
import type { Logger } from '../../platform/logger';
import { createRefusals } from '../../platform/refusals';
import type { Redis } from '../../platform/redis';
import { createAdmission, type Admission } from './admission';
import { createAuthenticate, localCaller } from './authenticate';
import { limitBody } from './bodyLimit';
import type { LimitsOf } from './limits';
import { createOpenId } from './openId';
import { networkOf } from '../../platform/networkOf';
import { createReadLog, type ReadLog } from './readLog';
import { createRegisteredTexts } from './registeredTexts';
import { createProvider } from '../../platform/openId/provider';
import { watchWhole } from '../../platform/stoppers';
import { createShares, type Shares } from './shares';
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
export interface Access
  extends Omit<Admission, 'readCaller'>, Pick<Shares, 'takeCost' | 'takeNewText' | 'workFor'> {
  /** For `preParsing` of a route: the request's body, as long as its caller may send. */
  limitBody(request: FastifyRequest, body: Readable): Readable;
  limitsOf: LimitsOf;
  /** Notes an operation of a caller who gets to see drafts. */
  noteOperation(request: FastifyRequest): void;
  /** Notes that a caller takes a file. */
  noteExport(request: FastifyRequest): void;
  /** Where those who write operations themselves may register them. */
  registeredTexts: ReturnType<typeof createRegisteredTexts>;
  /** Where readers sign in and out. */
  addSessionRoutes(app: FastifyInstance): void;
  stop(): Promise<void>;
}

export function createAccess(options: AccessOptions): Access {
  const { keysFile, openId, trustLocal, redis, audit, watchMillis, logger } = options;
  const { keys, limits, stop } = watchWhole((stops) => {
    const { keys, stop } = keysFile === null ? noKeys() : watchKeys(keysFile, watchMillis, logger);
    stops.push(stop);
    const limits = watchLimits(options.limitsFile, watchMillis, logger);
    stops.push(limits.stop);
    return { keys, limits };
  });
  const sealed = createSealed(options.sessionKey);
  const sessions = createSessions(sealed, keys);
  const shares = createShares(limits.limitsOf, redis);
  const refusals = createRefusals({ audit, logger });
  const authenticate = createAuthenticate({
    keys,
    openId: openId && createOpenId(openId, logger),
    readSession: sessions.read,
    trustLocal,
  });
  const { readCaller, ...admission } = createAdmission(authenticate, shares, refusals);
  const reads = createReadLog(audit, logger);
  return {
    ...admission,
    ...notesOfReaders(admission, reads),
    limitBody: (request, body) => {
      const { bodyBytes } = limits.limitsOf(admission.callerOf(request).role);
      return limitBody(body, request.headers['content-length'], bodyBytes);
    },
    limitsOf: limits.limitsOf,
    takeCost: shares.takeCost,
    takeNewText: shares.takeNewText,
    workFor: shares.workFor,
    registeredTexts: createRegisteredTexts(redis),
    addSessionRoutes: (app) =>
      addSessionRoutes(app, {
        sessions,
        sealed,
        keys,
        provider: hasSignIn(openId) ? createProvider(openId, logger) : null,
        readCaller,
        noteRefusal: admission.noteRefusal,
        overTlsOnly: options.sessionsOverTlsOnly ?? false,
        audit,
        logger,
      }),
    async stop() {
      stop();
      await Promise.all([refusals.stop(), reads.stop()]);
    },
  };
}

/** Of who reads what is not public, this machine aside. */
function notesOfReaders(
  { callerOf }: Pick<Admission, 'callerOf'>,
  reads: ReadLog,
): Pick<Access, 'noteOperation' | 'noteExport'> {
  return {
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
  };
}

function hasSignIn(openId: OpenIdConfig | null): openId is OpenIdConfig & SignInOptions {
  return openId !== null && openId.signIn !== null;
}
