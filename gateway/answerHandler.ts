import type { IncomingHttpHeaders } from 'node:http';
import type { Dispatcher } from 'undici';
import { failed, isRecord, type GraphqlBody, type HttpOutcome } from './http';

export interface AnswerLimits {
  timeoutMillis: number;
  maxResponseBytes: number;
}

/** Takes one answer from a connection, and settles once: with it, or with why there is none. */
export function createAnswerHandler(
  { timeoutMillis, maxResponseBytes }: AnswerLimits,
  settle: (outcome: HttpOutcome) => void,
): Dispatcher.DispatchHandler {
  const chunks: Buffer[] = [];
  let size = 0;
  let status = 0;
  let headers: IncomingHttpHeaders = {};
  let controller: Dispatcher.DispatchController | null = null;
  let settled = false;

  function end(outcome: HttpOutcome): void {
    if (settled) return;
    settled = true;
    clearTimeout(timer);
    settle(outcome);
  }

  /** Also gives up the connection: what comes on it is of no use any more. */
  function giveUp(outcome: HttpOutcome): void {
    end(outcome);
    controller?.abort(new Error('Given up'));
  }

  const timer = setTimeout(
    () => giveUp(failed('TIMED_OUT', `No answer within ${timeoutMillis} ms`)),
    timeoutMillis,
  );

  return {
    onRequestStart(given) {
      controller = given;
      // It waited for a connection until it was too late.
      if (settled) given.abort(new Error('Given up'));
    },
    onResponseStart(_controller, givenStatus, givenHeaders) {
      // What comes before the answer says nothing about it.
      if (givenStatus < 200) return;
      status = givenStatus;
      headers = givenHeaders;
      // It has no body. A service may say how long one would have been, which undici then misses.
      if (status === 304) end(readAnswer(status, headers, chunks, size));
    },
    onResponseData(_controller, chunk) {
      size += chunk.length;
      if (size > maxResponseBytes)
        giveUp(failed('INVALID_ANSWER', `Answer is larger than ${maxResponseBytes} bytes`));
      else chunks.push(chunk);
    },
    onResponseEnd() {
      if (!settled) end(readAnswer(status, headers, chunks, size));
    },
    onResponseError(_controller, error) {
      end(failed('UNREACHABLE', error.message, status === 0));
    },
  };
}

function readAnswer(
  status: number,
  headers: IncomingHttpHeaders,
  chunks: readonly Buffer[],
  bytes: number,
): HttpOutcome {
  const kept = { etag: header(headers, 'etag'), cacheControl: header(headers, 'cache-control') };
  if (status === 304) return { kind: 'notModified', headers: kept };
  if (status === 401 || status === 403 || status === 429) return failed('REFUSED', `HTTP status ${status}`);
  if (status >= 500) return failed('UNREACHABLE', `HTTP status ${status}`);
  const type = header(headers, 'content-type') ?? 'no content type';
  if (!/^application\/(json|graphql-response\+json)\b/.test(type)) {
    return failed('INVALID_ANSWER', `HTTP status ${status} with ${type}`);
  }
  const [first] = chunks;
  const text = (chunks.length === 1 && first ? first : Buffer.concat(chunks)).toString('utf8');
  const body = parseBody(text);
  return body
    ? { kind: 'answer', body, bytes, headers: kept }
    : failed('INVALID_ANSWER', `HTTP status ${status} with a body that is not a GraphQL response`);
}

function header(headers: IncomingHttpHeaders, name: string): string | null {
  const value = headers[name];
  return (Array.isArray(value) ? value[0] : value) ?? null;
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
