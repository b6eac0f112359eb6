/**
 * What a metric kind is. Owns: the contract between a kind and the evaluation. A kind is a folder: terms, measure, wording,
 * tests; it is listed in kinds.ts and named nowhere else.
 */
import type { z } from 'zod';
import type { Calendar } from '../calendars/calendar.ts';
import type { Zone } from '../calendars/zones/zone.ts';
import type { SliceColumns } from '../evidence/columns.ts';
import type { EvidenceRow, RowOf } from '../evidence/row.ts';
import type { EvidenceView } from '../evidence/view.ts';
import type { Instant } from '../values/instant.ts';
import type { Interval, IntervalSet } from '../values/interval.ts';
import type { Measured } from '../values/measured.ts';
import type { Ratio } from '../values/ratio.ts';
import type { Band } from '../terms/band.ts';
import type { Dimension, Quantity } from '../terms/quantity.ts';
import type { Target } from '../terms/target.ts';
import type { Language, Localized } from '../terms/text.ts';

/** Dimension and unit without a value. */
export interface Kind {
  readonly dimension: Dimension;
  readonly unit: string;
}

/** A member of what is measured: a site, an instance, a route. */
export interface Subject {
  readonly id: string;
  /** Weight among its fellows (users, sites); one when nothing is said. */
  readonly weight: Ratio;
  /** Class on which matrices of targets and credits are keyed. */
  readonly class?: string | undefined;
}

/** Time (or a share of it) that does not count, decided under a rule of the agreement. */
export interface Exclusion {
  /** Id of the exclusion rule in the agreement. */
  readonly rule: string;
  readonly clause: string;
  readonly intervals: IntervalSet;
  /** Subjects taken out; all when missing. */
  readonly subjects?: readonly string[] | undefined;
  /** Share of users or sites taken out where subjects are only counted; all when missing. */
  readonly affected?: Ratio | undefined;
  readonly cases?: readonly string[] | undefined;
  /** Ids of the rows (works, decision) that it rests on. */
  readonly rows: readonly string[];
}

/** What time nobody knows about counts as. `remove` takes it out of the denominator, `separate` reports it beside the value. */
export const unknownPolicies = ['up', 'down', 'remove', 'separate'] as const;
export type UnknownPolicy = (typeof unknownPolicies)[number];

/** All that a metric may look at. */
export interface MeasureContext {
  /** The part of the period that one revision governs. */
  readonly span: Interval;
  readonly period: Interval;
  readonly zone: Zone;
  readonly calendar: Calendar;
  /** Calendars of the agreement by id, for clocks that run on different hours per priority. */
  readonly calendars: ReadonlyMap<string, Calendar>;
  /** Agreed service time within the span. */
  readonly agreed: IntervalSet;
  readonly evidence: EvidenceView;
  /** In order of precedence; each millisecond belongs to the first that holds it. */
  readonly exclusions: readonly Exclusion[];
  readonly unknown: UnknownPolicy;
  readonly subjects: readonly Subject[];
  /** Order of sources; the first that speaks of an instant is believed. Empty: every source is believed (union). */
  readonly precedence: readonly string[];
  /** Evidence counts up to here: the end of the span, or `knownAt` while the period is open. */
  readonly until: Instant;
  readonly target?: Target | undefined;
  /** Continuous (default): silence means up. Explicit: silence is unknown. */
  readonly coverage?: 'continuous' | 'explicit' | undefined;
  /**
   * Agreed time and exclusions of a stretch before the span, under the revisions then in force: yearly allowances and
   * look-back denominators need them. Missing: only the calendar is asked, and the measurement carries a flag.
   */
  readonly earlier?: ((stretch: Interval) => Pick<MeasureContext, 'agreed' | 'exclusions'>) | undefined;
  /** Measurements of the agreement's other commitments in the same period, for composites. */
  readonly others?: ReadonlyMap<string, Measurement> | undefined;
}

