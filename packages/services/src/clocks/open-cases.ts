/** Cases whose clocks run, by when they run out. Owns: the list that people work from; read from the events each time. */
import { Instant, openClocks } from '@troth/core';
import { agreementOn } from '../agreements/read.ts';
import { shelfOf } from '../agreements/shelf.ts';
import type { Context, Question } from '../context.ts';
import { allFacts } from '../evidence/find-row.ts';
import { standing } from './case-timers.ts';

export interface OpenCase {
  readonly agreement: string;
  readonly commitment: string;
  readonly case: string;
  readonly priority?: string | undefined;
  readonly stopped: boolean;
  /** Running milliseconds until the limit is used up; negative when it is. */
  readonly remainingMs?: number | undefined;
  /** When it will be late if nothing stops it; missing while it is stopped. */
  readonly dueAt?: string | undefined;
  readonly late: boolean;
}

/** The first due first, those that are stopped last. */
export async function openCases(
  context: Context,
  question: Question & { readonly agreement?: string | undefined; readonly limit?: number | undefined },
): Promise<readonly OpenCase[]> {
  const { organisation, agreement: wanted, limit = 1000 } = question;
  const now = context.clock();
  return context.store.read(organisation, async (reader) => {
    const shelf = await shelfOf(context.store, reader);
    const asked = wanted === undefined ? [...shelf.agreements.keys()] : [wanted];
    const found: { readonly open: OpenCase; readonly due: number }[] = [];
    for (const id of asked) {
      const shelved = agreementOn(shelf, id);
      if (!shelved.ok) continue;
      const { agreement, names } = shelved.value;
      if (
        !agreement.revisions.some(({ commitments }) =>
          commitments.some(({ metric }) => metric.openClocks !== undefined),
        )
      )
        continue;
      const facts = await allFacts(reader, { agreement: id, names: [...names], forms: ['case'] });
      const rows = facts.flatMap(({ row }) => (row.form === 'case' ? [row] : []));
      for (const { dueAt, priority, remainingMs, ...clock } of openClocks({
        agreement,
        rows: standing(shelved.value, rows),
        at: now,
      }))
        found.push({
          open: {
            agreement: id,
            ...clock,
            ...(priority === undefined ? {} : { priority }),
            ...(remainingMs === undefined ? {} : { remainingMs }),
            ...(dueAt === undefined ? {} : { dueAt: Instant.format(dueAt) }),
          },
          due: dueAt ?? Infinity,
        });
    }
    found.sort((a, b) => a.due - b.due || (a.open.case < b.open.case ? -1 : 1));
    return found.slice(0, limit).map(({ open }) => open);
  });
}
