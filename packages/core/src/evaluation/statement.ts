/**
 * The result of one agreement in one period: plain data, the same bytes everywhere. Owns: its shape. Numbers are exact text
 * ("0.998726851852" never stands alone: the exact fraction does), instants are ISO text in UTC.
 */
import { canonicalHash } from '../values/canonical.ts';
import type { Verdict } from '../credits/rule.ts';
import type { Step } from '../metrics/metric.ts';
import type { Localized } from '../terms/text.ts';

export const statementFormat = 'troth-statement/1';

/** Period open; closed; closed and different from what was issued before. */
export type StatementStatus = 'provisional' | 'final' | 'restated';

export interface StatementPeriod {
  readonly key: string;
  readonly start: string;
  readonly end: string;
  readonly zone: string;
}

/** What was computed from: signed texts, tables, evidence. */
export interface Basis {
  readonly program: readonly {
    readonly agreement: string;
    readonly revision: number;
    readonly hash: string;
    readonly from: string;
    readonly to?: string;
    readonly inheritedBy?: string;
  }[];
  readonly timeZones: { readonly version: string; readonly sha256: string };
  readonly holidayLists: readonly { readonly name: string; readonly edition: string }[];
  readonly evidence: { readonly digest: string; readonly rows: number; readonly conflicts: readonly string[] };
}

/** A quantity for people and for machines. */
export interface Figure {
  /** Exact: terminating decimal or "n/d", in the unit. */
  readonly exact: string;
  /** share (of one), ms, count, business days … */
  readonly unit: string;
}

export interface ExcludedFigure {
  readonly rule: string;
  readonly clause: string;
  readonly ms: string;
  readonly rows: readonly string[];
}

/** One commitment in the part of the period that one revision governs. */
export interface SegmentResult {
  readonly revision: number;
  readonly start: string;
  readonly end: string;
  readonly target?: string;
  readonly value?: Figure;
  /** Why there is no value. */
  readonly absent?: { readonly code: string; readonly detail: string };
  readonly rounded?: Figure;
  readonly verdict: Verdict;
  /** While the period is open: what the verdict would be if nothing more happened. */
  readonly soFar?: Verdict;
  /** Named figures: downtime, gross, excluded, agreed, outages …, and `allowed` where a time budget exists. */
  readonly figures: Readonly<Record<string, Figure>>;
  readonly completeness: string;
  readonly excluded: readonly ExcludedFigure[];
  /** Works and decisions that excluded nothing, and why. */
  readonly refused: readonly { readonly rule: string; readonly row: string; readonly why: string }[];
  readonly flags: readonly string[];
  readonly steps: readonly Step[];
}

export interface CreditResult {
  readonly rule: string;
  readonly clause: string;
  readonly form: 'money' | 'points' | 'days' | 'units' | 'action';
  /** Exact before rounding; money in the major unit. */
  readonly exact?: string;
  readonly unit?: string;
  readonly action?: Localized;
  readonly step: Step;
}

export interface RowResult {
  readonly commitment: string;
  readonly clause: string;
  readonly title: Localized;
  readonly metric: string;
  readonly subject?: string;
  readonly period: StatementPeriod;
  readonly segments: readonly SegmentResult[];
  /** The verdict of the whole: missed if any segment is missed, then not measured, open … */
  readonly verdict: Verdict;
  readonly soFar?: Verdict;
  readonly credits: readonly CreditResult[];
}

export interface LimitResult {
  readonly what: string;
  readonly clause?: string;
  readonly cut?: string;
  readonly step: Step;
}

export interface CreditTotal {
  readonly currency: string;
  /** Settled once, in minor units of the currency: "15000.00". */
  readonly total: string;
  /** Exact before settling. */
  readonly exact: string;
  readonly limits: readonly LimitResult[];
  /** Earlier credit that good performance took back; a figure of its own, never mixed into the total. */
  readonly earnedBack?: string;
  /** Rules that could not say what they pay, with every reading that the text supports. The total does not hold them. */
  readonly undetermined: readonly {
    readonly commitment: string;
    readonly rule: string;
    readonly clause: string;
    readonly code: string;
    readonly message: string;
    readonly readings: readonly string[];
  }[];
  /** Days of service, product units, points, actions. */
  readonly otherRemedies: readonly OtherRemedy[];
}

export interface OtherRemedy {
  readonly form: 'points' | 'days' | 'units' | 'action';
  readonly amount?: string;
  readonly unit?: string;
  readonly action?: Localized;
  readonly commitment?: string;
  readonly rule?: string;
}

export interface ClaimResult {
  readonly commitment: string;
  readonly subject?: string;
  readonly status: 'automatic' | 'claimable' | 'notified' | 'claimed' | 'forfeited';
  /** `dueBy` is the first instant at which it is too late. */
  readonly stages: readonly {
    readonly stage: string;
    readonly dueBy?: string;
    readonly receivedAt?: string;
    readonly inTime?: boolean;
  }[];
  readonly answerBy?: string;
}

export interface RightResult {
  readonly id: string;
  readonly commitment: string;
  /** The subject that failed, where each is judged alone. */
  readonly subject?: string;
  readonly clause: string;
  readonly gives: string;
  /** Whose right it is; the customer's when missing. */
  readonly holder?: 'customer' | 'provider';
  readonly remedy?: Localized;
  /** Local date on which the right arose. */
  readonly arose?: string;
  /** The first instant at which it can no longer be used. */
  readonly exerciseBy?: string;
  readonly steps: readonly Step[];
}

/** The statement that was issued before, in short. */
export interface Restated {
  readonly hash: string;
  readonly knownAt: string;
  readonly verdicts: readonly { readonly commitment: string; readonly subject?: string; readonly verdict: Verdict }[];
  readonly total?: string;
}

export interface Statement {
  readonly format: typeof statementFormat;
  readonly agreement: {
    readonly id: string;
    readonly title: Localized;
    readonly type: string;
    readonly provider?: Localized;
    readonly customer?: Localized;
  };
  readonly period: StatementPeriod;
  readonly knownAt: string;
  readonly status: StatementStatus;
  /** What was issued before and is now different, with the instant it was known at. */
  readonly restates?: Restated;
  readonly basis: Basis;
  readonly rows: readonly RowResult[];
  readonly credit?: CreditTotal;
  readonly claims: readonly ClaimResult[];
  /** Termination and other rights that arose in the period. */
  readonly rights: readonly RightResult[];
}

/** SHA-256 of the statement's canonical JSON (RFC 8785). */
export function statementHash(statement: Statement): string {
  return canonicalHash(statement);
}
