/**
 * Data points as samples. Owns: what temporality means. A cumulative sum is a counter with its start; a delta is a counter
 * that began at the start of its interval, so that both are counted by one arithmetic; a histogram is its buckets, each a
 * counter, under the names Prometheus gives them. A point without a recorded value is a gap.
 */
import { Instant } from '@troth/core';
import type { RefusedItem, Sample } from '../source.ts';
import { refusedItem } from '../wire/refusals.ts';
import { labelsOf, resourceLabels } from './labels.ts';
import type { Labels } from './labels.ts';
import type { ExportRequest, HistogramPoint, NumberPoint, OtlpMetric } from './messages.ts';

export interface ReadPoints {
  readonly samples: Sample[];
  readonly refused: RefusedItem[];
}

const delta = 1;
const cumulative = 2;
const noRecordedValue = 1;
const mostCounted = 2n ** 53n;

export function pointsOf(request: ExportRequest): ReadPoints {
  const into: ReadPoints = { samples: [], refused: [] };
  for (const [r, { resource, scopeMetrics }] of request.resourceMetrics.entries())
    for (const [s, { scope, metrics }] of scopeMetrics.entries()) {
      const under = resourceLabels(resource.attributes, scope.name);
      for (const [m, metric] of metrics.entries()) {
        const place = `resourceMetrics[${r}].scopeMetrics[${s}].metrics[${m}] ${metric.name}`;
        new MetricReading(metric, { place, under, into }).read();
      }
    }
  return into;
}

class MetricReading {
  readonly #metric: OtlpMetric;
  readonly #place: string;
  readonly #under: Labels;
  readonly #into: ReadPoints;

  constructor(metric: OtlpMetric, { place, under, into }: { place: string; under: Labels; into: ReadPoints }) {
    this.#metric = metric;
    this.#place = place;
    this.#under = under;
    this.#into = into;
  }

  read(): void {
    const { gauge, sum, histogram, exponentialHistogram, summary } = this.#metric;
    for (const point of gauge?.dataPoints ?? []) this.#number(point, false);
    for (const point of sum?.dataPoints ?? []) {
      const wrong = sum === undefined ? undefined : wrongSum(sum, point);
      if (wrong === undefined) this.#number(point, sum?.isMonotonic === true);
      else this.#refuse(wrong, point);
    }
    for (const point of histogram?.dataPoints ?? []) this.#histogram(point, histogram?.aggregationTemporality ?? 0);
    for (const point of [...(exponentialHistogram?.dataPoints ?? []), ...(summary?.dataPoints ?? [])])
      this.#refuse('exponential histograms and summaries are not read; send histograms with explicit buckets', point);
  }

  #number(point: NumberPoint, counted: boolean): void {
    const { asInt, asDouble, flags } = point;
    const value = asInt === undefined ? asDouble : Number(asInt);
    if ((flags & noRecordedValue) !== 0) this.#sample(point, { name: this.#metric.name, counted, value: undefined });
    else if (value === undefined) this.#refuse('the point has no value; send asInt or asDouble', point);
    else if (asInt !== undefined && (asInt > mostCounted || asInt < -mostCounted))
      this.#refuse(`${asInt} is beyond 2^53, where single events are lost; count in larger units`, point);
    else this.#sample(point, { name: this.#metric.name, counted, value });
  }

  #histogram(point: HistogramPoint, temporality: number): void {
    const wrong = wrongTemporality(temporality, point) ?? wrongBuckets(point);
    if (wrong !== undefined) {
      this.#refuse(wrong, point);
      return;
    }
    const { name } = this.#metric;
    const gap = (point.flags & noRecordedValue) !== 0;
    let below = 0n;
    for (const [i, edge] of [...point.explicitBounds, Infinity].entries()) {
      below += point.bucketCounts[i] ?? (point.bucketCounts.length === 0 ? point.count : 0n);
      const le = edge === Infinity ? '+Inf' : String(edge);
      const value = gap ? undefined : Number(below);
      this.#sample(point, { name: `${name}_bucket`, counted: true, value, le });
    }
  }

  #sample(
    point: NumberPoint | HistogramPoint,
    { name, counted, value, le }: { name: string; counted: boolean; value: number | undefined; le?: string },
  ): void {
    const at = millisecondsOf(point.timeUnixNano);
    const startedAt = millisecondsOf(point.startTimeUnixNano);
    if (at === undefined || point.timeUnixNano === 0n) {
      this.#refuse('the point has no time; send timeUnixNano', point);
      return;
    }
    const labels = labelsOf(point.attributes, this.#under);
    labels['__name__'] = name;
    if (le !== undefined) labels['le'] = le;
    const known = counted && point.startTimeUnixNano !== 0n && startedAt !== undefined;
    this.#into.samples.push({
      labels,
      at,
      ...(value === undefined ? { value: Number.NaN, stale: true } : { value }),
      ...(known ? { startedAt } : {}),
    });
  }

  #refuse(message: string, point: unknown): void {
    const raw = JSON.stringify(point, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
    this.#into.refused.push(refusedItem({ place: this.#place, code: 'POINT', message }, raw));
  }
}

function wrongSum({ aggregationTemporality, isMonotonic }: NonNullable<OtlpMetric['sum']>, point: NumberPoint) {
  if (aggregationTemporality === delta && !isMonotonic)
    return 'a difference of a sum that may fall has no figure of its own; send it cumulative';
  return wrongTemporality(aggregationTemporality, point);
}

function wrongTemporality(temporality: number, point: NumberPoint | HistogramPoint): string | undefined {
  if (temporality !== delta && temporality !== cumulative)
    return 'whether the figures are cumulative cannot be told; send aggregationTemporality 1 (delta) or 2 (cumulative)';
  if (temporality === cumulative) return undefined;
  const { startTimeUnixNano, timeUnixNano } = point;
  return startTimeUnixNano > 0n && startTimeUnixNano < timeUnixNano
    ? undefined
    : 'a delta needs the start of its interval, before its time; send startTimeUnixNano';
}

function wrongBuckets({ count, bucketCounts, explicitBounds, flags }: HistogramPoint): string | undefined {
  if ((flags & noRecordedValue) !== 0) return undefined;
  if (count > mostCounted) return `${count} values are beyond 2^53, where single ones are lost`;
  if (bucketCounts.length === 0 && explicitBounds.length === 0) return undefined;
  if (bucketCounts.length !== explicitBounds.length + 1)
    return `${bucketCounts.length} buckets for ${explicitBounds.length} bounds; there is one bucket more than bounds`;
  if (bucketCounts.some((one) => one < 0n)) return 'a bucket holds fewer than no values';
  const held = bucketCounts.reduce((sum, one) => sum + one, 0n);
  if (held !== count) return `the buckets hold ${held} values and count says ${count}`;
  const rising = explicitBounds.every((edge, i) => i === 0 || edge > (explicitBounds[i - 1] ?? Infinity));
  return rising && explicitBounds.every(Number.isFinite) ? undefined : 'the bounds have to rise, each a number';
}

/** Whole milliseconds; undefined beyond the years that can be named. */
function millisecondsOf(nanoseconds: bigint): number | undefined {
  const ms = Number(nanoseconds / 1_000_000n);
  return ms >= 0 && ms <= Instant.latest ? ms : undefined;
}
