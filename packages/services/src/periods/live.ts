import type { Outcome, Statement } from '@troth/core';
import type { Context, Question } from '../context.ts';
export interface LiveStatement {
  readonly agreement: string;
  readonly period: string;
  readonly hash: string;
  readonly statement: Statement;
  readonly updatedAt: string;
  /** Rows of the statement that are different from the evaluation before. */ readonly changed: readonly {
    readonly commitment: string;
    readonly subject?: string | undefined;
    readonly field: string;
    readonly before: string;
    readonly after: string;
  }[];
}
/** The view last made; made by the worker, never evidence. */
export async function liveStatement(
  context: Context,
  question: Question & { readonly agreement: string; readonly period?: string | undefined },
): Promise<Outcome<LiveStatement>> {
  throw new Error(`${context} ${question}`);
}
export async function liveStatements(
  context: Context,
  question: Question & { readonly after?: string | undefined; readonly limit?: number | undefined },
): Promise<readonly LiveStatement[]> {
  throw new Error(`${context} ${question}`);
}
