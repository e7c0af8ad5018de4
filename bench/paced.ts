import { setTimeout as delay } from 'node:timers/promises';
import { Pool } from 'undici';
import { createPick, problemOf, writeRequest, type LoadOptions, type LoadResult } from './load';
import { percentile } from './summary';

interface PacedOptions extends Omit<LoadOptions, 'connections'> {
  requestsPerSecond: number;
}

const connectionsPerOrigin = 64;
/** As close as timers come. */
const tickMillis = 5;
const patienceMillis = 30_000;

/**
 * Sends requests at a fixed rate, whether those before were answered or not, as screens do that know nothing of each other. What
 * each waits for is counted from the moment at which it was due. The gateways take turns.
 */
export async function runPaced(options: PacedOptions): Promise<LoadResult> {
  const { origins, requestsPerSecond, seconds, headers } = options;
  const pick = createPick(options);
  const pools = origins.map((origin) => new Pool(origin, { connections: connectionsPerOrigin }));
  const problems = new Set<string>();
  const millis: number[] = [];
  const wanted = Math.round(requestsPerSecond * seconds);

  async function ask(number: number, dueAt: number): Promise<void> {
    const question = pick();
    const pool = pools[number % pools.length];
    try {
      const request = { ...writeRequest(question, { headers }), headersTimeout: patienceMillis };
      const response = await pool?.request(request);
      const body = (await response?.body.text()) ?? '';
      const problem = problemOf(question, response?.statusCode ?? 0, body);
      if (problem !== null) problems.add(problem);
    } catch (error) {
      problems.add(String(error));
    }
    millis.push(performance.now() - dueAt);
  }

  const startedAt = performance.now();
  const asked: Promise<void>[] = [];
  while (asked.length < wanted) {
    const due = Math.min(wanted, ((performance.now() - startedAt) / 1_000) * requestsPerSecond);
    while (asked.length < due) {
      asked.push(ask(asked.length, startedAt + (asked.length / requestsPerSecond) * 1_000));
    }
    await delay(tickMillis);
  }
  await Promise.all(asked);
  const elapsedSeconds = (performance.now() - startedAt) / 1_000;
  await Promise.all(pools.map((pool) => pool.close()));
  return {
    requests: wanted,
    requestsPerSecond: wanted / elapsedSeconds,
    p50Millis: percentile(millis, 50),
    p99Millis: percentile(millis, 99),
    problems: [...problems].slice(0, 5),
  };
}