/** One outage, case, sample day …: what per-incident credits and claim clocks look at. */
export interface Occurrence {
  readonly id: string;
  readonly start: Instant;
  readonly end: Instant;
  /** What counts of it, in the metric's own measure (milliseconds for outages). */
  readonly counted: Ratio;
  readonly rows: readonly string[];
}

/** A step of the derivation: a number, where it comes from, and the steps below it. */
export interface Step {
  readonly what: string;
  readonly value?: string | undefined;
  readonly clause?: string | undefined;
  readonly rows?: readonly string[] | undefined;
  /** Milliseconds since the epoch, half-open pairs. */
  readonly intervals?: readonly (readonly [number, number])[] | undefined;
  readonly parts?: readonly Step[] | undefined;
}

export interface Measurement {
  readonly value: Measured<Quantity>;
  /** Other figures by name on which credit rules and termination rights may be keyed: downtime, outages, longest … */
  readonly facets: Readonly<Record<string, Quantity>>;
  readonly occurrences: readonly Occurrence[];
  /** Share of what should have been observed that was; printed with every value. */
  readonly completeness: Ratio;
  readonly flags: readonly string[];
  readonly steps: readonly Step[];
}

/** What is asked of kinds that run clocks: the open ones at an instant. */
export interface ClocksQuestion extends Pick<
  MeasureContext,
  'zone' | 'calendar' | 'calendars' | 'subjects' | 'precedence'
> {
  /** Case events that stand: corrections applied. */
  readonly rows: readonly RowOf<'case'>[];
  readonly at: Instant;
}

/** An open case under one promise. */
export interface OpenCaseClock {
  readonly case: string;
  readonly priority: string | undefined;
  readonly stopped: boolean;
  /** Running milliseconds until the limit is used up; negative when it is. Missing without a limit. */
  readonly remainingMs: number | undefined;
  /** When the clock will be late if nothing stops it; missing while it is stopped. */
  readonly dueAt: Instant | undefined;
  readonly late: boolean;
}

/** The clock of a case under one promise as it was replayed: what ran, what stood still and why, and with whom it lay. */
export interface CaseClockReading {
  readonly case: string;
  /** Which clock: response, update, restore, resolve. */
  readonly clock: string;
  readonly startedAt: Instant;
  /** Missing while it runs. */
  readonly endedAt: Instant | undefined;
  readonly priority: string | undefined;
  readonly limit: Quantity<'time' | 'days'> | undefined;
  readonly dueAt: Instant | undefined;
  readonly late: boolean;
  readonly lateSince: Instant | undefined;
  readonly runningMs: number;
  readonly pausedMs: number;
  /** Milliseconds with each party, stopped time included: they sum to what ran and what was paused. */
  readonly parties: readonly (readonly [party: string, ms: number])[];
  readonly stretches: readonly {
    readonly start: Instant;
    readonly end: Instant;
    readonly party: string;
    readonly priority: string | undefined;
    readonly pausedFor: string | undefined;
  }[];
}

export interface MetricDefinition<Terms> {
  readonly kind: string;
  readonly title: Localized;
  /** One sentence for the author's editor and the language reference. */
  readonly description: Localized;
  readonly terms: z.ZodType<Terms>;
  /** Dimension of the value under these terms. */
  unit(terms: Terms): Kind;
  /** Facets that `measure` always gives, with their dimension. */
  facets(terms: Terms): Readonly<Record<string, Kind>>;
  /** Values that can occur, for proofs over the whole domain. */
  domain(terms: Terms): Band;
  /** Distance between values that can occur, where not every number can: whole days of delay, whole cases. */
  grid?(terms: Terms): Quantity | undefined;
  measure(terms: Terms, context: MeasureContext): Measurement;
  /**
   * The promise as a clause: how the value is measured. The caller adds target, period and hours around it; so it reads
   * after "Measured as:" and ends without a full stop.
   */
  wording(terms: Terms, language: Language): string;
  /** Terms that another reading would change: what ablation may switch off, by name. */
  ablations?(terms: Terms): readonly { readonly name: string; readonly clause?: string; readonly terms: Terms }[];
  /** True for kinds that are made of other commitments' values and so come after them. */
  readonly readsOthers?: boolean;
  /** Evidence of a span in which everything went well, and of one in which nothing did: what the self-test feeds the promise. */
  extremes?(terms: Terms, span: Interval): Extremes | undefined;
  /** Clocks that run at an instant, for kinds that have them. */
  openClocks?(terms: Terms, question: ClocksQuestion): readonly OpenCaseClock[];
  /** Every case as its clock reads, for kinds that have clocks. */
  readClocks?(terms: Terms, question: ClocksQuestion): readonly CaseClockReading[];
  /** Defects that only the kind can see: a code, a path inside the terms, why it matters with a worked example, what to write. */
  lint?(terms: Terms, setting: MetricSetting): readonly TermFinding[];
}

