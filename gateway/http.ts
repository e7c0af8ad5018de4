import { Agent, errors as undiciErrors, request, type Dispatcher } from 'undici';

/** An answer of a service, or why there is none. */
export type HttpOutcome =
  { kind: 'answer'; body: GraphqlBody } | { kind: 'failed'; failure: HttpFailure; detail: string };

export type HttpFailure = 'UNREACHABLE' | 'TIMED_OUT' | 'REFUSED' | 'INVALID_ANSWER';

/** A GraphQL response that has at least one of the two. Nothing in it is trusted. */
export interface GraphqlBody {
  data?: Record<string, unknown> | null;
  errors?: unknown[];
}

export interface HttpClientOptions {
  /** Connections per origin. */
  connections?: number;
  maxResponseBytes?: number;
}

export interface HttpClient {
  /** Sends a prepared GraphQL request. Never throws; gives up at `deadlineAt` (milliseconds since the epoch). */
  post(url: string, body: string, deadlineAt: number): Promise<HttpOutcome>;
  close(): Promise<void>;
}

const headers = {
  'content-type': 'application/json',
  accept: 'application/graphql-response+json, application/json',
};

export function createHttpClient(options: HttpClientOptions = {}): HttpClient {
  const { connections = 32, maxResponseBytes = 16 * 1024 * 1024 } = options;
  const agent = new Agent({ connections, keepAliveTimeout: 4_000 });
  return {
    post: (url, body, deadlineAt) => post(agent, url, body, deadlineAt, maxResponseBytes),
    close: () => agent.destroy(),
  };
}

async function post(
  dispatcher: Dispatcher,
  url: string,
  body: string,
  deadlineAt: number,
  maxResponseBytes: number,
): Promise<HttpOutcome> {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), Math.max(0, deadlineAt - Date.now()));
  try {
    const response = await request(url, { method: 'POST', headers, body, dispatcher, signal: abort.signal });
    const text = await readText(response.body, maxResponseBytes);
    if (text === null) return failed('INVALID_ANSWER', `Answer is larger than ${maxResponseBytes} bytes`);
    return readAnswer(response.statusCode, text);
  } catch (error) {
    if (abort.signal.aborted) return failed('TIMED_OUT', 'No answer within the time allowed');
    if (error instanceof undiciErrors.ConnectTimeoutError) return failed('TIMED_OUT', error.message);
    return failed('UNREACHABLE', error instanceof Error ? error.message : String(error));
  } finally {
    clearTimeout(timer);
  }
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

function readAnswer(status: number, text: string): HttpOutcome {
  if (status === 401 || status === 403 || status === 429) return failed('REFUSED', `HTTP status ${status}`);
  if (status >= 500) return failed('UNREACHABLE', `HTTP status ${status}`);
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return failed('INVALID_ANSWER', `HTTP status ${status} with a body that is not JSON`);
  }
  if (!isGraphqlBody(body))
    return failed('INVALID_ANSWER', `HTTP status ${status} with JSON that is not GraphQL`);
  return { kind: 'answer', body };
}

function isGraphqlBody(body: unknown): body is GraphqlBody {
  if (!isRecord(body)) return false;
  if (body.errors !== undefined && !Array.isArray(body.errors)) return false;
  if (body.data === undefined) return Array.isArray(body.errors);
  return body.data === null || isRecord(body.data);
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function failed(failure: HttpFailure, detail: string): HttpOutcome {
  return { kind: 'failed', failure, detail };
}
