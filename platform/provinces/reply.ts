import { certificateMendIn } from '../gatewayTokens/certificateChallenge';
import { unknownKeyChallenge, unknownKeyMend } from '../gatewayTokens/unknownKey';
import type { IncomingHttpHeaders } from 'node:http';
import { isRecord } from '../../domain/isRecord';
import { gap, seenInStatus, type Gap } from './outcome';

/** An answer of a service, or why there is none. */
export type Reply =
  | { kind: 'answer'; body: GraphqlBody; text: string; bytes: number; headers: AnswerHeaders }
  | { kind: 'notModified'; headers: AnswerHeaders }
  | Gap;

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

export function readReply(
  status: number,
  headers: IncomingHttpHeaders,
  chunks: readonly Buffer[],
  bytes: number,
): Reply {
  const kept = { etag: header(headers, 'etag'), cacheControl: header(headers, 'cache-control') };
  if (status === 304) return { kind: 'notModified', headers: kept };
  const seen = seenInStatus(status);
  if (seen) {
    return status === 401 ? refused(header(headers, 'www-authenticate')) : gap(seen, `HTTP status ${status}`);
  }
  const type = header(headers, 'content-type') ?? 'no content type';
  if (!/^application\/(json|graphql-response\+json)\b/.test(type)) {
    return gap('notGraphql', `HTTP status ${status} with ${type}`);
  }
  const [first] = chunks;
  const text = (chunks.length === 1 && first ? first : Buffer.concat(chunks)).toString('utf8');
  const body = parseBody(text);
  if (body) return { kind: 'answer', body, text, bytes, headers: kept };
  return gap(
    'notGraphql',
    `HTTP status ${status} with a body that is not a GraphQL response${whyNot(text, headers)}`,
  );
}

/** What is often in the way, and not seen when the body is printed. */
function whyNot(text: string, headers: IncomingHttpHeaders): string {
  const encoding = header(headers, 'content-encoding') ?? 'identity';
  if (encoding !== 'identity') return `: it is ${encoding}, which was not asked for`;
  return text.startsWith('\u{feff}') ? ': it begins with a byte order mark' : '';
}

/** By the challenge a service of ours says what it refuses. */
function refused(challenge: string | null): Gap {
  if (challenge === unknownKeyChallenge) return gap('unknownKey', `HTTP status 401: ${unknownKeyMend}`);
  const mend = certificateMendIn(challenge);
  return mend === null
    ? gap('refusedStatus', 'HTTP status 401')
    : gap('ownCertificate', `HTTP status 401: ${mend}`);
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
