/**
 * What an outage would do if it were logged: the promise beside the entry while somebody types (S3.4). Owns: asking the engine
 * with the row that is not kept. Nothing is written.
 */
import { accepted, Instant, parseRow, refused } from '@troth/core';
import type { Outcome } from '@troth/core';
import { agreementOn } from '../agreements/read.ts';
import { shelfOf } from '../agreements/shelf.ts';
import type { Context, Question } from '../context.ts';
import { requestAt } from '../evaluation/statement-of.ts';
import { monthAt } from '../periods/live.ts';
import { ownSources } from './own-sources.ts';
import { whatMoves } from './what-moves.ts';
import type { Moves } from './what-moves.ts';

export interface OutagePreviewQuestion extends Question {
  readonly agreement: string;
  readonly subject?: string | undefined;
  readonly start: string;
  readonly end: string;
  readonly state: string;
  readonly affected?: string | undefined;
}

export interface OutagePreview extends Moves {
  readonly period: string;
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
    const found = whatMoves(request.value, { before: rows, after: [...rows, row] });
    if (!found.ok) return found;
    const { promises, credit } = found.value;
    return accepted({
      period,
      promises: promises.filter(({ allowedMs, afterMs }) => allowedMs !== undefined || afterMs !== undefined),
      ...(credit === undefined ? {} : { credit }),
    });
  });
}
