/**
 * Traces of the server's own work, sent to an OpenTelemetry collector. Owns: a span per request and its export. Jobs are traced
 * by the queue itself, which uses the same provider. Without an endpoint nothing is made and nothing is sent.
 */
import { SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import type { Span } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { BatchSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import type { buildApp } from '@troth/http';
import type { Configuration } from '../configuration/settings.ts';

type App = Awaited<ReturnType<typeof buildApp>>;

export interface Traces {
  /** Each request of the app becomes a span. */
  watch(app: App): void;
  /** Sends what is left. */
  stop(): Promise<void>;
}

export function startTraces({ 'traces.endpoint': endpoint }: Configuration, version: string): Traces {
  if (endpoint === undefined) return { watch: () => undefined, stop: async () => undefined };
  const exporter = new OTLPTraceExporter({ url: new URL('v1/traces', `${endpoint.replace(/\/$/u, '')}/`).href });
  const provider = new TracerProvider({ spanProcessors: [new BatchSpanProcessor({ exporter })] });
  trace.setGlobalTracerProvider(provider);
  const tracer = provider.getTracer('troth', version);
  const spans = new WeakMap<object, Span>();
  return {
    watch(app) {
      app.addHook('onRequest', async (request) => {
        const route = request.routeOptions.url ?? 'unknown';
        const attributes = { 'http.request.method': request.method, 'http.route': route };
        spans.set(request, tracer.startSpan(`${request.method} ${route}`, { kind: SpanKind.SERVER, attributes }));
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
