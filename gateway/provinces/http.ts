import { Pool } from 'undici';
import { requestIdHeader } from '../../platform/requestScope';
import type { Tls } from '../../platform/tls';
import { markFailed, withClientSpan } from '../../platform/tracing';
import { AnswerHandler } from './answerHandler';
import type { HttpOutcome } from './httpOutcome';

export interface HttpRequest {
  body: string | Buffer;
  /** By which the service knows the gateway. */
  token: string;
  /** Of the request that led to this one; null where none did. */
  requestId: string | null;
  /** An entity tag; the service may then say that nothing has changed. */
  ifNoneMatch?: string | null;
  timeoutMillis: number;
  maxResponseBytes: number;
}

/** Where a service answers, with the connections to it. */
export interface HttpTarget {
  pool: Pool;
  /** With the query. */
  path: string;
  /** Says of its spans what they are about. */
  span: { name: string; attributes: Record<string, string> };
}

const keepAliveMillis = 4_000;

export interface TargetOptions {
  connections: number;
  connectTimeoutMillis: number;
  /** Shown to services that answer over TLS, and how they are known. */
  tls?: Tls | undefined;
}

export function createTarget(
  url: string,
  { connections, connectTimeoutMillis, tls }: TargetOptions,
): HttpTarget {
  const { origin, host, pathname, search } = new URL(url);
  const pool = new Pool(origin, {
    connections,
    keepAliveTimeout: keepAliveMillis,
    connect: { timeout: connectTimeoutMillis, ...tls },
    // Each request is bounded as a whole by its own timer.
    headersTimeout: 0,
    bodyTimeout: 0,
  });
  const attributes = { 'server.address': host, 'url.path': pathname };
  return { pool, path: pathname + search, span: { name: `POST ${pathname}`, attributes } };
}

/** Posts a prepared GraphQL request, as part of the trace and under the id of the one that led to it. Never throws. */
export function post(target: HttpTarget, request: HttpRequest): Promise<HttpOutcome> {
  const headers = headersOf(request);
  const { name, attributes } = target.span;
  return withClientSpan(
    name,
    attributes,
    headers,
    () => send(target, request, headers),
    (span, outcome) => {
      if (outcome.kind === 'failed') markFailed(span, outcome.reason);
    },
  );
}

function headersOf({ token, requestId, ifNoneMatch }: HttpRequest): Record<string, string> {
  const headers: Record<string, string> = {
    'content-type': 'application/json',
    accept: 'application/graphql-response+json, application/json',
    authorization: `Bearer ${token}`,
  };
  if (requestId !== null) headers[requestIdHeader] = requestId;
  if (ifNoneMatch != null) headers['if-none-match'] = ifNoneMatch;
  return headers;
}

/**
 * Takes what comes from the connection itself, without a stream and an abort signal for each request: these took half of
 * the time of an operation that asks many services.
 */
function send(
  { pool, path }: HttpTarget,
  { body, timeoutMillis, maxResponseBytes }: HttpRequest,
  headers: Record<string, string>,
): Promise<HttpOutcome> {
  return new Promise((resolve) => {
    const handler = new AnswerHandler({ timeoutMillis, maxResponseBytes }, resolve);
    pool.dispatch({ method: 'POST', path, headers, body }, handler);
  });
}
