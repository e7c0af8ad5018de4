import type { IncomingHttpHeaders } from 'node:http';
import { context, propagation, ROOT_CONTEXT, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import type { Attributes, Span } from '@opentelemetry/api';

/**
 * Spans of our own. Until `startTracing` was called in the process all of this does nothing. No span holds a query's text,
 * its variables, a token or a row of data.
 */

const tracer = trace.getTracer('congdoan');
let isTracing = false;

/** To be called once the process has where to send spans. */
export function noteTracing(): void {
  isTracing = true;
}

export interface ServerSpan {
  /** Runs the work within the span. */
  within(work: () => void): void;
  end(status: number): void;
}

/** The span of a request that came in; part of the trace that its headers name. Null if nothing is traced. */
export function startServerSpan(
  method: string,
  route: string,
  headers: IncomingHttpHeaders,
): ServerSpan | null {
  if (!isTracing) return null;
  const parent = propagation.extract(ROOT_CONTEXT, headers);
  const attributes = { 'http.request.method': method, 'http.route': route };
  const span = tracer.startSpan(`${method} ${route}`, { kind: SpanKind.SERVER, attributes }, parent);
  return {
    within: (work) => context.with(trace.setSpan(parent, span), work),
    end(status) {
      span.setAttribute('http.response.status_code', status);
      if (status >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
      span.end();
    },
  };
}

/**
 * Runs the work within a span of a request that goes out, and lets `judge` say of it what came of that. `headers` gets
 * what continues the trace over there.
 */
export function withClientSpan<Result>(
  name: string,
  attributes: Attributes,
  headers: Record<string, string>,
  work: () => Promise<Result>,
  judge: (span: Span, result: Result) => void,
): Promise<Result> {
  if (!isTracing) return work();
  return tracer.startActiveSpan(name, { kind: SpanKind.CLIENT, attributes }, async (span) => {
    try {
      propagation.inject(context.active(), headers);
      const result = await work();
      judge(span, result);
      return result;
    } finally {
      span.end();
    }
  });
}

/** Runs the work within a span of its own. */
export function withSpan<Result>(
  name: string,
  attributes: Attributes,
  work: () => Promise<Result>,
): Promise<Result> {
  if (!isTracing) return work();
  return tracer.startActiveSpan(name, { attributes }, async (span) => {
    try {
      return await work();
    } catch (error) {
      markFailed(span, error instanceof Error ? error.name : 'unknown');
      throw error;
    } finally {
      span.end();
    }
  });
}

/** A span that something else begins and ends; null if there is no trace that it would be part of. */
export function startChildSpan(name: string, attributes: Attributes): Span | null {
  if (!isTracing || !trace.getActiveSpan()?.isRecording()) return null;
  return tracer.startSpan(name, { kind: SpanKind.CLIENT, attributes });
}

export function markFailed(span: Span, reason: string): void {
  span.setStatus({ code: SpanStatusCode.ERROR, message: reason });
}
