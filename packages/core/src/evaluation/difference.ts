/** What a restatement changed. Owns: the shape of the comparison of two statements; compare.ts makes it. */
export interface RowChange {
  readonly commitment: string;
  readonly subject?: string;
  readonly field: 'value' | 'verdict' | 'credit' | 'completeness' | 'figure';
  readonly name?: string;
  readonly before: string;
  readonly after: string;
  /** Unit of both: share, ms, count … ; missing where they are words or money. */
  readonly unit?: string;
}

/** A row of evidence that moved a number: recorded between the two readings. */
export interface Mover {
  readonly source: string;
  readonly row: string;
  readonly recordedAt: string;
  readonly what: string;
  /** Counted time that it added or took away, in milliseconds, where the metric counts time. */
  readonly deltaMs?: string;
}

export interface StatementDifference {
  readonly agreement: string;
  readonly period: string;
  readonly before: { readonly hash: string; readonly knownAt: string };
  readonly after: { readonly hash: string; readonly knownAt: string };
  readonly changes: readonly RowChange[];
  readonly movers: readonly Mover[];
  /** Total after − total before, settled. */
  readonly money?: { readonly currency: string; readonly delta: string };
}
