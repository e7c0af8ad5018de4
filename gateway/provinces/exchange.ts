import type { Caller } from '../../domain/roles';
import { getOrCreate } from '../../domain/getOrCreate';
import type { Logger } from '../../platform/logger';
import type { ShardSigner } from '../../platform/shardTokens/signer';
import { createSubgraphSchema } from '../../platform/subgraphSchema';
import type { Tls } from '../../platform/tls';
import type { Endpoint, Endpoints } from './provincesFile';
import type { ShardCache } from './cache';
import { createEndpointClient, type BreakerState, type EndpointClient } from './endpointClient';
import { commonTag, mayBeKept, renewed, stored, type Ask } from './knownAnswers';
import { createLaggingContracts } from './laggingContract';
import type { ShardObserver } from './observer';
import { gap, readShardAnswer, writeShardRequest, type ShardOutcome, type Slot } from './shardRequest';

/** Requests to the provinces' services, whose answers feed the cache. */
export interface Exchange {
  /** Sends one request for all of these, for this caller. Never throws. */
  fetch(endpoint: Endpoint, asks: readonly Ask[], asker: Asker): Promise<Fetched>;
  /** Closes what is not in this list, or has other settings there, once it is idle. */
  retain(endpoints: Endpoints): void;
  /** The breaker of every endpoint that was asked so far, by its url. */
  breakers(): ReadonlyMap<string, BreakerState>;
  close(): Promise<void>;
}

export interface Asker {
  /** Who asks, and may see the answers. */
  caller: Caller;
  /** Of the client's request, for the services and for the log. */
  requestId: string;
}

export interface Fetched {
  /** In the order of the asks. */
  outcomes: ShardOutcome[];
  /** Whether others who asked the same at the same moment may have them too: not what may not be kept. */
  isShared: boolean;
}

export interface ExchangeDependencies {
  cache: ShardCache;
  /** Tells the services that it is the gateway that asks, and for whom. */
  signer: ShardSigner;
  tls?: Tls | undefined;
  logger: Logger;
  observer: ShardObserver;
}

export function createExchange({ cache, signer, tls, logger, observer }: ExchangeDependencies): Exchange {
  const clients = new Map<string, EndpointClient>();
  const contracts = createLaggingContracts(createSubgraphSchema('province', {}));

  function clientOf(endpoint: Endpoint): EndpointClient {
    return getOrCreate(clients, endpoint.url, () => createEndpointClient(endpoint, tls));
  }

  async function fetch(
    endpoint: Endpoint,
    asks: readonly Ask[],
    { caller, requestId }: Asker,
  ): Promise<Fetched> {
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
        const { outcomes, entries } = renewed(asks, outcome.headers, exchange);
        await cache.setMany(entries);
        return { outcomes, isShared: mayBeKept(outcome.headers) };
      }
      if (outcome.kind === 'failed') {
        const { reason, detail } = outcome;
        logger.warn({ endpoint: endpoint.url, reason, detail, requestId }, 'A province service failed');
        return { outcomes: asks.map(() => gap(reason, detail)), isShared: true };
      }
      const bySlot = readShardAnswer(outcome.body, slots, answeredAt);
      const outcomes = places.map(
        ({ slot, position }) => bySlot[slot]?.[position] ?? gap('INVALID_ANSWER', 'No outcome'),
      );
      logGaps(logger, { endpoint: endpoint.url, requestId }, asks, outcomes);
      await cache.setMany(stored(asks, outcomes, outcome, exchange));
      return { outcomes, isShared: mayBeKept(outcome.headers) };
    } catch (error) {
      // A fault of our own while reading an answer must not take the other provinces' answers with it.
      logger.error(
        { err: error, endpoint: endpoint.url, requestId },
        'Could not read the answer of a province service',
      );
      return { outcomes: asks.map(() => unreadable), isShared: true };
    }
  }

  return {
    fetch,
    retain(endpoints) {
      const wanted = new Map([...endpoints.values()].map((endpoint) => [endpoint.url, endpoint]));
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

function provincesOf(asks: readonly Ask[]): string[] {
  return [...new Set(asks.map(({ province }) => province))];
}

const unreadable = gap('INVALID_ANSWER', 'The answer could not be read');

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
