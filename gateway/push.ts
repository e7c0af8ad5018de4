import type { FastifyInstance, FastifyRequest } from 'fastify';
import { AppError, ErrorCode } from '../domain/errors';
import { UnauthenticatedError } from '../platform/errors';
import type { Logger } from '../platform/logger';
import type { AssertToken } from '../platform/tokens';
import type { EntityCache } from './provinces/caches/caches';

export interface PushOptions {
  cache: EntityCache;
  /** Throws if the header does not hold the province's own token; in the same way if the province is not known. */
  assertToken: AssertToken;
  /** Told of every wrong token; throws if too many came from the same place. */
  noteRefusal(request: FastifyRequest): void;
  logger: Logger;
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
