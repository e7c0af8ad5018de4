import { Agent, fetch as fetchThrough, request, type Dispatcher } from 'undici';
import type { IncomingHttpHeaders } from 'node:http';
import type { Caller } from '../domain/roles';
import { isRecord } from '../domain/isRecord';
import type { SigningKey } from '../platform/gatewayTokens/keys';
import { signToken } from '../platform/gatewayTokens/signer';
import { gap, type Gap } from '../platform/provinces/outcome';
import { defaultSettings, type EndpointSettings } from '../platform/provinces/provincesFile';
import { readReply, type GraphqlBody } from '../platform/provinces/reply';
import type { Tls } from '../platform/tls';

/** What of a row of provinces.yml bounds one answer. */
export type AnswerSettings = Pick<EndpointSettings, 'timeoutMillis' | 'maxResponseBytes'>;

export interface EndpointOptions {
  url: string;
  province: string;
  /** A key of the gateway that the service knows. */
  key: SigningKey;
  /** Those that the gateway has if nothing is said. */
  settings?: Partial<AnswerSettings> | undefined;
  /** Shown to a service that answers over TLS, and how it is known. */
  tls?: Tls | undefined;
}

/** One HTTP answer. */
export interface Reply {
  status: number;
  headers: Headers;
  text: string;
  /** As the gateway reads it; null if it cannot be read, or says by its status that there is none. */
  body: GraphqlBody | null;
  /** Why the gateway takes nothing from the answer; null if it does. */
  gap: Gap | null;
  millis: number;
}

export interface PostOptions {
  headers?: Record<string, string>;
  /** Instead of a token that the gateway would send; null for none. */
  token?: string | null;
  /** The ids that are asked for; the province alone if none are given. */
  audience?: readonly string[];
  /** Who asks; the province itself if nobody is given. */
  caller?: Caller;
}

/** The service that is checked. */
export interface Endpoint {
  url: string;
  key: SigningKey;
  settings: AnswerSettings;
  /** Sends a GraphQL request as JSON, and gives up with the signal. @throws NoAnswerError */
  post(body: string | Buffer, options?: PostOptions): Promise<Reply>;
  /** `fetch` with the token, for whoever makes its own requests. */
  fetch: typeof fetch;
  /** The same service, asked as long as the signal does not say otherwise. */
  until(signal: AbortSignal): Endpoint;
  close(): Promise<void>;
}

/** Nothing that could be judged came back. */
export class NoAnswerError extends Error {}

/** Nobody waits for the answer any more: that says nothing about the service. */
class GivenUpError extends Error {}

/** Asks over connections of its own, and takes of an answer the bytes that the gateway would take. */
export function createEndpoint(options: EndpointOptions): Endpoint {
  const settings = { ...defaultSettings, ...options.settings };
  const agent = new Agent({
    connect: { timeout: settings.timeoutMillis, ...options.tls },
    // Each request is bounded as a whole.
    headersTimeout: 0,
    bodyTimeout: 0,
  });
  return endpointThrough(agent, settings, options, null);
}

function endpointThrough(
  agent: Dispatcher,
  settings: AnswerSettings,
  options: EndpointOptions,
  signal: AbortSignal | null,
): Endpoint {
  const { url, province, key } = options;
  const { timeoutMillis, maxResponseBytes } = settings;
  const itself: Caller = { role: 'province', id: 'congdoan check', province };
  const authorized = (given: PostOptions = {}): Record<string, string> => {
    const { token, audience = [province], caller = itself } = given;
    const used = token === undefined ? signToken(key, audience, caller) : token;
    return used === null ? {} : { authorization: `Bearer ${used}` };
  };
  return {
    url,
    key,
    settings,
    async post(body, given = {}) {
      const headers = { ...jsonHeaders, ...authorized(given), ...given.headers };
      const startedAt = performance.now();
      const deadline = startDeadline(timeoutMillis, signal);
      try {
        const answer = await request(url, {
          dispatcher: agent,
          method: 'POST',
          headers,
          body,
          signal: deadline.signal,
        });
        return { ...(await readAnswer(answer, maxResponseBytes)), millis: performance.now() - startedAt };
      } catch (error) {
        if (signal?.aborted) throw new GivenUpError('Given up', { cause: error });
        throw new NoAnswerError(
          deadline.isOver() ? `No answer within ${timeoutMillis} ms` : failureText(error),
          { cause: error },
        );
      } finally {
        deadline.stop();
      }
    },
    fetch: (async (input: string, init?: RequestInit) =>
      fetchThrough(input, {
        dispatcher: agent,
        // Held by nobody but the request, which reads its answer later.
        signal: AbortSignal.timeout(timeoutMillis),
        ...(init as object),
        headers: { ...Object.fromEntries(new Headers(init?.headers)), ...authorized() },
        // The `fetch` of the connections' own library: what it gives is used as that of Node, and differs in its types alone.
      })) as unknown as typeof fetch,
    until: (until) => endpointThrough(agent, settings, options, until),
    // What was given up may still hang on a connection.
    close: () => agent.destroy(),
  };
}

const jsonHeaders = {
  'content-type': 'application/json',
  accept: 'application/graphql-response+json, application/json',
};

/** The bytes as they come: nothing is unpacked, no mark at their beginning taken away, no redirect followed. */
async function readAnswer(
  { statusCode, headers, body }: Dispatcher.ResponseData,
  maxResponseBytes: number,
): Promise<Omit<Reply, 'millis'>> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    // Leaving the loop gives the connection up.
    if (bytes > maxResponseBytes) break;
    chunks.push(chunk);
  }
  const read =
    bytes > maxResponseBytes
      ? gap('tooLarge', `Answer is larger than ${maxResponseBytes} bytes`)
      : readReply(statusCode, headers, chunks, bytes);
  return {
    status: statusCode,
    headers: headersOf(headers),
    text: Buffer.concat(chunks).toString('utf8'),
    body: read.kind === 'answer' ? read.body : null,
    gap: read.kind === 'gap' ? read : null,
  };
}

function headersOf(headers: IncomingHttpHeaders): Headers {
  const found = new Headers();
  for (const [name, value] of Object.entries(headers)) {
    for (const each of Array.isArray(value) ? value : [value ?? '']) found.append(name, each);
  }
  return found;
}

/** Ends with the time or with the signal; `AbortSignal.any` of Node 20 may forget a time that nobody else holds. */
function startDeadline(millis: number, until: AbortSignal | null) {
  const controller = new AbortController();
  const giveUp = () => controller.abort();
  let over = false;
  const timer = setTimeout(() => {
    over = true;
    giveUp();
  }, millis);
  until?.addEventListener('abort', giveUp);
  if (until?.aborted) giveUp();
  return {
    signal: controller.signal,
    isOver: () => over,
    stop() {
      clearTimeout(timer);
      until?.removeEventListener('abort', giveUp);
    },
  };
}

/** An error says little by itself; what happened may be in its cause, or in the causes of all addresses tried. */
function failureText(error: unknown): string {
  if (!isRecord(error)) return String(error);
  const cause = isRecord(error.cause) ? error.cause : error;
  const tried = Array.isArray(cause.errors) ? cause.errors.filter(isRecord) : [cause];
  return tried.map(({ message }) => String(message)).join('; ');
}
