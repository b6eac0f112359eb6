/** Somebody is told, in time to plan, that a promise may not be kept (S2.12, S3.5). */
import { z } from 'zod';
import { id, language, longText, many, moment, money, name, period, prose, words } from '../fields.ts';
import { defineRecord } from '../record-kind.ts';

const letter = z.strictObject({ person: id, channel: words, language, subject: words, text: prose });

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
    /** What was known when it was written: whether it is told again is measured against this. */
    forecast: z
      .strictObject({ chance: words, certainty: z.enum(['possible', 'works', 'unrecoverable']), at: moment })
      .optional(),
    recipients: many(letter),
    behind: many(letter)
      .optional()
      .describe('Leads of groups and suppliers whose work the promise rests on; each has a letter of its own.'),
    sentAt: moment.optional(),
    escalations: many(z.strictObject({ at: moment, person: id, role: name })).optional(),
    horizon: words.optional(),
    outcome: words.optional(),
  },
  states: {
    drafted: { en: 'drafted', 'zh-Hant': '草稿' },
    sent: { en: 'sent', 'zh-Hant': '已發出' },
    acknowledged: { en: 'acknowledged', 'zh-Hant': '已確認' },
    closed: { en: 'closed', 'zh-Hant': '已完結' },
    withdrawn: { en: 'no longer needed', 'zh-Hant': '已無需發出' },
  },
  create: { level: 3 },
  edit: { level: 3, in: ['drafted'] },
  acts: {
    send: {
      names: { en: 'Send', 'zh-Hant': '發出' },
      from: ['drafted'],
      to: 'sent',
      level: 3,
      tells: ['recipients', 'behind', 'sentAt'],
    },
    renew: {
      names: { en: 'Draft anew', 'zh-Hant': '重新擬稿' },
      from: ['drafted'],
      level: 3,
      tells: ['probability', 'method', 'why', 'exposure', 'forecast', 'recipients', 'behind'],
    },
    withdraw: {
      names: { en: 'No longer needed', 'zh-Hant': '無需發出' },
      from: ['drafted'],
      to: 'withdrawn',
      level: 3,
      tells: ['outcome'],
    },
    escalate: {
      names: { en: 'Escalate', 'zh-Hant': '上報' },
      from: ['drafted', 'sent'],
      level: 3,
      tells: ['escalations'],
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
  // More follows from these than the record: letters leave, somebody is called.
  throughSentences: ['send', 'renew', 'escalate'],
  title: ({ why }) => why,
  internal: ['exposure', 'forecast', 'behind', 'escalations'],
  internalActs: ['renew', 'withdraw', 'escalate'],
  parties: ({ parties, state }) => (state === 'drafted' || state === 'withdrawn' ? [] : parties),
  about: ({ agreement, period: of }) => ({ agreement, period: of }),
});
