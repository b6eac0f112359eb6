import type { Outcome } from '@troth/core';
import type { Command, Context } from '../context.ts';
export interface ExclusionProposal extends Command {
  readonly id: string;
  readonly agreement: string;
  readonly kind: string;
  readonly start: string;
  readonly end: string;
  readonly subject?: string | undefined;
  readonly cases?: readonly string[] | undefined;
  readonly affected?: string | undefined;
  readonly basis: string;
}
export async function proposeExclusion(
  context: Context,
  command: ExclusionProposal,
): Promise<Outcome<{ readonly id: string }>> {
  throw new Error(`${context} ${command}`);
}
/** Refused when the decider is the proposer. */
export async function decideExclusion(
  context: Context,
  command: Command & {
    readonly id: string;
    readonly agreement: string;
    readonly decision: 'accepted' | 'refused';
    readonly reason: string;
  },
): Promise<Outcome<{ readonly id: string }>> {
  throw new Error(`${context} ${command}`);
}
