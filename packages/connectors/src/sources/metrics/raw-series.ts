/**
 * Samples put in order: one raw series per set of labels, its points in order of time, each once. Owns: what two samples of
 * one moment mean, so that order and repetition of the input change nothing. Stale markers are left out: ends of series
 * are seen by silence, since a pull never shows the markers and has to give the same figures as a push.
 */
import { Instant } from '@troth/core';
import type { Sample } from '../source.ts';
import type { Complaints } from './complaints.ts';
import { sayLabels } from './selector.ts';
import type { Labels } from './selector.ts';

export interface Point {
  readonly at: number;
  readonly value: number;
  readonly startedAt?: number;
}

export interface RawSeries {
  /** The labels in words: the same for the same labels. */
  readonly key: string;
  readonly labels: Labels;
  readonly points: readonly Point[];
  /** Moments at which samples came that cannot stand. */
  readonly broken: readonly number[];
}

export interface Wanted {
  readonly selects: (labels: Labels) => boolean;
  /** What a point of this kind of metric may be: undefined, or why it cannot stand. */
  readonly accept: (value: number) => string | undefined;
  readonly complaints: Complaints;
}

/** The series that are wanted, in order of their labels. */
export function rawSeries(samples: readonly Sample[], wanted: Wanted): RawSeries[] {
  const collected = new Map<string, { labels: Labels; samples: Sample[] }>();
  // Samples of one series mostly share one object of labels: it is looked at once.
  const keys = new Map<Labels, string | undefined>();
  for (const sample of samples) {
    const { labels } = sample;
    if (!keys.has(labels)) keys.set(labels, wanted.selects(labels) ? sayLabels(labels) : undefined);
    const key = keys.get(labels);
    if (key === undefined || sample.stale === true) continue;
    const series = collected.get(key);
    if (series === undefined) collected.set(key, { labels: sample.labels, samples: [sample] });
    else series.samples.push(sample);
  }
  return [...collected]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, series]) => ({ key, labels: series.labels, ...orderly(key, series.samples, wanted) }));
}

function orderly(key: string, samples: Sample[], { accept, complaints }: Wanted): Pick<RawSeries, 'points' | 'broken'> {
  samples.sort((a, b) => a.at - b.at);
  const points: Point[] = [];
  const broken: number[] = [];
  for (let i = 0; i < samples.length;) {
    const at = samples[i]?.at ?? 0;
    const first = i;
    while (samples[i]?.at === at) i += 1;
    const point = oneOf(samples.slice(first, i));
    const why =
      point === undefined ? 'two samples of one moment differ; which one holds cannot be told' : accept(point.value);
    if (point !== undefined && why === undefined) points.push(point);
    else {
      broken.push(at);
      complaints.add({ place: key, code: 'SAMPLE', message: why ?? '' }, Instant.format(Instant.of(at)));
    }
  }
  return { points, broken };
}

/** The point that all samples of a moment speak of; none where they contradict each other. */
function oneOf(samples: readonly Sample[]): Point | undefined {
  const values = new Set(samples.map(({ value }) => value));
  const starts = new Set(samples.flatMap(({ startedAt }) => (startedAt === undefined ? [] : [startedAt])));
  const [value] = values;
  const [startedAt] = starts;
  if (value === undefined || values.size > 1 || starts.size > 1 || samples[0] === undefined) return undefined;
  const { at } = samples[0];
  return startedAt === undefined ? { at, value } : { at, value, startedAt };
}
