/** Evidence as a store keeps it: facts (rows), runs of slices, pages, raw samples. */
import type { EvidenceRow, Instant, RowForm, SealedPage, SeriesName, SliceColumns } from '@troth/core';

/** A row and the ledger entry that recorded it. */
export interface StoredFact {
  readonly row: EvidenceRow;
  readonly entry: number;
  /** Its place in the batch of that entry. */
  readonly position: number;
}

export interface FactQuestion {
  /** Rows of this agreement, and rows that name none (see `names`). Missing: rows of all agreements. */
  readonly agreement?: string;
  /** Rows that name no agreement are kept when their subject is among these or they name none. Missing: all of them. */
  readonly names?: readonly string[];
  readonly forms?: readonly RowForm[];
  readonly source?: string;
  /** Rows that touch `[start, end)`. */
  readonly span?: { readonly start: Instant; readonly end: Instant };
  /** Rows recorded by then. */
  readonly knownAt?: Instant;
  /** Facts strictly after this place in the ledger, for paging. */
  readonly after?: { readonly entry: number; readonly position: number };
  readonly limit?: number;
}

export interface FactBatch {
  readonly source: string;
  /** Their `recordedAt` is what they claim where `claimed` is set, and this transaction's stamp otherwise. */
  readonly rows: readonly EvidenceRow[];
  /** Rows carry a `recordedAt` of their own that is to be believed: an import of history. */
  readonly claimed?: boolean;
  /** Anything else that belongs to the entry: API key, request. */
  readonly note?: Readonly<Record<string, string>>;
}

export interface EvidenceReceipt {
  /** Missing when nothing new was told. */
  readonly entry: number | undefined;
  readonly accepted: number;
  readonly duplicates: number;
  /** Positions, in the batch given, of what was new. */
  readonly fresh: readonly number[];
}

/** Consecutive slices of one series as they were told. */
export interface RunOfSlices {
  readonly series: string;
  readonly subject?: string;
  readonly agreement?: string;
  readonly stepMs: number;
  /** Aligned to the step. */
  readonly start: Instant;
  readonly bad: readonly number[] | Uint8Array | Uint16Array | Uint32Array;
  readonly total: readonly number[] | Uint8Array | Uint16Array | Uint32Array;
  /** Slices told as unknown: one bit each, lowest first. */
  readonly unknown?: Uint32Array;
  /** Believed only where the batch is `claimed`. */
  readonly recordedAt?: Instant;
}

export interface RunBatch {
  readonly source: string;
  readonly runs: readonly RunOfSlices[];
  readonly claimed?: boolean;
  readonly note?: Readonly<Record<string, string>>;
}

export interface ColumnQuestion {
  readonly agreement?: string;
  /** As for facts: subjects and names of series the agreement speaks of. */
  readonly names?: readonly string[];
  /** Days touched by the span are read whole. */
  readonly span: { readonly start: Instant; readonly end: Instant };
  readonly knownAt?: Instant;
}

/** The days of a series, each as a page: sealed ones and those that are laid from their runs now. */
export interface SeriesPages {
  readonly name: SeriesName;
  readonly pages: readonly SealedPage[];
}

/** A run as it was kept: its bytes are what its entry's digest was taken over. */
export interface StoredRun {
  readonly name: SeriesName;
  readonly start: Instant;
  readonly recordedAt: Instant;
  readonly entry: number;
  readonly position: number;
  readonly bytes: Uint8Array;
}

/** A day of a series that is complete and not sealed yet, or was changed since. */
export interface UnsealedDay {
  readonly source: string;
  readonly series: string;
  readonly subject?: string;
  readonly agreement?: string;
  readonly stepMs: number;
  readonly day: Instant;
}

export interface StoredSample {
  readonly labels: Readonly<Record<string, string>>;
  readonly at: Instant;
  readonly value: number;
  readonly stale?: boolean;
  readonly startedAt?: number;
}

export interface SampleQuestion {
  readonly source: string;
  /** Only label sets that hold every pair given here. */
  readonly labels?: Readonly<Record<string, string>>;
  readonly span: { readonly start: Instant; readonly end: Instant };
}

export interface SetAside {
  readonly source: string;
  readonly place: string;
  readonly code: string;
  readonly message: string;
  readonly raw?: string;
}

export interface QuarantinedItem extends SetAside {
  readonly id: number;
  readonly receivedAt: Instant;
}

export interface EvidenceReader {
  /** In order of the ledger. */
  facts(question: FactQuestion): Promise<readonly StoredFact[]>;
  /** One block per series and source over the days of the span, in order of their names. */
  columns(question: ColumnQuestion): Promise<readonly SliceColumns[]>;
  /** What `columns` is made of, in the same order. */
  pages(question: ColumnQuestion): Promise<readonly SeriesPages[]>;
  /** Runs of the entries from `from` (inclusive) to `to` (exclusive), in order of the ledger. */
  runs(from: number, to: number): Promise<readonly StoredRun[]>;
  /** Days that ended before `before` and hold runs that no page covers yet. */
  unsealed(before: Instant, limit: number): Promise<readonly UnsealedDay[]>;
  /** In order of label set, then time. */
  samples(question: SampleQuestion): Promise<readonly StoredSample[]>;
  quarantine(question: {
    readonly source?: string;
    readonly after?: number;
    readonly limit: number;
  }): Promise<readonly QuarantinedItem[]>;
}
