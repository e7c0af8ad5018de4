import { IncomingMessage } from 'node:http';
import type { FastifyInstance } from 'fastify';
import type { Logger } from './logger';
import { networkOf } from './networkOf';

/** Whoever watches asks these every few seconds. */
const unsaid = new Set(['/health/live', '/health/ready']);

/**
 * A line for each request that was answered: no query, no variable, no key, and of the address what a network is known
 * by. What this process asks itself is no request of anybody.
 */
export function addAccessLog(app: FastifyInstance, logger: Logger): void {
  app.addHook('onResponse', (request, reply, next) => {
    next();
    const { method, id: requestId, ip, routeOptions, raw } = request;
    const route = routeOptions.url ?? 'none';
    if (!(raw instanceof IncomingMessage) || unsaid.has(route)) return;
    const millis = Math.round(reply.elapsedTime);
    logger.info(
      { method, route, status: reply.statusCode, millis, from: networkOf(ip), requestId },
      'Answered a request',
    );
  });
}
