/**
 * What a correction would move: the promises of the month of the row, with the row as it stands and as it would read. Owns:
 * asking the engine with the row that is not kept. Nothing is written; what is written says the reason (correct.ts).
 */
import { accepted, extentOf, Instant, parseRow, refused, rowText } from '@troth/core';
import type { Outcome } from '@troth/core';
import { z } from 'zod';
import { agreementOn } from '../agreements/read.ts';
import { shelfOf } from '../agreements/shelf.ts';
import type { Context, Question } from '../context.ts';
import { requestAt } from '../evaluation/statement-of.ts';
import { latestIssue } from '../periods/issued.ts';
import { monthAt } from '../periods/live.ts';
import { findRow } from './find-row.ts';
import { hasMoved, whatMoves } from './what-moves.ts';
import type { Moves } from './what-moves.ts';

export interface CorrectionPreviewQuestion extends Question {
  readonly agreement: string;
  readonly source: string;
  readonly row: string;
  readonly change?: Readonly<Record<string, unknown>> | undefined;
  readonly retract?: boolean | undefined;
}

export interface CorrectionPreview extends Moves {
  readonly period: string;
  /** The statement of that month is issued: a restatement is proposed, the paper stays. */
  readonly issued: boolean;
}

const written = z.record(z.string(), z.unknown());

export async function previewCorrection(
  context: Context,
  { organisation, agreement: id, source, row: named, change, retract }: CorrectionPreviewQuestion,
): Promise<Outcome<CorrectionPreview>> {
  const now = context.clock();
  return context.store.read(organisation, async (reader) => {
    const shelved = agreementOn(await shelfOf(context.store, reader), id);
    if (!shelved.ok) return shelved;
    const original = await findRow(reader, source, named);
    if (original === undefined) return refused({ code: 'NOT-FOUND', message: `${source} told no row ${named}` });
    const read = parseRow(
      {
        ...written.parse(JSON.parse(rowText(original))),
        ...change,
        source,
        id: 'preview',
        supersedes: named,
        ...(retract === true ? { retracts: true } : {}),
        recordedAt: Instant.format(now),
      },
      'preview',
    );
    if (!read.ok) return read;
    const period = monthAt(shelved.value.agreement, extentOf(original).start)?.key;
    if (period === undefined) return refused({ code: 'NOT-FOUND', message: `${id} was not in force on that day` });
    const request = await requestAt(context, reader, { agreement: id, period, knownAt: now });
    if (!request.ok) return request;
    const before = request.value.evidence.rows.filter(({ form }) => form !== 'issued');
    const found = whatMoves(request.value, { before, after: [...before, read.value] });
    if (!found.ok) return found;
    const { promises, credit } = found.value;
    return accepted({
      period,
      issued: (await latestIssue(reader, id, period)) !== undefined,
      promises: promises.filter(hasMoved),
      ...(credit === undefined ? {} : { credit }),
    });
  });
}
