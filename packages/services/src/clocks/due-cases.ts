/** Timers of cases that fell due. Owns: looking again whether the clock really ran out, and telling it once. */
import { Instant, openClocks } from '@troth/core';
import type { Transaction } from '@troth/stores';
import { raiseOnce } from '../alerts/alerts.ts';
import { shelfOf } from '../agreements/shelf.ts';
import { system } from '../context.ts';
import type { Context } from '../context.ts';
import { readBody } from '../stored-body.ts';
import { queue } from '../worker/queues.ts';
import { caseLog, caseTimer, caseTimerBody, standing } from './case-timers.ts';

/** Takes due timers of cases; returns how many, so that the caller knows whether to come again. */
export async function tellDueCases(transaction: Transaction, context: Context, limit: number): Promise<number> {
  const now = context.clock();
  const due = await transaction.takeDue(caseTimer, now, limit);
  const shelf = due.length === 0 ? undefined : await shelfOf(context.store, transaction);
  const { organisation } = transaction;
  for (const timer of due) {
    const { agreement: id, commitment, case: name, dueAt } = readBody(caseTimerBody, { ...timer, id: timer.subject });
    const shelved = shelf?.agreements.get(id);
    if (shelved === undefined) continue;
    const { agreement } = shelved;
    const rows = standing(shelved, await caseLog(transaction, name));
    const clock = openClocks({ agreement, rows, at: now }).find((one) => one.commitment === commitment);
    if (clock === undefined || clock.dueAt === undefined) continue;
    if (clock.dueAt > now) {
      // Its hours or its limit are others by now: a new revision moved it.
      const body = { agreement: id, commitment, case: name, dueAt: Instant.format(clock.dueAt) };
      await transaction.setTimers([{ ...timer, dueAt: clock.dueAt, body }]);
      continue;
    }
    const message = `${name} is past its limit under ${commitment}: due ${dueAt}`;
    const alert = { kind: 'case-due' as const, agreement: id, commitment, subject: name, message };
    const told = { id: [id, commitment, name, 'due', dueAt].join(':'), alert };
    await raiseOnce(transaction, told, { actor: system.id });
    await transaction.enqueue(queue.evaluate, { key: id, data: { organisation, agreement: id } });
  }
  return due.length;
}
