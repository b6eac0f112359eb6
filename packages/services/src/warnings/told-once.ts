/** What several workers find at once is done once. Owns: which refusals mean that somebody else was first. */
import type { Outcome } from '@troth/core';

const elsewhere = new Set(['CONFLICT', 'KEY-REUSED']);

/** Another worker, or a person, was first: that is no fault; anything else is. */
export function toldOnce(outcome: Outcome<unknown>): void {
  const [first] = outcome.ok ? [] : outcome.refusals;
  if (first !== undefined && !elsewhere.has(first.code)) throw new Error(first.message);
}
