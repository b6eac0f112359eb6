/**
 * A dispute with what it is about: the first computation, every later one, the exclusion that a ruling led to. Owns: that the
 * first computation stays beside whatever was ruled. Does not own: who may rule (the kind of record).
 */
import { accepted, Instant } from '@troth/core';
import type { Outcome } from '@troth/core';
import type { Actor, Context, Question } from '../context.ts';
import { readRecord } from '../practice/read.ts';
import type { PracticeRecord } from '../practice/register.ts';
import { listProposals } from '../periods/restate.ts';
import { statementRegisterOf } from './statement-register.ts';
import type { ShortRow } from './statement-register.ts';

export interface DisputeFile {
  readonly dispute: PracticeRecord<'dispute'>;
  /** What each version of the statement says of the commitment in question, the first computation first. */
  readonly readings: readonly {
    readonly version: number;
    readonly issuedAt: string;
    readonly rows: readonly ShortRow[];
    readonly credit?: { readonly total: string; readonly currency: string } | undefined;
  }[];
  /** A restatement that waits for a decision. */
  readonly proposal?: string | undefined;
  /** Milliseconds until a ruling is due; negative when it is late. */
  readonly leftMs?: number | undefined;
}

const dayMs = 86_400_000;

export async function disputeFile(
  context: Context,
  question: Question & { readonly actor: Actor; readonly id: string },
): Promise<Outcome<DisputeFile>> {
  const found = await readRecord(context, { ...question, kind: 'dispute' });
  if (!found.ok) return found;
  const { organisation } = question;
  const { body } = found.value;
  const register = await statementRegisterOf(context.store, organisation);
  const versions = register.versions(body.agreement, body.period);
  const open = (await listProposals(context, { organisation, agreement: body.agreement })).find(
    ({ state, period }) => state === 'proposed' && period === body.period,
  );
  const waits = body.state === 'raised' || body.state === 'under-review';
  return accepted({
    dispute: found.value,
    readings: versions.map(({ version, issuedAt, rows, credit }) => ({
      version,
      issuedAt,
      rows: rows.filter(({ commitment }) => body.commitment === undefined || commitment === body.commitment),
      credit: credit === undefined ? undefined : { total: credit.total, currency: credit.currency },
    })),
    proposal: open?.id,
    // The whole day is left for the ruling, in UTC, where the deadline is a day and no moment.
    leftMs:
      waits && body.rulingBy !== undefined
        ? Instant.parse(`${body.rulingBy}T00:00:00Z`) + dayMs - context.clock()
        : undefined,
  });
}
