import type { FastifyInstance } from 'fastify';
import type { Directory } from './directory';

const readyWithinMillis = 2_000;

/**
 * `GET /health/live`: the process answers. `GET /health/ready`: it can answer operations, which needs what the register
 * knows, now or from an earlier run; it needs no province.
 */
export function addHealthRoutes(app: FastifyInstance, directory: Directory): void {
  app.get('/health/live', () => ({ status: 'live' }));
  app.get('/health/ready', async (_request, reply) => {
    try {
      await directory.read(Date.now() + readyWithinMillis);
      return { status: 'ready' };
    } catch {
      return reply.code(503).send({ status: 'waiting for the register' });
    }
  });
}
