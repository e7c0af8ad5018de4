import type { FailureReason } from '../../domain/gapReasons';
import { getOrCreate } from '../../domain/getOrCreate';
import type { Logger } from '../../platform/logger';
import type { Tls } from '../../platform/tls';
import type { BreakerState } from './breaker';
import { createEndpointClient, type EndpointClient } from './endpoint';
import { createSendWindow } from './bulkhead';
import { createExchange, silentObserver, type ExchangeDependencies, type ProvinceObserver } from './exchange';
import { createAttempts, lookUp, orLastKnown, useOf, type AnswerSource, type Ask } from './freshness';
import { createInFlight, type Asker } from './inFlight';
import { gap, type ProvinceEntity, type ProvinceOutcome } from '../../platform/provinces/outcome';
import type { Endpoint, Endpoints } from '../../platform/provinces/provincesFile';
import type { Question } from '../../platform/provinces/question/question';
import type { Slot } from '../../platform/provinces/request';

/** The one way to the provinces' services. */
export interface ProvinceClient {
  /**
   * Asks everything at once: one request to each endpoint that holds some of the provinces now, none for what is known.
   * Never throws, and gives every outcome before the deadline, each as soon as it is there; an answer that comes later
   * still feeds the cache.
   */
  ask(slots: readonly Slot[], asker: Asker, give: GiveOutcome): Promise<void>;
  /** Whether the list has the province. */
  isConnected(province: string): boolean;
  /** Takes a new list of provinces; requests under way to those that left it finish. */
  replaceEndpoints(endpoints: Endpoints): void;
  /** The breaker of every endpoint that was asked so far, by its url. */
  breakers(): ReadonlyMap<string, BreakerState>;
  close(): Promise<void>;
}

export type GiveOutcome = (question: Question, province: string, outcome: ProvinceOutcome) => void;

export interface ProvinceClientDependencies extends Omit<
  ExchangeDependencies,
  'clientOf' | 'observer' | 'attempts'
> {
  endpoints: Endpoints;
  tls?: Tls | undefined;
  observer?: ProvinceObserver;
}

export function createProvinceClient(dependencies: ProvinceClientDependencies): ProvinceClient {
  const { cache, tls, logger, observer = silentObserver } = dependencies;
  let current = dependencies.endpoints;
  const clients = createEndpointClients(tls, logger);
  const attempts = createAttempts();
  const exchange = createExchange({ ...dependencies, clientOf: clients.of, observer, attempts });
  const inFlight = createInFlight(exchange, cache.keeps);

  /** What can be answered at once is given; what cannot be is left. */
  async function giveKnown(slots: readonly Slot[], asker: Asker, tell: Tell): Promise<Ask[]> {
    const asks = await lookUp(cache, slots, asker.caller);
    const now = Date.now();
    const revalidated: Ask[] = [];
    const needed: Ask[] = [];
    for (const ask of asks) {
      const endpoint = current.get(ask.province);
      const failure = endpoint ? attempts.failureSince(endpoint, ask) : null;
      // A province that left the list is not answered for from the cache either.
      const use = endpoint ? useOf(ask, failure, now) : 'needed';
      if (use === 'needed' || !ask.entry) needed.push(ask);
      else tell(ask, since(failure, ask.entry.outcome), use);
      if (use === 'revalidating' && !inFlight.isUnderWay(ask)) revalidated.push(ask);
    }
    for (const [endpoint, together] of byEndpoint(revalidated, current)) {
      if (endpoint) void inFlight.send(endpoint, together, asker);
    }
    return needed;
  }

  return {
    async ask(slots, asker, give) {
      const tell: Tell = (ask, outcome, source) => {
        observer.answered(ask.province, outcome, source);
        give(ask.question, ask.province, outcome);
      };
      const needed = await giveKnown(slots, asker, tell);
      if (needed.length === 0) return;
      const waiting = new Set(needed);
      const settle = (ask: Ask, outcome: ProvinceOutcome) => {
        if (waiting.delete(ask)) tell(ask, orLastKnown(ask, outcome), 'asked');
      };
      const leftMillis = Math.max(0, asker.deadlineAt - Date.now());
      const timer = setTimeout(() => waiting.forEach((ask) => settle(ask, tooLate)), leftMillis);
      const asked: Promise<void>[] = [];
      for (const [endpoint, together] of byEndpoint(needed, current)) {
        if (endpoint) asked.push(inFlight.answer(endpoint, together, asker, settle));
        else for (const ask of together) settle(ask, notListed);
      }
      await Promise.all(asked);
      clearTimeout(timer);
    },
    isConnected: (province) => current.has(province),
    replaceEndpoints(next) {
      current = next;
      clients.retain(next);
    },
    breakers: clients.breakers,
    close: clients.close,
  };
}

/** An answer from before the province failed is not current any more, whatever its age. */
function since(failure: FailureReason | null, outcome: ProvinceEntity): ProvinceEntity {
  return failure === null ? outcome : { ...outcome, staleReason: failure };
}

type Tell = (ask: Ask, outcome: ProvinceOutcome, source: AnswerSource) => void;

const tooLate = gap('tooLate', 'No answer within the time that the operation has');
const notListed = gap('notListed', 'No endpoint is known');

/** By where the provinces are now; null for those that no endpoint holds. */
function byEndpoint(asks: readonly Ask[], endpoints: Endpoints): Map<Endpoint | null, Ask[]> {
  const groups = new Map<Endpoint | null, Ask[]>();
  for (const ask of asks) {
    const endpoint = endpoints.get(ask.province) ?? null;
    const group = groups.get(endpoint);
    if (group) group.push(ask);
    else groups.set(endpoint, [ask]);
  }
  return groups;
}

/** So few that a busy process reads all their answers in less than a timeout, and far more than it can keep under way. */
const mostUnderWay = 256;
/** A service that is well has answered by then. */
const mostCountedMillis = 1_000;

/** The clients of all endpoints that were asked so far. */
interface EndpointClients {
  of(endpoint: Endpoint): EndpointClient;
  /** Closes what is not in this list, or has other settings there, once it is idle. */
  retain(endpoints: Endpoints): void;
  /** By url. */
  breakers(): ReadonlyMap<string, BreakerState>;
  close(): Promise<void>;
}

function createEndpointClients(tls: Tls | undefined, logger: Logger): EndpointClients {
  const clients = new Map<string, EndpointClient>();
  const window = createSendWindow(mostUnderWay, mostCountedMillis);
  return {
    of: (endpoint) =>
      getOrCreate(clients, endpoint.url, () => createEndpointClient(endpoint, { tls, window, logger })),
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
