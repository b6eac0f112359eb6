/** The report of one agreement for one period: words, editions, who got it (S0.29). */
import { z } from 'zod';
import { sayPeriod } from '../../terms/date-words.ts';
import { count, id, language, longText, many, moment, period, sha256, words } from '../fields.ts';
import { defineRecord } from '../record-kind.ts';

export const report = defineRecord({
  kind: 'report',
  prefix: 'RPT',
  names: {
    one: { en: 'Service report', 'zh-Hant': '服務報告' },
    many: { en: 'Service reports', 'zh-Hant': '服務報告' },
  },
  fields: {
    agreement: id,
    period,
    number: z.int().min(1),
    party: id,
    statement: sha256,
    summary: longText,
    internalNote: longText.optional(),
    coverNote: longText.optional(),
    documents: many(
      z.strictObject({
        edition: z.enum(['customer', 'internal']),
        language,
        format: z.enum(['pdf', 'html', 'csv']),
        sha256,
        size: count,
      }),
    ).optional(),
    recipients: many(
      z.strictObject({ person: id, sentAt: moment.optional(), receivedAt: moment.optional() }),
    ).optional(),
    supersedes: id.optional(),
    restatement: words.optional(),
  },
  states: {
    drafted: { en: 'drafted', 'zh-Hant': '草稿' },
    approved: { en: 'approved', 'zh-Hant': '已批准' },
    issued: { en: 'issued', 'zh-Hant': '已發出' },
    superseded: { en: 'superseded', 'zh-Hant': '已被取代' },
    discarded: { en: 'discarded', 'zh-Hant': '已作廢' },
  },
  create: { level: 4 },
  edit: { level: 4, in: ['drafted'] },
  acts: {
    approve: {
      names: { en: 'Approve', 'zh-Hant': '批准' },
      from: ['drafted'],
      to: 'approved',
      level: 5,
      notBy: ['create'],
    },
    'send-back': {
      names: { en: 'Send back', 'zh-Hant': '退回' },
      from: ['approved'],
      to: 'drafted',
      level: 5,
      reason: true,
    },
    issue: {
      names: { en: 'Issue', 'zh-Hant': '發出' },
      from: ['approved'],
      to: 'issued',
      level: 5,
      tells: ['documents', 'recipients'],
    },
    receive: {
      names: { en: 'Confirm receipt', 'zh-Hant': '確認收訖' },
      from: ['issued'],
      level: 5,
      sides: ['customer'],
      tells: ['recipients'],
    },
    supersede: { names: { en: 'Supersede', 'zh-Hant': '取代' }, from: ['issued'], to: 'superseded', level: 5 },
    discard: {
      names: { en: 'Discard', 'zh-Hant': '作廢' },
      from: ['drafted', 'approved'],
      to: 'discarded',
      level: 4,
      reason: true,
    },
  },
  throughSentences: ['create', 'edit', 'issue', 'supersede'],
  title: ({ agreement, period: of, number }) => ({
    en: `${agreement}, ${sayPeriod(of, 'en')}${number === 1 ? '' : `, revision ${number}`}`,
    'zh-Hant': `${agreement}，${sayPeriod(of, 'zh-Hant')}${number === 1 ? '' : `，第 ${number} 版`}`,
  }),
  internal: ['internalNote'],
  parties: ({ party, state }) => (state === 'issued' || state === 'superseded' ? [party] : []),
  about: ({ agreement, period: of }) => ({ agreement, period: of }),
});
