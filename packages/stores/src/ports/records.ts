/**
 * Records: versioned documents, each version written by one ledger entry. Agreements, sources, API keys, statements and
 * alerts are records of different kinds; the store does not know what they mean.
 */
import type { Instant, Json } from '@troth/core';

export interface StoredRecord {
  readonly kind: string;
  readonly id: string;
  /** 1 for the first version. */
  readonly version: number;
  /** Index of the ledger entry that wrote it. */
  readonly entry: number;
  readonly recordedAt: Instant;
  readonly actor: string;
  /** Withdrawn: kept, no longer listed. */
  readonly retired: boolean;
  readonly body: Json;
}

export interface RecordWrite {
  readonly kind: string;
  readonly id: string;
  readonly body: Json;
  /** The version that must be current: 0 when none may exist. Missing: whatever is there. */
  readonly expect?: number;
  readonly retired?: boolean;
  /** When it happened in the world, where that differs from when it is recorded. */
  readonly occurred?: Instant;
}

export interface RecordQuestion {
  readonly kind: string;
  /** Ids strictly after this one, in order of code points. */
  readonly after?: string;
  readonly prefix?: string;
  readonly limit: number;
  /** As it was known then; now when missing. */
  readonly knownAt?: Instant;
  readonly withRetired?: boolean;
}

export interface RecordReader {
  /** The current version, or the one current at `knownAt`, or the version named. Retired ones are found too. */
  record(
    kind: string,
    id: string,
    at?: { readonly knownAt?: Instant; readonly version?: number },
  ): Promise<StoredRecord | undefined>;
  /** Current versions in order of id. */
  records(question: RecordQuestion): Promise<readonly StoredRecord[]>;
  /** Every version, the oldest first. */
  versions(kind: string, id: string): Promise<readonly StoredRecord[]>;
}
