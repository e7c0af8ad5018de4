import type { Caller } from '../../domain/roles';
import { createBoundedCache } from '../../platform/boundedCache';
import type { LimitsOf } from './limits';
import type { Share } from './rates';
import { monotonicMillis } from '../../platform/monotonic';

/** Processor time of this process, as the kernel counts it, by the caller for whom it was spent. */
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

const windowMillis = 60_000;

/**
 * Costs are estimates, and not everything has one (files that are written, answers that are packed): what somebody finds
 * that takes more than its estimate ends here. Each replica counts its own, since each has a processor of its own.
 */
export function createProcessorTime(limitsOf: LimitsOf, usedMicros = microsOfProcess): ProcessorTime {
  const windows = createBoundedCache<Window>('processorTime', { bytesOf: () => 100 });
  let current: Window | null = null;
  let since = 0;

  function turnTo(next: Window | null): void {
    const now = usedMicros();
    if (current) current.micros += now - since;
    current = next;
    since = now;
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

/** Of all its threads, so that packing counts too. */
function microsOfProcess(): number {
  const { user, system } = process.cpuUsage();
  return user + system;
}
