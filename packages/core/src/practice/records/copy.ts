/** Who holds which revision in which form, and whether they said so (S0.35). */
import { z } from 'zod';
import { count, id, moment, sha256 } from '../fields.ts';
import { defineRecord } from '../record-kind.ts';
import { formWords } from '../title-words.ts';

export const copy = defineRecord({
  kind: 'copy',
  prefix: 'CPY',
  names: {
    one: { en: 'Controlled copy', 'zh-Hant': '受控副本' },
    many: { en: 'Controlled copies', 'zh-Hant': '受控副本' },
  },
  fields: {
    agreement: id,
    revision: z.int().min(1),
    recipient: id,
    party: id,
    form: z.enum(['full', 'service-desk', 'operations', 'field', 'billing', 'supplier-manager', 'users']),
    sentAt: moment,
    dueBy: moment.optional(),
    views: count.optional().describe('How often the users’ extract was opened.'),
    escalatedTo: id.optional().describe('Who was told that nobody acknowledged it.'),
    extract: sha256.optional().describe('Of the secret in the link to the users’ extract.'),
  },
  states: {
    issued: { en: 'issued', 'zh-Hant': '已發出' },
    acknowledged: { en: 'acknowledged', 'zh-Hant': '已確認' },
    superseded: { en: 'superseded', 'zh-Hant': '已被取代' },
    recalled: { en: 'recalled', 'zh-Hant': '已收回' },
  },
  create: { level: 4 },
  edit: { level: 4 },
  acts: {
    acknowledge: {
      names: { en: 'Acknowledge', 'zh-Hant': '確認收悉' },
      from: ['issued'],
      to: 'acknowledged',
      level: 2,
      sides: ['customer', 'supplier'],
    },
    remind: { names: { en: 'Remind', 'zh-Hant': '提醒' }, from: ['issued'], level: 3, tells: ['dueBy'] },
    escalate: {
      names: { en: 'Escalate', 'zh-Hant': '上報' },
      from: ['issued'],
      level: 4,
      tells: ['escalatedTo'],
    },
    publish: {
      names: { en: 'Pass on to users', 'zh-Hant': '轉發用戶' },
      from: ['issued', 'acknowledged'],
      sides: ['customer'],
      tells: ['extract'],
      speaker: true,
    },
    supersede: {
      names: { en: 'Supersede', 'zh-Hant': '取代' },
      from: ['issued', 'acknowledged'],
      to: 'superseded',
      level: 4,
    },
    recall: {
      names: { en: 'Recall', 'zh-Hant': '收回' },
      from: ['issued', 'acknowledged', 'superseded'],
      to: 'recalled',
      level: 4,
    },
  },
  throughSentences: ['publish', 'escalate'],
  internal: ['extract', 'escalatedTo'],
  title: ({ agreement, revision, form }) => ({
    en: `${agreement} r${revision} (${formWords[form].en})`,
    'zh-Hant': `${agreement} r${revision}（${formWords[form]['zh-Hant']}）`,
  }),
  parties: ({ party }) => [party],
  about: ({ agreement, recipient }) => ({ agreement, records: [`person/${recipient}`] }),
});
