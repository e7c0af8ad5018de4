import { visibilityOf, type Caller } from '../../services/shared/caller';
import type { AnswerHeaders } from '../http';
import type { CacheEntry, ShardCache } from './cache';
import { readLifetime } from './cacheControl';
import type { Question } from './question';
import { gap, type ShardGapReason, type ShardOutcome, type Slot } from './shardRequest';

/** One question to one province, on its way through cache and request. */
export interface Ask {
  slot: number;
  position: number;
  question: Question;
  province: string;
  key: string;
  /** The last known answer, fresh or not. */
  entry: CacheEntry | null;
  changedAt: number;
}

/** What is asked, with what is known of it already. Answers of one visibility are never found for another. */
export async function lookUp(cache: ShardCache, slots: readonly Slot[], caller: Caller): Promise<Ask[]> {
  const asks = slots.flatMap(({ question, provinces }, slot) =>
    provinces.map((province, position) => {
      const key = `${province}|${visibilityOf(caller, province)}|${question.key}`;
      return { slot, position, question, province, key };
    }),
  );
  const [entries, changes] = await Promise.all([
    cache.getMany(asks.map((ask) => ask.key)),
    cache.changedAt(asks.map((ask) => ask.province)),
  ]);
  return asks.map((ask, index) => ({
    ...ask,
    entry: entries[index] ?? null,
    changedAt: changes[index] ?? 0,
  }));
}

/** An entry from before the province said that its data changed is only good where the province fails. */
export function isUsable({ entry, changedAt }: Ask, until: number | undefined, now: number): boolean {
  return entry !== null && until !== undefined && now < until && entry.askedAt > changedAt;
}

export function fromEntry(
  { question, province }: Ask,
  entry: CacheEntry | null,
  staleReason: ShardGapReason | null,
): ShardOutcome {
  if (!entry) return gap('INVALID_ANSWER', 'Said that nothing had changed, of what was never asked');
  return {
    kind: 'entity',
    entity: question.read(entry.entity, province) as Record<string, unknown>,
    errors: [],
    answeredAt: new Date(entry.answeredAt),
    staleReason,
  };
}

/** The last known answer where the province fails; not where it refuses, since it may have reason to. */
export function orLastKnown(ask: Ask, outcome: ShardOutcome): ShardOutcome {
  if (outcome.kind === 'entity' || outcome.reason === 'REFUSED' || outcome.reason === 'NOT_CONNECTED')
    return outcome;
  if (!ask.entry || Date.now() >= ask.entry.usableUntil) return outcome;
  return fromEntry(ask, ask.entry, outcome.reason);
}

/** The tag to ask with: one for all, since one request gets one answer. */
export function commonTag(asks: readonly Ask[]): string | null {
  const [first, ...others] = asks.map((ask) => ask.entry?.etag ?? null);
  return first !== undefined && others.every((tag) => tag === first) ? first : null;
}

export type ExchangeTimes = Pick<CacheEntry, 'askedAt' | 'answeredAt'>;

function entryTimes(headers: AnswerHeaders, { askedAt, answeredAt }: ExchangeTimes) {
  const lifetime = readLifetime(headers.cacheControl);
  return (
    lifetime && {
      askedAt,
      answeredAt,
      freshUntil: answeredAt + lifetime.fresh,
      revalidateUntil: answeredAt + lifetime.whileRevalidating,
      usableUntil: answeredAt + lifetime.ifError,
    }
  );
}

/** The entry that a service said is still current, with its new times. */
export function renewed(
  { key, entry }: Ask,
  headers: AnswerHeaders,
  exchange: ExchangeTimes,
): [string, CacheEntry][] {
  const times = entryTimes(headers, exchange);
  return entry && times ? [[key, { ...entry, ...times }]] : [];
}

/** Answers with errors are not kept. */
export function stored(
  { key }: Ask,
  outcome: ShardOutcome | undefined,
  headers: AnswerHeaders,
  exchange: ExchangeTimes,
): [string, CacheEntry][] {
  if (outcome?.kind !== 'entity' || outcome.errors.length > 0) return [];
  const times = entryTimes(headers, exchange);
  // The receiver may change its copy while the entry is being written.
  return times ? [[key, { entity: structuredClone(outcome.entity), etag: headers.etag, ...times }]] : [];
}
