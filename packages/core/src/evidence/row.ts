/**
 * The forms in which facts arrive. Owns: what a row of evidence may say. Does not own: what an agreement makes of it.
 *
 * Four times never stand in for each other: *occurred* (`start`, `end`, `at`: in the world), *recordedAt* (we learned),
 * *effectiveFrom* (a revision binds) and *closedAt* (a statement is frozen). A correction is a new row that names the row
 * it supersedes; nothing is erased.
 */
import type { Ratio } from '../values/ratio.ts';
import type { Instant } from '../values/instant.ts';

/** What every row carries. */
export interface RowHead {
  /** Unique within its source; the same source and id twice is the same fact told twice. */
  readonly id: string;
  readonly source: string;
  /** When the fact became known to the keeper of the evidence. */
  readonly recordedAt: Instant;
  /** The agreement the row belongs to; empty means every agreement that asks for the subject. */
  readonly agreement?: string | undefined;
  /** The service, site, instance or route the row speaks of; empty means the service as a whole. */
  readonly subject?: string | undefined;
  /** Id (of the same source) of the row that this one replaces from `recordedAt` on. */
  readonly supersedes?: string | undefined;
  /** True when the row only takes back the row it supersedes. */
  readonly retracts?: boolean | undefined;
  readonly reason?: string | undefined;
  /** Where the row was read, for messages: file and line. Never part of a hash. */
  readonly place?: string | undefined;
}

/** The service was in this state from `start` to `end`, half-open. */
export interface StateRow extends RowHead {
  readonly form: 'state';
  readonly start: Instant;
  /** Missing while the state still lasts. */
  readonly end?: Instant | undefined;
  /** `up`, `down`, `degraded`, `unknown`, or a severity that the metric's terms weigh. */
  readonly state: string;
  /** Share of users or sites affected, 0–1; whole when missing. */
  readonly affected?: Ratio | undefined;
  readonly detectedAt?: Instant | undefined;
  readonly reportedAt?: Instant | undefined;
  readonly cause?: string | undefined;
}

/** Counts of one slice of time; `bad` of `total`. A slice with neither is unknown. */
export interface SliceRow extends RowHead {
  readonly form: 'slice';
  readonly series: string;
  readonly start: Instant;
  readonly end: Instant;
  readonly bad?: Ratio | undefined;
  readonly total?: Ratio | undefined;
}

/** One measured value, or a distribution of `count` values in cumulative buckets. */
export interface ValueRow extends RowHead {
  readonly form: 'value';
  readonly series: string;
  readonly at: Instant;
  /** Milliseconds when the series is a time; the series' own unit otherwise. */
  readonly value?: Ratio | undefined;
  readonly buckets?: readonly Bucket[] | undefined;
}

/** `count` values were at most `le`; the last bucket has no `le` and holds all. */
export interface Bucket {
  readonly le?: Ratio | undefined;
  readonly count: Ratio;
}

export const caseEvents = [
  'opened',
  'assigned',
  'priority',
  'responded',
  'updated',
  'paused',
  'resumed',
  'handed-over',
  'restored',
  'resolved',
  'reopened',
  'closed',
  'refused',
] as const;
export type CaseEvent = (typeof caseEvents)[number];

/** Something happened to a case (ticket, order, request). Clocks are replayed from these, never stored. */
export interface CaseRow extends RowHead {
  readonly form: 'case';
  readonly case: string;
  readonly event: CaseEvent;
  readonly at: Instant;
  readonly priority?: string | undefined;
  /** Class of the case (incident, request, order …) for population filters. */
  readonly type?: string | undefined;
  /** Why it is paused or what was refused. */
  readonly why?: string | undefined;
  /** Whose turn it is from here on: provider, customer, a supplier's or team's name. */
  readonly party?: string | undefined;
}

/** A scheduled duty fell due and was done, or not. */
export interface DutyRow extends RowHead {
  readonly form: 'duty';
  readonly duty: string;
  readonly due: Instant;
  readonly done?: Instant | undefined;
}

