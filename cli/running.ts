/** Something that was started and can be stopped. */
export interface Running {
  /** What to tell the operator. */
  lines: string[];
  stop(): Promise<void>;
}

/** Stops what was started, the last first, even if starting did not get to the end. */
export interface Stoppers {
  add(stop: () => Promise<void>): void;
  stopAll(): Promise<void>;
}

export function createStoppers(): Stoppers {
  const stops: (() => Promise<void>)[] = [];
  return {
    add: (stop) => stops.push(stop),
    async stopAll() {
      for (let stop = stops.pop(); stop; stop = stops.pop()) await stop();
    },
  };
}
