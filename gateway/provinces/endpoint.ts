import { setTimeout as delay } from 'node:timers/promises';
import CircuitBreaker from 'opossum';
import { gapReasons } from '../../domain/gapReasons';
import { getOrCreate } from '../../domain/getOrCreate';
import type { Tls } from '../../platform/tls';
import { createBulkhead } from './bulkhead';
import { gap, type Gap } from './outcome';
import type { Endpoint, Endpoints } from './provincesFile';
import type { Reply } from './reply';
import { createTransport, type HttpRequest } from './transport';

/** One service, of the register or of one or more provinces: its connections, its bulkhead, its breaker. */
export interface EndpointClient {
  readonly endpoint: Endpoint;
  /**
   * Never throws, and ends within the endpoint's timeout, counted from when its turn has come, or that of this request
   * where it has less.
   */
  send(request: HttpRequest, timeoutMillis?: number): Promise<Reply>;
  breaker(): BreakerState;
  /** Lets what is under way finish. */
  close(): Promise<void>;
}

/** Open: nothing is sent. Half open: one request tries again. */
export type BreakerState = 'closed' | 'halfOpen' | 'open';

/** A service that is well answers in that time; one that still hangs holds no operation up for longer. */
const mostProbeMillis = 200;

/** Before the one retry, so that many gateways do not come back at the same moment. */
const retryMillis = { least: 10, most: 60 };

export function createEndpointClient(endpoint: Endpoint, tls: Tls | undefined): EndpointClient {
  const { url, settings } = endpoint;
  const { maxResponseBytes } = settings;
  const transport = createTransport(url, {
    connections: settings.connections,
    connectTimeoutMillis: settings.timeoutMillis,
    tls,
  });
  const bulkhead = createBulkhead(settings.concurrency, settings.queue);
  let lastFault: Gap = gap('noConnection', 'Not asked yet');

  /** Once more where no answer had begun and there is time left. Throws what counts against the service. */
  async function postTwice(request: HttpRequest, timeoutMillis: number): Promise<Reply> {
    const startedAt = Date.now();
    let reply = await transport.post(request, { timeoutMillis, maxResponseBytes });
    if (reply.kind !== 'gap') return reply;
    const left = () => timeoutMillis - (Date.now() - startedAt);
    if (reply.isRetriable && left() > retryMillis.most) {
      await delay(retryMillis.least + Math.random() * (retryMillis.most - retryMillis.least));
      reply = await transport.post(request, { timeoutMillis: left(), maxResponseBytes });
    }
    if (reply.kind === 'gap' && gapReasons[reply.reason].isFault) throw new EndpointFault(reply);
    return reply;
  }

  const breaker = new CircuitBreaker(postTwice, {
    timeout: false,
    volumeThreshold: settings.breakerFailures,
    errorThresholdPercentage: 50,
    rollingCountTimeout: settings.breakerWindowMillis,
    resetTimeout: settings.breakerOpenMillis,
    rollingPercentilesEnabled: false,
  });

  /** What the service failed with last is why it is not asked now. */
  const notAsked = (): Gap => ({
    ...lastFault,
    detail: `Not asked after repeated failures, the last: ${lastFault.detail}`,
  });

  /** Gives up its place in the bulkhead afterwards. */
  async function fire(request: HttpRequest, timeoutMillis: number): Promise<Reply> {
    try {
      return await breaker.fire(request, timeoutMillis);
    } catch (error) {
      if (!(error instanceof EndpointFault)) return notAsked();
      lastFault = error.gap;
      return error.gap;
    } finally {
      bulkhead.leave();
    }
  }

  /** A request that probes whether the service is well again goes on behind the operation that sent it. */
  function orSoon(probe: Promise<Reply>): Promise<Reply> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve(notAsked()), mostProbeMillis);
      void probe.then((reply) => {
        clearTimeout(timer);
        resolve(reply);
      });
    });
  }

  return {
    endpoint,
    send(request, timeoutMillis = settings.timeoutMillis) {
      const entered = bulkhead.enter();
      if (entered === false) {
        return Promise.resolve(gap('queueFull', `Not asked: ${settings.queue} requests wait already`));
      }
      const isProbe = breaker.halfOpen;
      const reply =
        entered === true ? fire(request, timeoutMillis) : entered.then(() => fire(request, timeoutMillis));
      return isProbe ? orSoon(reply) : reply;
    },
    breaker: () => (breaker.opened ? 'open' : breaker.halfOpen ? 'halfOpen' : 'closed'),
    async close() {
      await bulkhead.whenEmpty();
      breaker.shutdown();
      await transport.close();
    },
  };
}

/** By which the breaker is told of a gap. */
class EndpointFault extends Error {
  constructor(readonly gap: Gap) {
    super(gap.detail);
  }
}

/** The clients of all endpoints that were asked so far. */
export interface EndpointClients {
  of(endpoint: Endpoint): EndpointClient;
  /** Closes what is not in this list, or has other settings there, once it is idle. */
  retain(endpoints: Endpoints): void;
  /** By url. */
  breakers(): ReadonlyMap<string, BreakerState>;
  close(): Promise<void>;
}

export function createEndpointClients(tls: Tls | undefined): EndpointClients {
  const clients = new Map<string, EndpointClient>();
  return {
    of: (endpoint) => getOrCreate(clients, endpoint.url, () => createEndpointClient(endpoint, tls)),
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
