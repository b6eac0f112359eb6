/** Credit notes: drafted from issued statements, issued, handed to billing. */
import { draftCreditNote, exportForBilling, issueCreditNote, readBillingFile } from '@troth/services';
import { z } from 'zod';
import { idSchema } from '../answers/shapes.ts';
import { json, raw, valueOf } from './operation.ts';
import type { Operation } from './operation.ts';
import { recordSchema } from './records.ts';
import { periodParams } from './statements.ts';

const trail = [{ act: 'create', by: 'person:carmen', at: '2024-12-02T02:00:00.000Z' }];
const note = {
  kind: 'credit-note' as const,
  id: 'CN-2024-0117',
  version: 1,
  recordedAt: '2024-12-02T02:00:00.000Z',
  actor: 'person:carmen',
  title: 'CN-2024-0117',
  parties: ['lion-rock'],
  about: { agreement: 'SLA-LR-METRO', period: '2024-11' },
  body: { number: 'CN-2024-0117', total: { amount: '15000.00', currency: 'HKD' }, state: 'draft', trail },
};
const billing = {
  kind: 'billing-export' as const,
  id: 'BEX-0001',
  version: 1,
  recordedAt: '2024-12-03T02:00:00.000Z',
  actor: 'person:henry',
  title: 'CN-2024-0117 … CN-2024-0117',
  parties: [],
  about: {},
  body: { notes: ['CN-2024-0117'], totals: [{ amount: '15000.00', currency: 'HKD' }], files: [], state: 'made', trail },
};

export const creditNoteOperations: readonly Operation[] = [
  json({
    id: 'draftCreditNote',
    method: 'POST',
    path: '/v1/agreements/{agreement}/periods/{period}/credit-note',
    tag: 'Month end',
    summary: 'Drafts the credit note of a period',
    description:
      'From the issued statement, never computed again; once per statement. A restatement gives a supplementary note for the difference. Numbers of a year have no gap: CN-2024-0117.',
    params: periodParams,
    body: z.strictObject({
      from: z
        .number()
        .int()
        .min(1)
        .max(999_999_999)
        .optional()
        .describe('Begins the numbers of the year here, where notes were numbered elsewhere before.'),
    }),
    errors: ['conflict', 'forbidden'],
    status: 201,
    answer: recordSchema,
    examples: { body: {}, answer: note },
    async handle({ context, command, params, body }) {
      const made = valueOf(await draftCreditNote(context, { ...command, ...params, ...body }));
      return { body: made, version: made.version };
    },
  }),
  json({
    id: 'issueCreditNote',
    method: 'POST',
    path: '/v1/credit-notes/{note}/issue',
    tag: 'Month end',
    summary: 'Issues an approved credit note',
    description: 'Once, with its papers. What is issued is what was approved.',
    params: z.object({ note: idSchema }),
    errors: ['conflict', 'forbidden'],
    status: 200,
    answer: recordSchema,
    examples: { answer: { ...note, version: 3, body: { ...note.body, state: 'issued' } } },
    async handle({ context, command, params }) {
      const done = valueOf(await issueCreditNote(context, { ...command, id: params.note }));
      return { body: done, version: done.version };
    },
  }),
  json({
    id: 'exportForBilling',
    method: 'POST',
    path: '/v1/billing-exports',
    tag: 'Month end',
    summary: 'Hands issued credit notes to billing',
    description:
      'Takes every issued note that was in no export yet; each goes out once. The register keeps which, and the hashes of the files.',
    errors: ['conflict', 'forbidden'],
    status: 201,
    answer: recordSchema,
    examples: { answer: billing },
    async handle({ context, command }) {
      const made = valueOf(await exportForBilling(context, command));
      return { body: made, version: made.version };
    },
  }),
  raw({
    id: 'downloadBillingFile',
    method: 'GET',
    path: '/v1/billing-exports/{export}/files/{format}',
    tag: 'Month end',
    summary: 'A file of a billing export',
    description: 'The same bytes whenever it is asked for. Columns never move; a new one is put at the end.',
    params: z.object({ export: idSchema, format: z.enum(['csv', 'jsonl']) }),
    answers: ['text/csv', 'application/jsonl'],
    status: 200,
    example: 'number,issued,customer,agreement,period,clause,currency,amount,follows,statement',
    async handle({ context, caller: { organisation }, params }, { reply }) {
      const { export: id, format } = params;
      const text = valueOf(await readBillingFile(context, { organisation, id, format }));
      return reply
        .type(format === 'csv' ? 'text/csv; charset=utf-8' : 'application/jsonl; charset=utf-8')
        .header('content-disposition', `attachment; filename="${id.replaceAll(/[^\w.-]/gu, '_')}.${format}"`)
        .send(text);
    },
  }),
];
