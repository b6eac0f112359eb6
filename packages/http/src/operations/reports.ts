/** Reports to customers: drafted from issued statements, edited, issued. Approving, sending back and confirming are acts of the record. */
import { draftReport, editReport, issueReport } from '@troth/services';
import { z } from 'zod';
import { idSchema, wordsSchema } from '../answers/shapes.ts';
import { json, valueOf } from './operation.ts';
import type { Operation } from './operation.ts';
import { recordSchema } from './records.ts';
import { periodParams } from './statements.ts';

const words = z.strictObject({ en: wordsSchema(20_000), 'zh-Hant': wordsSchema(20_000).optional() });
const example = {
  kind: 'report' as const,
  id: 'RPT-0001',
  version: 1,
  recordedAt: '2024-12-02T02:00:00.000Z',
  actor: 'person:carmen',
  title: 'SLA-LR-METRO 2024-11 r1',
  parties: [],
  about: { agreement: 'SLA-LR-METRO', period: '2024-11' },
  body: { agreement: 'SLA-LR-METRO', period: '2024-11', number: 1, state: 'drafted', trail: [] },
};
const reportParams = z.object({ report: idSchema });

export const reportOperations: readonly Operation[] = [
  json({
    id: 'draftReport',
    method: 'POST',
    path: '/v1/agreements/{agreement}/periods/{period}/report',
    tag: 'Month end',
    summary: 'Drafts the report of a period',
    description:
      'With words generated from the issued statement. After a restatement it is the next revision, with a cover note that says what changed.',
    params: periodParams,
    errors: ['conflict', 'forbidden'],
    status: 201,
    answer: recordSchema,
    examples: { answer: example },
    async handle({ context, command, params }) {
      const made = valueOf(await draftReport(context, { ...command, ...params }));
      return { body: made, version: made.version };
    },
  }),
  json({
    id: 'editReport',
    method: 'PUT',
    path: '/v1/reports/{report}',
    tag: 'Month end',
    summary: 'Changes words and addressees of a draft',
    description: 'What the report tells does not change: that is the statement’s.',
    params: reportParams,
    body: z.strictObject({
      summary: words.optional(),
      internalNote: words.optional().describe('For the internal edition only.'),
      coverNote: words.optional(),
      recipients: z.array(idSchema).max(1000).optional().describe('Ids of people.'),
    }),
    versioned: true,
    errors: ['changed-since', 'conflict', 'forbidden'],
    status: 200,
    answer: recordSchema,
    examples: { body: { summary: { en: 'One of two promises was kept.' } }, answer: { ...example, version: 2 } },
    async handle({ context, command, params, body, version }) {
      const asked = { ...command, id: params.report, ...body, expect: version };
      const changed = valueOf(await editReport(context, asked), version);
      return { body: changed, version: changed.version };
    },
  }),
  json({
    id: 'issueReport',
    method: 'POST',
    path: '/v1/reports/{report}/issue',
    tag: 'Month end',
    summary: 'Issues an approved report',
    description:
      'All of it or nothing: papers, messages to the addressees, the report before superseded. Refused while nobody said of a breach whether people were warned, and when the statement was restated since.',
    params: reportParams,
    errors: ['conflict', 'forbidden'],
    status: 200,
    answer: recordSchema,
    examples: { answer: { ...example, version: 3, body: { ...example.body, state: 'issued' } } },
    async handle({ context, command, params }) {
      const done = valueOf(await issueReport(context, { ...command, id: params.report }));
      return { body: done, version: done.version };
    },
  }),
];
