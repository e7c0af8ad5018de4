import type { Logger } from '../../services/shared/logger';
import type { AnswerHeaders, HttpOutcome } from '../http';
import type { Endpoint, Endpoints } from '../provincesFile';
import type { CacheEntry, ShardCache } from './cache';
import { readLifetime } from './cacheControl';
import { createEndpointClient, type EndpointClient } from './endpointClient';
import {
  gap,
  readShardAnswer,
  writeShardRequest,
  type ShardGapReason,
  type ShardOutcome,
  type Slot,
} from './shardRequest';
import type { Question } from './question';

/** The one way to the provinces' services. */
export interface ShardClient {
  /** Url of the service that holds a province; null where it runs none that the gateway knows of. */
  endpointOf(province: string): string | null;
  /**
   * Asks one endpoint everything at once; provinces that have left it since the questions were gathered are asked where
   * they are now. Never throws, and never waits beyond the deadline: an answer that comes later still feeds the cache.
   * Outcomes are by slot and position.
   */
  ask(url: string, slots: readonly Slot[], options: AskOptions): Promise<ShardOutcome[][]>;
  /** Takes a new list of provinces; requests under way to those that left it finish. */
  replaceEndpoints(endpoints: Endpoints): void;
  close(): Promise<void>;
}

export interface AskOptions {
  /** Milliseconds since the epoch. */
  deadlineAt: number;
  /** Who may see the answers; those of one audience are never given to another. */
  audience: string;
}

export interface ShardClientDependencies {
  endpoints: Endpoints;
  cache: ShardCache;
  logger: Logger;
}

/** One question to one province, on its way through cache and request. */
interface Ask {
  slot: number;
  position: number;
  question: Question;
  province: string;
  key: string;
  /** The last known answer, fresh or not. */
  entry: CacheEntry | null;
  changedAt: number;
}

