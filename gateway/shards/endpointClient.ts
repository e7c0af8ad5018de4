import { setTimeout as delay } from 'node:timers/promises';
import CircuitBreaker from 'opossum';
import { createTarget, post, type HttpRequest } from '../http';
import { failed, type HttpFailure, type HttpOutcome } from '../httpOutcome';
import type { Endpoint } from '../provincesFile';
import type { Tls } from '../../services/shared/tls';
import { createGate } from './gate';

export type ShardHttpRequest = Pick<HttpRequest, 'body' | 'token' | 'requestId' | 'ifNoneMatch'>;

/** One service of one or more provinces: its connections, its turnstile, its breaker. */
export interface EndpointClient {
  readonly endpoint: Endpoint;
  /** Never throws, and ends within the endpoint's timeout, counted from when its turn has come. */
  send(request: ShardHttpRequest): Promise<HttpOutcome>;
  breaker(): BreakerState;
  /** Lets what is under way finish. */
  close(): Promise<void>;
}

/** Open: nothing is sent. Half open: one request tries again. */
export type BreakerState = 'closed' | 'halfOpen' | 'open';

/** Before the one retry, so that many gateways do not come back at the same moment. */
const retryMillis = { least: 10, most: 60 };

export function createEndpointClient(endpoint: Endpoint, tls: Tls | undefined): EndpointClient {
  const { url, settings } = endpoint;
  const target = createTarget(url, {
    connections: settings.connections,
    connectTimeoutMillis: settings.timeoutMillis,
    tls,
  });
  const gate = createGate(settings.concurrency, settings.queue);
  let lastFailure: HttpFailure = failed('UNREACHABLE', 'Not asked yet');

  /** Once more where no answer had begun and there is time left. Throws what counts against the service. */
  async function postTwice(request: ShardHttpRequest): Promise<HttpOutcome> {
    const startedAt = Date.now();
    let outcome = await post(target, bounded(request, settings.timeoutMillis));
    if (outcome.kind !== 'failed') return outcome;
    const left = () => settings.timeoutMillis - (Date.now() - startedAt);
    if (outcome.retriable && left() > retryMillis.most) {
      await delay(retryMillis.least + Math.random() * (retryMillis.most - retryMillis.least));
      outcome = await post(target, bounded(request, left()));
    }
    // A service that refuses is well.
    if (outcome.kind !== 'failed' || outcome.reason === 'REFUSED') return outcome;
    throw new EndpointFailure(outcome);
  }

  /** Written out: in an operation that asks many services, spreading an object is what takes the time. */
  function bounded({ body, token, requestId, ifNoneMatch }: ShardHttpRequest, timeoutMillis: number) {
    const { maxResponseBytes } = settings;
    return { body, token, requestId, ifNoneMatch, maxResponseBytes, timeoutMillis };
  }

  const breaker = new CircuitBreaker(postTwice, {
    timeout: false,
    volumeThreshold: settings.breakerFailures,
    errorThresholdPercentage: 50,
    rollingCountTimeout: settings.breakerWindowMillis,
    resetTimeout: settings.breakerOpenMillis,
    rollingPercentilesEnabled: false,
  });

  return {
    endpoint,
    async send(request) {
      const entered = gate.enter();
      if (entered === false)
        return failed('UNREACHABLE', `Not asked: ${settings.queue} requests wait already`);
      if (entered !== true) await entered;
      try {
        return await breaker.fire(request);
      } catch (error) {
        if (error instanceof EndpointFailure) {
          lastFailure = error.failure;
          return error.failure;
        }
        // The breaker is open: what the service failed with last is why it is not asked now.
        return {
          ...lastFailure,
          detail: `Not asked after repeated failures, the last: ${lastFailure.detail}`,
        };
      } finally {
        gate.leave();
      }
    },
    breaker: () => (breaker.opened ? 'open' : breaker.halfOpen ? 'halfOpen' : 'closed'),
    async close() {
      await gate.whenEmpty();
      breaker.shutdown();
      await target.pool.close();
    },
  };
}

class EndpointFailure extends Error {
  constructor(readonly failure: HttpFailure) {
    super(failure.detail);
  }
}
