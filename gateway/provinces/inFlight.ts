import type { Caller } from '../../domain/roles';
import type { Ask } from './freshness';
import { gap, type ProvinceOutcome } from '../../platform/provinces/outcome';
import type { Endpoint } from '../../platform/provinces/provincesFile';

export interface Asker {
  /** Who asks, and may see the answers. */
  caller: Caller;
  /** Of the client's request, for the services and for the log. */
  requestId: string;
  /** Milliseconds since the epoch; what was not sent by then is not sent. */
  deadlineAt: number;
}

/** Sends one request for all of these, for this caller. Never throws. */
export type Fetch = (endpoint: Endpoint, asks: readonly Ask[], asker: Asker) => Promise<Fetched>;

export interface Fetched {
  /** In the order of the asks. */
  outcomes: ProvinceOutcome[];
  /** Whether others who asked the same at the same moment may have them too: not what may not be kept. */
  isShared: boolean;
}

/** Requests under way, one for all who ask the same at the same moment. */
export interface InFlight {
  /** Gives the outcome of every ask once: of a request of their own, or of one that is under way. */
  answer(endpoint: Endpoint, asks: readonly Ask[], asker: Asker, give: GiveAsk): Promise<void>;
  /** Sends a request for all of these. */
  send(endpoint: Endpoint, asks: readonly Ask[], asker: Asker): Promise<Fetched>;
  isUnderWay(ask: Ask): boolean;
}

export type GiveAsk = (ask: Ask, outcome: ProvinceOutcome) => void;

interface Request {
  url: string;
  /** Milliseconds since the epoch. */
  startedAt: number;
  fetched: Promise<Fetched>;
}

/** One of the asks of a request. */
interface Place {
  request: Request;
  index: number;
}

/** An ask that waits for the request of another. */
interface Joined {
  ask: Ask;
  place: Place;
}

/** Who comes later asks by himself: the request may hang. */
const mostWaitedMillis = 1_000;

/** If nothing is kept, nothing is waited for either: every ask has a request of its own. */
export function createInFlight(fetch: Fetch, isCollapsing: boolean): InFlight {
  const underWay = new Map<string, Place>();
  /** Endpoints whose last answer was for one asker alone, so that there is nothing to wait for. */
  const unshared = new Set<string>();

  async function send(endpoint: Endpoint, asks: readonly Ask[], asker: Asker): Promise<Fetched> {
    const request = { url: endpoint.url, startedAt: Date.now(), fetched: fetch(endpoint, asks, asker) };
    asks.forEach(({ key }, index) => underWay.set(key, { request, index }));
    const fetched = await request.fetched;
    for (const { key } of asks) {
      if (underWay.get(key)?.request === request) underWay.delete(key);
    }
    if (fetched.isShared) unshared.delete(endpoint.url);
    else unshared.add(endpoint.url);
    return fetched;
  }

  function sendAndGive(endpoint: Endpoint, asks: readonly Ask[], asker: Asker, give: GiveAsk) {
    return (isCollapsing ? send : fetch)(endpoint, asks, asker).then(({ outcomes }) => {
      asks.forEach((ask, index) => give(ask, outcomes[index] ?? noOutcome));
    });
  }

  async function join({ ask, place }: Joined, endpoint: Endpoint, asker: Asker, give: GiveAsk) {
    const { outcomes, isShared } = await place.request.fetched;
    if (isShared) give(ask, outcomes[place.index] ?? noOutcome);
    else await sendAndGive(endpoint, [ask], asker, give);
  }

  /** What others wait for already; not if the province has said since then that its data changed. */
  function joinable({ key, changedAt }: Ask, { url }: Endpoint): Place | null {
    const place = unshared.has(url) ? undefined : underWay.get(key);
    if (place?.request.url !== url) return null;
    const { startedAt } = place.request;
    return startedAt > changedAt && Date.now() - startedAt < mostWaitedMillis ? place : null;
  }

  return {
    answer(endpoint, asks, asker, give) {
      const own: Ask[] = [];
      const joined: Joined[] = [];
      for (const ask of asks) {
        const place = isCollapsing ? joinable(ask, endpoint) : null;
        if (place) joined.push({ ask, place });
        else own.push(ask);
      }
      if (joined.length === 0) return sendAndGive(endpoint, own, asker, give);
      const all = joined.map((each) => join(each, endpoint, asker, give));
      if (own.length > 0) all.push(sendAndGive(endpoint, own, asker, give));
      return Promise.all(all).then(() => undefined);
    },
    send,
    isUnderWay: ({ key }) => underWay.has(key),
  };
}

const noOutcome = gap('unusable', 'No outcome');