export function createShardClient({ endpoints, cache, logger }: ShardClientDependencies): ShardClient {
  let current = endpoints;
  const clients = new Map<string, EndpointClient>();
  /** Keys that are being revalidated behind answers already given. */
  const revalidating = new Set<string>();

  function clientOf(endpoint: Endpoint): EndpointClient {
    const known = clients.get(endpoint.url);
    if (known) return known;
    const client = createEndpointClient(endpoint);
    clients.set(endpoint.url, client);
    return client;
  }

  /** By where the provinces are now; null for those that left the list. */
  function byEndpoint(asks: readonly Ask[]): { endpoint: Endpoint | null; asks: Ask[] }[] {
    const groups = new Map<string | null, { endpoint: Endpoint | null; asks: Ask[] }>();
    for (const ask of asks) {
      const endpoint = current.get(ask.province) ?? null;
      const group = groups.get(endpoint?.url ?? null) ?? { endpoint, asks: [] };
      group.asks.push(ask);
      groups.set(endpoint?.url ?? null, group);
    }
    return [...groups.values()];
  }

  async function lookUp(slots: readonly Slot[], audience: string): Promise<Ask[]> {
    const asks = slots.flatMap(({ question, provinces }, slot) =>
      provinces.map((province, position) => {
        const key = `${province}|${audience}|${question.key}`;
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

  /** Sends one request for all of these; outcomes in their order. */
  async function fetch(endpoint: Endpoint, asks: readonly Ask[]): Promise<ShardOutcome[]> {
    const { slots, places } = regroup(asks);
    const askedAt = Date.now();
    const outcome = await clientOf(endpoint).send(writeShardRequest(slots), commonTag(asks));
    const now = Date.now();
    if (outcome.kind === 'notModified') {
      await cache.setMany(asks.flatMap((ask) => renewed(ask, outcome.headers, { askedAt, answeredAt: now })));
      return asks.map((ask) => fromEntry(ask, ask.entry && { ...ask.entry, answeredAt: now }, null));
    }
    if (outcome.kind === 'failed') {
      logger.warn(
        { endpoint: endpoint.url, reason: outcome.reason, detail: outcome.detail },
        'A province service failed',
      );
      return asks.map(() => gap(outcome.reason, outcome.detail));
    }
    const bySlot = readShardAnswer(outcome.body, slots, new Date(now));
    const outcomes = places.map(
      ({ slot, position }) => bySlot[slot]?.[position] ?? gap('INVALID_ANSWER', 'No outcome'),
    );
    logGaps(logger, endpoint.url, asks, outcomes);
    await cache.setMany(
      asks.flatMap((ask, index) => stored(ask, outcomes[index], outcome, { askedAt, answeredAt: now })),
    );
    return outcomes;
  }

  /** A fault of our own while reading an answer must not take the other provinces' answers with it. */
  function fetchSafely(endpoint: Endpoint, asks: readonly Ask[]): Promise<ShardOutcome[]> {
    return fetch(endpoint, asks).catch((error: unknown) => {
      logger.error({ err: error, endpoint: endpoint.url }, 'Could not read the answer of a province service');
      return asks.map(() => gap('INVALID_ANSWER', 'The answer could not be read'));
    });
  }

  function revalidate(endpoint: Endpoint, asks: readonly Ask[]): void {
    const missing = asks.filter((ask) => !revalidating.has(ask.key));
    if (missing.length === 0) return;
    for (const { key } of missing) revalidating.add(key);
    void fetchSafely(endpoint, missing).finally(() => {
      for (const { key } of missing) revalidating.delete(key);
    });
  }

  return {
    endpointOf: (province) => current.get(province)?.url ?? null,
    async ask(url, slots, { deadlineAt, audience }) {
      const outcomes: ShardOutcome[][] = slots.map(() => []);
      const put = (ask: Ask, outcome: ShardOutcome) => {
        const ofSlot = outcomes[ask.slot];
        if (ofSlot) ofSlot[ask.position] = outcome;
      };
      const asks = await lookUp(slots, audience);
      const now = Date.now();
      const fresh = asks.filter((ask) => isUsable(ask, ask.entry?.freshUntil, now));
      const revalidated = asks.filter(
        (ask) => !fresh.includes(ask) && isUsable(ask, ask.entry?.revalidateUntil, now),
      );
      const needed = asks.filter((ask) => !fresh.includes(ask) && !revalidated.includes(ask));
      for (const { endpoint, asks: behind } of byEndpoint(revalidated)) {
        if (endpoint) revalidate(endpoint, behind);
      }
      for (const ask of [...fresh, ...revalidated]) put(ask, fromEntry(ask, ask.entry, null));
      await Promise.all(
        byEndpoint(needed).map(async ({ endpoint, asks: together }) => {
          const answers = endpoint
            ? await withinDeadline(fetchSafely(endpoint, together), deadlineAt, () =>
                together.map(() => gap('TIMED_OUT', 'No answer within the time that the operation has')),
              )
            : together.map(() => gap('NOT_CONNECTED', `The province left the list; it was at ${url}`));
          together.forEach((ask, index) =>
            put(ask, orLastKnown(ask, answers[index] ?? gap('INVALID_ANSWER', 'No outcome'))),
          );
        }),
      );
      return outcomes;
    },
    replaceEndpoints(next) {
      current = next;
      const wanted = new Map([...next.values()].map((endpoint) => [endpoint.url, endpoint]));
      for (const [url, client] of clients) {
        if (JSON.stringify(wanted.get(url)?.settings) === JSON.stringify(client.endpoint.settings)) continue;
        clients.delete(url);
        void client.close();
      }
    },
    async close() {
      await Promise.all([...clients.values()].map((client) => client.close()));
      clients.clear();
    },
  };
}

/** An entry from before the province said that its data changed is only good where the province fails. */
function isUsable({ entry, changedAt }: Ask, until: number | undefined, now: number): boolean {
  return entry !== null && until !== undefined && now < until && entry.askedAt > changedAt;
}

function fromEntry(
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
function orLastKnown(ask: Ask, outcome: ShardOutcome): ShardOutcome {
  if (outcome.kind === 'entity' || outcome.reason === 'REFUSED' || outcome.reason === 'NOT_CONNECTED')
    return outcome;
  if (!ask.entry || Date.now() >= ask.entry.usableUntil) return outcome;
  return fromEntry(ask, ask.entry, outcome.reason);
}

/** The tag to ask with: one for all, since one request gets one answer. */
function commonTag(asks: readonly Ask[]): string | null {
  const [first, ...others] = asks.map((ask) => ask.entry?.etag ?? null);
  return first !== undefined && others.every((tag) => tag === first) ? first : null;
}

/** The slots of a request, and for each ask its place in it. */
function regroup(asks: readonly Ask[]): { slots: Slot[]; places: { slot: number; position: number }[] } {
  const slots: Slot[] = [];
  const slotOf = new Map<number, number>();
  const places = asks.map(({ slot: given, question, province }) => {
    const index = slotOf.get(given) ?? slots.push({ question, provinces: [] }) - 1;
    slotOf.set(given, index);
    const position = (slots[index]?.provinces.push(province) ?? 0) - 1;
    return { slot: index, position };
  });
  return { slots, places };
}

type ExchangeTimes = Pick<CacheEntry, 'askedAt' | 'answeredAt'>;

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

function renewed(
  { key, entry }: Ask,
  headers: AnswerHeaders,
  exchange: ExchangeTimes,
): [string, CacheEntry][] {
  const times = entryTimes(headers, exchange);
  return entry && times ? [[key, { ...entry, ...times }]] : [];
}

/** Answers with errors are not kept. */
function stored(
  { key }: Ask,
  outcome: ShardOutcome | undefined,
  { headers }: HttpOutcome & { kind: 'answer' },
  exchange: ExchangeTimes,
): [string, CacheEntry][] {
  if (outcome?.kind !== 'entity' || outcome.errors.length > 0) return [];
  const times = entryTimes(headers, exchange);
  // The receiver may change its copy while the entry is being written.
  return times ? [[key, { entity: structuredClone(outcome.entity), etag: headers.etag, ...times }]] : [];
}

async function withinDeadline<Result>(
  work: Promise<Result>,
  deadlineAt: number,
  otherwise: () => Result,
): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Result>((resolve) => {
    timer = setTimeout(() => resolve(otherwise()), Math.max(0, deadlineAt - Date.now()));
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

function logGaps(logger: Logger, url: string, asks: readonly Ask[], outcomes: readonly ShardOutcome[]): void {
  outcomes.forEach((outcome, index) => {
    if (outcome.kind !== 'gap') return;
    const { reason, detail } = outcome;
    const province = asks[index]?.province;
    logger.warn({ endpoint: url, province, reason, detail }, 'A province service gave no usable answer');
  });
}
