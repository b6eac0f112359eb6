import type { Outcome } from '@troth/core';
import type { Context, Question } from '../context.ts';
/** One zip file from which the other party computes the statement again without us. */
export async function buildEvidencePack(
  context: Context,
  question: Question & { readonly agreement: string; readonly period: string },
): Promise<Outcome<{ readonly name: string; readonly bytes: Uint8Array }>> {
  throw new Error(`${context} ${question}`);
}
