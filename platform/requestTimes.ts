import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyInstance } from 'fastify';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Whether its body is a file; who may send one is then decided by the head, before the body is read. */
    takesFile?: boolean;
  }
}

/** How long a client may take to send a request. */
export const requestTimeoutMillis = 30_000;
/** How long for a file: a large one over a slow line takes its time. */
export const fileTimeoutMillis = 15 * 60 * 1_000;

/**
 * On a server that takes files, holds every other request to the time that a server without files gives, and what is left of a
 * file once it is answered, as one that is refused by its head: nobody keeps a connection for as long as a file may take, who
 * has not shown that they may send one.
 */
export function boundBodies(app: FastifyInstance, timeoutMillis = requestTimeoutMillis): void {
  app.addHook('onRequest', ({ raw, routeOptions: { config } }, reply, next) => {
    if (!hasBody(raw.headers)) return next();
    const bound = () => {
      // All of it has come, or been read where there is no connection.
      if (raw.complete || raw.destroyed) return;
      const timer = setTimeout(() => {
        if (raw.complete) return;
        if (reply.sent) raw.socket.destroy();
        // What Node does itself when its own time is over; the server answers with 408.
        else app.server.emit('clientError', new RequestTimeoutError(), raw.socket);
      }, timeoutMillis);
      timer.unref();
      raw.once('close', () => clearTimeout(timer));
    };
    if (config.takesFile === true) reply.raw.once('finish', bound);
    else bound();
    next();
  });
}

function hasBody(headers: IncomingHttpHeaders): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

class RequestTimeoutError extends Error {
  readonly code = 'ERR_HTTP_REQUEST_TIMEOUT';
}
