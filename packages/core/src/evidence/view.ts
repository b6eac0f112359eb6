/**
 * Evidence as an evaluation sees it: one agreement's rows, as known at an instant, each fact once.
 * Owns: the reading interface. Does not own: how rows are resolved (resolve.ts).
 */
import type { Instant } from '../values/instant.ts';
import type { SliceColumns } from './columns.ts';
import type { RowForm, RowOf } from './row.ts';

/** Two rows of one source share an id and say different things. */
export interface EvidenceConflict {
  readonly source: string;
  readonly id: string;
  readonly message: string;
}

export interface EvidenceView {
  readonly knownAt: Instant;
  /** The end, or `knownAt` where that comes first: all that a closed stretch of time may ask of it. */
  knownBy(end: Instant): Instant;
  /** Rows of one form that touch `[start, end)`, in order of occurrence; all rows of the form when no span is given. */
  rows<F extends RowForm>(form: F, span?: { readonly start: Instant; readonly end: Instant }): readonly RowOf<F>[];
  /** Blocks of one series; with a span those that touch it. */
  columns(series: string, span?: { readonly start: Instant; readonly end: Instant }): readonly SliceColumns[];
  /** Rows in force, blocks of columns not counted. */
  readonly count: number;
  readonly conflicts: readonly EvidenceConflict[];
  /** SHA-256 over the canonical rows and columns that the view holds. */
  digest(): string;
}
