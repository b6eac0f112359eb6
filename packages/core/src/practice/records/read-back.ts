/** The requirements of a customer as one set, read back to its representative: what is confirmed is this set, by its hash. */
import { z } from 'zod';
import { count, id, language, longText, many, moment, sha256 } from '../fields.ts';
import { defineRecord } from '../record-kind.ts';

export const readBack = defineRecord({
  kind: 'read-back',
  prefix: 'RBK',
  names: { one: { en: 'Read-back', 'zh-Hant': '需求確認書' }, many: { en: 'Read-backs', 'zh-Hant': '需求確認書' } },
  fields: {
    party: id,
    number: z.int().min(1),
    representative: id.describe('Who may confirm it, and nobody else.'),
    requirements: many(id),
    hash: sha256.describe('Of the canonical form of the set.'),
    documents: many(z.strictObject({ language, format: z.enum(['pdf', 'html']), sha256, size: count })).optional(),
    confirmed: z.strictObject({ person: id, at: moment, hash: sha256 }).optional(),
    comment: longText.optional(),
  },
  states: {
    sent: { en: 'sent', 'zh-Hant': '已送出' },
    confirmed: { en: 'confirmed', 'zh-Hant': '已確認' },
    'change-asked': { en: 'change asked for', 'zh-Hant': '要求修改' },
    superseded: { en: 'superseded', 'zh-Hant': '已被取代' },
  },
  create: { level: 5 },
  edit: { level: 5, in: [] },
  acts: {
    confirm: {
      names: { en: 'Confirm the requirements', 'zh-Hant': '確認需求' },
      from: ['sent'],
      to: 'confirmed',
      sides: ['customer'],
      tells: ['confirmed'],
    },
    ask: {
      names: { en: 'Ask for a change', 'zh-Hant': '要求修改' },
      from: ['sent'],
      to: 'change-asked',
      sides: ['customer'],
      tells: ['comment'],
    },
    supersede: {
      names: { en: 'Supersede', 'zh-Hant': '取代' },
      from: ['sent', 'change-asked', 'confirmed'],
      to: 'superseded',
      level: 5,
    },
  },
  throughSentences: ['create', 'edit', 'confirm', 'ask', 'supersede'],
  title: ({ party, number }) => ({
    en: `Requirements of ${party}, read back ${number}`,
    'zh-Hant': `${party} 需求確認書第 ${number} 號`,
  }),
  parties: ({ party }) => [party],
  about: ({ party, requirements }) => ({
    records: [`party/${party}`, ...requirements.map((one) => `requirement/${one}`)],
  }),
});
