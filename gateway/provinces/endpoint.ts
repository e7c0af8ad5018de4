import { monotonicMillis } from '../../platform/monotonic';
import { setTimeout as delay } from 'node:timers/promises';
import { gapReasons } from '../../domain/gapReasons';
import { silentLogger, type Logger } from '../../platform/logger';
import type { Tls } from '../../platform/tls';
import { createBreaker, type Breaker, type BreakerState } from './breaker';
import { createBulkhead, type SendWindow, type Turn } from './bulkhead';
import { gap, type Gap } from '../../platform/provinces/outcome';
import type { Endpoint } from '../../platform/provinces/provincesFile';
import type { Reply } from '../../platform/provinces/reply';
import { createTransport, type AnswerLimits, type HttpRequest, type Transport } from './transport';

/** One service, of the register or of one or more provinces: its connections, its bulkhead, its breaker. */
export interface EndpointClient {
  readonly endpoint: Endpoint;
  /**
   * Never throws, and ends within the endpoint's timeout, counted from when its turn has come, or that of this request
   * if it has less.
   */
  send(request: HttpRequest, options?: SendOptions): Promise<Reply>;
  breaker(): BreakerState;
  /** Lets what is under way finish. */
  close(): Promise<void>;
}

export interface SendOptions {
  timeoutMillis?: number;
  /** Milliseconds since the epoch; nobody waits for an answer after it, so a request whose turn comes later is not sent. */
  deadlineAt?: number;
}

/** A service that is well answers in that time; one that still hangs holds no operation up for longer. */
const mostProbeMillis = 200;

/** Before the one retry, so that many gateways do not come back at the same moment. */
const retryMillis = { least: 10, most: 60 };

type IsFault = (failure: Gap) => boolean;

export interface EndpointClientOptions {
  tls?: Tls | undefined;
  /** Whether a failure is one that is not to be waited for again; if it is not given, those that are the service's. */
  opensBreaker?: IsFault;
  /** How long the operation waits that finds out whether a service is well again. */
  probeMillis?: number;
  /** Shared with other services; without one, the turn has come at once. */
  window?: SendWindow;
  logger?: Logger;
}

const neverSent = gap('tooLate', 'Not asked: its turn came when the time of the operation was over');

const isServiceFault: IsFault = ({ reason }) => gapReasons[reason].isFault;

export function createEndpointClient(
  endpoint: Endpoint,
  {
    tls,
    opensBreaker = isServiceFault,
    probeMillis = mostProbeMillis,
    window,
    logger = silentLogger,
  }: EndpointClientOptions = {},
): EndpointClient {
  const { url, settings } = endpoint;
  const { maxResponseBytes } = settings;
  const transport = createTransport(url, {
    connections: settings.connections,
    connectTimeoutMillis: settings.timeoutMillis,
    tls,
  });
  const breaker = createBreaker(settings, (state) => {
    const said = { url, openMillis: settings.breakerOpenMillis };
    if (state === 'open') logger.warn(said, 'A service fails again and again; it is asked now and then only');
    else logger.info(said, 'A service is asked as before');
  });
  const sendNow = createGuardedPost(transport, breaker, { maxResponseBytes, opensBreaker, probeMillis });
  const bulkhead = createBulkhead(settings.concurrency, settings.queue);

  function sendInTurn(request: HttpRequest, options: SendOptions): Promise<Reply> {
    const { timeoutMillis = settings.timeoutMillis, deadlineAt = Infinity } = options;
    // What is refused need not wait for that.
    if (!window || breaker.state() === 'open') return sendNow(request, timeoutMillis, bulkhead.leave);
    const sendIn = (turn: Turn) => {
      const leave = () => {
        window.leave(turn);
        bulkhead.leave();
      };
      if (Date.now() < deadlineAt) return sendNow(request, timeoutMillis, leave);
      leave();
      return Promise.resolve(neverSent);
    };
    const turn = window.enter();
    return turn instanceof Promise ? turn.then(sendIn) : sendIn(turn);
  }

  return {
    endpoint,
    send(request, options = {}) {
      const entered = bulkhead.enter();
      if (entered === true) return sendInTurn(request, options);
      if (entered !== false) return entered.then(() => sendInTurn(request, options));
      return Promise.resolve(gap('queueFull', `Not asked: ${settings.queue} requests wait already`));
    },
    breaker: breaker.state,
    async close() {
      await bulkhead.whenEmpty();
      await transport.close();
    },
  };
}

/** Posts as long as the breaker lets, which is told what came of it; `leave` is called when the request has ended. */
type GuardedPost = (request: HttpRequest, timeoutMillis: number, leave: () => void) => Promise<Reply>;

interface GuardOptions extends Pick<AnswerLimits, 'maxResponseBytes'> {
  opensBreaker: IsFault;
  probeMillis: number;
}

/** Written with few promises: hundreds of requests are under way at once, and each keeps what it waits for alive. */
function createGuardedPost(
  transport: Transport,
  breaker: Breaker,
  { maxResponseBytes, opensBreaker, probeMillis }: GuardOptions,
): GuardedPost {
  let lastFault: Gap = gap('noConnection', 'Not asked yet');

  /** What the service failed with last is why it is not asked now. */
  const notAsked = (): Gap => ({
    ...lastFault,
    detail: `Not asked after repeated failures, the last: ${lastFault.detail}`,
  });

  return (request, timeoutMillis, leave) => {
    const admission = breaker.admit();
    if (admission === 'refuse') {
      leave();
      return Promise.resolve(notAsked());
    }
    const reply = postTwice(transport, request, { timeoutMillis, maxResponseBytes }).then((ended) => {
      const isFault = ended.kind === 'gap' && opensBreaker(ended);
      if (isFault) lastFault = ended;
      breaker.note(admission, isFault);
      leave();
      return ended;
    });
    return admission === 'probe' ? orSoon(reply, probeMillis, notAsked) : reply;
  };
}

/** Once more if no answer had begun and there is time left. */
function postTwice(transport: Transport, request: HttpRequest, limits: AnswerLimits): Promise<Reply> {
  const startedAt = monotonicMillis();
  return transport.post(request, limits).then((first) => {
    const leftMillis = limits.timeoutMillis - (monotonicMillis() - startedAt);
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
function orSoon(probe: Promise<Reply>, millis: number, otherwise: () => Reply): Promise<Reply> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(otherwise()), millis);
    void probe.then((reply) => {
      clearTimeout(timer);
      resolve(reply);
    });
  });
}
