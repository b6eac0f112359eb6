/** Expected credits a month of two texts of one agreement, on the same habits. Owns: putting them beside each other; estimates. */
import { accepted } from '@troth/core';
import type { Outcome, Revision } from '@troth/core';
import type { Reader } from '@troth/stores';
import { shelfOf } from '../agreements/shelf.ts';
import type { Context } from '../context.ts';
import type { HabitSources } from '../forecast/habit.ts';
import { priceText } from '../price/price-text.ts';

export interface ExpectedChange {
  readonly currency: string;
  readonly before?: number | undefined;
  readonly after?: number | undefined;
  /** Of the larger of the two where they were simulated; 0 where both are computed in closed form. */
  readonly standardError: number;
}

interface Beside {
  readonly context: Context;
  readonly reader: Reader;
  readonly sources: HabitSources;
}

interface Texts {
  readonly agreement: string;
  readonly before: Revision;
  readonly after: Revision;
}

/** Undefined where neither text has both credits and a habit. */
export async function expectedChange(
  { context, reader, sources }: Beside,
  { agreement, before, after }: Texts,
): Promise<Outcome<ExpectedChange | undefined>> {
  const shelf = await shelfOf(context.store, reader);
  const asked = { agreement, shelf, sources, onlyMain: true };
  const was = await priceText(context, reader, { ...asked, revision: before });
  if (!was.ok) return was;
  const is = await priceText(context, reader, { ...asked, revision: after });
  if (!is.ok) return is;
  const [old, now] = [was.value.price?.main, is.value.price?.main];
  if (old === undefined && now === undefined) return accepted(undefined);
  return accepted({
    currency: is.value.currency,
    before: old?.expected,
    after: now?.expected,
    standardError: Math.max(old?.standardError ?? 0, now?.standardError ?? 0),
  });
}
