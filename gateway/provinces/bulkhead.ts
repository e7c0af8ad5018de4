import { monotonicMillis } from '../../platform/monotonic';

/** Lets a bounded number run at once and a bounded number wait. Who was let in must leave. */
export interface Bulkhead {
  /** True if there is a place; a promise of the next one if there is none; false if too many wait already. */
  enter(): boolean | Promise<void>;
  leave(): void;
  /** When all have left, also those that still wait. */
  whenEmpty(): Promise<void>;
  readonly running: number;
  readonly waiting: number;
}

export function createBulkhead(concurrency: number, queue: number): Bulkhead {
  const waiting: (() => void)[] = [];
  const atEmpty: (() => void)[] = [];
  let running = 0;

  return {
    enter() {
      if (running < concurrency) {
        running += 1;
        return true;
      }
      return waiting.length < queue && new Promise<void>((resolve) => waiting.push(resolve));
    },
    leave() {
      const next = waiting.shift();
      // The place is handed on, so that nobody who comes just now gets in between.
      if (next) return next();
      running -= 1;
      if (running === 0) for (const resolve of atEmpty.splice(0)) resolve();
    },
    whenEmpty: () =>
      running === 0 ? Promise.resolve() : new Promise<void>((resolve) => atEmpty.push(resolve)),
    get running() {
      return running;
    },
    get waiting() {
      return waiting.length;
    },
  };
}

/** How many requests to all services together are under way at once; the others wait for their turn, and so does their timeout. */
export interface SendWindow {
  /** A request may be sent when it has its turn, which is given in the order in which they came. */
  enter(): Turn | Promise<Turn>;
  /** To be called when the request has ended. */
  leave(turn: Turn): void;
}

/** Of one request. */
export interface Turn {
  /** Milliseconds since the epoch. */
  readonly since: number;
}

/**
 * If eight thousand requests are sent at once, each opens a connection, and none is answered within its time though nobody
 * hangs. A request that is under way for longer than `mostCountedMillis` is not counted any more, so that services that do
 * hang hold the others up for that long and no longer.
 */
export function createSendWindow(mostUnderWay: number, mostCountedMillis: number): SendWindow {
  const waiting: ((turn: Turn) => void)[] = [];
  /** The oldest first. */
  const counted = new Set<Turn>();
  let timer: NodeJS.Timeout | null = null;

  function take(): Turn {
    const turn = { since: monotonicMillis() };
    counted.add(turn);
    return turn;
  }

  function letIn(): void {
    while (waiting.length > 0 && counted.size < mostUnderWay) waiting.shift()?.(take());
    const [oldest] = counted;
    if (waiting.length > 0 && oldest) {
      timer ??= setTimeout(lookAfterReading, oldest.since + mostCountedMillis - monotonicMillis());
    } else if (timer) {
      clearTimeout(timer);
      timer = null;
    }
  }

  /** A process that was held up itself finds answers that came meanwhile. */
  function lookAfterReading(): void {
    setImmediate(() => {
      timer = null;
      const countedFrom = monotonicMillis() - mostCountedMillis;
      for (const turn of counted) {
        if (turn.since > countedFrom) break;
        counted.delete(turn);
      }
      letIn();
    });
  }

  return {
    enter() {
      if (waiting.length === 0 && counted.size < mostUnderWay) return take();
      return new Promise((resolve) => {
        waiting.push(resolve);
        letIn();
      });
    },
    leave(turn) {
      counted.delete(turn);
      letIn();
    },
  };
}
