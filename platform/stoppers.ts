/** Stops what was started, the last first, even if starting did not get to the end. */
export interface Stoppers {
  add(stop: () => void | Promise<void>): void;
  /** Each once, also if one before it fails. @throws the first failure */
  stopAll(): Promise<void>;
}

export function createStoppers(): Stoppers {
  const stops: (() => void | Promise<void>)[] = [];
  return {
    add: (stop) => stops.push(stop),
    async stopAll() {
      const failures: unknown[] = [];
      for (let stop = stops.pop(); stop; stop = stops.pop()) {
        try {
          await stop();
        } catch (error) {
          failures.push(error);
        }
      }
      if (failures.length > 0) throw failures[0];
    },
  };
}

/** Starts what has several parts: if a later one fails, those before it are stopped. */
export async function startWhole<Started>(start: (stoppers: Stoppers) => Promise<Started>): Promise<Started> {
  const stoppers = createStoppers();
  try {
    return await start(stoppers);
  } catch (error) {
    // Why it did not start matters more than why a part of it did not stop.
    await stoppers.stopAll().catch(() => undefined);
    throw error;
  }
}

/** The same of watches, which are there, and gone, at once. */
export function watchWhole<Watched extends object>(
  watch: (stops: (() => void)[]) => Watched,
): Watched & { stop(): void } {
  const stops: (() => void)[] = [];
  const stop = () => {
    for (let next = stops.pop(); next; next = stops.pop()) next();
  };
  try {
    return { ...watch(stops), stop };
  } catch (error) {
    stop();
    throw error;
  }
}
