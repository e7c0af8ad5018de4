import type { ApolloServerPlugin } from '@apollo/server';
import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import { gapReasons } from '../../domain/gapReasons';
import { latencyBuckets } from '../../platform/metrics/serviceMetrics';
import type { GatewayContext } from '../operation/context';
import type { OperationCoverage } from '../operation/coverage';

/** Counts the clients' operations: which, by whom, how long, how dear, how complete. */
export function createOperationMetrics(registry: Registry): ApolloServerPlugin<GatewayContext> {
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
    buckets: [10, 30, 100, 300, 1_000, 3_000, 10_000, 30_000, 100_000],
    registers,
  });
  const coverage = new Counter({
    name: 'congdoan_operation_coverage_total',
    help: 'Operations that asked provinces, by how complete the answer was',
    labelNames: ['coverage'] as const,
    registers,
  });

  return {
    requestDidStart({ contextValue }) {
      const startedAt = performance.now();
      const { role } = contextValue.caller;
      inFlight.inc();
      return Promise.resolve({
        willSendResponse({ operationName, errors }) {
          const operation = (contextValue.isSaved && operationName) || 'ad-hoc';
          inFlight.dec();
          operations.inc({ operation, role, outcome: errors && errors.length > 0 ? 'errors' : 'ok' });
          duration.observe({ operation }, (performance.now() - startedAt) / 1_000);
          const became = contextValue.operation.coverage();
          if (became.asked > 0) coverage.inc({ coverage: coverageOf(became) });
          const { answer, spent } = contextValue.budget;
          if (answer) cost.observe({ role }, answer.total + spent.cost + spent.planning);
          return Promise.resolve();
        },
      });
    },
  };
}

/** A province that answered and has no report is no gap in what the gateway could do. */
function coverageOf({ missing, stale }: OperationCoverage): 'gaps' | 'stale' | 'complete' {
  if (missing.some(({ reason }) => gapReasons[reason].metric === 'gaps')) return 'gaps';
  return stale.length > 0 ? 'stale' : 'complete';
}
