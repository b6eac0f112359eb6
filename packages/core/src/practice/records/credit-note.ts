/** The accounting document for credit that is owed. */
import { z } from 'zod';
import { count, day, id, language, many, moment, money, name, period, sha256, words } from '../fields.ts';
import { defineRecord } from '../record-kind.ts';

export const creditNote = defineRecord({
  kind: 'credit-note',
  prefix: 'CRN',
  names: { one: { en: 'Credit note', 'zh-Hant': '貸項通知單' }, many: { en: 'Credit notes', 'zh-Hant': '貸項通知單' } },
  fields: {
    number: id,
    agreement: id,
    period,
    party: id,
    statement: sha256,
    clause: words,
    lines: many(z.strictObject({ text: name, amount: words })),
    cap: words.optional(),
    earnedBack: words.optional(),
    tax: words.optional(),
    total: money,
    supersedes: id.optional(),
    report: id.optional(),
    documents: many(z.strictObject({ language, format: z.enum(['pdf', 'html']), sha256, size: count })).optional(),
    exportedAt: moment.optional(),
    invoice: words.optional(),
    paidOn: day.optional(),
  },
  states: {
    draft: { en: 'draft', 'zh-Hant': '草稿' },
    approved: { en: 'approved', 'zh-Hant': '已批准' },
    issued: { en: 'issued', 'zh-Hant': '已發出' },
    paid: { en: 'paid', 'zh-Hant': '已支付' },
    cancelled: { en: 'cancelled', 'zh-Hant': '已取消' },
  },
  create: { level: 4 },
  edit: { level: 4, in: ['draft'] },
  acts: {
    approve: {
      names: { en: 'Approve', 'zh-Hant': '批准' },
      from: ['draft'],
      to: 'approved',
      level: 5,
      notBy: ['create'],
    },
    issue: {
      names: { en: 'Issue', 'zh-Hant': '發出' },
      from: ['approved'],
      to: 'issued',
      level: 4,
      tells: ['documents'],
    },
    export: {
      names: { en: 'Export for billing', 'zh-Hant': '匯出至帳務' },
      from: ['issued'],
      level: 4,
      tells: ['exportedAt', 'invoice'],
    },
    pay: {
      names: { en: 'Paid', 'zh-Hant': '已支付' },
      from: ['issued'],
      to: 'paid',
      level: 4,
      tells: ['invoice', 'paidOn'],
    },
    cancel: {
      names: { en: 'Cancel', 'zh-Hant': '取消' },
      from: ['draft', 'approved'],
      to: 'cancelled',
      level: 5,
      reason: true,
    },
  },
  throughSentences: ['create', 'edit', 'issue', 'export'],
  title: ({ number }) => number,
  parties: ({ party, state }) => (state === 'issued' || state === 'paid' ? [party] : []),
  about: ({ agreement, period: of }) => ({ agreement, period: of }),
});
