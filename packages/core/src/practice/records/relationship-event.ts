/** A meeting, call, complaint, compliment, gift or opportunity, and how it felt. */
import { z } from 'zod';
import { day, id, longText, many, moment, words } from '../fields.ts';
import { defineRecord } from '../record-kind.ts';

export const relationshipEvent = defineRecord({
  kind: 'relationship-event',
  prefix: 'REL',
  names: { one: { en: 'Contact', 'zh-Hant': '往來紀錄' }, many: { en: 'Contacts', 'zh-Hant': '往來紀錄' } },
  fields: {
    party: id,
    type: z.enum(['meeting', 'call', 'letter', 'complaint', 'compliment', 'gift', 'opportunity']),
    at: moment,
    summary: longText,
    people: many(id).optional(),
    sentiment: z.int().min(-2).max(2).optional(),
    agreement: id.optional(),
    followUp: words.optional(),
    dueOn: day.optional(),
    outcome: words.optional(),
  },
  states: {
    open: { en: 'open', 'zh-Hant': '待跟進' },
    closed: { en: 'closed', 'zh-Hant': '已完結' },
  },
  create: { level: 3 },
  edit: { level: 3 },
  acts: {
    close: { names: { en: 'Close', 'zh-Hant': '完結' }, from: ['open'], to: 'closed', level: 3, tells: ['outcome'] },
  },
  title: ({ summary }) => summary,
  parties: () => [],
  about: ({ party, agreement }) => ({ agreement, records: [`party/${party}`] }),
});
