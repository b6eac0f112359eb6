/** Somebody is told, in time to plan, that a promise may not be kept (S2.12, S3.5). */
import { z } from 'zod';
import { id, language, longText, many, moment, money, period, prose, words } from '../fields.ts';
import { defineRecord } from '../record-kind.ts';

export const warning = defineRecord({
  kind: 'warning',
  prefix: 'WRN',
  names: { one: { en: 'Warning', 'zh-Hant': '預警' }, many: { en: 'Warnings', 'zh-Hant': '預警' } },
  fields: {
    agreement: id,
    commitment: id,
    period,
    parties: many(id),
    probability: words,
    method: words,
    why: longText,
    exposure: money.optional(),
    recipients: many(z.strictObject({ person: id, channel: words, language, subject: words, text: prose })),
    sentAt: moment.optional(),
    horizon: words.optional(),
    outcome: words.optional(),
  },
  states: {
    drafted: { en: 'drafted', 'zh-Hant': '草稿' },
    sent: { en: 'sent', 'zh-Hant': '已發出' },
    acknowledged: { en: 'acknowledged', 'zh-Hant': '已確認' },
    closed: { en: 'closed', 'zh-Hant': '已完結' },
  },
  create: { level: 3 },
  edit: { level: 3, in: ['drafted'] },
  acts: {
    send: {
      names: { en: 'Send', 'zh-Hant': '發出' },
      from: ['drafted'],
      to: 'sent',
      level: 3,
      tells: ['recipients', 'sentAt'],
    },
    acknowledge: {
      names: { en: 'Acknowledge', 'zh-Hant': '確認收悉' },
      from: ['sent'],
      to: 'acknowledged',
      level: 3,
      sides: ['customer', 'supplier'],
    },
    close: {
      names: { en: 'Record outcome', 'zh-Hant': '記錄結果' },
      from: ['sent', 'acknowledged'],
      to: 'closed',
      level: 3,
      tells: ['outcome'],
    },
  },
  title: ({ why }) => why,
  internal: ['exposure'],
  parties: ({ parties, state }) => (state === 'drafted' ? [] : parties),
  about: ({ agreement, period: of }) => ({ agreement, period: of }),
});
