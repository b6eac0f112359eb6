import type { Outcome } from '@troth/core';
import type { Command, Context, Question } from '../context.ts';
export interface ProblemReported extends Command {
  readonly id: string;
  readonly agreement: string;
  readonly subject: string;
  readonly text: string;
  readonly from: string;
}
export interface ProblemRecord {
  readonly id: string;
  readonly agreement: string;
  readonly subject: string;
  readonly text: string;
  readonly from: string;
  readonly reportedAt: string;
  readonly acknowledgeBy?: string | undefined;
  readonly acknowledgedAt?: string | undefined;
  readonly acknowledgedBy?: string | undefined;
  readonly closedAt?: string | undefined;
  readonly ladder: readonly {
    readonly level: number;
    readonly role: string;
    readonly at: string;
    readonly calledAt?: string | undefined;
  }[];
}
export async function reportProblem(context: Context, command: ProblemReported): Promise<Outcome<ProblemRecord>> {
  throw new Error(`${context} ${command}`);
}
export async function acknowledgeProblem(
  context: Context,
  command: Command & { readonly id: string },
): Promise<Outcome<ProblemRecord>> {
  throw new Error(`${context} ${command}`);
}
export async function closeProblem(
  context: Context,
  command: Command & { readonly id: string; readonly solution: string },
): Promise<Outcome<ProblemRecord>> {
  throw new Error(`${context} ${command}`);
}
export async function listProblems(
  context: Context,
  question: Question & { readonly after?: string | undefined; readonly limit?: number | undefined },
): Promise<readonly ProblemRecord[]> {
  throw new Error(`${context} ${question}`);
}
