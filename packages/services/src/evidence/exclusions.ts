/**
 * Somebody asks that time or cases do not count, and somebody else decides. Owns: that proposer and decider are two.
 * Does not own: whether the agreement's rule allows it (core refuses with the reason in the statement).
 */
import { accepted, Instant, refused } from '@troth/core';
import type { Outcome, RowOf } from '@troth/core';
import type { Transaction } from '@troth/stores';
import { agreementOn } from '../agreements/read.ts';
import { shelfOf } from '../agreements/shelf.ts';
import type { Command, Context } from '../context.ts';
import { perform } from '../perform.ts';
import { allFacts, standingRows } from './find-row.ts';
import { keepOwnRow } from './keep-own-row.ts';
import { ownSources } from './own-sources.ts';

export interface ExclusionProposal extends Command {
  readonly id: string;
  readonly agreement: string;
  /** Kind as the agreement lists it. */
  readonly kind: string;
  readonly start: string;
  readonly end: string;
  readonly subject?: string | undefined;
  readonly cases?: readonly string[] | undefined;
  readonly affected?: string | undefined;
  /** The proof, and the clause it rests on. */
  readonly basis: string;
}

export interface ExclusionDecision extends Command {
  readonly id: string;
  readonly agreement: string;
  readonly decision: 'accepted' | 'refused';
  readonly reason: string;
}

export async function proposeExclusion(
  context: Context,
  command: ExclusionProposal,
): Promise<Outcome<{ readonly id: string }>> {
  const { id, agreement, kind, start, end, subject, cases, affected, basis, actor } = command;
  return perform(context, command, {
    scope: 'evidence:write',
    within: { source: ownSources.decisions, subject },
    work: async (transaction, act) => {
      const known = agreementOn(await shelfOf(context.store, transaction), agreement);
      if (!known.ok) return known;
      await transaction.stamp();
      if ((await exclusionRow(transaction, command)) !== undefined)
        return refused({ code: 'CONFLICT', message: `there is an exclusion ${id} of ${agreement} already` });
      const row = { form: 'exclusion', id, agreement, kind, start, end, subject, cases, affected, basis };
      const told = { ...row, decision: 'proposed', proposedBy: actor.id };
      return keepOwnRow(transaction, { context, act }, { row: told, source: ownSources.decisions, by: actor.id });
    },
  });
}

/** Refused when the decider is the proposer, or when it is decided already. */
export async function decideExclusion(
  context: Context,
  command: ExclusionDecision,
): Promise<Outcome<{ readonly id: string }>> {
  const { id, decision, reason, actor } = command;
  return perform(context, command, {
    scope: 'decisions:write',
    work: async (transaction, act) => {
      const stamp = await transaction.stamp();
      const row = await exclusionRow(transaction, command);
      if (row === undefined)
        return refused({ code: 'NOT-FOUND', message: `there is no exclusion ${id} of ${command.agreement}` });
      if (row.decision !== 'proposed')
        return refused({
          code: 'DECIDED',
          message: `${id} was ${row.decision} by ${row.decidedBy ?? 'somebody'} already`,
        });
      if (row.proposedBy === actor.id)
        return refused({ code: 'SAME-PERSON', message: `${actor.id} proposed ${id}; somebody else decides it` });
      const { agreement, kind, start, end, subject, cases, affected, basis, proposedBy } = row;
      const decided = {
        form: 'exclusion',
        id: `${id}#decided`,
        supersedes: id,
        agreement,
        kind,
        start: Instant.format(start),
        end: Instant.format(end),
        subject,
        cases,
        affected: affected?.toString(),
        basis,
        proposedBy,
        decision,
        decidedBy: actor.id,
        decidedAt: Instant.format(stamp),
        reason,
      };
      const kept = await keepOwnRow(
        transaction,
        { context, act },
        { row: decided, source: ownSources.decisions, by: actor.id },
      );
      return kept.ok ? accepted({ id }) : kept;
    },
  });
}

/** The exclusion as it stands: the decision in place of the proposal. */
async function exclusionRow(
  transaction: Transaction,
  { id, agreement }: { readonly id: string; readonly agreement: string },
): Promise<RowOf<'exclusion'> | undefined> {
  const facts = await allFacts(transaction, { agreement, forms: ['exclusion'], source: ownSources.decisions });
  const standing = standingRows(facts, { agreement, knownAt: Instant.latest }).rows('exclusion');
  return standing.find((row) => row.id === id || row.supersedes === id);
}
