import { setTimeout as delay } from 'node:timers/promises';
import { Pool } from 'undici';
import { check, query } from './check';

/** What a load has seen so far. */
export interface Tally {
  operations: number;
  wrong: number;
  /** The first few. */
  problems: string[];
  /** Operations with a gap, or with last known figures. */
  partial: number;
  stale: number;
  millis: number[];
}

export function createTally(): Tally {
  return { operations: 0, wrong: 0, problems: [], partial: 0, stale: 0, millis: [] };
}

const mostProblems = 20;
const pauseMillis = 10;

/** Asks with so many clients, one operation after the other each, until it is over. */
export async function runLoad(
  origin: string,
  clients: number,
  tally: Tally,
  isOver: () => boolean,
): Promise<void> {
  const pool = new Pool(origin, { connections: clients });
  await Promise.all(
    Array.from({ length: clients }, async () => {
      while (!isOver()) {
        await askOnce(pool, tally);
        await delay(pauseMillis);
      }
    }),
  );
  await pool.close();
}

async function askOnce(pool: Pool, tally: Tally): Promise<void> {
  const startedAt = performance.now();
  const { problems, missing, stale } = await answerOf(pool).then(
    ({ status, text }) => check(status, text),
    (error: unknown) => ({ problems: [`No answer: ${String(error)}`], missing: 0, stale: 0 }),
  );
  tally.millis.push(performance.now() - startedAt);
  tally.operations += 1;
  if (missing > 0) tally.partial += 1;
  if (stale > 0) tally.stale += 1;
  if (problems.length === 0) return;
  tally.wrong += 1;
  if (tally.problems.length < mostProblems) tally.problems.push(problems.join('; '));
}

async function answerOf(pool: Pool): Promise<{ status: number; text: string }> {
  const { statusCode, body } = await pool.request({
    method: 'POST',
    path: '/graphql',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  return { status: statusCode, text: await body.text() };
}

/** Asks until an answer has no gap; the milliseconds that this took. */
export async function recovered(origin: string, withinMillis: number): Promise<number> {
  const startedAt = performance.now();
  const pool = new Pool(origin, { connections: 1 });
  try {
    for (;;) {
      const { status, text } = await answerOf(pool);
      const { problems, missing, stale } = check(status, text);
      const millis = performance.now() - startedAt;
      if (problems.length === 0 && missing === 0 && stale === 0) return millis;
      if (millis > withinMillis)
        throw new Error(`Not complete ${withinMillis} ms after the last fault: ${text}`);
      await delay(50);
    }
  } finally {
    await pool.close();
  }
}

export function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? 0;
}
