/** Somebody with a part in agreements: ours, a customer's, a supplier's. */
import { z } from 'zod';
import { id, language, many, money, name, words } from '../fields.ts';
import { defineRecord } from '../record-kind.ts';

export const person = defineRecord({
  kind: 'person',
  prefix: 'PER',
  names: { one: { en: 'Person', 'zh-Hant': '人員' }, many: { en: 'People', 'zh-Hant': '人員' } },
  fields: {
    name,
    party: id,
    title: name.optional(),
    roles: many(words).optional(),
    email: z.email().optional(),
    phone: words.optional(),
    language: language.optional(),
    level: z
      .union([z.literal(0), z.literal(2), z.literal(3), z.literal(4), z.literal(5), z.literal(6), z.literal(7)])
      .optional(),
    authority: money.optional(),
    maySign: z.boolean().optional(),
    successor: id.optional(),
  },
  states: {
    active: { en: 'active', 'zh-Hant': '在職' },
    left: { en: 'left', 'zh-Hant': '已離任' },
  },
  create: { level: 4 },
  edit: { level: 4 },
  acts: {
    leave: {
      names: { en: 'Has left', 'zh-Hant': '已離任' },
      from: ['active'],
      to: 'left',
      level: 4,
      tells: ['successor'],
    },
  },
  title: ({ name: own }) => own,
  parties: ({ party }) => [party],
});
