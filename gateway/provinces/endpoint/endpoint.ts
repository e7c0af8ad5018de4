import { setTimeout as delay } from 'node:timers/promises';
import { gapReasons } from '../../../domain/gapReasons';
import { getOrCreate } from '../../../domain/getOrCreate';
import type { Tls } from '../../../platform/tls';
import { createBreaker, type BreakerState } from './breaker';
import { createBulkhead } from './bulkhead';
import { gap, type Gap } from '../outcome';
import type { Endpoint, Endpoints } from '../provincesFile';
import type { Reply } from './reply';
import { createTransport, type AnswerLimits, type HttpRequest, type Transport } from './transport';

/** One service, of the register or of one or more provinces: its connections, its bulkhead, its breaker. */
export interface EndpointClient {
  readonly endpoint: Endpoint;
  /**
   * Never throws, and ends within the endpoint's timeout, counted from when its turn has come, or that of this request
   * if it has less.
   */
  send(request: HttpRequest, timeoutMillis?: number): Promise<Reply>;
  breaker(): BreakerState;
  /** Lets what is under way finish. */
  close(): Promise<void>;
}

/** A service that is well answers in that time; one that still hangs holds no operation up for longer. */
const mostProbeMillis = 200;

/** Before the one retry, so that many gateways do not come back at the same moment. */
const retryMillis = { least: 10, most: 60 };

/** @param opensBreaker whether a failure is one that is not to be waited for again; those that are the service's by default */
export function createEndpointClient(
  endpoint: Endpoint,
  tls: Tls | undefined,
  opensBreaker = ({ reason }: Gap) => gapReasons[reason].isFault,
): EndpointClient {
  const { url, settings } = endpoint;
  const { maxResponseBytes } = settings;
  const transport = createTransport(url, {
    connections: settings.connections,
    connectTimeoutMillis: settings.timeoutMillis,
    tls,
  });
  const breaker = createBreaker(settings);
  const bulkhead = createBulkhead(settings.concurrency, settings.queue);
  let lastFault: Gap = gap('noConnection', 'Not asked yet');

  /** What the service failed with last is why it is not asked now. */
  const notAsked = (): Gap => ({
    ...lastFault,
    detail: `Not asked after repeated failures, the last: ${lastFault.detail}`,
  });

  /** Written with few promises: hundreds of requests are under way at once, and each keeps what it waits for alive. */
  function sendNow(request: HttpRequest, timeoutMillis: number): Promise<Reply> {
    const admission = breaker.admit();
    const end = (reply: Reply): Reply => {
      const isFault = reply.kind === 'gap' && opensBreaker(reply);
      if (isFault) lastFault = reply;
      breaker.note(admission, isFault);
      bulkhead.leave();
      return reply;
    };
    if (admission === 'refuse') {
      bulkhead.leave();
      return Promise.resolve(notAsked());
    }
    const reply = postTwice(transport, request, { timeoutMillis, maxResponseBytes }).then(end);
    return admission === 'probe' ? orSoon(reply, notAsked) : reply;
  }

  return {
    endpoint,
    send(request, timeoutMillis = settings.timeoutMillis) {
      const entered = bulkhead.enter();
      if (entered === true) return sendNow(request, timeoutMillis);
      if (entered !== false) return entered.then(() => sendNow(request, timeoutMillis));
      return Promise.resolve(gap('queueFull', `Not asked: ${settings.queue} requests wait already`));
    },
    breaker: breaker.state,
    async close() {
      await bulkhead.whenEmpty();
      await transport.close();
    },
  };
}

/** Once more if no answer had begun and there is time left. */
function postTwice(transport: Transport, request: HttpRequest, limits: AnswerLimits): Promise<Reply> {
  const startedAt = Date.now();
  return transport.post(request, limits).then((first) => {
    const leftMillis = limits.timeoutMillis - (Date.now() - startedAt);
    if (first.kind !== 'gap' || !first.isRetriable || leftMillis <= retryMillis.most) return first;
    return postAgain(transport, request, { ...limits, timeoutMillis: leftMillis });
  });
}

async function postAgain(transport: Transport, request: HttpRequest, limits: AnswerLimits): Promise<Reply> {
  const pauseMillis = retryMillis.least + Math.random() * (retryMillis.most - retryMillis.least);
  await delay(pauseMillis);
  return transport.postAfresh(request, { ...limits, timeoutMillis: limits.timeoutMillis - pauseMillis });
}

/** A request that probes whether the service is well again goes on behind the operation that sent it. */
function orSoon(probe: Promise<Reply>, otherwise: () => Reply): Promise<Reply> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(otherwise()), mostProbeMillis);
    void probe.then((reply) => {
      clearTimeout(timer);
      resolve(reply);
    });
  });
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
