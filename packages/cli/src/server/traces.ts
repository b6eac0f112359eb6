/**
 * Traces of the server's own work, sent to an OpenTelemetry collector. Owns: a span per request and its export. Without an
 * endpoint nothing is made and nothing is sent.
 */
import { ROOT_CONTEXT, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import type { Context, Span } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import type { AppOptions } from '@troth/http';
import type { Configuration } from '../configuration/settings.ts';

export interface Traces {
  /** Each request of the app becomes a span. */
  readonly watch: NonNullable<AppOptions['watch']>;
  /** Sends what is left. */
  stop(): Promise<void>;
}

export function startTraces({ 'traces.endpoint': endpoint }: Configuration, version: string): Traces {
  if (endpoint === undefined) return { watch: () => undefined, stop: async () => undefined };
  const exporter = new OTLPTraceExporter({ url: new URL('v1/traces', `${endpoint.replace(/\/$/u, '')}/`).href });
  const resource = resourceFromAttributes({ 'service.name': 'troth', 'service.version': version });
  const provider = new TracerProvider({ resource, spanProcessors: [new BatchSpanProcessor({ exporter })] });
  const tracer = provider.getTracer('troth', version);
  const spans = new WeakMap<object, Span>();
  return {
    watch(app) {
      app.addHook('onRequest', async (request) => {
        const route = request.routeOptions.url ?? 'unknown';
        const attributes = { 'http.request.method': request.method, 'http.route': route };
        const kind = SpanKind.SERVER;
        const caller = callerOf(request.headers['traceparent']);
        spans.set(request, tracer.startSpan(`${request.method} ${route}`, { kind, attributes }, caller));
      });
      app.addHook('onResponse', async (request, reply) => {
        const span = spans.get(request);
        span?.setAttribute('http.response.status_code', reply.statusCode);
        if (reply.statusCode >= 500) span?.setStatus({ code: SpanStatusCode.ERROR });
        span?.end();
      });
    },
    stop: () => provider.shutdown(),
  };
}

/** The span that the caller names (W3C Trace Context, level 1), or none. */
function callerOf(header: string | string[] | undefined): Context {
  const found = /^00-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})$/u.exec(String(header));
  const [, traceId, spanId, flags] = found ?? [];
  if (traceId === undefined || spanId === undefined) return ROOT_CONTEXT;
  return trace.setSpanContext(ROOT_CONTEXT, {
    traceId,
    spanId,
    traceFlags: Number.parseInt(flags ?? '', 16),
    isRemote: true,
  });
}
