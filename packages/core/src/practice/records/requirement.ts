/**
 * A service level requirement: what a customer needs, so written that it can be measured. Owns: what is kept of it. Does not
 * own: what is measurable (drafting/requirements), the set that a customer confirms (read-back).
 */
import { z } from 'zod';
import { count, id, longText, many, moment, money, name, sha256, words } from '../fields.ts';
import { defineRecord } from '../record-kind.ts';

const number = z.string().regex(/^\d{1,9}(?:\.\d{1,4})?$/u, 'write a number, as 2.5');

export const requirement = defineRecord({
  kind: 'requirement',
  prefix: 'SLR',
  names: {
    one: { en: 'Requirement', 'zh-Hant': '服務水平需求' },
    many: { en: 'Requirements', 'zh-Hant': '服務水平需求' },
  },
  fields: {
    party: id,
    service: id.optional(),
    title: name,
    measure: id.describe('What is measured: availability, restore, latency …'),
    target: words.describe('Comparison and value: >= 99.95 %.'),
    period: z.enum(['day', 'week', 'month', 'quarter', 'year']).optional().describe('Over which it is judged.'),
    hours: z.enum(['always', 'business-hours', 'extended-hours']).optional(),
    priority: z.enum(['must', 'should', 'could', 'wont']),
    rationale: longText.optional(),
    impactPerHour: money.optional().describe('What an hour without it costs the customer.'),
    needs: many(id),
    test: longText.optional().describe('How anybody can tell whether it is met.'),
    load: many(z.strictObject({ capability: id, what: name, count, each: number }))
      .optional()
      .describe('Work a month that keeping it costs a team: how many, and how much each takes.'),
    readBack: id.optional(),
    confirmed: z.strictObject({ person: id, at: moment, hash: sha256 }).optional(),
    agreement: id.optional(),
    draft: id.optional(),
    commitment: id.optional(),
  },
  states: {
    draft: { en: 'draft', 'zh-Hant': '草擬中' },
    confirmed: { en: 'confirmed by the customer', 'zh-Hant': '客戶已確認' },
    'in-agreement': { en: 'in an agreement', 'zh-Hant': '已寫入協議' },
    waived: { en: 'waived', 'zh-Hant': '已豁免' },
    withdrawn: { en: 'withdrawn', 'zh-Hant': '已撤回' },
  },
  create: { level: 5 },
  edit: { level: 5, in: ['draft'] },
  acts: {
    send: {
      names: { en: 'Send for confirmation', 'zh-Hant': '送交確認' },
      from: ['draft'],
      level: 5,
      tells: ['readBack'],
    },
    confirm: {
      names: { en: 'Confirm', 'zh-Hant': '確認' },
      from: ['draft'],
      to: 'confirmed',
      sides: ['customer'],
      speaker: true,
      tells: ['confirmed'],
    },
    include: {
      names: { en: 'Taken into an agreement', 'zh-Hant': '寫入協議' },
      from: ['confirmed'],
      to: 'in-agreement',
      level: 5,
      tells: ['agreement', 'draft', 'commitment'],
    },
    waive: {
      names: { en: 'Waive', 'zh-Hant': '豁免' },
      from: ['confirmed', 'in-agreement'],
      to: 'waived',
      level: 5,
      reason: true,
    },
    withdraw: {
      names: { en: 'Withdraw', 'zh-Hant': '撤回' },
      from: ['draft'],
      to: 'withdrawn',
      level: 5,
      reason: true,
    },
  },
  // Made of needs and only when it can be measured; confirmed as one set.
  throughSentences: ['create', 'edit', 'send', 'confirm'],
  internal: ['load'],
  title: ({ title }) => title,
  // It is the customer's to see once it was read back.
  parties: ({ party, readBack }) => (readBack === undefined ? [] : [party]),
  about: ({ party, agreement, needs, service }) => ({
    ...(agreement === undefined ? {} : { agreement }),
    records: [
      `party/${party}`,
      ...(service === undefined ? [] : [`service/${service}`]),
      ...needs.map((one) => `need/${one}`),
    ],
  }),
});