/** What a kind may know, at lint time, of the agreement around it. */
export interface MetricSetting {
  /** Priorities that the agreement defines. */
  readonly priorities: readonly string[];
  /** Terms of the agreement's other metrics, for kinds that must agree with their fellows. */
  readonly fellows: readonly { readonly commitment: string; readonly metric: unknown }[];
}

/** Evidence for the self-test of a promise; ids and sources are free, `recordedAt` lies inside the span or at its end. */
export interface Extremes {
  readonly perfect: readonly EvidenceRow[];
  readonly dead: readonly EvidenceRow[];
  /** Of kinds that look at slices. */
  readonly columns?: { readonly perfect: readonly SliceColumns[]; readonly dead: readonly SliceColumns[] };
}

export interface TermFinding {
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'note';
  readonly path: readonly (string | number)[];
  readonly message: string;
  readonly example: string;
  readonly fix: string;
}

/** A kind with its terms filled in; the terms stay hidden inside. */
export interface Metric {
  readonly kind: string;
  readonly title: Localized;
  readonly unit: Kind;
  readonly facets: Readonly<Record<string, Kind>>;
  readonly domain: Band;
  readonly grid?: Quantity | undefined;
  readonly readsOthers: boolean;
  measure(context: MeasureContext): Measurement;
  wording(language: Language): string;
  ablations(): readonly { readonly name: string; readonly clause?: string; readonly metric: Metric }[];
  extremes(span: Interval): Extremes | undefined;
  /** Missing for kinds without clocks. */
  readonly openClocks?: ((question: ClocksQuestion) => readonly OpenCaseClock[]) | undefined;
  readonly readClocks?: ((question: ClocksQuestion) => readonly CaseClockReading[]) | undefined;
  lint(setting: MetricSetting): readonly TermFinding[];
}

/** Declares a kind. The definition itself is returned: kinds.ts lists it, `fill` closes over its terms. */
export function defineMetric<Terms>(definition: MetricDefinition<Terms>): MetricDefinition<Terms> {
  return definition;
}

/** A definition and terms that its schema has accepted become a metric. */
export function fill<Terms>(definition: MetricDefinition<Terms>, terms: Terms): Metric {
  return {
    kind: definition.kind,
    title: definition.title,
    unit: definition.unit(terms),
    facets: definition.facets(terms),
    domain: definition.domain(terms),
    grid: definition.grid?.(terms),
    readsOthers: definition.readsOthers ?? false,
    measure: (context) => definition.measure(terms, context),
    wording: (language) => definition.wording(terms, language),
    ablations: () =>
      (definition.ablations?.(terms) ?? []).map((ablation) => ({
        name: ablation.name,
        ...(ablation.clause === undefined ? {} : { clause: ablation.clause }),
        metric: fill(definition, ablation.terms),
      })),
    extremes: (span) => definition.extremes?.(terms, span),
    openClocks:
      definition.openClocks === undefined ? undefined : (question) => definition.openClocks?.(terms, question) ?? [],
    readClocks:
      definition.readClocks === undefined ? undefined : (question) => definition.readClocks?.(terms, question) ?? [],
    lint: (setting) => definition.lint?.(terms, setting) ?? [],
  };
}
