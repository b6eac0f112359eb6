/** Periods that are over are closed by the machinery when their guards let it. Owns: which; a person closes the others. */
import { Instant } from '@troth/core';
import type { Reader } from '@troth/stores';
import { shelfOf } from '../agreements/shelf.ts';
import { system } from '../context.ts';
import type { Context } from '../context.ts';
import { practiceRecord } from '../practice/register.ts';
import { allRecords } from '../stored-body.ts';
import { closePeriod } from './close.ts';
import { correctableUntil } from './guards.ts';
import { openPeriods } from './live.ts';

export interface DuePeriod {
  readonly organisation: string;
  readonly agreement: string;
  readonly period: string;
}

const dayMs = 86_400_000;
const triedKind = 'close-tried';

/**
 * Periods to be closed now. Those that ended before the agreement was known here are history, and are left to people; one
 * that a guard kept open is tried again a day later.
 */
export async function periodsDue(context: Context, organisation: string): Promise<readonly DuePeriod[]> {
  const now = context.clock();
  return context.store.read(organisation, async (reader) => {
    const found: DuePeriod[] = [];
    const held = await heldOpen(reader, now);
    for (const [agreement, shelved] of (await shelfOf(context.store, reader)).agreements) {
      const last = shelved.agreement.revisions.at(-1);
      for (const { key, end } of await openPeriods(reader, shelved, now)) {
        if (Math.max(correctableUntil(last, end), dayOver(end)) >= now) continue;
        if (held.has(`${agreement}/${key}`)) continue;
        const tried = await reader.projection(triedKind, `${agreement}/${key}`);
        if (tried === undefined || Instant.plus(tried.updatedAt, dayMs) <= now)
          found.push({ organisation, agreement, period: key });
      }
    }
    return found;
  });
}

/** Periods that a person left open for a reason, until a day that has not passed: they are that person's to close. */
async function heldOpen(reader: Reader, now: Instant): Promise<ReadonlySet<string>> {
  const notes = (await allRecords(reader, { kind: 'close-note' })).map((one) => practiceRecord('close-note', one).body);
  const standing = notes.filter(
    ({ state, until }) => state === 'open' && Instant.parse(`${until}T00:00:00Z`) + dayMs > now,
  );
  return new Set(standing.map(({ agreement, period }) => `${agreement}/${period}`));
}

/** Slices are sealed by UTC day: a statement waits for the last day that it looks at, so that its evidence can be handed on. */
const dayOver = (end: number): number => Math.ceil(end / dayMs) * dayMs;

/** False where a guard refused: the period stays open until the reason is gone or a person closes it. */
export async function closeDue(context: Context, due: DuePeriod): Promise<boolean> {
  const done = await closePeriod(context, { ...due, actor: system });
  if (done.ok) return true;
  const codes = done.refusals.map(({ code }) => code);
  await context.store.write(due.organisation, (transaction) =>
    transaction.project(triedKind, `${due.agreement}/${due.period}`, codes),
  );
  return false;
}
