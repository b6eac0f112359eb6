/**
 * Statements of periods under way, kept up to date as evidence comes in. Owns: which periods of an agreement are open, the
 * view of each, and what changed in it. A view can be made again and is never evidence.
 */
import { accepted, inForce, Instant, periodOf, refused, statementPeriod } from '@troth/core';
import type { Agreement, Outcome, Period, Statement } from '@troth/core';
import type { Projection, Reader } from '@troth/stores';
import { z } from 'zod';
import { agreementOn } from '../agreements/read.ts';
import { shelfOf } from '../agreements/shelf.ts';
import type { ShelvedAgreement } from '../agreements/shelf.ts';
import type { Context, Question } from '../context.ts';
import { readBody } from '../stored-body.ts';
import { closedPeriods } from './closed-periods.ts';

export interface StatementChange {
  readonly commitment: string;
  readonly subject?: string | undefined;
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

export interface LiveStatement {
  readonly agreement: string;
  readonly period: string;
  readonly hash: string;
  readonly statement: Statement;
  readonly updatedAt: string;
  /** What is different from the evaluation before. */
  readonly changed: readonly StatementChange[];
}

export const liveKind = 'live';
export const liveId = (agreement: string, period: string): string => `${agreement}/${period}`;

const statement = z.custom<Statement>((value) => typeof value === 'object' && value !== null && 'format' in value);
export const liveBody = z.strictObject({
  agreement: z.string(),
  period: z.string(),
  hash: z.string(),
  statement,
  /** Entries of the ledger that it knew: an older evaluation that ends later does not replace it. */
  size: z.int(),
  changed: z.array(
    z.strictObject({
      commitment: z.string(),
      subject: z.string().optional(),
      field: z.string(),
      before: z.string(),
      after: z.string(),
    }),
  ),
});

/** The month that an instant lies in, in the zone of the agreement. */
export function monthAt({ revisions }: Agreement, at: Instant): Period | undefined {
  const zone = revisions.at(-1)?.zone;
  return zone === undefined ? undefined : periodOf({ unit: 'month', zone }, at);
}

/** Months that can still change without a restatement: the one under way and those over and not closed since we know it. */
export async function openPeriods(
  reader: Reader,
  { agreement, since }: ShelvedAgreement,
  now: Instant,
): Promise<readonly Period[]> {
  const current = monthAt(agreement, now);
  if (current === undefined) return [];
  const closed = new Set((await closedPeriods(reader, agreement.id)).map(({ period }) => period));
  const found: Period[] = [];
  for (let period: Period | undefined = current; period !== undefined && period.end > since;) {
    if (!closed.has(period.key) && inForce(agreement, period).length > 0) found.unshift(period);
    period = monthAt(agreement, Instant.plus(period.start, -1));
  }
  return found;
}

/** The view last made of a period; of the one under way when none is named. */
export async function liveStatement(
  context: Context,
  question: Question & { readonly agreement: string; readonly period?: string | undefined },
): Promise<Outcome<LiveStatement>> {
  const { organisation, agreement: id } = question;
  return context.store.read(organisation, async (reader) => {
    const shelved = agreementOn(await shelfOf(context.store, reader), id);
    if (!shelved.ok) return shelved;
    const { agreement } = shelved.value;
    const key = question.period ?? monthAt(agreement, context.clock())?.key ?? '';
    const period = statementPeriod(agreement, key);
    if (!period.ok) return period;
    const found = await reader.projection(liveKind, liveId(id, key));
    if (found !== undefined) return accepted(liveOf(found));
    return refused({
      code: 'NOT-FOUND',
      message: `${id} was not evaluated for ${key} yet; ask for its statement instead`,
    });
  });
}

/** In order of agreement and period. */
export async function liveStatements(
  context: Context,
  question: Question & { readonly after?: string | undefined; readonly limit?: number | undefined },
): Promise<readonly LiveStatement[]> {
  const { organisation, after, limit = 100 } = question;
  const found = await context.store.read(organisation, (reader) =>
    reader.projections({ kind: liveKind, limit, ...(after === undefined ? {} : { after }) }),
  );
  return found.map(liveOf);
}

function liveOf(found: Projection): LiveStatement {
  const { size: _, ...live } = readBody(liveBody, found);
  return { ...live, updatedAt: Instant.format(found.updatedAt) };
}
