import type { Caller } from '../../services/shared/caller';
import type { Logger } from '../../services/shared/logger';
import type { ShardSigner } from '../../services/shared/shardTokens/signer';
import { createSubgraphSchema } from '../../services/shared/subgraphSchema';
import type { Tls } from '../../services/shared/tls';
import type { Endpoint, Endpoints } from '../provincesFile';
import type { ShardCache } from './cache';
import { createEndpointClient, type BreakerState, type EndpointClient } from './endpointClient';
import { commonTag, fromEntry, lookUp, orLastKnown, renewed, stored, useOf, type Ask } from './knownAnswers';
import { createLaggingContracts } from './laggingContract';
import { silentObserver, type AnswerSource, type ShardObserver } from './observer';
import type { Question } from './question';
import { gap, readShardAnswer, writeShardRequest, type ShardOutcome, type Slot } from './shardRequest';

/** The one way to the provinces' services. */
export interface ShardClient {
  /**
   * Asks everything at once: one request to each endpoint that holds some of the provinces now, none for what is known.
   * Never throws, and gives every outcome before the deadline, each as soon as it is there; an answer that comes later
   * still feeds the cache.
   */
  ask(slots: readonly Slot[], options: AskOptions, give: GiveOutcome): Promise<void>;
  /** Whether the list has the province. */
  isConnected(province: string): boolean;
  /** Takes a new list of provinces; requests under way to those that left it finish. */
  replaceEndpoints(endpoints: Endpoints): void;
  /** The breaker of every endpoint that was asked so far, by its url. */
  breakers(): ReadonlyMap<string, BreakerState>;
  close(): Promise<void>;
}

export type GiveOutcome = (question: Question, province: string, outcome: ShardOutcome) => void;

export interface AskOptions {
  /** Milliseconds since the epoch. */
  deadlineAt: number;
  /** Who asks, and may see the answers. */
  caller: Caller;
  /** Of the client's request, for the services and for the log. */
  requestId: string;
}

type Asker = Pick<AskOptions, 'caller' | 'requestId'>;

export interface ShardClientDependencies {
  endpoints: Endpoints;
  cache: ShardCache;
  /** Tells the services that it is the gateway that asks, and for whom. */
  signer: ShardSigner;
  tls?: Tls | undefined;
  logger: Logger;
  observer?: ShardObserver;
}

