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
