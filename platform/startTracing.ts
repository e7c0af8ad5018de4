import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
import { noteTracing } from './tracing';

/**
 * Sends the traces of this process to a collector, in batches; one that does not answer holds nothing up. Spans are made
 * through the API that is one for the process, so this can be called once only.
 */
export function startTracing(collectorUrl: string, service: string): { stop(): Promise<void> } {
  const exporter = new OTLPTraceExporter({ url: new URL('v1/traces', withSlash(collectorUrl)).href });
  const provider = new NodeTracerProvider({
    resource: resourceFromAttributes({ 'service.name': `congdoan-${service}` }),
    spanProcessors: [new BatchSpanProcessor(exporter)],
  });
  provider.register();
  noteTracing();
  return { stop: () => provider.shutdown() };
}

function withSlash(url: string): string {
  return url.endsWith('/') ? url : `${url}/`;
}
