/** Something said about a clause of a draft, or to be done about it, among ourselves or with the other side. */
import { z } from 'zod';
import { day, id, longText } from '../fields.ts';
import { defineRecord } from '../record-kind.ts';

export const clauseNote = defineRecord({
  kind: 'clause-note',
  prefix: 'NTE',
  names: {
    one: { en: 'Note on a clause', 'zh-Hant': '條款備註' },
    many: { en: 'Notes on clauses', 'zh-Hant': '條款備註' },
  },
  fields: {
    draft: id,
    agreement: id,
    clause: z.string().regex(/^K\d{2}$/u, 'write a clause key, as K06'),
    form: z.enum(['comment', 'task', 'open-point']).describe('An open point waits for both sides.'),
    text: longText,
    answers: id.optional().describe('The note that this one answers.'),
    assignee: id.optional(),
    due: day.optional(),
    party: id.optional().describe('The other side that sees it; missing: it stays among ourselves.'),
    outcome: longText.optional(),
  },
  states: {
    open: { en: 'open', 'zh-Hant': '未處理' },
    done: { en: 'done', 'zh-Hant': '已處理' },
  },
  create: { level: 4, sides: ['customer', 'supplier'] },
  edit: { level: 4, sides: ['customer', 'supplier'], in: ['open'] },
  acts: {
    resolve: {
      names: { en: 'Resolve', 'zh-Hant': '處理完畢' },
      from: ['open'],
      to: 'done',
      level: 4,
      sides: ['customer', 'supplier'],
      tells: ['outcome'],
    },
    reopen: {
      names: { en: 'Open again', 'zh-Hant': '重新開啟' },
      from: ['done'],
      to: 'open',
      level: 4,
      sides: ['customer', 'supplier'],
      reason: true,
    },
  },
  // Which party it is shown to follows from the draft, and is not the writer's to choose.
  throughSentences: ['create', 'edit'],
  title: ({ clause, text }) => ({
    en: `${clause}: ${text.en.slice(0, 80)}`,
    'zh-Hant': `${clause}：${(text['zh-Hant'] ?? text.en).slice(0, 80)}`,
  }),
  parties: ({ party }) => [party],
  about: ({ agreement, draft }) => ({ agreement, records: [`draft/${draft}`] }),
});
