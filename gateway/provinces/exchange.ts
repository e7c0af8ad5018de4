import type { Logger } from '../../platform/logger';
import type { TokenSigner } from '../../platform/gatewayTokens/signer';
import { createSubgraphSchema } from '../../platform/subgraphSchema';
import type { CacheEntry, EntityCache } from './caches';
import { createChangeLog, type ChangeLog } from '../../platform/provinces/changeLog';
import type { EndpointClient } from './endpoint';
import {
  commonTag,
  mayBeKept,
  neverAsked,
  renewed,
  stored,
  type AnswerSource,
  type Ask,
  type Attempts,
} from './freshness';
import type { Asker, Fetch, Fetched } from './inFlight';
import { createOlderContracts } from './olderContracts';
import { gap, type Gap, type ProvinceOutcome } from '../../platform/provinces/outcome';
import type { Endpoint } from '../../platform/provinces/provincesFile';
import type { AnswerHeaders, Reply } from '../../platform/provinces/reply';
import { readAnswer } from '../../platform/provinces/answer';
import { slotsOf, writeRequest, type SlottedAsks } from '../../platform/provinces/request';

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
  signer: TokenSigner;
  clientOf(this: void, endpoint: Endpoint): EndpointClient;
  observer: ProvinceObserver;
  /** Told how each request ended. */
  attempts: Pick<Attempts, 'note'>;
  logger: Logger;
}

const words = { failed: 'A province service failed', answered: 'A province service answers again' };

/**
 * One request to an endpoint, whose answer feeds the cache. Written with few promises, since hundreds of exchanges are
 * under way at once.
 */
export function createExchange(dependencies: ExchangeDependencies): Fetch {
  const { cache, signer, clientOf, observer, logger } = dependencies;
  const contracts = createOlderContracts(() => createSubgraphSchema('province', {}));
  const changes = createChangeLog(logger, words);

  function read(reply: Reply, exchange: Exchange): Fetched | Promise<Fetched> {
    const { asks, slotted, askedAt } = exchange;
    const times = { askedAt, answeredAt: Date.now() };
    observer.requested(slotted.provinces, reply, times.answeredAt - askedAt);
    if (reply.kind === 'gap') return failed(reply, exchange, changes);
    if (reply.kind === 'notModified' && exchange.tag === null) return failed(neverAsked, exchange, changes);
    changes.answered(exchange.endpoint.url, { endpoint: exchange.endpoint.url });
    if (reply.kind === 'notModified') return keep(reply.headers, renewed(asks, reply.headers, times));
    const outcomes = slotted.inOrder(readAnswer(reply.body, slotted.slots, times.answeredAt));
    noteOutcomes(exchange, outcomes, { bytes: reply.bytes, changes, logger });
    const entries = cache.keeps ? stored(asks, outcomes, reply, times) : [];
    return keep(reply.headers, { outcomes, entries });
  }

  function keep(headers: AnswerHeaders, { outcomes, entries }: Kept): Fetched | Promise<Fetched> {
    const fetched = { outcomes, isShared: mayBeKept(headers) };
    return entries.length === 0 ? fetched : cache.setMany(entries).then(() => fetched);
  }

  function send(exchange: Exchange): Promise<Reply> {
    const { endpoint, slotted, asker, tag } = exchange;
    const { requestId, deadlineAt } = asker;
    const client = clientOf(endpoint);
    const question = writeRequest(slotted.slots);
    const token = signer.sign(slotted.provinces, asker.caller);
    return contracts.ask(endpoint.url, question, (body) =>
      // The tag is of an answer to the question, and not to what is asked in its place.
      client.send({ body, token, requestId, ifNoneMatch: body === question ? tag : null }, { deadlineAt }),
    );
  }

  return (endpoint, asks, asker) => {
    const askedAt = Date.now();
    const tag = commonTag(asks, askedAt);
    const exchange: Exchange = { endpoint, asks, asker, slotted: slotsOf(asks), askedAt, tag };
    try {
      return send(exchange).then(
        (reply) => settle(() => read(reply, exchange), exchange, dependencies),
        (error: unknown) => fail(error, exchange, dependencies),
      );
    } catch (error) {
      return Promise.resolve(unreadable(error, exchange, logger));
    }
  };
}

/** What is read at once needs no promise more. */
function settle(
  read: () => Fetched | Promise<Fetched>,
  exchange: Exchange,
  tools: ExchangeDependencies,
): Fetched | Promise<Fetched> {
  try {
    const fetched = read();
    if (!(fetched instanceof Promise)) return noted(fetched, exchange, tools);
    return fetched.then(
      (kept) => noted(kept, exchange, tools),
      (error: unknown) => fail(error, exchange, tools),
    );
  } catch (error) {
    return fail(error, exchange, tools);
  }
}

function fail(error: unknown, exchange: Exchange, tools: ExchangeDependencies): Fetched {
  return noted(unreadable(error, exchange, tools.logger), exchange, tools);
}

function noted(
  fetched: Fetched,
  { endpoint, asks, askedAt }: Exchange,
  { attempts }: ExchangeDependencies,
): Fetched {
  asks.forEach((ask, index) => {
    const outcome = fetched.outcomes[index];
    if (outcome) attempts.note(endpoint, ask, askedAt, outcome);
  });
  return fetched;
}

/** Smaller parts of answers are not counted. */
const largeBytes = 64 * 1024;

function noteLarge(outcomes: readonly ProvinceOutcome[], bytes: number): void {
  const share = Math.ceil(bytes / outcomes.length);
  if (share < largeBytes) return;
  for (const outcome of outcomes) if (outcome.kind === 'entity') outcome.bytes = share;
}

interface Exchange {
  endpoint: Endpoint;
  asks: readonly Ask[];
  asker: Asker;
  slotted: SlottedAsks;
  askedAt: number;
  /** That it is asked with. */
  tag: string | null;
}

interface Kept {
  outcomes: ProvinceOutcome[];
  entries: [string, CacheEntry][];
}

const notRead = gap('unusable', 'The answer could not be read');

function failed(gaps: Gap, { endpoint, asks, asker: { requestId } }: Exchange, changes: ChangeLog): Fetched {
  changes.failed(endpoint.url, gaps, { endpoint: endpoint.url, requestId });
  return { outcomes: asks.map(() => gaps), isShared: true };
}

/** A fault of our own while reading an answer must not take the other provinces' answers with it. */
function unreadable(
  error: unknown,
  { endpoint, asks, asker: { requestId } }: Exchange,
  logger: Logger,
): Fetched {
  const place = { endpoint: endpoint.url, requestId };
  logger.error({ err: error, ...place }, 'Could not read the answer of a province service');
  return { outcomes: asks.map(() => notRead), isShared: true };
}

function noteOutcomes(
  { endpoint, asks, asker: { requestId } }: Exchange,
  outcomes: readonly ProvinceOutcome[],
  { bytes, changes, logger }: { bytes: number; changes: ChangeLog; logger: Logger },
): void {
  noteLarge(outcomes, bytes);
  outcomes.forEach((outcome, index) => {
    const province = asks[index]?.province ?? '';
    if (outcome.kind === 'entity' && outcome.errors.length === 0)
      return changes.answered(province, { province });
    const place = { endpoint: endpoint.url, requestId, province };
    if (outcome.kind === 'gap') return changes.failed(province, outcome, place);
    // Readers get our own words.
    logger.warn({ ...place, errors: outcome.errors }, 'A province service answered with errors');
    changes.answered(province, { province });
  });
}
