/**
 * What an outage would do if it were logged: the promise beside the entry while somebody types (S3.4). Owns: asking the engine
 * with the row that is not kept. Nothing is written.
 */
import { accepted, evaluate, Instant, parseRow, refused } from '@troth/core';
import type { Localized, Outcome, RowResult } from '@troth/core';
import { agreementOn } from '../agreements/read.ts';
import { shelfOf } from '../agreements/shelf.ts';
import type { Context, Question } from '../context.ts';
import { requestAt } from '../evaluation/statement-of.ts';
import { monthAt } from '../periods/live.ts';
import { ownSources } from './own-sources.ts';

export interface OutagePreviewQuestion extends Question {
  readonly agreement: string;
  readonly subject?: string | undefined;
  readonly start: string;
  readonly end: string;
  readonly state: string;
  readonly affected?: string | undefined;
}

export interface PromiseMoved {
  readonly commitment: string;
  readonly title: Localized;
  readonly subject?: string | undefined;
  readonly target?: string | undefined;
  readonly allowedMs?: string | undefined;
  readonly beforeMs?: string | undefined;
  readonly afterMs?: string | undefined;
  readonly verdictBefore: string;
  readonly verdictAfter: string;
}

export interface OutagePreview {
  readonly period: string;
  readonly promises: readonly PromiseMoved[];
  readonly credit?: { readonly currency: string; readonly before: string; readonly after: string } | undefined;
}

/** Of the month in which it began. */
export async function previewOutage(
  context: Context,
  question: OutagePreviewQuestion,
): Promise<Outcome<OutagePreview>> {
  const { organisation, agreement: id, subject, start, end, state, affected } = question;
  const now = context.clock();
  const read = parseRow(
    {
      form: 'state',
      id: 'preview',
      source: ownSources.log,
      agreement: id,
      ...(subject === undefined ? {} : { subject }),
      start,
      end,
      state,
      ...(affected === undefined ? {} : { affected }),
      recordedAt: Instant.format(now),
    },
    'preview',
  );
  if (!read.ok) return read;
  const row = read.value;
  if (row.form !== 'state') throw new TypeError('an outage is a state');
  return context.store.read(organisation, async (reader) => {
    const shelved = agreementOn(await shelfOf(context.store, reader), id);
    if (!shelved.ok) return shelved;
    const period = monthAt(shelved.value.agreement, row.start)?.key;
    if (period === undefined) return refused({ code: 'NOT-FOUND', message: `${id} was not in force on that day` });
    const request = await requestAt(context, reader, { agreement: id, period, knownAt: now });
    if (!request.ok) return request;
    const rows = request.value.evidence.rows.filter(({ form }) => form !== 'issued');
    const [before, after] = [rows, [...rows, row]].map((all) =>
      evaluate({ ...request.value, evidence: { ...request.value.evidence, rows: all } }),
    );
    if (before?.ok !== true) return before ?? refused({ code: 'NOT-FOUND', message: 'nothing was evaluated' });
    if (after?.ok !== true) return after ?? refused({ code: 'NOT-FOUND', message: 'nothing was evaluated' });
    const moved = after.value.rows.map((one) => movedFrom(sameRow(before.value.rows, one), one));
    const [was, is] = [before.value.credit, after.value.credit];
    return accepted({
      period,
      promises: moved.filter(({ allowedMs, afterMs }) => allowedMs !== undefined || afterMs !== undefined),
      ...(was === undefined || is === undefined
        ? {}
        : { credit: { currency: is.currency, before: was.total, after: is.total } }),
    });
  });
}

const sameRow = (rows: readonly RowResult[], { commitment, subject }: RowResult): RowResult | undefined =>
  rows.find((one) => one.commitment === commitment && one.subject === subject);

function movedFrom(before: RowResult | undefined, after: RowResult): PromiseMoved {
  const [was, is] = [before?.segments.at(-1), after.segments.at(-1)];
  const [beforeMs, afterMs] = [was?.figures['downtime']?.exact, is?.figures['downtime']?.exact];
  const allowedMs = is?.figures['allowed']?.exact;
  return {
    commitment: after.commitment,
    title: after.title,
    ...(after.subject === undefined ? {} : { subject: after.subject }),
    ...(is?.target === undefined ? {} : { target: is.target }),
    ...(allowedMs === undefined ? {} : { allowedMs }),
    ...(beforeMs === undefined ? {} : { beforeMs }),
    ...(afterMs === undefined ? {} : { afterMs }),
    verdictBefore: before?.soFar ?? before?.verdict ?? 'none',
    verdictAfter: after.soFar ?? after.verdict,
  };
}
