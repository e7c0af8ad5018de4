import type { IncomingHttpHeaders } from 'node:http';
import { Client, type Dispatcher } from 'undici';
import { requestIdHeader } from '../../platform/requestScope';
import type { Tls } from '../../platform/tls';
import { markFailed, withClientSpan } from '../../platform/tracing';
import { gap, type Gap } from '../../platform/provinces/outcome';
import { createConnections, createConnector, notConnected, type Connections } from './connections';
import { readReply, type Reply } from '../../platform/provinces/reply';

export interface HttpRequest {
  body: string | Buffer;
  /** By which the service knows the gateway. */
  token: string;
  /** Of the request that led to this one; null if none did. */
  requestId: string | null;
  /** An entity tag; the service may then say that nothing has changed. */
  ifNoneMatch?: string | null;
}

export interface AnswerLimits {
  timeoutMillis: number;
  maxResponseBytes: number;
}

/** Connections to the address of a service. */
export interface Transport {
  /** Posts a prepared GraphQL request, as part of the trace and under the id of the one that led to it. Never throws. */
  post(request: HttpRequest, limits: AnswerLimits): Promise<Reply>;
  /**
   * The same on a connection of its own, opened for it: if the service has reset one connection that was kept, it has most
   * likely reset them all.
   */
  postAfresh(request: HttpRequest, limits: AnswerLimits): Promise<Reply>;
  close(): Promise<void>;
}

export interface TransportOptions {
  connections: number;
  connectTimeoutMillis: number;
  /** Shown to services that answer over TLS, and how they are known. */
  tls?: Tls | undefined;
  /** Told when the certificate of the service ends, in milliseconds since the epoch. */
  onCertificate?: (endsAt: number) => void;
}

/** What a request is sent through. */
type Through = Pick<Connections | Client, 'dispatch'>;

/**
 * How long a connection is kept that nothing is sent on, if the service does not say how long it keeps it. If it does, in
 * `Keep-Alive`, undici gives the connection up 2 s before.
 */
const keepAliveMillis = 4_000;

export function createTransport(
  url: string,
  { connections, connectTimeoutMillis, tls, onCertificate }: TransportOptions,
): Transport {
  const { origin, host, pathname, search } = new URL(url);
  const path = pathname + search;
  const span = { name: `POST ${pathname}`, attributes: { 'server.address': host, 'url.path': pathname } };
  const connection = {
    keepAliveTimeout: keepAliveMillis,
    connect: createConnector({ timeoutMillis: connectTimeoutMillis, tls, onCertificate }),
    // Each request is bounded as a whole by its own timer.
    headersTimeout: 0,
    bodyTimeout: 0,
  };
  const kept = createConnections(origin, connection, connections);

  /**
   * Takes what comes from the connection itself, without a stream and an abort signal for each request: these took half of
   * the time of an operation that asks many services.
   */
  function dispatch(
    through: Through,
    body: string | Buffer,
    headers: Record<string, string>,
    limits: AnswerLimits,
  ) {
    return new Promise<Reply>((resolve) => {
      through.dispatch({ method: 'POST', path, headers, body }, new ReplyHandler(host, limits, resolve));
    });
  }

  function postThrough(through: Through, request: HttpRequest, limits: AnswerLimits): Promise<Reply> {
    const headers = headersOf(request);
    return withClientSpan(
      span.name,
      span.attributes,
      headers,
      () => dispatch(through, request.body, headers, limits),
      (written, reply) => {
        if (reply.kind === 'gap') markFailed(written, reply.reason);
      },
    );
  }

  return {
    post: (request, limits) => postThrough(kept, request, limits),
    async postAfresh(request, limits) {
      const client = new Client(origin, connection);
      try {
        return await postThrough(client, request, limits);
      } finally {
        void client.close();
      }
    },
    close: () => kept.close(),
  };
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

/** Takes one answer from a connection, and settles once: with it, or with why there is none. */
class ReplyHandler implements Dispatcher.DispatchHandler {
  private readonly chunks: Buffer[] = [];
  private size = 0;
  private status = 0;
  private headers: IncomingHttpHeaders = {};
  private controller: Dispatcher.DispatchController | null = null;
  private settled = false;
  private readonly timer: NodeJS.Timeout;

  constructor(
    private readonly host: string,
    readonly limits: AnswerLimits,
    private readonly settle: (reply: Reply) => void,
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
      this.giveUp(gap('tooLarge', `Answer is larger than ${maxResponseBytes} bytes`));
    else this.chunks.push(chunk);
  }

  onResponseEnd(): void {
    if (!this.settled) this.end(this.read());
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    this.end(this.status === 0 ? notConnected(this.host, error) : gap('brokenOff', error.message));
  }

  /** Also gives up the connection: what comes on it is of no use any more. */
  giveUp(why: Gap): void {
    this.end(why);
    this.controller?.abort(new Error('Given up'));
  }

  private end(reply: Reply): void {
    if (this.settled) return;
    this.settled = true;
    clearTimeout(this.timer);
    this.settle(reply);
  }

  private read(): Reply {
    return readReply(this.status, this.headers, this.chunks, this.size);
  }
}

/** After what has come is read: in a process that was held up, the answer may lie there already. */
function giveUpLate(handler: ReplyHandler): void {
  setImmediate(() => handler.giveUp(gap('tooLate', `No answer within ${handler.limits.timeoutMillis} ms`)));
}
