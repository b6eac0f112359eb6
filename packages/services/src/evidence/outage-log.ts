/** An outage that somebody writes down by hand (S2.9). Owns: that author and reason stay with it. */
import { accepted, refused } from '@troth/core';
import type { Outcome } from '@troth/core';
import { agreementOn } from '../agreements/read.ts';
import { shelfOf } from '../agreements/shelf.ts';
import type { Command, Context } from '../context.ts';
import { perform } from '../perform.ts';
import { keepOwnRow } from './keep-own-row.ts';
import { findRow } from './find-row.ts';
import { ownSources } from './own-sources.ts';

export interface LoggedOutage extends Command {
  readonly id: string;
  readonly agreement?: string | undefined;
  readonly subject?: string | undefined;
  readonly start: string;
  readonly end?: string | undefined;
  /** down, degraded, or a severity that the metric weighs. */
  readonly state: string;
  readonly affected?: string | undefined;
  readonly cause?: string | undefined;
  /** Why it is logged by hand: who reported it, why no probe saw it. */
  readonly reason: string;
}

export async function logOutage(context: Context, command: LoggedOutage): Promise<Outcome<{ readonly id: string }>> {
  const { id, agreement, subject, start, end, state, affected, cause, reason, actor } = command;
  return perform(context, command, {
    scope: 'evidence:write',
    within: { source: ownSources.log, subject },
    work: async (transaction, act) => {
      if (reason.trim() === '') return refused({ code: 'REASON', message: 'say why the outage is logged by hand' });
      if (agreement !== undefined) {
        const known = agreementOn(await shelfOf(context.store, transaction), agreement);
        if (!known.ok) return known;
      }
      await transaction.stamp();
      if ((await findRow(transaction, ownSources.log, id)) !== undefined)
        return refused({ code: 'CONFLICT', message: `the outage ${id} is logged already; correct it instead` });
      const row = { form: 'state', id, agreement, subject, start, end, state, affected, cause };
      const told = { row: { ...row, reason: `${actor.id}: ${reason}` }, source: ownSources.log, by: actor.id };
      const kept = await keepOwnRow(transaction, { context, act }, told);
      return kept.ok ? accepted(kept.value) : kept;
    },
  });
}
