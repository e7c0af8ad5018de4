import { isRecord } from './json';

/** A GraphQL answer as it came. Nothing in it is trusted. */
export interface GraphqlBody {
  data?: Record<string, unknown> | null;
  errors?: unknown[];
}

export interface EndpointOptions {
  url: string;
  /** Sent as `Authorization: Bearer …`. */
  token?: string | undefined;
  timeoutMillis?: number;
}

/** One HTTP answer. */
export interface Reply {
  status: number;
  headers: Headers;
  text: string;
  /** Null where the text is not JSON of the shape of a GraphQL answer. */
  body: GraphqlBody | null;
  millis: number;
}

export interface PostOptions {
  headers?: Record<string, string>;
  /** Instead of the endpoint's own token; null for none. */
  token?: string | null;
}

/** The service that is checked. */
export interface Endpoint {
  url: string;
  token: string | null;
  /** Sends a GraphQL request as JSON. @throws NoAnswerError */
  post(body: string, options?: PostOptions): Promise<Reply>;
  /** `fetch` with the token, for whoever makes its own requests. */
  fetch: typeof fetch;
}

/** Nothing that could be judged came back. */
export class NoAnswerError extends Error {}

export function createEndpoint({ url, token, timeoutMillis = 10_000 }: EndpointOptions): Endpoint {
  const authorized = (own: string | null | undefined): Record<string, string> => {
    const used = own === undefined ? token : own;
    return used ? { authorization: `Bearer ${used}` } : {};
  };
  return {
    url,
    token: token ?? null,
    async post(body, options = {}) {
      const startedAt = performance.now();
      const request: RequestInit = {
        method: 'POST',
        headers: { ...jsonHeaders, ...authorized(options.token), ...options.headers },
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
    fetch: (input, init) =>
      fetch(input, {
        signal: AbortSignal.timeout(timeoutMillis),
        ...init,
        headers: { ...Object.fromEntries(new Headers(init?.headers)), ...authorized(undefined) },
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
