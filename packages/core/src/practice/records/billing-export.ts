/** Credit notes handed to billing together: which, when, and the hashes of the files, so that each can be made again. */
import { z } from 'zod';
import { id, many, money, sha256 } from '../fields.ts';
import { defineRecord } from '../record-kind.ts';

export const billingExport = defineRecord({
  kind: 'billing-export',
  prefix: 'BEX',
  names: {
    one: { en: 'Billing export', 'zh-Hant': '帳務匯出' },
    many: { en: 'Billing exports', 'zh-Hant': '帳務匯出' },
  },
  fields: {
    notes: many(id),
    totals: many(money),
    files: many(z.strictObject({ format: z.enum(['csv', 'jsonl']), sha256 })),
  },
  states: { made: { en: 'made', 'zh-Hant': '已匯出' } },
  create: { level: 4 },
  edit: {},
  acts: {},
  throughSentences: ['create', 'edit'],
  title: ({ notes }) => `${notes[0] ?? ''} … ${notes.at(-1) ?? ''}`,
  parties: () => [],
});
