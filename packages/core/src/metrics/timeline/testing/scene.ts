/** A small world for tests of outages: one calendar, one period, rows written in minutes from its start. */
import { Calendar } from '../../../calendars/calendar.ts';
import type { Hours } from '../../../calendars/definition.ts';
import { parsePeriod } from '../../../calendars/period-key.ts';
import { Zone } from '../../../calendars/zones/zone.ts';
import { resolveEvidence } from '../../../evidence/resolve.ts';
import type { EvidenceRow, RowOf } from '../../../evidence/row.ts';
import { Instant } from '../../../values/instant.ts';
import { IntervalSet } from '../../../values/interval.ts';
import type { Outcome } from '../../../values/outcome.ts';
import { Ratio } from '../../../values/ratio.ts';
import type { Exclusion, MeasureContext, Subject } from '../../metric.ts';

export const minute = 60_000;

/** What a test says; everything else is a month open round the clock, known to its end, with silence as up. */
export interface Scene {
  readonly period?: string;
  readonly zone?: string;
  /** The same hours every day; round the clock when missing. */
  readonly daily?: Hours;
  readonly rows?: readonly EvidenceRow[];
  readonly exclusions?: readonly Exclusion[];
  readonly subjects?: readonly string[];
  readonly context?: Partial<MeasureContext>;
}

function must<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new RangeError(outcome.refusals.map(({ message }) => message).join(' '));
}

const everyDay = (hours: Hours) => ({
  mon: [hours],
  tue: [hours],
  wed: [hours],
  thu: [hours],
  fri: [hours],
  sat: [hours],
  sun: [hours],
});

export const subject = (id: string, weight = '1'): Subject => ({ id, weight: Ratio.parse(weight) });

/** The context of the scene; fields of `context` win. */
export function contextOf(scene: Scene): MeasureContext {
  const zoneName = scene.zone ?? 'UTC';
  const zone = Zone.get(zoneName);
  if (zone === undefined) throw new RangeError(`no zone ${zoneName}`);
  const hours = scene.daily === undefined ? { always: true } : { weekly: everyDay(scene.daily) };
  const calendar = must(Calendar.of({ zone: zoneName, ...hours }));
  const period = must(parsePeriod(scene.period ?? '2024-11', zone));
  const span = scene.context?.span ?? period;
  return {
    span,
    period,
    zone,
    calendar,
    calendars: new Map(),
    agreed: calendar.openBetween(span.start, span.end),
    evidence: resolveEvidence({ rows: scene.rows ?? [], knownAt: Instant.latest, agreement: 'SLA-1' }),
    exclusions: scene.exclusions ?? [],
    unknown: 'up',
    subjects: (scene.subjects ?? []).map((id) => subject(id)),
    precedence: [],
    until: span.end,
    ...scene.context,
  };
}

/** The start of November 2024, UTC: minute 0 of `down` and `minutes`. */
export const origin = Instant.parse('2024-11-01T00:00:00Z');

/** That many minutes after the start; thousandths of a minute and the like must come out in whole milliseconds. */
export const at = (minutes: number, from: Instant = origin): Instant =>
  Instant.plus(from, Math.round(minutes * minute));

/** Minutes [from, to] as one interval set. */
export const minutes = (...bounds: readonly number[]): IntervalSet =>
  IntervalSet.ofBounds(bounds.map((bound) => at(bound)));

/** A state row by minutes of November 2024. */
export const state = (
  id: string,
  [from, to]: readonly [number, number],
  more: Partial<RowOf<'state'>> = {},
): RowOf<'state'> => told(id, [Instant.format(at(from)), Instant.format(at(to))], more);

/** A state row by two texts with offsets. */
export function told(
  id: string,
  [start, end]: readonly [string, string],
  more: Partial<RowOf<'state'>> = {},
): RowOf<'state'> {
  const times = { start: Instant.parse(start), end: Instant.parse(end), recordedAt: Instant.parse(end) };
  return { form: 'state', id, source: 'probe', state: 'down', ...times, ...more };
}

/** An accepted exclusion. */
export const excluded = (intervals: IntervalSet, more: Partial<Exclusion> = {}): Exclusion => ({
  rule: 'maintenance',
  clause: 'K10',
  intervals,
  rows: ['w1'],
  ...more,
});
