/** Users of a customer who need the same service. */
import { z } from 'zod';
import { count, id, many, name, words } from '../fields.ts';
import { defineRecord } from '../record-kind.ts';

export const consumerGroup = defineRecord({
  kind: 'consumer-group',
  prefix: 'GRP',
  names: {
    one: { en: 'Consumer group', 'zh-Hant': '使用者群組' },
    many: { en: 'Consumer groups', 'zh-Hant': '使用者群組' },
  },
  fields: {
    name,
    party: id,
    headcount: count.optional(),
    sites: many(id).optional(),
    criticality: z.enum(['low', 'normal', 'high', 'vital']).optional(),
    busyHours: words.optional(),
  },
  states: {
    active: { en: 'active', 'zh-Hant': '使用中' },
    ended: { en: 'ended', 'zh-Hant': '已結束' },
  },
  create: { level: 4 },
  edit: { level: 4 },
  acts: {
    end: { names: { en: 'End', 'zh-Hant': '結束' }, from: ['active'], to: 'ended', level: 4 },
  },
  title: ({ name: own }) => own,
  parties: ({ party }) => [party],
});
