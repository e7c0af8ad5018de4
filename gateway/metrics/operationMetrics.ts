import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import { gapReasons } from '../../domain/gapReasons';
import { latencyBuckets } from '../../platform/metrics/serviceMetrics';
import type { OperationPlugin } from '../../platform/operationPlugins';
import type { GatewayContext } from '../operation/context';
import { totalSpent } from '../operation/budget';
import type { OperationCoverage } from '../operation/coverage';

/** Counts the clients' operations: which, by whom, how long, how dear, how complete. */
export function createOperationMetrics(registry: Registry): OperationPlugin<GatewayContext> {
  const registers = [registry];
  const operations = new Counter({
    name: 'congdoan_operations_total',
    help: 'Operations by name ("ad-hoc" if it is not a saved one), role, and whether errors were in the answer',
    labelNames: ['operation', 'role', 'outcome'] as const,
    registers,
  });
  const duration = new Histogram({
    name: 'congdoan_operation_duration_seconds',
    help: 'How long an operation took',
    labelNames: ['operation'] as const,
    buckets: latencyBuckets,
    registers,
  });
  const inFlight = new Gauge({
    name: 'congdoan_operations_in_flight',
    help: 'Operations that are being answered now',
    registers,
  });
  const cost = new Histogram({
    name: 'congdoan_operation_cost',
    help: 'What operations cost: their answers and the questions to provinces',
    labelNames: ['role'] as const,
    buckets: [10, 100, 1_000, 3_000, 10_000, 30_000, 100_000, 300_000],
    registers,
  });
  const coverage = new Counter({
    name: 'congdoan_operation_coverage_total',
    help: 'Operations that asked provinces, each as the worst that became of one: it was unreachable, only stale figures of it were there, it is not connected, it has not reported, or the answer is complete',
    labelNames: ['coverage'] as const,
    registers,
  });

  // A counter that begins at its first operation does not show that one to Prometheus as an increase.
  for (const kind of coverageKinds) coverage.inc({ coverage: kind }, 0);

  return {
    requestDidStart({ contextValue }) {
      const startedAt = performance.now();
      const { role } = contextValue.caller;
      inFlight.inc();
      return {
        willSendResponse({ operationName, errors }) {
          const operation = (contextValue.isSaved && operationName) || 'ad-hoc';
          inFlight.dec();
          operations.inc({ operation, role, outcome: errors && errors.length > 0 ? 'errors' : 'ok' });
          duration.observe({ operation }, (performance.now() - startedAt) / 1_000);
          const became = contextValue.operation.coverage();
          if (became.asked > 0) coverage.inc({ coverage: coverageOf(became) });
          const { answer, spent } = contextValue.budget;
          if (answer) cost.observe({ role }, answer.total + totalSpent(spent));
        },
      };
    },
  };
}

/** From the worst on: what an operation counts as. */
const coverageKinds = ['unreachable', 'stale', 'notConnected', 'notReported', 'complete'] as const;
type CoverageKind = (typeof coverageKinds)[number];

/** Each operation once, as the worst that became of a province: only the first two are faults of a service. */
export function coverageOf({ missing, stale }: OperationCoverage): CoverageKind {
  const kinds = new Set<CoverageKind>(missing.map(({ reason }) => gapReasons[reason].metric));
  if (stale.length > 0) kinds.add('stale');
  return coverageKinds.find((kind) => kinds.has(kind)) ?? 'complete';
}
