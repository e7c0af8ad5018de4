/** An answer of a service, or why there is none. */
export type HttpOutcome =
  | { kind: 'answer'; body: GraphqlBody; text: string; bytes: number; headers: AnswerHeaders }
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

export function failed(reason: FailureReason, detail: string, retriable = false): HttpFailure {
  return { kind: 'failed', reason, detail, retriable };
}
