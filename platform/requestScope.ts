import type { FastifyInstance, FastifyRequest } from 'fastify';
import { startServerSpan, type ServerSpan } from './tracing';

export const requestIdHeader = 'x-request-id';

/**
 * Tells every request its id and gives it its span. What asks a request of this process may have named it; the id is told
 * to the services that are asked in turn, and stands in every line of the log that the request leads to. It is handed on
 * from function to function, since `AsyncLocalStorage` makes every promise of the process dearer.
 */
export function addRequestScope(app: FastifyInstance): void {
  const spans = new WeakMap<FastifyRequest, ServerSpan>();
  app.addHook('onRequest', (request, reply, done) => {
    const span = startServerSpan(request.method, request.routeOptions.url ?? 'unknown', request.headers);
    if (span) spans.set(request, span);
    void reply.header(requestIdHeader, request.id);
    done();
  });
  // Reading the body leaves what surrounds a call, so the span is entered after it.
  app.addHook('preHandler', (request, _reply, done) => {
    const span = spans.get(request);
    if (span) span.within(done);
    else done();
  });
  app.addHook('onResponse', (request, reply, done) => {
    spans.get(request)?.end(reply.statusCode);
    done();
  });
}

/** An id that others may have given: short, and without what could break a line of a log. */
const givenId = /^[\w.:-]{1,100}$/;

export function requestIdOf(given: string | string[] | undefined, otherwise: () => string): string {
  return typeof given === 'string' && givenId.test(given) ? given : otherwise();
}
