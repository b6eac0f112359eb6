/** An organisation we deal with, or ourselves. */
import { z } from 'zod';
import { day, id, language, longText, many, name, words } from '../fields.ts';
import { defineRecord } from '../record-kind.ts';

export const party = defineRecord({
  kind: 'party',
  prefix: 'PTY',
  names: { one: { en: 'Party', 'zh-Hant': '當事方' }, many: { en: 'Parties', 'zh-Hant': '當事方' } },
  fields: {
    name,
    role: z.enum(['own', 'customer', 'supplier', 'internal-group', 'regulator']),
    registration: words.optional(),
    language: language.optional(),
    currency: z.string().length(3).optional(),
    industry: name.optional(),
    riskClass: z.enum(['low', 'medium', 'high']).optional(),
    parent: id.optional(),
    address: words.optional(),
    zone: words.optional(),
    email: z.email().optional(),
    phone: words.optional(),
    representatives: many(id).optional(),
    manager: id.optional(),
    since: day.optional(),
    about: longText.optional(),
  },
  states: {
    prospect: { en: 'prospect', 'zh-Hant': '潛在' },
    active: { en: 'active', 'zh-Hant': '往來中' },
    dormant: { en: 'dormant', 'zh-Hant': '暫停' },
    ended: { en: 'ended', 'zh-Hant': '已結束' },
  },
  create: { level: 4 },
  edit: { level: 4 },
  acts: {
    activate: { names: { en: 'Activate', 'zh-Hant': '啟用' }, from: ['prospect', 'dormant'], to: 'active', level: 4 },
    pause: { names: { en: 'Pause', 'zh-Hant': '暫停' }, from: ['active'], to: 'dormant', level: 4 },
    end: { names: { en: 'End', 'zh-Hant': '結束' }, from: ['active', 'dormant'], to: 'ended', level: 5, reason: true },
  },
  title: ({ name: own }) => own,
  parties: () => [],
});
