/** How the organisation warns: a drafted warning waits for somebody, or leaves by itself; when nobody's answer goes up (S2.12). */
import { z } from 'zod';
import { count } from '../fields.ts';
import { defineRecord } from '../record-kind.ts';

export const warningPolicy = defineRecord({
  kind: 'warning-policy',
  prefix: 'WPO',
  names: {
    one: { en: 'Warning policy', 'zh-Hant': '預警政策' },
    many: { en: 'Warning policies', 'zh-Hant': '預警政策' },
  },
  fields: {
    sending: z
      .enum(['by-hand', 'at-once'])
      .describe('by-hand: a warning is drafted and waits on Today. at-once: it leaves as soon as it is drafted.'),
    escalateAfterHours: count
      .optional()
      .describe(
        'Without an answer for so long the next person is told, where the agreement has no ladder; 24 if missing.',
      ),
  },
  states: {
    active: { en: 'active', 'zh-Hant': '生效' },
    retired: { en: 'retired', 'zh-Hant': '已停用' },
  },
  create: { level: 6 },
  edit: { level: 6, in: ['active'] },
  acts: {
    retire: { names: { en: 'Retire', 'zh-Hant': '停用' }, from: ['active'], to: 'retired', level: 6 },
  },
  title: ({ sending }) =>
    sending === 'at-once'
      ? { en: 'Warnings leave at once', 'zh-Hant': '預警即時發出' }
      : { en: 'Warnings wait for somebody to send them', 'zh-Hant': '預警待人手發出' },
  parties: () => [],
});
