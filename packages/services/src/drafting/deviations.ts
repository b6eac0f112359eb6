/** Where a draft's words are not the approved ones, and whether counsel approved them as they stand. */
import { deviationsHash, deviationsOf } from '@troth/core';
import type { Deviation, DraftText } from '@troth/core';
import type { DraftBody } from './drafts.ts';

export interface Deviations {
  readonly hash: string;
  readonly items: readonly Deviation[];
}

export function deviationsIn(text: DraftText): Deviations {
  const items = deviationsOf(text);
  return { hash: deviationsHash(items), items };
}

/** Counsel approved these words; a word more is another hash. */
export const isApproved = ({ legal }: Pick<DraftBody, 'legal'>, { hash }: Deviations): boolean => legal?.hash === hash;
