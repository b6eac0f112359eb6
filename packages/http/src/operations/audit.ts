/** Who did what: the ledger as sentences. */
import { auditFilters, auditTrail } from '@troth/services';
import { z } from 'zod';
import { idSchema, numberAfter, pageFrom, pageOf, pageQuery, wordPair, wordsSchema } from '../answers/shapes.ts';
import { json } from './operation.ts';
import type { Operation } from './operation.ts';

const name = z.union([z.string(), wordPair]);

const item = z
  .object({
    index: z.number().int().describe('Place of its entry in the ledger.'),
    hash: z.string().describe('Hash of its entry.'),
    at: z.string(),
    actor: z.string(),
    who: name,
    kind: z.string(),
    subject: z.string(),
    version: z.number().int().optional(),
    act: z.string(),
    note: z.string().optional(),
    sentence: wordPair,
    ref: z.string().optional().describe('kind/id of the record it was done to.'),
  })
  .meta({ id: 'AuditItem', description: 'Who did what, and the entry of the ledger that says so.' });

const example = {
  index: 1204,
  hash: 'ab'.repeat(32),
  at: '2025-02-26T00:30:00.000Z',
  actor: 'person:ada',
  who: { en: 'Ada Wong', 'zh-Hant': '王雅達' },
  kind: 'report',
  subject: 'RPT-0007',
  version: 2,
  act: 'approve',
  sentence: { en: '“Approve” on service report RPT-0007', 'zh-Hant': '對服務報告 RPT-0007 執行「批准」' },
  ref: 'report/RPT-0007',
};

const list = 'audit';

export const auditOperations: readonly Operation[] = [
  json({
    id: 'listAuditTrail',
    method: 'GET',
    path: '/v1/audit',
    tag: 'Audit',
    summary: 'Who did what',
    description: 'Entries of the ledger as sentences, the newest first. Measurements are left out; they are evidence.',
    query: z.strictObject({
      ...pageQuery,
      person: wordsSchema(200).optional().describe('person:ID, key:ID or system.'),
      kind: wordsSchema(60).optional(),
      subject: idSchema.optional(),
      day: z.iso.date().optional().describe('Where the organisation is.'),
    }),
    status: 200,
    answer: pageOf(item),
    examples: { answer: { items: [example] } },
    async handle({ context, caller: { organisation }, query: { limit, cursor, ...filters } }) {
      const before = numberAfter(list, { limit, cursor });
      const found = await auditTrail(context, { organisation, ...filters, before, limit: limit + 1 });
      return { body: pageFrom(found, { list, limit }, ({ index }) => index) };
    },
  }),
  json({
    id: 'readAuditFilters',
    method: 'GET',
    path: '/v1/audit/filters',
    tag: 'Audit',
    summary: 'Who and what stands in the trail',
    description: 'To filter by.',
    status: 200,
    answer: z.object({
      people: z.array(z.object({ id: z.string(), name })),
      kinds: z.array(z.object({ kind: z.string(), name: wordPair })),
    }),
    examples: {
      answer: {
        people: [{ id: 'person:ada', name: { en: 'Ada Wong', 'zh-Hant': '王雅達' } }],
        kinds: [{ kind: 'report', name: { en: 'Service report', 'zh-Hant': '服務報告' } }],
      },
    },
    async handle({ context, caller: { organisation } }) {
      return { body: await auditFilters(context, { organisation }) };
    },
  }),
];
