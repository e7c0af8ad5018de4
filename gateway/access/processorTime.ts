import type { Caller } from '../../domain/roles';
import { createBoundedCache } from '../../platform/boundedCache';
import type { LimitsOf } from './limits';
import type { Share } from './rates';
import { monotonicMillis } from '../../platform/monotonic';

/** Processor time of this process by the caller for whom it was spent: as the kernel counts it, short work by the clock. */
export interface ProcessorTime {
  /** What the process does from now on is for this caller: until another's turn comes, or the event loop's turn ends. */
  workFor(caller: Caller): void;
  /** What this caller's work took of its minute; milliseconds. */
  shareOf(caller: Caller): Share;
}

interface Window {
  micros: number;
  until: number;
}

/** What passes while the process works, in microseconds. */
export interface WorkClock {
  /** On the wall: no work takes less. */
  passed(): number;
  /** Of processor time, as the kernel counts it. */
  used(): number;
}

const windowMillis = 60_000;

/**
 * Costs are estimates, and not everything has one (files that are written, answers that are packed): what somebody finds
 * that takes more than its estimate ends here. Each replica counts its own, since each has a processor of its own.
 */
export function createProcessorTime(limitsOf: LimitsOf, clock = clockOfProcess): ProcessorTime {
  const windows = createBoundedCache<Window>('processorTime', { bytesOf: () => 100 });
  const work = createWorkTimer(clock);
  let current: Window | null = null;

  function turnTo(next: Window | null): void {
    if (current) current.micros += work.end();
    if (next) work.begin();
    current = next;
  }

  function windowOf(caller: Caller): Window {
    const key = `${caller.role} ${caller.id}`;
    const known = windows.get(key);
    if (known && known.until > monotonicMillis()) return known;
    const window = { micros: 0, until: monotonicMillis() + windowMillis };
    windows.set(key, window);
    return window;
  }

  return {
    workFor(caller) {
      const window = windowOf(caller);
      if (window === current) return;
      if (current === null) setImmediate(turnTo, null);
      turnTo(window);
    },
    shareOf(caller) {
      const window = windowOf(caller);
      if (window === current) turnTo(window);
      const limit = limitsOf(caller.role).processorMillisPerMinute;
      const taken = window.micros / 1_000;
      return {
        limit,
        remaining: Math.max(0, Math.floor(limit - taken)),
        resetSeconds: Math.max(1, Math.ceil((window.until - monotonicMillis()) / 1_000)),
        exceeded: taken > limit,
      };
    },
  };
}

/**
 * Work that was that short is reckoned by the clock, which may count some of another process with it: an operation asks a
 * hundred times, and to ask the kernel each time took a twentieth of what an operation of 63 provinces takes.
 */
const briefMicros = 300;
/** Of work that is longer, so much that was nobody's may be counted with it if the kernel let others work meanwhile. */
const mostUnaskedMicros = 5_000;

/** Tells how long work took of the processor. */
function createWorkTimer(clock: WorkClock) {
  let since = clock.passed();
  let asked = askKernel(since);

  /** `told` is what of the time since then was told as work already. */
  function askKernel(at: number) {
    return { at, used: clock.used(), told: 0 };
  }

  return {
    begin(): void {
      since = clock.passed();
      if (since - asked.at > mostUnaskedMicros) asked = askKernel(since);
    },
    end(): number {
      const now = clock.passed();
      const passed = now - since;
      if (passed <= briefMicros) {
        asked.told += passed;
        return passed;
      }
      const { used, told } = asked;
      asked = askKernel(now);
      return Math.max(0, Math.min(passed, asked.used - used - told));
    },
  };
}

const clockOfProcess: WorkClock = {
  passed: () => performance.now() * 1_000,
  used() {
    const { user, system } = process.cpuUsage();
    return user + system;
  },
};
