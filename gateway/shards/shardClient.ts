import type { Caller } from '../../services/shared/caller';
import type { Logger } from '../../services/shared/logger';
import type { ShardSigner } from '../../services/shared/shardTokens/signer';
import type { Endpoint, Endpoints } from '../provincesFile';
import type { ShardCache } from './cache';
import { createEndpointClient, type BreakerState, type EndpointClient } from './endpointClient';
import {
  commonTag,
  fromEntry,
  isUsable,
  lookUp,
  orLastKnown,
  renewed,
  stored,
  type Ask,
} from './knownAnswers';
import { silentObserver, type AnswerSource, type ShardObserver } from './observer';
import { gap, readShardAnswer, writeShardRequest, type ShardOutcome, type Slot } from './shardRequest';
import { withinDeadline } from './withinDeadline';

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
  /** The breaker of every endpoint that was asked so far, by its url. */
  breakers(): ReadonlyMap<string, BreakerState>;
  close(): Promise<void>;
}

export interface AskOptions {
  /** Milliseconds since the epoch. */
  deadlineAt: number;
  /** Who asks, and may see the answers. */
  caller: Caller;
}

export interface ShardClientDependencies {
  endpoints: Endpoints;
  cache: ShardCache;
  /** Tells the services that it is the gateway that asks, and for whom. */
  signer: ShardSigner;
  logger: Logger;
  observer?: ShardObserver;
}

export function createShardClient(dependencies: ShardClientDependencies): ShardClient {
  const { endpoints, cache, signer, logger, observer = silentObserver } = dependencies;
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

  /** Sends one request for all of these, for this caller; outcomes in their order. */
  async function fetch(endpoint: Endpoint, asks: readonly Ask[], caller: Caller): Promise<ShardOutcome[]> {
    const { slots, places } = regroup(asks);
    const token = await signer.sign(
      asks.map(({ province }) => province),
      caller,
    );
    const askedAt = Date.now();
    const body = writeShardRequest(slots);
    const outcome = await clientOf(endpoint).send({ body, token, ifNoneMatch: commonTag(asks) });
    const now = Date.now();
    observer.requested([...new Set(asks.map(({ province }) => province))], outcome, now - askedAt);
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
      asks.flatMap((ask, index) =>
        stored(ask, outcomes[index], outcome.headers, { askedAt, answeredAt: now }),
      ),
    );
    return outcomes;
  }

  /** A fault of our own while reading an answer must not take the other provinces' answers with it. */
  function fetchSafely(endpoint: Endpoint, asks: readonly Ask[], caller: Caller): Promise<ShardOutcome[]> {
    return fetch(endpoint, asks, caller).catch((error: unknown) => {
      logger.error({ err: error, endpoint: endpoint.url }, 'Could not read the answer of a province service');
      return asks.map(() => gap('INVALID_ANSWER', 'The answer could not be read'));
    });
  }

  function revalidate(endpoint: Endpoint, asks: readonly Ask[], caller: Caller): void {
    const missing = asks.filter((ask) => !revalidating.has(ask.key));
    if (missing.length === 0) return;
    for (const { key } of missing) revalidating.add(key);
    void fetchSafely(endpoint, missing, caller).finally(() => {
      for (const { key } of missing) revalidating.delete(key);
    });
  }

  return {
    endpointOf: (province) => current.get(province)?.url ?? null,
    async ask(url, slots, { deadlineAt, caller }) {
      const outcomes: ShardOutcome[][] = slots.map(() => []);
      const put = (ask: Ask, outcome: ShardOutcome, source: AnswerSource) => {
        observer.answered(ask.province, outcome, source);
        const ofSlot = outcomes[ask.slot];
        if (ofSlot) ofSlot[ask.position] = outcome;
      };
      const asks = await lookUp(cache, slots, caller);
      const now = Date.now();
      const fresh = asks.filter((ask) => isUsable(ask, ask.entry?.freshUntil, now));
      const revalidated = asks.filter(
        (ask) => !fresh.includes(ask) && isUsable(ask, ask.entry?.revalidateUntil, now),
      );
      const needed = asks.filter((ask) => !fresh.includes(ask) && !revalidated.includes(ask));
      for (const { endpoint, asks: behind } of byEndpoint(revalidated)) {
        if (endpoint) revalidate(endpoint, behind, caller);
      }
      for (const ask of fresh) put(ask, fromEntry(ask, ask.entry, null), 'fresh');
      for (const ask of revalidated) put(ask, fromEntry(ask, ask.entry, null), 'revalidating');
      await Promise.all(
        byEndpoint(needed).map(async ({ endpoint, asks: together }) => {
          const answers = endpoint
            ? await withinDeadline(fetchSafely(endpoint, together, caller), deadlineAt, () =>
                together.map(() => gap('TIMED_OUT', 'No answer within the time that the operation has')),
              )
            : together.map(() => gap('NOT_CONNECTED', `The province left the list; it was at ${url}`));
          together.forEach((ask, index) =>
            put(ask, orLastKnown(ask, answers[index] ?? gap('INVALID_ANSWER', 'No outcome')), 'asked'),
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
    breakers: () => new Map([...clients].map(([url, client]) => [url, client.breaker()])),
    async close() {
      await Promise.all([...clients.values()].map((client) => client.close()));
      clients.clear();
    },
  };
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

function logGaps(logger: Logger, url: string, asks: readonly Ask[], outcomes: readonly ShardOutcome[]): void {
  outcomes.forEach((outcome, index) => {
    if (outcome.kind !== 'gap') return;
    const { reason, detail } = outcome;
    const province = asks[index]?.province;
    logger.warn({ endpoint: url, province, reason, detail }, 'A province service gave no usable answer');
  });
}
