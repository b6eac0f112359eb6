/**
 * Made-up evidence of one period in which a promise attains a given value, for examples shown before anybody signs. Owns: the rows
 * and slices per kind of metric. A kind that cannot be set to a value has none, and its promise is not shown as an example.
 */
import type { Commitment } from '../../agreements/revision.ts';
import type { Period } from '../../calendars/period.ts';
import type { SliceColumns } from '../../evidence/columns.ts';
import type { EvidenceRow } from '../../evidence/row.ts';
import { Instant } from '../../values/instant.ts';
import { Ratio } from '../../values/ratio.ts';
import { exampleCases } from './example-cases.ts';

export interface ExampleEvidence {
  readonly rows: readonly EvidenceRow[];
  readonly columns: readonly SliceColumns[];
}

/** What an example is to show: the value in the metric's own measure, and how late a late case is. */
export interface Wanted {
  readonly value: Ratio;
  /** Milliseconds over the limit, for cases. */
  readonly lateMs: number;
}

/** How many cases, calls, answers or duties stand in an example of shares. */
export const exampleVolume = 200;

export function exampleEvidence(commitment: Commitment, window: Period, wanted: Wanted): ExampleEvidence | undefined {
  const { metric } = commitment.terms;
  switch (metric.kind) {
    case 'availability':
      return rowsOnly(outage(commitment, window, wanted.value));
    case 'good-slices':
      return 'errors' in metric.badWhen
        ? badSlices({ ...metric, unit: Number(metric.slice.value.floor()) }, window, wanted.value)
        : undefined;
    case 'event-ratio':
      return events(metric, window, metric.count === 'bad' ? wanted.value : Ratio.one.minus(wanted.value));
    case 'case-clock':
      return rowsOnly(exampleCases({ commitment, terms: metric, window, wanted, volume: exampleVolume }));
    case 'statistic':
      return rowsOnly(values(metric, window, wanted.value));
    case 'score':
      return rowsOnly(scores(metric, window, wanted.value));
    case 'duty':
      return rowsOnly(duties(metric, window, wanted.value));
    case 'reported':
      return rowsOnly([
        {
          ...rowHead('figure', window.end),
          source: metric.reporter ?? 'example',
          form: 'reported',
          series: metric.series,
          ...spanOf(window),
          value: wanted.value,
        },
      ]);
    default:
      return undefined;
  }
}

const rowsOnly = (rows: readonly EvidenceRow[] | undefined): ExampleEvidence | undefined =>
  rows === undefined ? undefined : { rows, columns: [] };

export const rowHead = (
  id: string,
  at: Instant,
): { readonly id: string; readonly source: string; readonly recordedAt: Instant } => ({
  id: `example/${id}`,
  source: 'example',
  recordedAt: at,
});

const spanOf = ({ start, end }: Period): { readonly start: Instant; readonly end: Instant } => ({ start, end });

/** One outage that leaves this share of agreed time up, or lasts this long where the value is a time. */
function outage(commitment: Commitment, window: Period, value: Ratio): readonly EvidenceRow[] | undefined {
  const { metric, each } = commitment.terms;
  if (metric.kind !== 'availability') return undefined;
  const { calendar } = commitment;
  const agreed = calendar.elapsed(window.start, window.end);
  const down = metric.express === 'downtime' ? value : Ratio.one.minus(value).times(Ratio.of(agreed));
  if (down.isZero()) return [];
  const [first] = calendar.openings(window.start, 1);
  if (first === undefined) return undefined;
  const begins = Instant.of(Math.max(first.start, window.start));
  const end = calendar.add(begins, Number(down.floor()));
  if (!end.ok || end.value > window.end) return undefined;
  const subject = each === 'subject' ? commitment.subjects[0]?.id : undefined;
  return [
    {
      ...rowHead('outage', window.end),
      form: 'state',
      state: 'down',
      start: begins,
      end: end.value,
      detectedAt: begins,
      reportedAt: begins,
      ...(subject === undefined ? {} : { subject }),
    },
  ];
}

