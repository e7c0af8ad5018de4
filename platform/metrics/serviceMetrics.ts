import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import type { OperationPlugin } from '../operationPlugins';

export type ServiceName = 'province' | 'register';

/** Seconds: from an indexed read of a warm database to the gateway's patience. */
export const latencyBuckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

/** The register and the provinces may share one process and its registry. */
const keyIdsOf = new WeakMap<Registry, Map<ServiceName, () => string[]>>();

/** Counts the requests that a service of the gateway answers, and how long they take; shows by which keys it knows the gateway. */
export function createServiceMetrics(
  registry: Registry,
  service: ServiceName,
  keyIds: () => string[],
): OperationPlugin {
  showKeys(registry, service, keyIds);
  const requests = counterOf(registry, {
    name: 'congdoan_service_requests_total',
    help: 'Requests that a service answered, by whether there were errors in the answer',
    labelNames: ['service', 'outcome'] as const,
  });
  const duration = histogramOf(registry, {
    name: 'congdoan_service_request_duration_seconds',
    help: 'How long a service took to answer',
    labelNames: ['service'] as const,
    buckets: latencyBuckets,
  });
  return {
    requestDidStart() {
      const end = duration.startTimer({ service });
      return {
        willSendResponse({ errors }) {
          end();
          requests.inc({ service, outcome: errors && errors.length > 0 ? 'errors' : 'ok' });
        },
      };
    },
  };
}

/** A key set is the operator's own, and has one key or, while they are changed, two. */
function showKeys(registry: Registry, service: ServiceName, keyIds: () => string[]): void {
  const known = keyIdsOf.get(registry);
  const byService = known ?? new Map<ServiceName, () => string[]>();
  byService.set(service, keyIds);
  if (known) return;
  keyIdsOf.set(registry, byService);
  new Gauge({
    name: 'congdoan_service_gateway_key_info',
    help: 'The keys by which a service knows the gateway, by id',
    labelNames: ['service', 'key'] as const,
    registers: [registry],
    collect() {
      this.reset();
      for (const [name, ids] of byService) for (const key of ids()) this.set({ service: name, key }, 1);
    },
  });
}

function counterOf<Label extends string>(
  registry: Registry,
  options: { name: string; help: string; labelNames: readonly Label[] },
): Counter<Label> {
  const known = registry.getSingleMetric(options.name) as Counter<Label> | undefined;
  return known ?? new Counter({ ...options, registers: [registry] });
}

function histogramOf<Label extends string>(
  registry: Registry,
  options: { name: string; help: string; labelNames: readonly Label[]; buckets: number[] },
): Histogram<Label> {
  const known = registry.getSingleMetric(options.name) as Histogram<Label> | undefined;
  return known ?? new Histogram({ ...options, registers: [registry] });
}
