import { AsyncLocalStorage } from 'node:async_hooks';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { startServerSpan, type ServerSpan } from './tracing';

/** What belongs to one request to this process, wherever its work goes on. */
interface RequestScope {
  requestId: string;
}

const scopes = new AsyncLocalStorage<RequestScope>();

export const requestIdHeader = 'x-request-id';

/** The id of the request that is being answered; null outside of any. */
export function currentRequestId(): string | null {
  return scopes.getStore()?.requestId ?? null;
}

/**
 * Gives every request its id and its span. What asks a request of this process may have named it; the id is told to the
 * services that are asked in turn, and stands in every line of the log and in the answer's header.
 */
export function addRequestScope(app: FastifyInstance): void {
  const spans = new WeakMap<FastifyRequest, ServerSpan>();
  app.addHook('onRequest', (request, reply, done) => {
    spans.set(
      request,
      startServerSpan(request.method, request.routeOptions.url ?? 'unknown', request.headers),
    );
    void reply.header(requestIdHeader, request.id);
    done();
  });
  // Reading the body leaves what surrounds a call, so the scope is entered after it.
  app.addHook('preHandler', (request, _reply, done) => {
    const run = () => scopes.run({ requestId: request.id }, done);
    const span = spans.get(request);
    if (span) span.within(run);
    else run();
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
