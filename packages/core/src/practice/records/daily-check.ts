/** The look at the start of the day as a task with its record (S2.13). */
import { z } from 'zod';
import { count, day, id, many, words } from '../fields.ts';
import { defineRecord } from '../record-kind.ts';

export const dailyCheck = defineRecord({
  kind: 'daily-check',
  prefix: 'DAY',
  names: { one: { en: 'Daily check', 'zh-Hant': '每日檢查' }, many: { en: 'Daily checks', 'zh-Hant': '每日檢查' } },
  fields: {
    date: day,
    items: many(
      z.strictObject({
        what: id,
        state: z.enum(['open', 'ok', 'acted', 'skipped']),
        note: words.optional(),
        figures: words.optional(),
      }),
    ),
    ledgerSize: count.optional(),
  },
  states: {
    open: { en: 'open', 'zh-Hant': '待完成' },
    done: { en: 'done', 'zh-Hant': '已完成' },
  },
  create: { level: 2 },
  edit: { level: 2, in: ['open'] },
  acts: {
    look: { names: { en: 'Tick off', 'zh-Hant': '勾選' }, from: ['open'], level: 2, tells: ['items'] },
    finish: {
      names: { en: 'Finish', 'zh-Hant': '完成' },
      from: ['open'],
      to: 'done',
      level: 3,
      tells: ['items', 'ledgerSize'],
    },
  },
  title: ({ date }) => date,
  parties: () => [],
});
