/** Rows of evidence as facts: what makes two tellings one fact, and when a row counts as recorded. Pure. */
import { createHash } from 'node:crypto';
import { factText } from '@troth/core';
import type { EvidenceRow, Instant } from '@troth/core';

/** SHA-256 of what the row says, whenever it was recorded. */
export function factHash(row: EvidenceRow): Uint8Array {
  return createHash('sha256').update(factText(row)).digest();
}

/** The row as recorded at that instant. Where it was read (`place`) is for messages and is not kept. */
export function rowWithRecordedAt(row: EvidenceRow, recordedAt: Instant): EvidenceRow {
  const { place: _, ...kept } = row;
  return { ...kept, recordedAt };
}
