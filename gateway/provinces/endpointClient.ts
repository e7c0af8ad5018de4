import { setTimeout as delay } from 'node:timers/promises';
import CircuitBreaker from 'opossum';
import { createTarget, post, type HttpRequest } from './http';
import { failed, type HttpFailure, type HttpOutcome } from './httpOutcome';
import type { Endpoint } from './provincesFile';
import type { Tls } from '../../platform/tls';
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

/** A service that is well answers in that time; one that still hangs holds no operation up for longer. */
const mostTrialMillis = 200;

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

  /** What the service failed with last is why it is not asked now. */
  const notAsked = (): HttpFailure => ({
    ...lastFailure,
    detail: `Not asked after repeated failures, the last: ${lastFailure.detail}`,
  });

  /** Gives up its place at the gate afterwards. */
  async function fire(request: ShardHttpRequest): Promise<HttpOutcome> {
    try {
      return await breaker.fire(request);
    } catch (error) {
      if (!(error instanceof EndpointFailure)) return notAsked();
      lastFailure = error.failure;
      return error.failure;
    } finally {
      gate.leave();
    }
  }

  /** A request that tries whether the service is well again goes on behind the operation that sent it. */
  function orSoon(trial: Promise<HttpOutcome>): Promise<HttpOutcome> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve(notAsked()), mostTrialMillis);
      void trial.then((outcome) => {
        clearTimeout(timer);
        resolve(outcome);
      });
    });
  }

  return {
    endpoint,
    send(request) {
      const entered = gate.enter();
      if (entered === false) {
        const detail = `Not asked: ${settings.queue} requests wait already`;
        return Promise.resolve(failed('UNREACHABLE', detail));
      }
      const isTrial = breaker.halfOpen;
      const answer = entered === true ? fire(request) : entered.then(() => fire(request));
      return isTrial ? orSoon(answer) : answer;
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
