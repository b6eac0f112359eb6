/** A gap that stays, taken knowingly: by whom, why, who looks after it, and until when (S1.13). */
import { z } from 'zod';
import { day, id, longText, many, words } from '../fields.ts';
import { defineRecord } from '../record-kind.ts';

export const riskAcceptance = defineRecord({
  kind: 'risk-acceptance',
  prefix: 'RSK',
  names: {
    one: { en: 'Risk acceptance', 'zh-Hant': '風險接納' },
    many: { en: 'Risk acceptances', 'zh-Hant': '風險接納' },
  },
  fields: {
    agreement: id,
    draft: id.optional(),
    gaps: many(z.strictObject({ code: words, text: words })),
    seen: many(
      z.strictObject({
        code: words,
        minutes: words.optional(),
        owed: words.optional(),
        backed: words.optional(),
        from: day.optional(),
        to: day.optional(),
        unmatched: many(words).optional(),
      }),
    )
      .optional()
      .describe('Figures of the gaps as they were when it was written, exact: it covers them no further than that.'),
    reason: longText,
    owner: id.describe('Person who looks after the risk.'),
    expires: day.describe('From this day on it no longer covers anything.'),
  },
  states: {
    proposed: { en: 'proposed', 'zh-Hant': '已提出' },
    accepted: { en: 'accepted', 'zh-Hant': '已接納' },
    refused: { en: 'refused', 'zh-Hant': '已拒絕' },
    ended: { en: 'ended', 'zh-Hant': '已終止' },
  },
  create: { level: 4 },
  edit: { level: 4, in: ['proposed'] },
  acts: {
    accept: {
      names: { en: 'Accept the risk', 'zh-Hant': '接納風險' },
      from: ['proposed'],
      to: 'accepted',
      level: 6,
      notBy: ['create', 'edit'],
    },
    refuse: {
      names: { en: 'Refuse', 'zh-Hant': '拒絕' },
      from: ['proposed'],
      to: 'refused',
      level: 6,
      reason: true,
    },
    end: { names: { en: 'End', 'zh-Hant': '終止' }, from: ['accepted'], to: 'ended', level: 5, reason: true },
  },
  title: ({ agreement, gaps }) => `${agreement}: ${gaps.map(({ code }) => code).join(', ')}`,
  parties: () => [],
  about: ({ agreement, draft }) => ({ agreement, records: draft === undefined ? [] : [`draft/${draft}`] }),
});
