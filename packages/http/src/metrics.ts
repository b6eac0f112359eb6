/** What the server says about itself to Prometheus. Its own registry: two apps in one process do not count together. */
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

export interface HttpMetrics {
  readonly registry: Registry;
  answered(operation: string, status: number, seconds: number): void;
  rows(outcome: 'accepted' | 'duplicate' | 'refused' | 'sample', count: number): void;
}

/** A figure that is read when somebody asks for metrics. */
export interface Level {
  readonly name: string;
  readonly help: string;
  readonly labels?: readonly string[];
  readonly read: () => Promise<readonly LevelValue[]>;
}

export interface LevelValue {
  readonly labels?: Readonly<Record<string, string>>;
  readonly value: number;
}

/** From a cached read to a month that closes. */
const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.15, 0.25, 0.5, 1, 2.5, 5, 10];

export function metricsOf(
  levels: { readonly bytesInFlight: () => number; readonly waiting: () => number },
  more: readonly Level[] = [],
): HttpMetrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const duration = new Histogram({
    name: 'troth_http_request_duration_seconds',
    help: 'Time from the request to the end of its answer.',
    labelNames: ['operation', 'status'] as const,
    buckets,
    registers,
  });
  const rows = new Counter({
    name: 'troth_ingest_rows_total',
    help: 'Rows and samples that were told, by what became of them.',
    labelNames: ['outcome'] as const,
    registers,
  });
  const level = (name: string, help: string, read: () => number): Gauge =>
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(read());
      },
    });
  level('troth_ingest_bytes_in_flight', 'Bytes of evidence that are read or wait to be stored.', levels.bytesInFlight);
  level('troth_ingest_requests_waiting', 'Requests that wait for a transaction.', levels.waiting);
  for (const one of more) registry.registerMetric(gaugeOf(one));
  return {
    registry,
    answered(operation, status, seconds) {
      duration.observe({ operation, status: String(status) }, seconds);
    },
    rows(outcome, count) {
      if (count > 0) rows.inc({ outcome }, count);
    },
  };
}

function gaugeOf({ name, help, labels = [], read }: Level): Gauge {
  return new Gauge({
    name,
    help,
    labelNames: [...labels],
    registers: [],
    async collect() {
      const found = await read();
      // What is no longer there is no longer told.
      this.reset();
      for (const { labels: at = {}, value } of found) this.set({ ...at }, value);
    },
  });
}
