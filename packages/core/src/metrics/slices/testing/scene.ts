/** A small world for tests and benches of metric kinds: evidence, agreed time, exclusions, one span of one period. */
import { Calendar } from '../../../calendars/calendar.ts';
import { Zone } from '../../../calendars/zones/zone.ts';
import type { SliceColumns } from '../../../evidence/columns.ts';
import type { EvidenceRow, RowForm, RowOf } from '../../../evidence/row.ts';
import type { EvidenceView } from '../../../evidence/view.ts';
import { Instant } from '../../../values/instant.ts';
import { IntervalSet } from '../../../values/interval.ts';
import { Ratio } from '../../../values/ratio.ts';
import type { Exclusion, MeasureContext, MetricSetting } from '../../metric.ts';

/** 1 November 2024, 00:00 UTC. */
export const start: number = Instant.parse('2024-11-01T00:00:00Z');
export const minute = 60_000;

/** What a test says; everything else is one open day, nothing excluded, unknown counts as up. */
export interface Scene {
  readonly rows?: readonly EvidenceRow[];
  readonly columns?: readonly SliceColumns[];
  /** Minutes of the period from its start; 1440 when not said. */
  readonly minutes?: number;
  /** Minutes [from, to] of the period that the span covers; all of it when not said. */
  readonly span?: readonly [number, number];
  readonly agreed?: IntervalSet;
  readonly exclusions?: readonly Exclusion[];
  readonly context?: Partial<MeasureContext>;
}

const at = (minutes: number): Instant => Instant.of(start + minutes * minute);

/** Minutes from, to, from, to, … of the period as a set of time. */
export const span = (...minutes: readonly number[]): IntervalSet => IntervalSet.ofBounds(minutes.map(at));

/** An accepted exclusion of those minutes. */
export const excluded = (time: IntervalSet, more: Partial<Exclusion> = {}): Exclusion => ({
  rule: 'works',
  clause: 'K10',
  intervals: time,
  rows: ['w1'],
  ...more,
});

/** Columns from the start of the period, one slice a minute, with these bad and total counts. */
export const minutes = (
  bad: readonly number[],
  total: readonly number[],
  more: Partial<SliceColumns> = {},
): SliceColumns => ({
  series: 'requests',
  source: 'probe',
  recordedAt: at(0),
  start: at(0),
  stepMs: minute,
  bad: Uint8Array.from(bad),
  total: Uint16Array.from(total),
  ...more,
});

function viewOf(scene: Scene): EvidenceView {
  const rows = scene.rows ?? [];
  return {
    knownAt: Instant.latest,
    knownBy: (end) => end,
    rows: <F extends RowForm>(form: F) => rows.filter((row): row is RowOf<F> => row.form === form),
    columns: (series) => (scene.columns ?? []).filter((columns) => columns.series === series),
    conflicts: [],
    count: 0,
    digest: () => '',
  };
}

/** The context in which a metric measures the scene. */
export function contextOf(scene: Scene): MeasureContext {
  const zone = Zone.get('UTC');
  const calendar = Calendar.of({ zone: 'UTC', always: true });
  if (zone === undefined || !calendar.ok) throw new Error('The table of zones has no UTC.');
  const period = { start: at(0), end: at(scene.minutes ?? 1440) };
  const within = scene.span === undefined ? period : { start: at(scene.span[0]), end: at(scene.span[1]) };
  return {
    span: within,
    period,
    zone,
    calendar: calendar.value,
    calendars: new Map(),
    agreed: (scene.agreed ?? IntervalSet.of([period])).clip(within.start, within.end),
    evidence: viewOf(scene),
    exclusions: scene.exclusions ?? [],
    unknown: 'up',
    subjects: [],
    precedence: [],
    until: within.end,
    ...scene.context,
  };
}

/** Shorthand for exact expectations. */
export const ratio = (num: number | bigint, den: number | bigint = 1): Ratio => Ratio.of(num, den);

/** An agreement without priorities and other commitments, for lint. */
export const setting: MetricSetting = { priorities: [], fellows: [] };
