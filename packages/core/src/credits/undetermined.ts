/**
 * What a text that is no function does when somebody computes with it. Owns: the one error that rules throw, which the
 * fold catches and reports beside the lines. Does not own: finding such texts before signing (lint).
 */
import type { Language } from '../terms/text.ts';

/** A rule cannot say what it pays: the text leaves it open, or the evidence lacks what it is keyed on. */
export class Undetermined extends Error {
  readonly code: string;
  /** Each reading that the text supports, as an author would write it; empty when there is none. */
  readonly readings: readonly string[];

  constructor(code: string, facts: { readonly message: string; readonly readings?: readonly string[] }) {
    super(facts.message);
    this.name = 'Undetermined';
    this.code = code;
    this.readings = facts.readings ?? [];
  }
}

/** The word with which an author writes down that a published text left something open. */
export const unstated = 'unstated';

/** How a clause says that it is not finished. */
export function sayUnstated(language: Language): string {
  return language === 'en' ? '[not stated: to be agreed]' : '〔未訂明：有待協定〕';
}
