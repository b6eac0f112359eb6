/** What law, policy or a permit asks of services, sites and contracts, with its deadline and its evidence (S0.11). */
import { z } from 'zod';
import { day, id, longText, many, name, reference, words } from '../fields.ts';
import { defineRecord } from '../record-kind.ts';

export const obligation = defineRecord({
  kind: 'obligation',
  prefix: 'OBL',
  names: {
    one: { en: 'Obligation', 'zh-Hant': '法定及合規責任' },
    many: { en: 'Obligations', 'zh-Hant': '法定及合規責任' },
  },
  fields: {
    title: name,
    form: z.enum(['law', 'policy', 'permit', 'safety-rule']),
    cites: words.optional().describe('Where it is written: Cap. 653, section 24.'),
    about: longText.describe('What it asks.'),
    party: id.optional().describe('The customer whose agreements it touches; everybody’s when missing.'),
    applies: many(reference).optional().describe('Services and sites: service/SVC-S01.'),
    clauses: many(z.string().regex(/^K\d{2}$/u, 'write a clause key, as K06'))
      .optional()
      .describe('Clauses that an agreement must have because of it.'),
    owner: id.optional(),
    due: day.optional(),
    notifyWithin: words.optional().describe('How soon somebody has to be told: 12 h.'),
    evidence: longText.optional(),
    validUntil: day.optional(),
  },
  states: {
    applicable: { en: 'applies', 'zh-Hant': '適用' },
    met: { en: 'met', 'zh-Hant': '已履行' },
    breached: { en: 'breached', 'zh-Hant': '已違反' },
  },
  create: { level: 4 },
  edit: { level: 4 },
  acts: {
    meet: {
      names: { en: 'Record that it is met', 'zh-Hant': '記錄為已履行' },
      from: ['applicable', 'breached'],
      to: 'met',
      level: 4,
      tells: ['evidence', 'validUntil'],
    },
    breach: {
      names: { en: 'Record a breach', 'zh-Hant': '記錄違反' },
      from: ['applicable', 'met'],
      to: 'breached',
      level: 4,
      reason: true,
    },
    reapply: {
      names: { en: 'Applies again', 'zh-Hant': '重新適用' },
      from: ['met'],
      to: 'applicable',
      level: 4,
      reason: true,
      tells: ['due'],
    },
  },
  title: ({ title }) => title,
  parties: () => [],
  about: ({ party, applies = [] }) => ({
    records: [...(party === undefined ? [] : [`party/${party}`]), ...applies],
  }),
});
