/** Evidence made up for the benches: minute slices of a month, the same at every run. */
import { Calendar, Instant, IntervalSet, Zone } from '@troth/core';
import type { SliceColumns, metricKinds } from '@troth/core';

export const minute = 60_000;
export const slicesAMonth = 43_200;
export const monthStart = Instant.parse('2024-11-01T00:00:00Z');
export const monthEnd = Instant.of(monthStart + slicesAMonth * minute);

export type Context = Parameters<(typeof metricKinds)['event-ratio']['measure']>[1];

/** A plain generator of numbers in [0, 1): xorshift32. */
export function numbersFrom(seed: number): () => number {
  let state = seed | 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

/** A month of one series: probes (six a minute, one byte each) or requests (hundreds a minute, two bytes). */
export function month(index: number): SliceColumns {
  const next = numbersFrom(index * 7_919 + 17);
  const probes = index % 2 === 0;
  const bad = new Uint8Array(slicesAMonth);
  const total = probes ? new Uint8Array(slicesAMonth).fill(6) : new Uint16Array(slicesAMonth);
  const unknown = new Uint32Array(slicesAMonth / 32);
  for (let i = 0; i < slicesAMonth; i += 1) {
    if (!probes) total[i] = 200 + Math.floor(next() * 1_200);
    if (i % 16 === 0 && next() < (probes ? 0.02 : 0.16)) bad[i] = 1 + Math.floor(next() * (probes ? 2 : 9));
  }
  // Eight incidents of 3 to 32 minutes in which most events fail.
  for (let incident = 0; incident < 8; incident += 1) {
    const from = Math.floor(next() * (slicesAMonth - 32));
    const to = from + 3 + Math.floor(next() * 30);
    for (let i = from; i < to; i += 1) bad[i] = Math.min(255, total[i] ?? 0);
  }
  // A few outages of the monitoring, some ten minutes each: one slice in a hundred is unknown.
  for (let gap = 0; gap < 43; gap += 1) {
    const from = Math.floor(next() * (slicesAMonth - 10));
    for (let i = from; i < from + 10; i += 1) unknown[i >> 5] = (unknown[i >> 5] ?? 0) | (1 << (i & 31));
  }
  const stepMs = minute;
  return { series: 'requests', source: 'probe', recordedAt: monthEnd, start: monthStart, stepMs, bad, total, unknown };
}

/** Twenty accepted maintenance windows of 7 to 127 minutes that begin inside a minute, or at a whole multiple of the grain. */
export function exclusions(index: number, grain = 1): Context['exclusions'] {
  const next = numbersFrom(index * 104_729 + 3);
  const windows = Array.from({ length: 20 }, () => {
    const start = Instant.of(monthStart + Math.floor((next() * slicesAMonth * minute) / grain) * grain);
    return { start, end: Instant.of(Math.min(monthEnd, start + (7 + Math.floor(next() * 120)) * minute)) };
  });
  return [{ rule: 'works', clause: 'K10', intervals: IntervalSet.of(windows), rows: [] }];
}

const always = calendarOf({ zone: 'UTC', always: true });
const office = calendarOf({
  zone: 'UTC',
  weekly: Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, [['08:00', '18:00']]])),
});

function calendarOf(definition: Parameters<typeof Calendar.of>[0]): Calendar {
  const calendar = Calendar.of(definition);
  if (!calendar.ok) throw new Error(calendar.refusals[0]?.message);
  return calendar.value;
}

/** The month as one span, or as two when a revision begins in the middle of a day: one commitment in ten. */
const revision = Instant.of(monthStart + (14 * 1_440 + 9 * 60) * minute);
const oneSpan = [{ start: monthStart, end: monthEnd }];
const twoSpans = [
  { start: monthStart, end: revision },
  { start: revision, end: monthEnd },
];

/** What unknown slices of a commitment mean. */
export const unknownOf = (index: number): Context['unknown'] => (index % 3 === 0 ? 'remove' : 'up');

interface Asked {
  readonly hours?: 'always' | 'office';
  /** Milliseconds of which the bounds of exclusions are multiples. */
  readonly grain?: number;
}

/** The contexts in which one commitment of the month is measured: one a span. */
export function contexts(columns: SliceColumns, index: number, { hours = 'always', grain = 1 }: Asked = {}): Context[] {
  const zone = Zone.get('UTC');
  if (zone === undefined) throw new Error('The table of zones has no UTC.');
  const calendar = hours === 'always' ? always : office;
  const list = [columns];
  const excluded = exclusions(index, grain);
  return (index % 10 === 7 ? twoSpans : oneSpan).map((span) => ({
    span,
    period: { start: monthStart, end: monthEnd },
    zone,
    calendar,
    calendars: new Map(),
    agreed: calendar.openBetween(span.start, span.end),
    evidence: {
      knownAt: monthEnd,
      knownBy: (end) => (end < monthEnd ? end : monthEnd),
      rows: () => [],
      columns: () => list,
      count: 0,
      conflicts: [],
      digest: () => '',
    },
    exclusions: excluded,
    unknown: unknownOf(index),
    subjects: [],
    precedence: [],
    until: span.end,
  }));
}
