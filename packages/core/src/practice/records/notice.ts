/** A supplier tells of planned works or of something that is worse. */
import { z } from 'zod';
import { count, id, longText, many, window } from '../fields.ts';
import { defineRecord } from '../record-kind.ts';

export const notice = defineRecord({
  kind: 'notice',
  prefix: 'NTC',
  names: {
    one: { en: 'Supplier notice', 'zh-Hant': '供應商通知' },
    many: { en: 'Supplier notices', 'zh-Hant': '供應商通知' },
  },
  fields: {
    party: id,
    type: z.enum(['planned-works', 'degradation', 'outage', 'information']),
    text: longText,
    window: window.optional(),
    agreement: id.optional(),
    subjects: many(id).optional(),
    affected: count.optional(),
    severity: z.enum(['none', 'minor', 'major', 'critical']).optional(),
    change: id.optional(),
  },
  states: {
    received: { en: 'received', 'zh-Hant': '已收到' },
    assessed: { en: 'assessed', 'zh-Hant': '已評估' },
    closed: { en: 'closed', 'zh-Hant': '已完結' },
  },
  create: { level: 3, sides: ['supplier'] },
  edit: { level: 3 },
  acts: {
    assess: {
      names: { en: 'Assess', 'zh-Hant': '評估' },
      from: ['received'],
      to: 'assessed',
      level: 3,
      tells: ['affected', 'severity', 'change'],
    },
    close: { names: { en: 'Close', 'zh-Hant': '完結' }, from: ['received', 'assessed'], to: 'closed', level: 3 },
  },
  title: ({ text }) => text,
  parties: ({ party }) => [party],
  about: ({ agreement, party }) => ({ agreement, records: [`party/${party}`] }),
});
