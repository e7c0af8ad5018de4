import type { Logger } from '../../platform/logger';
import type { ShardSigner } from '../../platform/shardTokens/signer';
import { createSubgraphSchema } from '../../platform/subgraphSchema';
import type { EntityCache } from './caches';
import type { EndpointClients } from './endpoint';
import { commonTag, mayBeKept, renewed, stored, type AnswerSource, type Ask } from './freshness';
import type { Asker, Fetch, Fetched } from './inFlight';
import { createOlderContracts } from './olderContracts';
import { gap, type ProvinceOutcome } from './outcome';
import type { Endpoint } from './provincesFile';
import type { Reply } from './reply';
import { readAnswer, slotsOf, writeRequest } from './request';

/** Sees what passes between the gateway and the provinces, for metrics; changes nothing of it. */
export interface ProvinceObserver {
  /** One request to the service of these provinces has ended. */
  requested(provinces: readonly string[], reply: Reply, millis: number): void;
  /** What an operation got of a province. */
  answered(province: string, outcome: ProvinceOutcome, source: AnswerSource): void;
}

export const silentObserver: ProvinceObserver = Object.freeze({
  requested: () => undefined,
  answered: () => undefined,
});

export interface ExchangeDependencies {
  cache: EntityCache;
  /** Tells the services that it is the gateway that asks, and for whom. */
  signer: ShardSigner;
  clients: EndpointClients;
  observer: ProvinceObserver;
  logger: Logger;
}

/** One request to an endpoint, whose answer feeds the cache. */
export function createExchange(dependencies: ExchangeDependencies): Fetch {
  const { cache, signer, clients, observer, logger } = dependencies;
  const contracts = createOlderContracts(createSubgraphSchema('province', {}));

  async function exchange(endpoint: Endpoint, asks: readonly Ask[], asker: Asker): Promise<Fetched> {
    const { requestId } = asker;
    const { slots, provinces, inOrder } = slotsOf(asks);
    const signed = signer.sign(provinces, asker.caller);
    const token = typeof signed === 'string' ? signed : await signed;
    const askedAt = Date.now();
    const ifNoneMatch = commonTag(asks);
    const reply = await contracts.ask(endpoint.url, writeRequest(slots), (body) =>
      clients.of(endpoint).send({ body, token, requestId, ifNoneMatch }),
    );
    const answeredAt = Date.now();
    observer.requested(provinces, reply, answeredAt - askedAt);
    if (reply.kind === 'gap') {
      const { reason, detail } = reply;
      logger.warn({ endpoint: endpoint.url, reason, detail, requestId }, 'A province service failed');
      return { outcomes: asks.map(() => reply), isShared: true };
    }
    const times = { askedAt, answeredAt };
    const isShared = mayBeKept(reply.headers);
    if (reply.kind === 'notModified') {
      const { outcomes, entries } = renewed(asks, reply.headers, times);
      await cache.setMany(entries);
      return { outcomes, isShared };
    }
    const outcomes = inOrder(readAnswer(reply.body, slots, answeredAt));
    logGaps(logger, { endpoint: endpoint.url, requestId }, asks, outcomes);
    await cache.setMany(stored(asks, outcomes, reply, times));
    return { outcomes, isShared };
  }

  return async (endpoint, asks, asker) => {
    try {
      return await exchange(endpoint, asks, asker);
    } catch (error) {
      // A fault of our own while reading an answer must not take the other provinces' answers with it.
      const place = { endpoint: endpoint.url, requestId: asker.requestId };
      logger.error({ err: error, ...place }, 'Could not read the answer of a province service');
      return { outcomes: asks.map(() => unreadable), isShared: true };
    }
  };
}

const unreadable = gap('unusable', 'The answer could not be read');

function logGaps(
  logger: Logger,
  place: { endpoint: string; requestId: string },
  asks: readonly Ask[],
  outcomes: readonly ProvinceOutcome[],
): void {
  outcomes.forEach((outcome, index) => {
    if (outcome.kind !== 'gap') return;
    const { reason, detail } = outcome;
    const province = asks[index]?.province;
    logger.warn({ ...place, province, reason, detail }, 'A province service gave no usable answer');
  });
}
