import { visibilityOf, type Caller } from '../../domain/roles';
import { gapReasons, type FailureReason } from '../../domain/gapReasons';
import { createBoundedCache } from '../../platform/boundedCache';
import { answerKeys } from './answerKeys';
import type { CacheEntry, EntityCache } from './caches';
import { gap, type ProvinceOutcome } from '../../platform/provinces/outcome';
import type { Endpoint } from '../../platform/provinces/provincesFile';
import type { Question } from '../../platform/provinces/question/question';
import type { AnswerHeaders } from '../../platform/provinces/reply';
import { readLifetime } from '../../platform/provinces/lifetime';
import type { Slot } from '../../platform/provinces/request';

/** One question to one province, on its way through cache and request. */
export interface Ask {
  question: Question;
  province: string;
  key: string;
  /** The last known answer, fresh or not. */
  entry: CacheEntry | null;
  changedAt: number;
}

/** Where an answer came from: the cache, the cache while the province is asked behind it, or the province. */
export type AnswerSource = 'fresh' | 'revalidating' | 'asked';

/** What is asked, with what is known of it already. Answers of one visibility are never found for another. */
export async function lookUp(cache: EntityCache, slots: readonly Slot[], caller: Caller): Promise<Ask[]> {
  const asks: Ask[] = [];
  for (const { question, provinces } of slots) {
    const keyOf = answerKeys(question);
    for (const province of provinces) {
      const key = keyOf(province, visibilityOf(caller, province));
      asks.push({ question, province, key, entry: null, changedAt: 0 });
    }
  }
  if (!cache.keeps) return asks;
  const [entries, changes] = await Promise.all([
    cache.getMany(asks.map((ask) => ask.key)),
    cache.changedAt(asks.map((ask) => ask.province)),
  ]);
  asks.forEach((ask, index) => {
    ask.entry = entries[index] ?? null;
    ask.changedAt = changes[index] ?? 0;
  });
  return asks;
}

/** Between the replicas that share what is kept. */
const mostClockDifferenceMillis = 5_000;

/** What is to be done about an ask: answer it from the cache, also while the service is asked again; or ask. */
export type Use = Exclude<AnswerSource, 'asked'> | 'needed';

/**
 * An entry from before the province said that its data changed is only good if the province fails. One that has refused
 * since is asked again.
 */
export function useOf({ entry, changedAt }: Ask, failure: FailureReason | null, now: number): Use {
  if (entry === null || entry.askedAt <= changedAt) return 'needed';
  // The clock was put back since: no change would come after that answer, and it would be fresh for as long as that.
  if (entry.askedAt > now + mostClockDifferenceMillis) return 'needed';
  if (failure !== null && !gapReasons[failure].isFault) return 'needed';
  if (now < entry.freshUntil) return 'fresh';
  return now < entry.revalidateUntil ? 'revalidating' : 'needed';
}

/** A 304 to a request without a tag. */
export const neverAsked = gap('unusable', 'Said that nothing had changed, and was not asked whether it had');

/** The last known answer if the province fails; not if it refuses, since it may have reason to. */
export function orLastKnown(ask: Ask, outcome: ProvinceOutcome): ProvinceOutcome {
  if (outcome.kind === 'entity' || !gapReasons[outcome.reason].isFault) return outcome;
  if (!ask.entry || Date.now() >= ask.entry.usableUntil) return outcome;
  return { ...ask.entry.outcome, staleReason: outcome.reason };
}

/** A service that says of changed data that nothing has changed is believed for so long. */
const mostUnseenMillis = 60 * 60 * 1_000;

/** The tag to ask with: one for all, since one request gets one answer. Null if one of them is to be seen as a whole. */
export function commonTag(asks: readonly Ask[], now: number): string | null {
  const tag = tagOf(asks[0], now);
  return asks.every((ask) => tagOf(ask, now) === tag) ? tag : null;
}

function tagOf(ask: Ask | undefined, now: number): string | null {
  return ask?.entry && now - ask.entry.wholeAt < mostUnseenMillis ? ask.entry.etag : null;
}

/** Milliseconds since the epoch. */
export interface ExchangeTimes {
  askedAt: number;
  answeredAt: number;
}

/** Whether a service lets its answer be used for others too. */
export function mayBeKept({ cacheControl }: AnswerHeaders): boolean {
  return readLifetime(cacheControl) !== null;
}

function entryTimes(headers: AnswerHeaders, { askedAt, answeredAt }: ExchangeTimes) {
  const lifetime = readLifetime(headers.cacheControl);
  return (
    lifetime && {
      askedAt,
      freshUntil: answeredAt + lifetime.fresh,
      revalidateUntil: answeredAt + lifetime.whileRevalidating,
      usableUntil: answeredAt + lifetime.ifError,
    }
  );
}

/** What a service said is still current: the answers, with their new time, and the entries to be kept of them. */
export function renewed(asks: readonly Ask[], headers: AnswerHeaders, exchange: ExchangeTimes) {
  const times = entryTimes(headers, exchange);
  const entries: [string, CacheEntry][] = [];
  const outcomes = asks.map(({ key, entry }): ProvinceOutcome => {
    if (!entry) return neverAsked;
    const outcome = { ...entry.outcome, answeredAt: exchange.answeredAt };
    if (times) entries.push([key, { ...entry, outcome, ...times }]);
    return outcome;
  });
  return { outcomes, entries };
}

/** Answers with errors are not kept. */
export function stored(
  asks: readonly Ask[],
  outcomes: readonly ProvinceOutcome[],
  answer: { headers: AnswerHeaders; bytes: number },
  exchange: ExchangeTimes,
): [string, CacheEntry][] {
  const { etag } = answer.headers;
  const times = entryTimes(answer.headers, exchange);
  if (!times) return [];
  const { askedAt, freshUntil, revalidateUntil, usableUntil } = times;
  const bytes = Math.ceil(answer.bytes / asks.length);
  const wholeAt = exchange.answeredAt;
  const entries: [string, CacheEntry][] = [];
  asks.forEach(({ key }, index) => {
    const outcome = outcomes[index];
    if (outcome?.kind !== 'entity' || outcome.errors.length > 0) return;
    // Written out: spreading an object took longer than all the rest of keeping an answer.
    const entry = { outcome, bytes, etag, askedAt, wholeAt, freshUntil, revalidateUntil, usableUntil };
    entries.push([key, entry]);
  });
  return entries;
}

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
      if (known?.url !== url) ofProvince.set(province, { url, askedAt, failure });
      // A request that was sent before another may end after it.
      else if (known.askedAt <= askedAt) {
        known.askedAt = askedAt;
        known.failure = failure;
      }
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
