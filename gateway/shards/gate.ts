/** Lets a bounded number of tasks run at once and a bounded number wait. */
export interface Gate {
  /** Null at once where too many wait already; else what the task gives, when its turn has come. */
  run<Result>(task: () => Promise<Result>): Promise<Result> | null;
  readonly running: number;
  readonly waiting: number;
}

export function createGate(concurrency: number, queue: number): Gate {
  const waiting: (() => void)[] = [];
  let running = 0;

  async function turn<Result>(task: () => Promise<Result>): Promise<Result> {
    try {
      return await task();
    } finally {
      const next = waiting.shift();
      // The place is handed on, so that nobody who comes just now gets in between.
      if (next) next();
      else running -= 1;
    }
  }

  return {
    run(task) {
      if (running < concurrency) {
        running += 1;
        return turn(task);
      }
      if (waiting.length >= queue) return null;
      return new Promise<void>((resolve) => waiting.push(resolve)).then(() => turn(task));
    },
    get running() {
      return running;
    },
    get waiting() {
      return waiting.length;
    },
  };
}
