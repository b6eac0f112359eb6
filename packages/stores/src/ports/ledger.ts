/** The ledger as a store keeps it: one gapless chain per organisation. */
import type { Entry, Instant } from '@troth/core';

export interface LedgerHead {
  /** Number of entries; the next one gets this index. */
  readonly size: number;
  /** Hash of the last entry; 64 zeros when there is none. */
  readonly hash: string;
  /** When the last entry was recorded. */
  readonly recordedAt: Instant | undefined;
  /** Compact range of the Merkle tree over all entries (core `Frontier` as bytes). */
  readonly frontier: Uint8Array;
}

export interface EntryQuestion {
  /** First index wanted; 0 when missing. */
  readonly from?: number;
  /** Entries wanted at most. */
  readonly limit: number;
  readonly kind?: string;
  readonly subject?: string;
}

export interface StoredCheckpoint {
  /** Entries that the checkpoint covers. */
  readonly size: number;
  readonly root: string;
  /** The signed note (C2SP), ready to be given away. */
  readonly note: string;
  readonly recordedAt: Instant;
}

export interface LedgerReader {
  head(): Promise<LedgerHead>;
  /** In order of index. */
  entries(question: EntryQuestion): Promise<readonly Entry[]>;
  /** Hashes of the entries `from` (inclusive) to `to` (exclusive), for proofs. */
  entryHashes(from: number, to: number): Promise<readonly string[]>;
  /** The newest first. */
  checkpoints(limit: number): Promise<readonly StoredCheckpoint[]>;
}
