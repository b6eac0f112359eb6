/** Raw evidence to read: page by page, or as one file. */
import { Readable } from 'node:stream';
import { Instant, rowText } from '@troth/core';
import type { Context } from '@troth/services';
import type { FactQuestion, StoredFact } from '@troth/stores';
import { z } from 'zod';
import { csvHeader, csvLine } from '../answers/evidence-table.ts';
import { rowForms } from '../answers/row-forms.ts';
import { documentSchema, idSchema, momentSchema, pageFrom, pageOf, pageQuery } from '../answers/shapes.ts';
import { readTextCursor } from '../answers/cursor.ts';
import { Problem } from '../errors.ts';
import { json, raw } from './operation.ts';
import type { Operation } from './operation.ts';

const which = {
  agreement: idSchema.optional().describe('Rows of this agreement, and rows that name none.'),
  source: idSchema.optional(),
  form: z.enum(rowForms).optional(),
  start: momentSchema.optional().describe('With `end`: rows that touch [start, end).'),
  end: momentSchema.optional(),
  knownAt: momentSchema.optional().describe('Rows recorded by then.'),
};

interface Which {
  readonly agreement?: string | undefined;
  readonly source?: string | undefined;
  readonly form?: (typeof rowForms)[number] | undefined;
  readonly start?: string | undefined;
  readonly end?: string | undefined;
  readonly knownAt?: string | undefined;
}

function questionOf({ agreement, source, form, start, end, knownAt }: Which): FactQuestion {
  if ((start === undefined) !== (end === undefined))
    throw new Problem('malformed', 'Give `start` and `end` together, or neither.');
  const span =
    start === undefined || end === undefined ? undefined : { start: Instant.parse(start), end: Instant.parse(end) };
  if (span !== undefined && span.end <= span.start) throw new Problem('malformed', '`end` is after `start`.');
  return {
    ...(agreement === undefined ? {} : { agreement }),
    ...(source === undefined ? {} : { source }),
    ...(form === undefined ? {} : { forms: [form] }),
    ...(span === undefined ? {} : { span }),
    ...(knownAt === undefined ? {} : { knownAt: Instant.parse(knownAt) }),
  };
}

const shown = ({ row, entry, position }: StoredFact) => ({ entry, position, row: JSON.parse(rowText(row)) as unknown });

const placeOf = ({ entry, position }: { entry: number; position: number }): string => `${entry}:${position}`;

function afterOf(list: string, cursor: string | undefined): { entry: number; position: number } | undefined {
  const [entry, position] = (readTextCursor(list, cursor) ?? '').split(':').map(Number);
  return entry === undefined || position === undefined ? undefined : { entry, position };
}

export const evidenceOperations: readonly Operation[] = [
  json({
    id: 'listEvidence',
    method: 'GET',
    path: '/v1/evidence',
    tag: 'Evidence',
    summary: 'Rows of evidence',
    description: 'As they were told, in the order in which they became known, with the ledger entry of each.',
    query: z.strictObject({ ...pageQuery, ...which }),
    status: 200,
    answer: pageOf(
      z.object({
        entry: z.number().int().describe('Index of the ledger entry that recorded it.'),
        position: z.number().int(),
        row: documentSchema('The row; its schema is docs/schema/evidence.json.'),
      }),
    ),
    examples: {
      answer: { items: [{ entry: 12, position: 0, row: { form: 'state', id: 'out-17', state: 'down' } }] },
    },
    async handle({ context, caller: { organisation }, query }) {
      const { limit, cursor, ...narrow } = query;
      const list = `evidence/${JSON.stringify(narrow)}`;
      const after = afterOf(list, cursor);
      const asked = { ...questionOf(narrow), limit: limit + 1, ...(after === undefined ? {} : { after }) };
      const found = await context.store.read(organisation, (reader) => reader.facts(asked));
      const page = pageFrom(found, { list, limit }, placeOf);
      return { body: { ...page, items: page.items.map(shown) } };
    },
  }),
  raw({
    id: 'downloadEvidence',
    method: 'GET',
    path: '/v1/evidence/download',
    tag: 'Evidence',
    summary: 'Rows of evidence as a file',
    description:
      'All rows that were known at the moment asked for, as CSV or JSON Lines. Cells that a spreadsheet would take for formulas begin with an apostrophe.',
    query: z.strictObject({ ...which, format: z.enum(['csv', 'json-lines']).default('csv') }),
    answers: ['text/csv', 'application/x-ndjson'],
    status: 200,
    example: 'entry,position,form,id,…\r\n12,0,state,out-17,…\r\n',
    async handle({ context, caller: { organisation }, query }, { reply }) {
      const { format, ...narrow } = query;
      // One moment for all pages: what arrives while the file is read belongs to the next file.
      const question = { knownAt: context.clock(), ...questionOf(narrow) };
      const lines = format === 'csv' ? asTable : asLines;
      const type = format === 'csv' ? 'text/csv; charset=utf-8; header=present' : 'application/x-ndjson';
      const name = format === 'csv' ? 'evidence.csv' : 'evidence.ndjson';
      return reply
        .type(type)
        .header('content-disposition', `attachment; filename="${name}"`)
        .send(Readable.from(lines(pagesOf({ context, organisation }, question))));
    },
  }),
];

const pageSize = 1000;

async function* pagesOf(
  { context, organisation }: { context: Context; organisation: string },
  question: FactQuestion,
): AsyncGenerator<readonly StoredFact[]> {
  let after: { entry: number; position: number } | undefined;
  for (;;) {
    const asked: FactQuestion = { ...question, limit: pageSize, ...(after === undefined ? {} : { after }) };
    const page = await context.store.read(organisation, (reader) => reader.facts(asked));
    if (page.length > 0) yield page;
    const last = page.at(-1);
    if (last === undefined || page.length < pageSize) return;
    after = { entry: last.entry, position: last.position };
  }
}

async function* asTable(pages: AsyncIterable<readonly StoredFact[]>): AsyncGenerator<string> {
  yield csvHeader;
  for await (const page of pages) yield page.map(csvLine).join('');
}

async function* asLines(pages: AsyncIterable<readonly StoredFact[]>): AsyncGenerator<string> {
  for await (const page of pages) yield page.map(({ row }) => `${rowText(row)}\n`).join('');
}
