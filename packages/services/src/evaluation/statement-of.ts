import type { Ablation, Outcome, Statement } from '@troth/core';
import type { Context, Question } from '../context.ts';
export interface StatementQuestion extends Question {
  readonly agreement: string;
  readonly period: string;
  /** RFC 3339; now, or for a closed period what was issued, when missing. */ readonly knownAt?: string | undefined;
}
export interface MadeStatement {
  readonly statement: Statement;
  readonly hash: string;
}
export async function statementOf(context: Context, question: StatementQuestion): Promise<Outcome<MadeStatement>> {
  throw new Error(`${context} ${question}`);
}
/** What each clause did to the statement. */
export async function explainStatement(
  context: Context,
  question: StatementQuestion,
): Promise<Outcome<MadeStatement & { readonly ablations: readonly Ablation[] }>> {
  throw new Error(`${context} ${question}`);
}
