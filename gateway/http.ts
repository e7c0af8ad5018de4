import { Pool, type Dispatcher } from 'undici';
import { createAnswerHandler } from './answerHandler';

/** An answer of a service, or why there is none. */
export type HttpOutcome =
  | { kind: 'answer'; body: GraphqlBody; bytes: number; headers: AnswerHeaders }
  | { kind: 'notModified'; headers: AnswerHeaders }
  | HttpFailure;

export interface HttpFailure {
  kind: 'failed';
  reason: FailureReason;
  /** For the log. */
  detail: string;
  /** Whether the same request may be sent again at once: no answer had begun. */
  retriable: boolean;
}

export type FailureReason = 'UNREACHABLE' | 'TIMED_OUT' | 'REFUSED' | 'INVALID_ANSWER';

/** Those that the cache needs. */
export interface AnswerHeaders {
  etag: string | null;
  cacheControl: string | null;
}

/** A GraphQL response that has at least one of the two. Nothing in it is trusted. */
export interface GraphqlBody {
  data?: Record<string, unknown> | null;
  errors?: unknown[];
}

export interface HttpRequest {
  body: string;
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
}

const keepAliveMillis = 4_000;

export function createTarget(url: string, connections: number, connectTimeoutMillis: number): HttpTarget {
  const { origin, pathname, search } = new URL(url);
  const pool = new Pool(origin, {
    connections,
    keepAliveTimeout: keepAliveMillis,
    connect: { timeout: connectTimeoutMillis },
    // Each request is bounded as a whole by its own timer.
    headersTimeout: 0,
    bodyTimeout: 0,
  });
  return { pool, path: pathname + search };
}

/**
 * Posts a prepared GraphQL request. Never throws. Takes what comes from the connection itself, without a stream and an
 * abort signal for each request: these took half of the time of an operation that asks many services.
 */
export function post({ pool, path }: HttpTarget, request: HttpRequest): Promise<HttpOutcome> {
  const { body, ifNoneMatch, timeoutMillis, maxResponseBytes } = request;
  return new Promise((resolve) => {
    const handler = createAnswerHandler({ timeoutMillis, maxResponseBytes }, resolve);
    pool.dispatch({ method: 'POST', path, headers: headersOf(ifNoneMatch), body }, handler);
  });
}

function headersOf(ifNoneMatch: string | null | undefined): Dispatcher.DispatchOptions['headers'] {
  return ifNoneMatch == null ? sentAlways : { ...sentAlways, 'if-none-match': ifNoneMatch };
}

const sentAlways = {
  'content-type': 'application/json',
  accept: 'application/graphql-response+json, application/json',
};

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function failed(reason: FailureReason, detail: string, retriable = false): HttpFailure {
  return { kind: 'failed', reason, detail, retriable };
}
