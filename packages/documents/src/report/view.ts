/**
 * What a service report is written from: the statement as it was issued and what people keep around it. Owns: the form of the
 * facts, the same for both languages and all formats. Nothing in it is computed here, and nothing is computed from it but words.
 */
import type { Figure, Localized, RowResult, Statement, Verdict } from '@troth/core';

/** What a promise came to in one period, as its statement says. */
export interface HistoryPoint {
  readonly period: string;
  readonly verdict: Verdict;
  /** Issued again with other figures. */
  readonly revised: boolean;
  readonly attained?: Figure | undefined;
  readonly figures: Readonly<Record<string, Figure>>;
  readonly revision?: number | undefined;
}

export interface HistoryRow {
  readonly commitment: string;
  readonly subject?: string | undefined;
  readonly title: Localized;
  readonly points: readonly HistoryPoint[];
}

export interface Incident {
  readonly id: string;
  readonly subject?: string | undefined;
  readonly start: string;
  /** Missing while it lasts. */
  readonly end?: string | undefined;
  readonly state: string;
  readonly cause?: string | undefined;
}

/** Somebody asked that time does not count, and somebody else decided. */
export interface DecisionLine {
  readonly id: string;
  readonly kind: string;
  readonly start: string;
  readonly end: string;
  readonly decision: 'proposed' | 'accepted' | 'refused';
  readonly proposedBy?: string | undefined;
  readonly decidedBy?: string | undefined;
  readonly basis?: string | undefined;
}

export interface WorksLine {
  readonly id: string;
  readonly title: Localized;
  readonly start: string;
  readonly end: string;
  readonly state: Localized;
  readonly expectedCutMs: string;
  readonly counted: boolean;
}

export interface ActionLine {
  readonly id: string;
  readonly title: Localized;
  readonly owner: Localized;
  readonly dueOn: string;
  readonly state: Localized;
}

export interface WorkloadLine {
  readonly title: Localized;
  readonly limit: Figure;
  readonly tolerance?: string | undefined;
  readonly per: string;
  /** Missing where nobody told it. */
  readonly volume?: Figure | undefined;
}

export interface DisputeLine {
  readonly id: string;
  readonly grounds: Localized;
  readonly state: Localized;
  readonly ruling?: Localized | undefined;
}

/** For the people of the organisation only: never in the customer's edition. */
export interface InternalFacts {
  readonly note?: Localized | undefined;
  readonly impactPerHour?: { readonly amount: string; readonly currency: string } | undefined;
  /** What suppliers have to give back for the period. */
  readonly recoverable: readonly {
    readonly id: string;
    readonly supplier: Localized;
    readonly event: string;
    readonly amount: { readonly amount: string; readonly currency: string };
    readonly state: Localized;
    readonly gap?: string | undefined;
  }[];
  /** Missed promises: whether people were warned, and why not. */
  readonly breaches: readonly {
    readonly title: Localized;
    readonly warnedAt?: string | undefined;
    readonly warnedBy?: string | undefined;
    readonly why?: Localized | undefined;
    readonly cause?: Localized | undefined;
    readonly attribution: readonly { readonly party: Localized; readonly ms: string }[];
  }[];
}

export interface ReportView {
  readonly edition: 'customer' | 'internal';
  /** Not approved and issued yet: said on every page. */
  readonly draft: boolean;
  readonly record?: string | undefined;
  /** 1 for the first report of the period, then its revisions. */
  readonly number: number;
  readonly statement: Statement;
  readonly hash: string;
  /** Version of the statement: 1 is final, later ones are restatements. */
  readonly version: number;
  /** When the statement was issued; the date that files carry. */
  readonly issuedAt: string;
  readonly customer: Localized;
  readonly provider: Localized;
  readonly manager?: Localized | undefined;
  readonly summary: Localized;
  readonly coverNote?: Localized | undefined;
  /** How the credit is worked out, line by line, as on the credit note. */
  readonly lines: readonly { readonly text: Localized; readonly amount: string }[];
  readonly periods: readonly string[];
  readonly history: readonly HistoryRow[];
  readonly incidents: readonly Incident[];
  readonly decisions: readonly DecisionLine[];
  readonly works: readonly WorksLine[];
  readonly actions: readonly ActionLine[];
  readonly workload: readonly WorkloadLine[] | 'unlimited';
  readonly disputes: readonly DisputeLine[];
  readonly internal?: InternalFacts | undefined;
}

/** Rows of the statement that promise an amount of time. */
export const isTimed = (row: RowResult): boolean =>
  row.segments.some(({ figures }) => figures['downtime'] !== undefined && figures['allowed'] !== undefined);
