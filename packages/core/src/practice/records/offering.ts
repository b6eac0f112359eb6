/** A version of a service as it is sold: tier, targets, price. */
import { z } from 'zod';
import { id, many, money, name, words } from '../fields.ts';
import { defineRecord } from '../record-kind.ts';

export const offering = defineRecord({
  kind: 'offering',
  prefix: 'OFR',
  names: { one: { en: 'Offering', 'zh-Hant': '服務方案' }, many: { en: 'Offerings', 'zh-Hant': '服務方案' } },
  fields: {
    service: id,
    name,
    tier: words.optional(),
    number: z.int().min(1),
    included: many(name).optional(),
    excluded: many(name).optional(),
    options: many(name).optional(),
    hours: name.optional(),
    targets: many(
      z.strictObject({
        what: name,
        value: words,
        measure: id.optional().describe('What requirements call it: availability, restore …'),
      }),
    ).optional(),
    price: z.strictObject({ ...money.shape, per: words }).optional(),
    support: name.optional(),
    supersedes: id.optional(),
  },
  states: {
    draft: { en: 'draft', 'zh-Hant': '草稿' },
    published: { en: 'published', 'zh-Hant': '已發佈' },
    superseded: { en: 'superseded', 'zh-Hant': '已被取代' },
    withdrawn: { en: 'withdrawn', 'zh-Hant': '已撤回' },
  },
  create: { level: 5 },
  edit: { level: 5, in: ['draft'] },
  acts: {
    publish: { names: { en: 'Publish', 'zh-Hant': '發佈' }, from: ['draft'], to: 'published', level: 5 },
    supersede: { names: { en: 'Supersede', 'zh-Hant': '取代' }, from: ['published'], to: 'superseded', level: 5 },
    withdraw: {
      names: { en: 'Withdraw', 'zh-Hant': '撤回' },
      from: ['published'],
      to: 'withdrawn',
      level: 5,
      reason: true,
    },
  },
  title: ({ name: own, number }) => ({
    en: `${own.en} (version ${number})`,
    'zh-Hant': `${own['zh-Hant'] ?? own.en}（第 ${number} 版）`,
  }),
  parties: () => [],
});
