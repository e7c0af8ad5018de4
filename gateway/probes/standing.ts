import { gapReasons } from '../../domain/gapReasons';
import type { Gap, Seen } from '../../platform/provinces/outcome';

/** How a service stands, as the last probe has found it. */
export interface Standing {
  /** Whether it answered at all, be it with a refusal. */
  isReachable: boolean;
  /** Why its last answer is of no use; null if it is. */
  failure: { seen: Seen; detail: string } | null;
  latencyMillis: number;
  /** Milliseconds since the epoch. */
  probedAt: number;
  /** When its last usable answer came; null if none has come since the start. */
  answeredAt: number | null;
  /** When its certificate ends; null without TLS, and as long as no connection was made. */
  certificateEndsAt: number | null;
}

/** One look: what became of it, and what the connection showed. */
export interface Look {
  gap: Gap | null;
  latencyMillis: number;
  certificateEndsAt: number | null;
}

export function standingAfter(
  before: Standing | undefined,
  { gap, latencyMillis, certificateEndsAt }: Look,
): Standing {
  const probedAt = Date.now();
  return {
    isReachable: gap === null || !isAway(gap),
    failure: gap && { seen: gap.seen, detail: gap.detail },
    latencyMillis,
    probedAt,
    answeredAt: gap === null ? probedAt : (before?.answeredAt ?? null),
    certificateEndsAt: certificateEndsAt ?? before?.certificateEndsAt ?? null,
  };
}

/** What may be over at the next try is no answer; what somebody has to mend is one. */
function isAway({ reason }: Gap): boolean {
  return gapReasons[reason].lasts === 'passing';
}
