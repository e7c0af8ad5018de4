import { monotonicMillis } from '../../platform/monotonic';
/** Open: nothing is sent. Half open: one request probes whether the service is well again. */
export type BreakerState = 'closed' | 'halfOpen' | 'open';

/** Stops requests to a service that keeps failing. */
export interface Breaker {
  /** To be asked before each request; what is let through is told of by `note`. */
  admit(): Admission;
  note(admission: Admission, isFault: boolean): void;
  state(): BreakerState;
}

export type Admission = 'send' | 'probe' | 'refuse';

export interface BreakerSettings {
  /** Requests within the window before it may open; it does if more than half of them failed. */
  breakerFailures: number;
  breakerWindowMillis: number;
  /** How long nothing is sent before one request probes. */
  breakerOpenMillis: number;
}

type Phase = { phase: 'closed' } | { phase: 'open'; until: number } | { phase: 'probing' };

const closed: Phase = Object.freeze({ phase: 'closed' });

/** @param onChange told when it opens, and when it closes again; not of each probe in between */
export function createBreaker(
  settings: BreakerSettings,
  onChange: (state: 'closed' | 'open') => void = () => undefined,
): Breaker {
  const { breakerFailures, breakerWindowMillis, breakerOpenMillis } = settings;
  let current: Phase = closed;
  let window = createWindow(breakerWindowMillis);

  function open(): void {
    current = { phase: 'open', until: monotonicMillis() + breakerOpenMillis };
    // What it failed with before says nothing about a service that is back.
    window = createWindow(breakerWindowMillis);
  }

  return {
    admit() {
      if (current.phase === 'closed') return 'send';
      if (current.phase === 'probing' || monotonicMillis() < current.until) return 'refuse';
      current = { phase: 'probing' };
      return 'probe';
    },
    note(admission, isFault) {
      if (admission === 'probe') {
        if (isFault) return open();
        current = closed;
        onChange('closed');
      } else if (current.phase === 'closed') {
        const { requests, faults } = window.count(isFault);
        if (!isFault || requests < breakerFailures || faults * 2 <= requests) return;
        open();
        onChange('open');
      }
    },
    state() {
      if (current.phase === 'closed') return 'closed';
      return current.phase === 'open' && monotonicMillis() < current.until ? 'open' : 'halfOpen';
    },
  };
}

/** The parts of a window that are forgotten one after the other. */
const windowParts = 10;

interface Part {
  since: number;
  requests: number;
  faults: number;
}

/** Counts what fell into the last so many milliseconds. */
function createWindow(millis: number) {
  let parts: Part[] = [];

  function currentPart(): Part {
    const now = monotonicMillis();
    const last = parts.at(-1);
    if (last && now < last.since + millis / windowParts) return last;
    const part = { since: now, requests: 0, faults: 0 };
    parts = [...parts.filter(({ since }) => now < since + millis), part];
    return part;
  }

  return {
    /** Everything in the window, this one included. */
    count(isFault: boolean): { requests: number; faults: number } {
      const part = currentPart();
      part.requests += 1;
      if (isFault) part.faults += 1;
      let [requests, faults] = [0, 0];
      for (const each of parts) {
        requests += each.requests;
        faults += each.faults;
      }
      return { requests, faults };
    },
  };
}
