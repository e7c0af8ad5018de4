import type { Caller } from '../domain/roles';
import { isRecord } from '../domain/isRecord';
import type { SigningKey } from '../platform/gatewayTokens/keys';
import { signToken } from '../platform/gatewayTokens/signer';

/** A GraphQL answer as it came. Nothing in it is trusted. */
export interface GraphqlBody {
  data?: Record<string, unknown> | null;
  errors?: unknown[];
}

export interface EndpointOptions {
  url: string;
  province: string;
  /** A key of the gateway that the service knows. */
  key: SigningKey;
  timeoutMillis?: number;
}

/** One HTTP answer. */
export interface Reply {
  status: number;
  headers: Headers;
  text: string;
  /** Null if the text is not JSON of the shape of a GraphQL answer. */
  body: GraphqlBody | null;
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
  /** Sends a GraphQL request as JSON. @throws NoAnswerError */
  post(body: string, options?: PostOptions): Promise<Reply>;
  /** `fetch` with the token, for whoever makes its own requests. */
  fetch: typeof fetch;
}

/** Nothing that could be judged came back. */
export class NoAnswerError extends Error {}

export function createEndpoint(options: EndpointOptions): Endpoint {
  const { url, province, key, timeoutMillis = 10_000 } = options;
  const itself: Caller = { role: 'province', id: 'congdoan check', province };
  const authorized = async (given: PostOptions = {}): Promise<Record<string, string>> => {
    const { token, audience = [province], caller = itself } = given;
    const used = token === undefined ? await signToken(key, audience, caller) : token;
    return used === null ? {} : { authorization: `Bearer ${used}` };
  };
  return {
    url,
    key,
    async post(body, options = {}) {
      const authorization = await authorized(options);
      const startedAt = performance.now();
      const request: RequestInit = {
        method: 'POST',
        headers: { ...jsonHeaders, ...authorization, ...options.headers },
        body,
        redirect: 'manual',
        signal: AbortSignal.timeout(timeoutMillis),
      };
      try {
        const response = await fetch(url, request);
        const text = await response.text();
        const { status, headers } = response;
        return { status, headers, text, body: readBody(text), millis: performance.now() - startedAt };
      } catch (error) {
        throw new NoAnswerError(failureText(error, timeoutMillis), { cause: error });
      }
    },
    fetch: async (input, init) =>
      fetch(input, {
        signal: AbortSignal.timeout(timeoutMillis),
        ...init,
        headers: { ...Object.fromEntries(new Headers(init?.headers)), ...(await authorized()) },
      }),
  };
}

const jsonHeaders = {
  'content-type': 'application/json',
  accept: 'application/graphql-response+json, application/json',
};

function readBody(text: string): GraphqlBody | null {
  try {
    const body: unknown = JSON.parse(text);
    return isRecord(body) && ('data' in body || 'errors' in body) ? body : null;
  } catch {
    return null;
  }
}

/** `fetch` says only "fetch failed"; what happened is in the cause, or in the causes of all addresses tried. */
function failureText(error: unknown, timeoutMillis: number): string {
  if (!isRecord(error)) return String(error);
  if (error.name === 'TimeoutError') return `No answer within ${timeoutMillis} ms`;
  const cause = isRecord(error.cause) ? error.cause : error;
  const tried = Array.isArray(cause.errors) ? cause.errors.filter(isRecord) : [cause];
  return tried.map(({ message }) => String(message)).join('; ');
}
