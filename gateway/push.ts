import type { FastifyInstance } from 'fastify';
import type { Logger } from '../services/shared/logger';
import type { ShardCache } from './shards/cache';

export interface PushOptions {
  cache: ShardCache;
  /** Whether a bearer token is the province's own; false also where the province is not known. */
  isProvinceToken(province: string, token: string): boolean;
  logger: Logger;
}

/**
 * `POST /provinces/<id>/revision` with the province's token: its data changed, so what is known of it must be asked for
 * again. What a wrong token gets does not tell whether the province exists.
 */
export function addPushRoute(app: FastifyInstance, { cache, isProvinceToken, logger }: PushOptions): void {
  app.post<{ Params: { province: string } }>('/provinces/:province/revision', async (request, reply) => {
    const { province } = request.params;
    const [scheme, token] = (request.headers.authorization ?? '').split(' ');
    if (scheme?.toLowerCase() !== 'bearer' || !token || !isProvinceToken(province, token)) {
      return reply.code(401).header('www-authenticate', 'Bearer').send({ error: 'Not authorised' });
    }
    await cache.noteChange(province, Date.now());
    logger.info({ province }, 'A province has a new revision');
    return reply.code(204).send();
  });
}
