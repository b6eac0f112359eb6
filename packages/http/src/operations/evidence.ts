/** Raw evidence to read: page by page, or as one file. */
import { demandSight } from '../access/sight.ts';
import { Readable } from 'node:stream';
import { Instant, rowText } from '@troth/core';
import { toldRows } from '@troth/services';
import type { Context } from '@troth/services';
import type { FactQuestion, StoredFact } from '@troth/stores';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { csvHeader, csvLine } from '../answers/evidence-table.ts';
import { rowForms } from '../answers/row-forms.ts';
import { documentSchema, idSchema, momentSchema, pageFrom, pageOf, pageQuery } from '../answers/shapes.ts';
import { readTextCursor } from '../answers/cursor.ts';
import { Problem } from '../errors.ts';
import { json, raw, valueOf } from './operation.ts';
import type { Operation } from './operation.ts';
import { periodParams } from './statements.ts';

const which = {
  agreement: idSchema.optional().describe('Rows of this agreement, and rows that name none.'),
  source: idSchema.optional(),
  form: z.enum(rowForms).optional(),
  start: momentSchema.optional().describe('With `end`: rows that touch [start, end).'),
  end: momentSchema.optional(),
  knownAt: momentSchema.optional().describe('Rows recorded by then.'),
};

const formatSchema = z.enum(['csv', 'json-lines']).default('csv');

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

const plainRow = z.record(z.string(), z.unknown());

const shown = ({ row, entry, position }: StoredFact) => ({
  entry,
  position,
  row: plainRow.parse(JSON.parse(rowText(row))),
});

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
    query: z.strictObject({ ...which, format: formatSchema }),
    answers: ['text/csv', 'application/x-ndjson'],
    status: 200,
    example: 'entry,position,form,id,…\r\n12,0,state,out-17,…\r\n',
    async handle({ context, caller: { organisation }, query }, { reply }) {
      const { format, ...narrow } = query;
      // One moment for all pages: what arrives while the file is read belongs to the next file.
      const question = { knownAt: context.clock(), ...questionOf(narrow) };
      return sendFile(reply, { format, name: 'evidence', rows: rowsOf({ context, organisation }, question) });
    },
  }),
  raw({
    id: 'downloadPeriodEvidence',
    method: 'GET',
    path: '/v1/agreements/{agreement}/periods/{period}/evidence',
    tag: 'Evidence',
    summary: 'What a statement rests on, as a file',
    description:
      'Every row that bears on the agreement and touches the period, slices too, as it was known at the moment asked for: enough to compute the figures again.',
    params: periodParams,
    query: z.strictObject({ knownAt: which.knownAt, format: formatSchema }),
    answers: ['text/csv', 'application/x-ndjson'],
    errors: ['invalid'],
    status: 200,
    example: 'entry,position,form,id,…\r\n12,,state,out-17,…\r\n',
    async handle({ context, caller: { organisation, actor }, params, query }, { reply }) {
      await demandSight(context, { organisation, actor, agreement: params.agreement });
      const rows = valueOf(await toldRows(context, { organisation, ...params, knownAt: query.knownAt }));
      return sendFile(reply, { format: query.format, name: `${params.agreement}-${params.period}`, rows });
    },
  }),
];

interface File {
  readonly format: z.output<typeof formatSchema>;
  readonly name: string;
  readonly rows: AsyncIterable<{ readonly entry?: number; readonly position?: number; readonly row: object }>;
}

function sendFile(reply: FastifyReply, { format, name, rows }: File): FastifyReply {
  const table = format === 'csv';
  const file = `${name.replaceAll(/[^\w.-]/gu, '_')}.${table ? 'csv' : 'ndjson'}`;
  return reply
    .type(table ? 'text/csv; charset=utf-8; header=present' : 'application/x-ndjson')
    .header('content-disposition', `attachment; filename="${file}"`)
    .send(Readable.from(inBlocks(rows, { head: table ? csvHeader : '', line: table ? csvLine : jsonLine })));
}

const jsonLine = ({ row }: { row: object }): string => `${JSON.stringify(row)}\n`;

const blockSize = 500;

/** Lines in blocks: a chunk per line would cost more than the line. */
async function* inBlocks<T>(
  rows: AsyncIterable<T>,
  { head, line }: { head: string; line: (row: T) => string },
): AsyncGenerator<string> {
  let lines = head === '' ? [] : [head];
  for await (const row of rows) {
    lines.push(line(row));
    if (lines.length < blockSize) continue;
    yield lines.join('');
    lines = [];
  }
  if (lines.length > 0) yield lines.join('');
}

const pageSize = 1000;

async function* rowsOf(
  { context, organisation }: { context: Context; organisation: string },
  question: FactQuestion,
): AsyncGenerator<ReturnType<typeof shown>> {
  let after: { entry: number; position: number } | undefined;
  for (;;) {
    const asked: FactQuestion = { ...question, limit: pageSize, ...(after === undefined ? {} : { after }) };
    const page = await context.store.read(organisation, (reader) => reader.facts(asked));
    yield* page.map(shown);
    const last = page.at(-1);
    if (last === undefined || page.length < pageSize) return;
    after = { entry: last.entry, position: last.position };
  }
}
