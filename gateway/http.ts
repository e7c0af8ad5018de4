import { Pool, request, type Dispatcher } from 'undici';
import { currentRequestId, requestIdHeader } from '../services/shared/requestScope';
import { markFailed, withClientSpan } from '../services/shared/tracing';

/** An answer of a service, or why there is none. */
export type HttpOutcome =
  | { kind: 'answer'; body: GraphqlBody; headers: AnswerHeaders }
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
  /** By which the service knows the gateway. */
  token: string;
  /** An entity tag; the service may then say that nothing has changed. */
  ifNoneMatch?: string | null;
  timeoutMillis: number;
  maxResponseBytes: number;
}

const keepAliveMillis = 4_000;

/** Connections to one origin. */
export function createPool(url: string, connections: number, connectTimeoutMillis: number): Pool {
  return new Pool(new URL(url).origin, {
    connections,
    keepAliveTimeout: keepAliveMillis,
    connect: { timeout: connectTimeoutMillis },
    // Each request is bounded as a whole by its own timer.
    headersTimeout: 0,
    bodyTimeout: 0,
  });
}

/** Posts a prepared GraphQL request, as part of the trace and under the id of the one that led to it. Never throws. */
export function post(dispatcher: Dispatcher, url: string, options: HttpRequest): Promise<HttpOutcome> {
  const { host, pathname } = new URL(url);
  const headers: Record<string, string> = {};
  const requestId = currentRequestId();
  if (requestId !== null) headers[requestIdHeader] = requestId;
  const attributes = { 'server.address': host, 'url.path': pathname };
  return withClientSpan(`POST ${pathname}`, attributes, headers, async (span) => {
    const outcome = await send(dispatcher, url, { ...options, headers });
    if (outcome.kind === 'failed') markFailed(span, outcome.reason);
    return outcome;
  });
}

async function send(
  dispatcher: Dispatcher,
  url: string,
  options: HttpRequest & { headers: Record<string, string> },
): Promise<HttpOutcome> {
  const { body, token, headers, ifNoneMatch, timeoutMillis, maxResponseBytes } = options;
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), timeoutMillis);
  let answering = false;
  try {
    const response = await request(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/graphql-response+json, application/json',
        ...headers,
        authorization: `Bearer ${token}`,
        ...(ifNoneMatch != null && { 'if-none-match': ifNoneMatch }),
      },
      body,
      dispatcher,
      signal: abort.signal,
    });
    answering = true;
    return await readAnswer(response, maxResponseBytes);
  } catch (error) {
    if (abort.signal.aborted) return failed('TIMED_OUT', `No answer within ${timeoutMillis} ms`);
    return failed('UNREACHABLE', error instanceof Error ? error.message : String(error), !answering);
  } finally {
    clearTimeout(timer);
  }
}

async function readAnswer(response: Dispatcher.ResponseData, maxResponseBytes: number): Promise<HttpOutcome> {
  const { statusCode: status, body } = response;
  const headers = { etag: header(response, 'etag'), cacheControl: header(response, 'cache-control') };
  if (status === 304) {
    await body.dump();
    return { kind: 'notModified', headers };
  }
  const text = await readText(body, maxResponseBytes);
  if (text === null) return failed('INVALID_ANSWER', `Answer is larger than ${maxResponseBytes} bytes`);
  if (status === 401 || status === 403 || status === 429) return failed('REFUSED', `HTTP status ${status}`);
  if (status >= 500) return failed('UNREACHABLE', `HTTP status ${status}`);
  const type = header(response, 'content-type') ?? 'no content type';
  if (!/^application\/(json|graphql-response\+json)\b/.test(type)) {
    return failed('INVALID_ANSWER', `HTTP status ${status} with ${type}`);
  }
  const answer = parseBody(text);
  return answer
    ? { kind: 'answer', body: answer, headers }
    : failed('INVALID_ANSWER', `HTTP status ${status} with a body that is not a GraphQL response`);
}

function header(response: Dispatcher.ResponseData, name: string): string | null {
  const value = response.headers[name];
  return (Array.isArray(value) ? value[0] : value) ?? null;
}

/** Null where there is more than `maxBytes`; the connection is then given up. */
async function readText(body: Dispatcher.ResponseData['body'], maxBytes: number): Promise<string | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parseBody(text: string): GraphqlBody | null {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isRecord(body) || (body.errors !== undefined && !Array.isArray(body.errors))) return null;
  const usable =
    body.data === undefined ? Array.isArray(body.errors) : body.data === null || isRecord(body.data);
  return usable ? body : null;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function failed(reason: FailureReason, detail: string, retriable = false): HttpFailure {
  return { kind: 'failed', reason, detail, retriable };
}
