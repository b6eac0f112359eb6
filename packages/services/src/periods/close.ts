import type { Outcome, Statement, StatementDifference } from '@troth/core';
import type { Command, Context, Question } from '../context.ts';
export interface IssuedStatement {
  readonly agreement: string;
  readonly period: string;
  /** 1 is final, later ones are restatements. */ readonly version: number;
  readonly hash: string;
  readonly knownAt: string;
  readonly status: 'final' | 'restated';
  readonly statement: Statement;
  readonly difference?: StatementDifference | undefined;
  readonly issuedBy: string;
}
export interface ClosePeriod extends Command {
  readonly agreement: string;
  readonly period: string;
  /** Guards that a person takes upon himself, with the reason. */ readonly overrule?:
    | { readonly guards: readonly ('completeness' | 'correction-window' | 'open-decisions')[]; readonly reason: string }
    | undefined;
}
export async function closePeriod(context: Context, command: ClosePeriod): Promise<Outcome<IssuedStatement>> {
  throw new Error(`${context} ${command}`);
}
export async function issuedStatements(
  context: Context,
  question: Question & {
    readonly agreement?: string | undefined;
    readonly after?: string | undefined;
    readonly limit?: number | undefined;
  },
): Promise<readonly IssuedStatement[]> {
  throw new Error(`${context} ${question}`);
}
export async function issuedStatement(
  context: Context,
  question: Question & { readonly agreement: string; readonly period: string; readonly version?: number | undefined },
): Promise<Outcome<IssuedStatement>> {
  throw new Error(`${context} ${question}`);
}
