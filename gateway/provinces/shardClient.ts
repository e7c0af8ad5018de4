import type { Endpoint, Endpoints } from './provincesFile';
import type { BreakerState } from './endpointClient';
import { createExchange, type Asker, type ExchangeDependencies } from './exchange';
import { lookUp, orLastKnown, useOf, type Ask } from './knownAnswers';
import { silentObserver, type AnswerSource, type ShardObserver } from './observer';
import type { Question } from './question';
import { createRequests } from './requests';
import { gap, type ShardOutcome, type Slot } from './shardRequest';

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

export interface AskOptions extends Asker {
  /** Milliseconds since the epoch. */
  deadlineAt: number;
}

export interface ShardClientDependencies extends Omit<ExchangeDependencies, 'observer'> {
  endpoints: Endpoints;
  observer?: ShardObserver;
}

export function createShardClient(dependencies: ShardClientDependencies): ShardClient {
  const { endpoints, observer = silentObserver, cache } = dependencies;
  let current = endpoints;
  const exchange = createExchange({ ...dependencies, observer });
  const requests = createRequests(exchange.fetch, cache.keeps);

  function revalidate(asks: readonly Ask[], asker: Asker): void {
    const missing = asks.filter((ask) => !requests.isUnderWay(ask));
    for (const { endpoint, asks: together } of byEndpoint(missing, current)) {
      if (endpoint) void requests.send(endpoint, together, asker);
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
        if (use === 'needed' || !ask.entry) needed.push(ask);
        else tell(ask, ask.entry.outcome, use);
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
          if (endpoint) await requests.answer(endpoint, together, options, settle);
          else for (const ask of together) settle(ask, notConnected);
        }),
      );
      clearTimeout(timer);
    },
    isConnected: (province) => current.has(province),
    replaceEndpoints(next) {
      current = next;
      exchange.retain(next);
    },
    breakers: exchange.breakers,
    close: exchange.close,
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