/** Slices of the period, so many of them wholly bad that this share of time is good. */
function badSlices(
  { series, unit, express }: { readonly series: string; readonly unit: number; readonly express: string },
  window: Period,
  value: Ratio,
): ExampleEvidence | undefined {
  const count = Math.floor((window.end - window.start) / unit);
  const share =
    express === 'share'
      ? Ratio.one.minus(value).times(Ratio.of(count))
      : express === 'bad-time'
        ? value.dividedBy(Ratio.of(unit))
        : value;
  const bad = Number(share.ceil());
  if (count < 1 || bad > count) return undefined;
  const column = new Uint8Array(count);
  column.fill(100, 0, bad);
  const block = {
    series,
    source: 'example',
    recordedAt: window.end,
    start: window.start,
    stepMs: unit,
    bad: column,
    total: new Uint8Array(count).fill(100),
  };
  return { rows: [], columns: [block] };
}

/** One slice over the period that holds the exact share of bad events. */
function events({ series }: { readonly series: string }, window: Period, bad: Ratio): ExampleEvidence | undefined {
  if (bad.isNegative() || bad.greaterThan(Ratio.one) || bad.den > 1_000_000n) return undefined;
  const scale = 1_000_000n / bad.den;
  const [badEvents, total] = [Number(bad.num * scale), Number(bad.den * scale)];
  const block = {
    series,
    source: 'example',
    recordedAt: window.end,
    start: window.start,
    stepMs: window.end - window.start,
    bad: Uint32Array.of(badEvents),
    total: Uint32Array.of(total),
  };
  return { rows: [], columns: [block] };
}

interface StatisticTerms {
  readonly series: string;
  readonly take: string;
  readonly within?: { readonly value: Ratio } | undefined;
}

function values(
  { series, take, within }: StatisticTerms,
  window: Period,
  value: Ratio,
): readonly EvidenceRow[] | undefined {
  const at = (index: number): Instant => stepInto(window, index);
  const row = (index: number, one: Ratio): EvidenceRow => ({
    ...rowHead(`${series}/${index}`, window.end),
    form: 'value',
    series,
    at: at(index),
    value: one,
  });
  if (take === 'sum') return [row(0, value)];
  if (take !== 'share-within') return Array.from({ length: exampleVolume }, (_, index) => row(index, value));
  if (within === undefined) return undefined;
  const inside = Number(value.times(Ratio.of(exampleVolume)).floor());
  return Array.from({ length: exampleVolume }, (_, index) =>
    row(index, index < inside ? within.value.dividedBy(Ratio.of(2)) : within.value.times(Ratio.of(2))),
  );
}

interface ScoreTerms {
  readonly series: string;
  readonly take: string;
  readonly atLeast?: Ratio | undefined;
  readonly scale?: { readonly from: Ratio; readonly to: Ratio } | undefined;
}

function scores({ series, take, atLeast, scale }: ScoreTerms, window: Period, value: Ratio): readonly EvidenceRow[] {
  const good = Number(value.times(Ratio.of(exampleVolume)).floor());
  const [best, worst] = [scale?.to ?? atLeast ?? value, scale?.from ?? Ratio.zero];
  return Array.from({ length: exampleVolume }, (_, index): EvidenceRow => ({
    ...rowHead(`${series}/${index}`, window.end),
    form: 'score',
    series,
    at: stepInto(window, index),
    score: take === 'mean' ? value : index < good ? best : worst,
  }));
}

interface DutyTerms {
  readonly duty: string | readonly string[];
  readonly express: string;
}

function duties({ duty, express }: DutyTerms, window: Period, value: Ratio): readonly EvidenceRow[] | undefined {
  if (express === 'lateness') return undefined;
  const name = typeof duty === 'string' ? duty : (duty[0] ?? '');
  const missed =
    express === 'missed' ? Number(value.ceil()) : Number(Ratio.one.minus(value).times(Ratio.of(exampleVolume)).ceil());
  return Array.from({ length: exampleVolume }, (_, index): EvidenceRow => {
    const due = stepInto(window, index);
    return {
      ...rowHead(`${name}/${index}`, window.end),
      form: 'duty',
      duty: name,
      due,
      ...(index < missed ? {} : { done: due }),
    };
  });
}

/** Moments spread over the first half of the period. */
export function stepInto({ start, end }: Period, index: number): Instant {
  return Instant.of(start + Math.floor(((end - start) * index) / (2 * exampleVolume)));
}
