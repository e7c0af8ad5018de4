import { dirname } from 'node:path';
import type { Registry } from 'prom-client';
import type { Config } from '../platform/config';
import type { Logger } from '../platform/logger';
import { createRegistry, startMetricsServer } from '../platform/metrics/metricsServer';
import { addProcessMetrics } from '../platform/metrics/processMetrics';
import { createStatusPage, type StatusPage } from '../platform/metrics/statusPage';
import { startTracing } from '../platform/startTracing';
import { readTls } from '../platform/tls';
import type { Stoppers } from '../platform/stoppers';

/** What the parts of a process are to be watched with. */
export interface Observability {
  metrics: Registry | null;
  traced: boolean;
  /** What else the operator may see of the process. */
  status: StatusPage;
}

/** Shows metrics and sends traces as far as the configuration asks for them. */
export async function startObservability(
  config: Config,
  role: string,
  logger: Logger,
  stoppers: Stoppers,
): Promise<Observability> {
  const { metricsPort, traceCollectorUrl, host, dataDir, auditFile, tls } = config;
  if (traceCollectorUrl !== null) stoppers.add(startTracing(traceCollectorUrl, role).stop);
  const status = createStatusPage();
  if (metricsPort === null) return { metrics: null, traced: traceCollectorUrl !== null, status };
  const metrics = createRegistry();
  const folders = { data: dataDir, audit: dirname(auditFile) };
  addProcessMetrics(metrics, { role, folders, tls: tls ? readTls(tls) : undefined });
  const server = await startMetricsServer(
    metrics,
    { host, port: metricsPort, variable: 'METRICS_PORT' },
    status,
  );
  stoppers.add(server.stop);
  logger.info({ url: `${server.origin}/metrics` }, 'Showing metrics');
  return { metrics, traced: traceCollectorUrl !== null, status };
}
