/** What customers receive (business) or what stands behind it (technical). */
import { z } from 'zod';
import { day, id, longText, many, money, name } from '../fields.ts';
import { defineRecord } from '../record-kind.ts';

export const service = defineRecord({
  kind: 'service',
  prefix: 'SVC',
  names: { one: { en: 'Service', 'zh-Hant': '服務' }, many: { en: 'Services', 'zh-Hant': '服務' } },
  fields: {
    name,
    outcome: longText.optional(),
    layer: z.enum(['business', 'technical']).optional(),
    category: name.optional(),
    owner: id.optional(),
    group: id.optional(),
    dependsOn: many(id).optional(),
    cost: money.optional(),
    reviewedOn: day.optional(),
    sites: many(id).optional(),
  },
  states: {
    proposed: { en: 'proposed', 'zh-Hant': '建議中' },
    designed: { en: 'designed', 'zh-Hant': '已設計' },
    live: { en: 'live', 'zh-Hant': '服務中' },
    restricted: { en: 'restricted', 'zh-Hant': '限制供應' },
    retired: { en: 'retired', 'zh-Hant': '已退役' },
  },
  create: { level: 5 },
  edit: { level: 5 },
  acts: {
    design: { names: { en: 'Designed', 'zh-Hant': '完成設計' }, from: ['proposed'], to: 'designed', level: 5 },
    launch: {
      names: { en: 'Launch', 'zh-Hant': '投入服務' },
      from: ['proposed', 'designed', 'restricted'],
      to: 'live',
      level: 5,
    },
    review: {
      names: { en: 'Reviewed', 'zh-Hant': '已檢討' },
      from: ['live', 'restricted'],
      level: 5,
      tells: ['reviewedOn', 'owner'],
    },
    restrict: {
      names: { en: 'Restrict', 'zh-Hant': '限制供應' },
      from: ['live'],
      to: 'restricted',
      level: 5,
      reason: true,
    },
    retire: {
      names: { en: 'Retire', 'zh-Hant': '退役' },
      from: ['live', 'restricted'],
      to: 'retired',
      level: 5,
      reason: true,
    },
  },
  title: ({ name: own }) => own,
  parties: () => [],
});
