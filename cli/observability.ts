import type { Registry } from 'prom-client';
import type { Config } from '../platform/config';
import type { Logger } from '../platform/logger';
import { createRegistry, startMetricsServer } from '../platform/metrics/metricsServer';
import { startTracing } from '../platform/startTracing';
import type { Stoppers } from './running';

/** What the parts of a process are to be watched with. */
export interface Observability {
  metrics: Registry | null;
  traced: boolean;
}

/** Shows metrics and sends traces as far as the configuration asks for them. */
export async function startObservability(
  config: Config,
  role: string,
  logger: Logger,
  stoppers: Stoppers,
): Promise<Observability> {
  const { metricsPort, traceCollectorUrl, host } = config;
  if (traceCollectorUrl !== null) stoppers.add(startTracing(traceCollectorUrl, role).stop);
  if (metricsPort === null) return { metrics: null, traced: traceCollectorUrl !== null };
  const metrics = createRegistry();
  const server = await startMetricsServer(metrics, { host, port: metricsPort, variable: 'METRICS_PORT' });
  stoppers.add(server.stop);
  logger.info({ url: `${server.origin}/metrics` }, 'Showing metrics');
  return { metrics, traced: traceCollectorUrl !== null };
}
