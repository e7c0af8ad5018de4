import type { FailureReason } from '../../../domain/gapReasons';
import { createBoundedCache } from '../../../platform/boundedCache';
import type { Ask } from './freshness';
import type { ProvinceOutcome } from '../../../platform/provinces/outcome';
import type { Endpoint } from '../../../platform/provinces/provincesFile';

/** How the last requests ended, so that no answer from before a failure is taken for current. */
export interface Attempts {
  note(endpoint: Endpoint, ask: Ask, askedAt: number, outcome: ProvinceOutcome): void;
  /** With what the province has failed since the last known answer was asked for; null if it has not. */
  failureSince(endpoint: Endpoint, ask: Ask): FailureReason | null;
}

interface Attempt {
  /** A service that has moved is judged anew. */
  url: string;
  /** Milliseconds since the epoch. */
  askedAt: number;
  failure: FailureReason | null;
}

export function createAttempts(): Attempts {
  const ofProvince = new Map<string, Attempt>();
  /** A wrong answer tells of its question alone: the service is there, and may answer others well. */
  const ofQuestion = createBoundedCache<Attempt>('failedQuestions', { bytesOf: () => 100 });

  return {
    note({ url }, { province, key }, askedAt, outcome) {
      const failure = outcome.kind === 'gap' ? outcome.reason : null;
      if (failure === 'INVALID_ANSWER') {
        ofQuestion.set(key, { url, askedAt, failure });
        return;
      }
      if (failure === null) ofQuestion.delete(key);
      const known = ofProvince.get(province);
      // A request that was sent before another may end after it.
      if (known?.url === url && known.askedAt > askedAt) return;
      ofProvince.set(province, { url, askedAt, failure });
    },
    failureSince({ url }, { province, key, entry }) {
      if (!entry) return null;
      const isSince = (attempt: Attempt | undefined) =>
        attempt?.url === url && attempt.askedAt > entry.askedAt;
      const [last, lastOfQuestion] = [ofProvince.get(province), ofQuestion.get(key)];
      if (last?.failure && isSince(last)) return last.failure;
      return lastOfQuestion?.failure && isSince(lastOfQuestion) ? lastOfQuestion.failure : null;
    },
  };
}
