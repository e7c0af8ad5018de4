import type { FailureReason } from '../../domain/gapReasons';

/** What is known of one province and one question: its answer, or why there is none. */
export type ProvinceOutcome = ProvinceEntity | Gap;

export interface ProvinceEntity {
  kind: 'entity';
  /**
   * What was asked for, with global ids, to be looked at: it is kept for others too; who wants to change it takes a copy.
   * The same object for as long as it is kept.
   */
  entity: Readonly<Record<string, unknown>>;
  errors: readonly EntityError[];
  /** Its part of the answer that it came in, if that was large. */
  bytes?: number;
  /** When the province answered, milliseconds since the epoch. */
  answeredAt: number;
  /** Why it is an earlier answer that is given; null if it is not one, or still fresh. */
  staleReason: FailureReason | null;
}

/** An error inside an entity; `path` starts below the entity. */
export interface EntityError {
  /** Our own words. */
  message: string;
  /** The province's, for the log. */
  said: string;
  path: (string | number)[];
  extensions: Record<string, unknown>;
}

export const noErrors: readonly EntityError[] = Object.freeze([]);

/** A failure, the same from where it is seen to the coverage. */
export interface Gap {
  kind: 'gap';
  reason: FailureReason;
  /** For the metrics, which tell more apart than readers need to. */
  seen: Seen;
  /** For the log. */
  detail: string;
  /** No answer had begun, so the same request may be sent again at once. */
  isRetriable?: true;
}

/** What can be seen on the way to a province and back, and the reason that it is for a gap: decided here and nowhere else. */
export const reasonOf = {
  /** No endpoint is known. */
  notListed: 'NOT_CONNECTED',
  /** Too many requests wait for their turn already. */
  queueFull: 'UNREACHABLE',
  /** Connection refused or reset, name unknown; nothing of an answer came. */
  noConnection: 'UNREACHABLE',
  /** The service's certificate is not one to believe. */
  badCertificate: 'UNREACHABLE',
  /** The answer had begun. */
  brokenOff: 'UNREACHABLE',
  serverError: 'UNREACHABLE',
  /** Not within the endpoint's time, or the operation's. */
  tooLate: 'TIMED_OUT',
  refusedStatus: 'REFUSED',
  /** The service was not given the public key of this gateway. */
  unknownKey: 'REFUSED',
  /** The service does not believe the certificate of this gateway. */
  ownCertificate: 'REFUSED',
  /** The operation may not ask for more; nobody sees the gap, since it is refused as a whole. */
  overBudget: 'REFUSED',
  /** The service says that it does not hold the province, or that the token is not for it. */
  notHeld: 'REFUSED',
  notGraphql: 'INVALID_ANSWER',
  tooLarge: 'INVALID_ANSWER',
  /** Errors without data, too few or too many entities, one of another province, one with a value of another type. */
  unusable: 'INVALID_ANSWER',
  /** It cannot be asked for a field that the contract of the version before had too. */
  lacksFields: 'INVALID_ANSWER',
} as const satisfies Readonly<Record<string, FailureReason>>;

export type Seen = keyof typeof reasonOf;

export function gap(seen: Seen, detail: string): Gap {
  const reason = reasonOf[seen];
  return seen === 'noConnection'
    ? { kind: 'gap', reason, seen, detail, isRetriable: true }
    : { kind: 'gap', reason, seen, detail };
}

/** What an HTTP status alone says; null if the answer is to be read. */
export function seenInStatus(status: number): Seen | null {
  if (status === 401 || status === 403 || status === 429) return 'refusedStatus';
  return status >= 500 ? 'serverError' : null;
}
