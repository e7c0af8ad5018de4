import { setMaxListeners } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { monotonicMillis } from '../../platform/monotonic';

export interface RoundsOptions<Target> {
  /** Looked at anew for each round. */
  targets(): readonly Target[];
  /** Never throws. */
  visit(target: Target): Promise<void>;
  intervalMillis: number;
  /** Visits under way at once. */
  most: number;
}

export interface Rounds {
  start(): void;
  /** Resolves when the last visit is over. */
  stop(): Promise<void>;
}

/** The first round comes soon: who starts a gateway wants to see what it reaches. */
const firstRoundMillis = 2_000;

/**
 * Visits all targets in each interval, a few at a time and at moments spread over it by chance, so that neither the
 * targets nor this process have them all at once. Targets that hang make the round longer, never denser.
 */
export function createRounds<Target>(options: RoundsOptions<Target>): Rounds {
  const { targets, visit, intervalMillis, most } = options;
  const ended = new AbortController();
  // Each visit that waits for its moment listens for the end.
  setMaxListeners(most + 1, ended.signal);
  let running: Promise<void> = Promise.resolve();

  const waitUntil = (moment: number) =>
    delay(Math.max(0, moment - monotonicMillis()), undefined, { signal: ended.signal, ref: false });

  async function round(lengthMillis: number): Promise<void> {
    const startedAt = monotonicMillis();
    const left = shuffled(targets());
    const slotMillis = lengthMillis / Math.max(1, left.length);
    let slot = 0;
    const work = async () => {
      for (let target = left.pop(); target !== undefined; target = left.pop()) {
        await waitUntil(startedAt + slotMillis * (slot++ + Math.random()));
        await visit(target);
      }
    };
    // The end wakes whoever waits for a moment; whoever visits is still waited for.
    const ways = await Promise.allSettled(Array.from({ length: Math.min(most, left.length) }, work));
    const failed = ways.find((way) => way.status === 'rejected');
    if (failed) throw failed.reason;
    await waitUntil(startedAt + lengthMillis);
  }

  async function goOn(): Promise<void> {
    try {
      await round(Math.min(firstRoundMillis, intervalMillis));
      for (;;) await round(intervalMillis);
    } catch (error) {
      if (!ended.signal.aborted) throw error;
    }
  }

  return {
    start() {
      running = goOn();
    },
    stop() {
      ended.abort();
      return running;
    },
  };
}

function shuffled<Item>(items: readonly Item[]): Item[] {
  return items
    .map((item) => ({ item, place: Math.random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);
}
