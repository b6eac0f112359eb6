import type { Outcome, StatementDifference } from '@troth/core';
import type { Command, Context, Question } from '../context.ts';
import type { IssuedStatement } from './close.ts';
export interface RestatementProposal {
  readonly id: string;
  readonly agreement: string;
  readonly period: string;
  readonly knownAt: string;
  readonly proposedBy: string;
  readonly before: string;
  readonly after: string;
  readonly difference: StatementDifference;
  readonly state: 'proposed' | 'approved' | 'declined' | 'overtaken';
  readonly version: number;
}
export async function listProposals(
  context: Context,
  question: Question & { readonly agreement?: string | undefined },
): Promise<readonly RestatementProposal[]> {
  throw new Error(`${context} ${question}`);
}
/** Looks whether an issued statement would be different today; proposes once per state of the evidence. Undefined when nothing changed. */
export async function proposeRestatement(
  context: Context,
  command: Command & { readonly agreement: string; readonly period: string },
): Promise<Outcome<RestatementProposal | undefined>> {
  throw new Error(`${context} ${command}`);
}
/** Refused when the approver is the proposer, or the machinery itself. */
export async function approveRestatement(
  context: Context,
  command: Command & { readonly id: string },
): Promise<Outcome<IssuedStatement>> {
  throw new Error(`${context} ${command}`);
}
export async function declineRestatement(
  context: Context,
  command: Command & { readonly id: string; readonly reason: string },
): Promise<Outcome<RestatementProposal>> {
  throw new Error(`${context} ${command}`);
}
