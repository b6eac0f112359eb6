/** A party contests a result; the first computation stays whatever the ruling. */
import { z } from 'zod';
import { sayPeriod } from '../../terms/date-words.ts';
import { attachment, day, id, longText, many, period, prose, words } from '../fields.ts';
import { defineRecord } from '../record-kind.ts';
import { groundsWords } from '../title-words.ts';

export const dispute = defineRecord({
  kind: 'dispute',
  prefix: 'DSP',
  names: { one: { en: 'Dispute', 'zh-Hant': '爭議' }, many: { en: 'Disputes', 'zh-Hant': '爭議' } },
  fields: {
    agreement: id,
    period,
    commitment: id.optional(),
    party: id,
    grounds: z.enum([
      'outage-missing',
      'outage-longer',
      'exclusion-wrong',
      'exclusion-missing',
      'case-clock-wrong',
      'credit-wrong',
      'other',
    ]),
    text: prose.optional(),
    attachments: many(attachment).optional(),
    claimed: words.optional(),
    rulingBy: day.optional(),
    ruling: z.enum(['upheld', 'partly-upheld', 'dismissed']).optional(),
    rulingText: longText.optional(),
    exclusion: id.optional(),
    rows: many(words).optional(),
  },
  states: {
    raised: { en: 'raised', 'zh-Hant': '已提出' },
    'under-review': { en: 'under review', 'zh-Hant': '審理中' },
    ruled: { en: 'ruled', 'zh-Hant': '已裁決' },
    closed: { en: 'closed', 'zh-Hant': '已完結' },
    withdrawn: { en: 'withdrawn', 'zh-Hant': '已撤回' },
  },
  create: { level: 4, sides: ['customer', 'supplier'] },
  edit: { level: 4, in: ['raised', 'under-review'] },
  acts: {
    review: {
      names: { en: 'Take under review', 'zh-Hant': '受理' },
      from: ['raised'],
      to: 'under-review',
      level: 4,
      tells: ['rulingBy'],
    },
    rule: {
      names: { en: 'Rule', 'zh-Hant': '裁決' },
      from: ['raised', 'under-review'],
      to: 'ruled',
      level: 5,
      tells: ['ruling', 'rulingText', 'exclusion'],
      notBy: ['create'],
    },
    close: {
      names: { en: 'Accept the ruling', 'zh-Hant': '接受裁決' },
      from: ['ruled'],
      to: 'closed',
      level: 5,
      sides: ['customer', 'supplier'],
    },
    escalate: {
      names: { en: 'Contest the ruling', 'zh-Hant': '不服裁決' },
      from: ['ruled'],
      to: 'under-review',
      sides: ['customer', 'supplier'],
      reason: true,
    },
    withdraw: {
      names: { en: 'Withdraw', 'zh-Hant': '撤回' },
      from: ['raised', 'under-review'],
      to: 'withdrawn',
      sides: ['customer', 'supplier'],
    },
  },
  title: ({ agreement, period: of, grounds }) => ({
    en: `${agreement}, ${sayPeriod(of, 'en')}: ${groundsWords[grounds].en}`,
    'zh-Hant': `${agreement}，${sayPeriod(of, 'zh-Hant')}：${groundsWords[grounds]['zh-Hant']}`,
  }),
  parties: ({ party }) => [party],
  about: ({ agreement, period: of, party }) => ({ agreement, period: of, records: [`party/${party}`] }),
});
