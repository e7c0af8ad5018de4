import type { IncomingHttpHeaders } from 'node:http';
import type { Dispatcher } from 'undici';
import { isRecord } from '../../domain/isRecord';
import { failed, type GraphqlBody, type HttpOutcome } from './httpOutcome';

export interface AnswerLimits {
  timeoutMillis: number;
  maxResponseBytes: number;
}

/** Takes one answer from a connection, and settles once: with it, or with why there is none. */
export class AnswerHandler implements Dispatcher.DispatchHandler {
  private readonly chunks: Buffer[] = [];
  private size = 0;
  private status = 0;
  private headers: IncomingHttpHeaders = {};
  private controller: Dispatcher.DispatchController | null = null;
  private settled = false;
  private readonly timer: NodeJS.Timeout;

  constructor(
    private readonly limits: AnswerLimits,
    private readonly settle: (outcome: HttpOutcome) => void,
  ) {
    this.timer = setTimeout(giveUpLate, limits.timeoutMillis, this);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.controller = controller;
    // It waited for a connection until it was too late.
    if (this.settled) controller.abort(new Error('Given up'));
  }

  onResponseStart(
    _controller: Dispatcher.DispatchController,
    status: number,
    headers: IncomingHttpHeaders,
  ): void {
    // What comes before the answer says nothing about it.
    if (status < 200) return;
    this.status = status;
    this.headers = headers;
    // It has no body. A service may say how long one would have been, which undici then misses.
    if (status === 304) this.end(this.read());
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    const { maxResponseBytes } = this.limits;
    this.size += chunk.length;
    if (this.size > maxResponseBytes)
      this.giveUp(failed('INVALID_ANSWER', `Answer is larger than ${maxResponseBytes} bytes`));
    else this.chunks.push(chunk);
  }

  onResponseEnd(): void {
    if (!this.settled) this.end(this.read());
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    this.end(failed('UNREACHABLE', error.message, this.status === 0));
  }

  /** Also gives up the connection: what comes on it is of no use any more. */
  giveUp(outcome: HttpOutcome): void {
    this.end(outcome);
    this.controller?.abort(new Error('Given up'));
  }

  get timeoutMillis(): number {
    return this.limits.timeoutMillis;
  }

  private end(outcome: HttpOutcome): void {
    if (this.settled) return;
    this.settled = true;
    clearTimeout(this.timer);
    this.settle(outcome);
  }

  private read(): HttpOutcome {
    return readAnswer(this.status, this.headers, this.chunks, this.size);
  }
}

function giveUpLate(handler: AnswerHandler): void {
  handler.giveUp(failed('TIMED_OUT', `No answer within ${handler.timeoutMillis} ms`));
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
    ? { kind: 'answer', body, text, bytes, headers: kept }
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
