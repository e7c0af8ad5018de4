import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import { getOrCreate } from '../../domain/getOrCreate';
import { latencyBuckets } from '../../platform/metrics/serviceMetrics';
import type { BreakerState } from '../provinces/breaker';
import type { ProvinceObserver } from '../provinces/exchange';
import type { Reply } from '../../platform/provinces/reply';

/**
 * Counts what passes between the gateway and the provinces. An operation gets an answer of every province it touches, so
 * answers are counted in plain numbers, and made into samples when these are asked for.
 */
export function createProvinceMetrics(registry: Registry): ProvinceObserver {
  const registers = [registry];
  const seen = new Map<string, Seen>();
  new Counter({
    name: 'congdoan_shard_requests_total',
    help: 'Requests to provinces by outcome; one that asks a service for several of its provinces counts for each',
    labelNames: ['province', 'outcome'] as const,
    registers,
    collect() {
      this.reset();
      for (const [province, { outcomes }] of seen) {
        for (const [outcome, count] of outcomes) this.inc({ province, outcome }, count);
      }
    },
  });
  const duration = new Histogram({
    name: 'congdoan_shard_request_duration_seconds',
    help: 'How long requests to provinces took, with waiting and retry',
    buckets: latencyBuckets,
    registers,
  });
  new Counter({
    name: 'congdoan_shard_answers_total',
    help: 'What operations got of provinces: from the cache, from the province, its last known figures, or nothing',
    labelNames: ['province', 'source'] as const,
    registers,
    collect() {
      this.reset();
      for (const [province, { sources }] of seen) {
        for (const [source, count] of sources) this.inc({ province, source }, count);
      }
    },
  });
  new Gauge({
    name: 'congdoan_province_answered_at_seconds',
    help: 'When the figures of a province that an operation got last were answered by it, seconds since the epoch',
    labelNames: ['province'] as const,
    registers,
    collect() {
      for (const [province, { answered }] of seen) {
        if (answered !== null) this.set({ province }, answered / 1_000);
      }
    },
  });
  const seenOf = (province: string) =>
    getOrCreate(seen, province, (): Seen => ({ outcomes: new Map(), sources: new Map(), answered: null }));

  return {
    requested(provinces, reply, millis) {
      duration.observe(millis / 1_000);
      for (const province of provinces) count(seenOf(province).outcomes, nameOf(reply));
    },
    answered(province, outcome, source) {
      const of = seenOf(province);
      if (outcome.kind === 'gap') return count(of.sources, 'gap');
      count(of.sources, outcome.staleReason === null ? source : 'lastKnown');
      of.answered = outcome.answeredAt;
    },
  };
}

/** What was seen of one province. */
interface Seen {
  outcomes: Map<string, number>;
  sources: Map<string, number>;
  /** When the figures that an operation got last were answered, milliseconds since the epoch. */
  answered: number | null;
}

function count(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}

function nameOf(reply: Reply): string {
  return reply.kind === 'gap' ? reply.reason : reply.kind;
}

const stateNumbers: Record<BreakerState, number> = { closed: 0, halfOpen: 1, open: 2 };

/** Shows the breakers at every scrape; endpoints that left the list are shown no more. */
export function addBreakerMetric(
  registry: Registry,
  breakers: () => ReadonlyMap<string, BreakerState>,
): void {
  new Gauge({
    name: 'congdoan_shard_breaker_state',
    help: 'Circuit breaker of an endpoint: 0 closed, 1 trying again, 2 open',
    labelNames: ['endpoint'] as const,
    registers: [registry],
    collect() {
      this.reset();
      for (const [url, state] of breakers()) this.set({ endpoint: placeOf(url) }, stateNumbers[state]);
    },
  });
}

/** Without what an address could hold besides the place. */
function placeOf(url: string): string {
  const { origin, pathname } = new URL(url);
  return origin + pathname;
}
