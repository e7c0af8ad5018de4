import type { HttpOutcome } from './httpOutcome';
import type { ShardOutcome } from './shardRequest';

/** Where an answer came from: the cache, the cache while the province is asked behind it, or the province. */
export type AnswerSource = 'fresh' | 'revalidating' | 'asked';

/** Sees what passes between the gateway and the provinces, for metrics; changes nothing of it. */
export interface ShardObserver {
  /** One request to the service of these provinces has ended. */
  requested(provinces: readonly string[], outcome: HttpOutcome, millis: number): void;
  /** What an operation got of a province. */
  answered(province: string, outcome: ShardOutcome, source: AnswerSource): void;
}

export const silentObserver: ShardObserver = Object.freeze({
  requested: () => undefined,
  answered: () => undefined,
});
