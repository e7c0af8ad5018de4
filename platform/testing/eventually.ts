import { setTimeout as delay } from 'node:timers/promises';

/** Waits until an assertion holds; if it does not in time, its last failure is the test's. */
export async function eventually<Result>(
  assertion: () => Result | Promise<Result>,
  withinMillis = 8_000,
): Promise<Result> {
  for (const endsAt = Date.now() + withinMillis; ;) {
    try {
      return await assertion();
    } catch (error) {
      if (Date.now() > endsAt) throw error;
      await delay(25);
    }
  }
}
