import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import { latencyBuckets } from '../../services/shared/metrics/serviceMetrics';
import type { HttpOutcome } from '../http';
import type { BreakerState } from '../shards/endpointClient';
import type { ShardObserver } from '../shards/observer';

/** Counts what passes between the gateway and the provinces. */
export function createShardMetrics(registry: Registry): ShardObserver {
  const registers = [registry];
  const requests = new Counter({
    name: 'congdoan_shard_requests_total',
    help: 'Requests to provinces by outcome; one that asks a service for several of its provinces counts for each',
    labelNames: ['province', 'outcome'] as const,
    registers,
  });
  const duration = new Histogram({
    name: 'congdoan_shard_request_duration_seconds',
    help: 'How long requests to provinces took, with waiting and retry',
    buckets: latencyBuckets,
    registers,
  });
  const answers = new Counter({
    name: 'congdoan_shard_answers_total',
    help: 'What operations got of provinces: from the cache, from the province, its last known figures, or nothing',
    labelNames: ['province', 'source'] as const,
    registers,
  });
  const answeredAt = new Gauge({
    name: 'congdoan_province_answered_at_seconds',
    help: 'When the figures of a province that an operation got last were answered by it, seconds since the epoch',
    labelNames: ['province'] as const,
    registers,
  });
  return {
    requested(provinces, outcome, millis) {
      duration.observe(millis / 1_000);
      for (const province of provinces) requests.inc({ province, outcome: nameOf(outcome) });
    },
    answered(province, outcome, source) {
      if (outcome.kind === 'gap') {
        answers.inc({ province, source: 'gap' });
        return;
      }
      answers.inc({ province, source: outcome.staleReason === null ? source : 'lastKnown' });
      answeredAt.set({ province }, outcome.answeredAt.getTime() / 1_000);
    },
  };
}

function nameOf(outcome: HttpOutcome): string {
  return outcome.kind === 'failed' ? outcome.reason : outcome.kind;
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