export function createShardClient(dependencies: ShardClientDependencies): ShardClient {
  const { endpoints, cache, signer, tls, logger, observer = silentObserver } = dependencies;
  let current = endpoints;
  const clients = new Map<string, EndpointClient>();
  const contracts = createLaggingContracts(createSubgraphSchema('province', {}));
  /** Keys that are being revalidated behind answers already given. */
  const revalidating = new Set<string>();

  function clientOf(endpoint: Endpoint): EndpointClient {
    const known = clients.get(endpoint.url);
    if (known) return known;
    const client = createEndpointClient(endpoint, tls);
    clients.set(endpoint.url, client);
    return client;
  }

  /** Sends one request for all of these, for this caller; outcomes in their order. Never throws. */
  async function fetch(
    endpoint: Endpoint,
    asks: readonly Ask[],
    { caller, requestId }: Asker,
  ): Promise<ShardOutcome[]> {
    try {
      const { slots, places } = regroup(asks);
      const provinces = slots.length === 1 ? (slots[0]?.provinces ?? []) : provincesOf(asks);
      const signed = signer.sign(provinces, caller);
      const token = typeof signed === 'string' ? signed : await signed;
      const askedAt = Date.now();
      const ifNoneMatch = commonTag(asks);
      const outcome = await contracts.ask(endpoint.url, writeShardRequest(slots), (body) =>
        clientOf(endpoint).send({ body, token, requestId, ifNoneMatch }),
      );
      const answeredAt = Date.now();
      const exchange = { askedAt, answeredAt };
      observer.requested(provinces, outcome, answeredAt - askedAt);
      if (outcome.kind === 'notModified') {
        await cache.setMany(renewed(asks, outcome.headers, exchange));
        return asks.map((ask) => fromEntry(ask.entry && { ...ask.entry, answeredAt }, null));
      }
      if (outcome.kind === 'failed') {
        const { reason, detail } = outcome;
        logger.warn({ endpoint: endpoint.url, reason, detail, requestId }, 'A province service failed');
        return asks.map(() => gap(reason, detail));
      }
      const bySlot = readShardAnswer(outcome.body, slots, answeredAt);
      const outcomes = places.map(
        ({ slot, position }) => bySlot[slot]?.[position] ?? gap('INVALID_ANSWER', 'No outcome'),
      );
      logGaps(logger, { endpoint: endpoint.url, requestId }, asks, outcomes);
      await cache.setMany(stored(asks, outcomes, outcome, exchange));
      return outcomes;
    } catch (error) {
      // A fault of our own while reading an answer must not take the other provinces' answers with it.
      logger.error(
        { err: error, endpoint: endpoint.url, requestId },
        'Could not read the answer of a province service',
      );
      return asks.map(() => gap('INVALID_ANSWER', 'The answer could not be read'));
    }
  }

  function revalidate(asks: readonly Ask[], asker: Asker): void {
    const missing = asks.filter((ask) => !revalidating.has(ask.key));
    for (const { endpoint, asks: together } of byEndpoint(missing, current)) {
      if (!endpoint) continue;
      for (const { key } of together) revalidating.add(key);
      void fetch(endpoint, together, asker).finally(() => {
        for (const { key } of together) revalidating.delete(key);
      });
    }
  }

  return {
    async ask(slots, options, give) {
      const { deadlineAt, caller } = options;
      const asks = await lookUp(cache, slots, caller);
      const now = Date.now();
      const tell = ({ question, province }: Ask, outcome: ShardOutcome, source: AnswerSource) => {
        observer.answered(province, outcome, source);
        give(question, province, outcome);
      };
      const revalidated: Ask[] = [];
      const needed: Ask[] = [];
      for (const ask of asks) {
        // A province that left the list is not answered for from the cache either.
        const use = current.has(ask.province) ? useOf(ask, now) : 'needed';
        if (use === 'needed') needed.push(ask);
        else tell(ask, fromEntry(ask.entry, null), use);
        if (use === 'revalidating') revalidated.push(ask);
      }
      if (revalidated.length > 0) revalidate(revalidated, options);
      if (needed.length === 0) return;
      const waiting = new Set(needed);
      const settle = (ask: Ask, outcome: ShardOutcome) => {
        if (waiting.delete(ask)) tell(ask, orLastKnown(ask, outcome), 'asked');
      };
      const timer = setTimeout(
        () => {
          for (const ask of waiting) settle(ask, tooLate);
        },
        Math.max(0, deadlineAt - Date.now()),
      );
      await Promise.all(
        byEndpoint(needed, current).map(async ({ endpoint, asks: together }) => {
          const outcomes = endpoint
            ? await fetch(endpoint, together, options)
            : together.map(() => notConnected);
          together.forEach((ask, index) => settle(ask, outcomes[index] ?? notConnected));
        }),
      );
      clearTimeout(timer);
    },
    isConnected: (province) => current.has(province),
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

const tooLate = gap('TIMED_OUT', 'No answer within the time that the operation has');
const notConnected = gap('NOT_CONNECTED', 'No endpoint is known');

/** By where the provinces are now; null for those that no endpoint holds. */
function byEndpoint(
  asks: readonly Ask[],
  endpoints: Endpoints,
): { endpoint: Endpoint | null; asks: Ask[] }[] {
  const groups = new Map<string | null, { endpoint: Endpoint | null; asks: Ask[] }>();
  for (const ask of asks) {
    const endpoint = endpoints.get(ask.province) ?? null;
    const url = endpoint?.url ?? null;
    const group = groups.get(url);
    if (group) group.asks.push(ask);
    else groups.set(url, { endpoint, asks: [ask] });
  }
  return [...groups.values()];
}

function provincesOf(asks: readonly Ask[]): string[] {
  return [...new Set(asks.map(({ province }) => province))];
}

interface Place {
  slot: number;
  position: number;
}

const onePlace: readonly Place[] = [{ slot: 0, position: 0 }];

/** The slots of a request, and for each ask its place in it. Most services hold one province, and are asked one thing. */
function regroup(asks: readonly Ask[]): { slots: Slot[]; places: readonly Place[] } {
  const [first, ...more] = asks;
  if (first && more.length === 0) {
    const { question, province } = first;
    return { slots: [{ question, provinces: [province] }], places: onePlace };
  }
  const slots: Slot[] = [];
  const slotOf = new Map<string, number>();
  const places = asks.map(({ question, province }) => {
    const index = slotOf.get(question.key) ?? slots.push({ question, provinces: [] }) - 1;
    slotOf.set(question.key, index);
    const position = (slots[index]?.provinces.push(province) ?? 0) - 1;
    return { slot: index, position };
  });
  return { slots, places };
}

function logGaps(
  logger: Logger,
  place: { endpoint: string; requestId: string },
  asks: readonly Ask[],
  outcomes: readonly ShardOutcome[],
): void {
  outcomes.forEach((outcome, index) => {
    if (outcome.kind !== 'gap') return;
    const { reason, detail } = outcome;
    const province = asks[index]?.province;
    logger.warn({ ...place, province, reason, detail }, 'A province service gave no usable answer');
  });
}
