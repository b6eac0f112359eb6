/** Periods that are over are closed by the machinery when their guards let it. Owns: which; a person closes the others. */
import { shelfOf } from '../agreements/shelf.ts';
import { system } from '../context.ts';
import type { Context } from '../context.ts';
import { closePeriod } from './close.ts';
import { correctableUntil } from './guards.ts';
import { openPeriods } from './live.ts';

/** Closes what is due. Periods that ended before the agreement was known here are history, and are left to people. */
export async function closeDue(context: Context, organisation: string): Promise<readonly string[]> {
  const now = context.clock();
  const due = await context.store.read(organisation, async (reader) => {
    const found: { readonly agreement: string; readonly period: string }[] = [];
    for (const [id, shelved] of (await shelfOf(context.store, reader)).agreements) {
      const last = shelved.agreement.revisions.at(-1);
      for (const { key, end } of await openPeriods(reader, shelved, now))
        if (Math.max(correctableUntil(last, end), dayOver(end)) < now) found.push({ agreement: id, period: key });
    }
    return found;
  });
  const closed: string[] = [];
  for (const { agreement, period } of due) {
    // A guard that refuses is no fault: the period stays open until its reason is gone or a person closes it.
    const done = await closePeriod(context, { organisation, actor: system, agreement, period });
    if (done.ok) closed.push(`${agreement}/${period}`);
  }
  return closed;
}

const dayMs = 86_400_000;

/** Slices are sealed by UTC day: a statement waits for the last day that it looks at, so that its evidence can be handed on. */
const dayOver = (end: number): number => Math.ceil(end / dayMs) * dayMs;
