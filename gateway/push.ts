import type { FastifyInstance, FastifyRequest } from 'fastify';
import { AppError, ErrorCode } from '../domain/errors';
import type { Recognise } from '../platform/addressLimits';
import { monotonicMillis } from '../platform/monotonic';
import { UnauthenticatedError } from '../platform/errors';
import type { Logger } from '../platform/logger';
import type { AssertToken } from '../platform/tokens';
import type { EntityCache } from './provinces/caches';

export interface PushOptions {
  cache: EntityCache;
  /** Throws if the header does not hold the province's own token; in the same way if the province is not known. */
  assertToken: AssertToken;
  /** Told of every wrong token; throws if too many came from the same place. */
  noteRefusal(request: FastifyRequest): void;
  logger: Logger;
}

const windowMillis = 60_000;
/** Far more than a province has revisions. */
const mostPerMinute = 600;

/** A province's own token gets through an address that sent too much, so many times a minute. */
export function recognisePushes(assertToken: AssertToken): Recognise {
  /** Of provinces whose token was right, and so not more than there are. */
  const windows = new Map<string, { taken: number; until: number }>();
  return (request) => {
    const { province } = request.params as { province?: string };
    if (province === undefined || !isRight(assertToken, province, request)) return Promise.resolve(false);
    const now = monotonicMillis();
    const known = windows.get(province);
    const window = known && known.until > now ? known : { taken: 0, until: now + windowMillis };
    windows.set(province, window);
    window.taken += 1;
    return Promise.resolve(window.taken <= mostPerMinute);
  };
}

function isRight(assertToken: AssertToken, province: string, { headers }: FastifyRequest): boolean {
  try {
    assertToken(province, headers.authorization);
    return true;
  } catch (error) {
    if (error instanceof UnauthenticatedError) return false;
    throw error;
  }
}

/**
 * `POST /provinces/<id>/revision` with the province's token: its data changed, so what is known of it must be asked for
 * again. What a wrong token gets does not tell whether the province exists.
 */
export function addPushRoute(
  app: FastifyInstance,
  { cache, assertToken, noteRefusal, logger }: PushOptions,
): void {
  app.post<{ Params: { province: string } }>('/provinces/:province/revision', async (request, reply) => {
    const { province } = request.params;
    try {
      assertToken(province, request.headers.authorization);
    } catch (error) {
      if (error instanceof UnauthenticatedError) noteRefusal(request);
      throw error;
    }
    if (!(await cache.noteChange(province, Date.now()))) {
      throw new AppError(ErrorCode.cacheUnavailable, 'The revision could not be noted; tell of it again');
    }
    logger.info({ province, requestId: request.id }, 'A province has a new revision');
    return reply.code(204).send();
  });
}