/** A score given by somebody. */
export interface ScoreRow extends RowHead {
  readonly form: 'score';
  readonly series: string;
  readonly at: Instant;
  readonly score: Ratio;
}

/** A figure that somebody reports for a whole period instead of measuring it here: attested, not measured. */
export interface ReportedRow extends RowHead {
  readonly form: 'reported';
  readonly series: string;
  readonly start: Instant;
  readonly end: Instant;
  /** In the commitment's unit: a share for percentages, milliseconds for times. */
  readonly value: Ratio;
}

/** Works were announced; whether they are excluded is a term of the agreement. */
export interface WorksRow extends RowHead {
  readonly form: 'works';
  readonly start: Instant;
  readonly end: Instant;
  /** When the customer was told. */
  readonly noticedAt?: Instant | undefined;
  readonly emergency?: boolean | undefined;
}

/** Somebody asks that time or cases do not count, and somebody else decides. */
export interface ExclusionRow extends RowHead {
  readonly form: 'exclusion';
  /** Kind of exclusion as the agreement lists it: force-majeure, customer-caused … */
  readonly kind: string;
  readonly start: Instant;
  readonly end: Instant;
  /** Cases instead of time. */
  readonly cases?: readonly string[] | undefined;
  /** Share of users or sites that the exclusion takes out; all when missing. */
  readonly affected?: Ratio | undefined;
  readonly decision: 'proposed' | 'accepted' | 'refused';
  readonly proposedBy?: string | undefined;
  readonly decidedBy?: string | undefined;
  readonly decidedAt?: Instant | undefined;
  /** The proof, and the clause it rests on, in words. */
  readonly basis?: string | undefined;
}

/** A fact about the world that clauses refer to: storm signal, black rainstorm, declared emergency. */
export interface SignalRow extends RowHead {
  readonly form: 'signal';
  readonly signal: string;
  readonly start: Instant;
  readonly end: Instant;
}

/** What was actually charged on a fee line for a span of time. */
export interface ChargeRow extends RowHead {
  readonly form: 'charge';
  readonly line: string;
  readonly start: Instant;
  readonly end: Instant;
  /** In the agreement's currency. */
  readonly amount: Ratio;
}

/** A product-unit or other figure that a rule reads by name for a span (average daily units, next invoice …). */
export interface FigureRow extends RowHead {
  readonly form: 'figure';
  readonly name: string;
  readonly start: Instant;
  readonly end: Instant;
  readonly value: Ratio;
}

/** The customer asks for a credit, or gives notice that it will. */
export interface ClaimRow extends RowHead {
  readonly form: 'claim';
  readonly stage: string;
  readonly commitment: string;
  /** Any instant of the period claimed for. */
  readonly about: Instant;
  readonly receivedAt: Instant;
}

/** The customer chose one of the remedies that a rule offers. */
export interface ElectionRow extends RowHead {
  readonly form: 'election';
  readonly rule: string;
  readonly choice: string;
  readonly about: Instant;
}

/** The subject existed (was in service) in this span; outside it nothing is promised. */
export interface ExistenceRow extends RowHead {
  readonly form: 'existence';
  readonly start: Instant;
  readonly end?: Instant | undefined;
}

/** A statement was issued for a period, as known at an instant: what a restatement is compared with. */
export interface IssuedRow extends RowHead {
  readonly form: 'issued';
  readonly period: string;
  readonly knownAt: Instant;
  readonly hash?: string | undefined;
}

export type EvidenceRow =
  | StateRow
  | SliceRow
  | ValueRow
  | CaseRow
  | DutyRow
  | ScoreRow
  | ReportedRow
  | WorksRow
  | ExclusionRow
  | SignalRow
  | ChargeRow
  | FigureRow
  | ClaimRow
  | ElectionRow
  | ExistenceRow
  | IssuedRow;
export type RowForm = EvidenceRow['form'];
export type RowOf<F extends RowForm> = Extract<EvidenceRow, { form: F }>;
