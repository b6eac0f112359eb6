/** A missed promise and what people know of it: warned or not, cause, whose minutes (S3.5). */
import { z } from 'zod';
import { sayPeriod } from '../../terms/date-words.ts';
import { count, id, longText, many, moment, money, period, words } from '../fields.ts';
import { defineRecord } from '../record-kind.ts';

export const breach = defineRecord({
  kind: 'breach',
  prefix: 'BRC',
  names: { one: { en: 'Breach', 'zh-Hant': '違約' }, many: { en: 'Breaches', 'zh-Hant': '違約' } },
  fields: {
    agreement: id,
    commitment: id,
    period,
    subject: id.optional(),
    warned: z.strictObject({ at: moment, by: words, acknowledgedAt: moment.optional() }).optional(),
    brokenAt: moment.optional().describe('When more had counted than was allowed.'),
    notWarned: z.enum(['sudden', 'no-forecast', 'not-told', 'told-late']).optional(),
    notWarnedWhy: words.optional(),
    cause: longText.optional(),
    attribution: many(z.strictObject({ party: id, ms: count })).optional(),
    impact: money.optional(),
    reputation: longText.optional().describe('What it did to the good name of either side.'),
  },
  states: {
    detected: { en: 'detected', 'zh-Hant': '已發現' },
    confirmed: { en: 'confirmed', 'zh-Hant': '已確認' },
    settled: { en: 'settled', 'zh-Hant': '已了結' },
  },
  create: { level: 3 },
  edit: { level: 3 },
  acts: {
    explain: {
      names: { en: 'Say why nobody was warned', 'zh-Hant': '說明未預警原因' },
      from: ['detected', 'confirmed'],
      level: 3,
      tells: ['notWarned', 'notWarnedWhy', 'cause', 'attribution', 'impact', 'reputation'],
    },
    match: {
      names: { en: 'Compared with warnings', 'zh-Hant': '核對預警' },
      from: ['detected', 'confirmed'],
      level: 3,
      tells: ['warned', 'notWarned', 'notWarnedWhy'],
    },
    confirm: { names: { en: 'Confirm', 'zh-Hant': '確認' }, from: ['detected'], to: 'confirmed', level: 5 },
    settle: { names: { en: 'Settle', 'zh-Hant': '了結' }, from: ['confirmed'], to: 'settled', level: 5 },
  },
  // What the ledger says of warnings is not for people to write.
  throughSentences: ['match'],
  title: ({ agreement, commitment, period: of }) => ({
    en: `${agreement} ${commitment}, ${sayPeriod(of, 'en')}`,
    'zh-Hant': `${agreement} ${commitment}，${sayPeriod(of, 'zh-Hant')}`,
  }),
  parties: () => [],
  about: ({ agreement, period: of }) => ({ agreement, period: of }),
});
