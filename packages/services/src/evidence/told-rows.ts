/**
 * Evidence as rows again, for people and other tools. Owns: which rows, and slices out of their columns: as they hold, each
 * once. Does not own: files. Nothing is decided here: a row that was superseded is told with the row that supersedes it.
 */
import { accepted, Instant, refused, rowText, statementPeriod } from '@troth/core';
import type { Outcome, Period, SliceColumns } from '@troth/core';
import type { FactQuestion, StoredFact } from '@troth/stores';
import { z } from 'zod';
import { isConcerned, spokenBy } from '../agreements/concerns.ts';
import { agreementOn } from '../agreements/read.ts';
import { shelfOf } from '../agreements/shelf.ts';
import type { Context, Question } from '../context.ts';

export interface ToldQuestion extends Question {
  readonly agreement: string;
  readonly period: string;
  /** RFC 3339; now when missing. */
  readonly knownAt?: string | undefined;
}

export interface ToldRow {
  /** Index of the ledger entry that recorded it; slices come from columns that many entries made. */
  readonly entry?: number;
  /** As it is written in files of evidence. */
  readonly row: Readonly<Record<string, unknown>>;
}

const pageSize = 5000;
const written = z.record(z.string(), z.unknown());

/** Rows that bear on the agreement and touch the period: facts in order of the ledger, then slices in order of series. */
export async function toldRows(context: Context, question: ToldQuestion): Promise<Outcome<AsyncIterable<ToldRow>>> {
  const { organisation, agreement, period } = question;
  const knownAt = question.knownAt === undefined ? context.clock() : Instant.tryParse(question.knownAt);
  if (knownAt === undefined)
    return refused({
      code: 'MOMENT',
      message: `"${question.knownAt}" names no moment; write 2024-12-02T09:00:00+08:00`,
    });
  const { store } = context;
  return store.read(organisation, async (reader) => {
    const found = agreementOn(await shelfOf(store, reader), agreement);
    if (!found.ok) return found;
    const whole = statementPeriod(found.value.agreement, period);
    if (!whole.ok) return whole;
    const about: About = { organisation, id: agreement, names: found.value.names, period: whole.value.period, knownAt };
    return accepted(rowsOf(context, about));
  });
}

interface About {
  readonly organisation: string;
  readonly id: string;
  readonly names: ReadonlySet<string>;
  readonly period: Period;
  readonly knownAt: Instant;
}

async function* rowsOf({ store }: Context, about: About): AsyncGenerator<ToldRow> {
  const { organisation, id, names, period, knownAt } = about;
  const span = { start: period.start, end: period.end };
  const question = { agreement: id, names: [...names], span, knownAt };
  for (let after: FactQuestion['after']; ;) {
    const asked = { ...question, limit: pageSize, ...(after === undefined ? {} : { after }) };
    const page: readonly StoredFact[] = await store.read(organisation, (reader) => reader.facts(asked));
    for (const { row, entry } of page)
      if (isConcerned(about, spokenBy(row))) yield { entry, row: written.parse(JSON.parse(rowText(row))) };
    const last = page.at(-1);
    if (last === undefined || page.length < pageSize) break;
    after = { entry: last.entry, position: last.position };
  }
  const blocks = await store.read(organisation, (reader) => reader.columns(question));
  for (const block of blocks) if (isConcerned(about, block)) yield* slicesOf(block, span);
}

/** Known slices; what nobody told is left out, as it was. */
function* slicesOf(block: SliceColumns, span: { readonly start: Instant; readonly end: Instant }): Generator<ToldRow> {
  const { series, subject, agreement, source, stepMs, unknown } = block;
  const recordedAt = Instant.format(block.recordedAt);
  for (let slice = 0; slice < block.total.length; slice += 1) {
    const start = block.start + slice * stepMs;
    if (start < span.start || start >= span.end) continue;
    if (unknown !== undefined && ((unknown[slice >>> 5] ?? 0) >>> (slice & 31)) % 2 === 1) continue;
    const at = Instant.format(Instant.of(start));
    yield {
      row: {
        form: 'slice',
        id: [series, subject, at].filter((part) => part !== undefined).join(' '),
        source,
        recordedAt,
        ...(agreement === undefined ? {} : { agreement }),
        ...(subject === undefined ? {} : { subject }),
        series,
        start: at,
        end: Instant.format(Instant.of(start + stepMs)),
        bad: block.bad[slice] ?? 0,
        total: block.total[slice] ?? 0,
      },
    };
  }
}
