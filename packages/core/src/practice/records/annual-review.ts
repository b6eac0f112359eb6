/**
 * The yearly look at an agreement: still needed, still right, still deliverable, still worth it, still lawful, and what becomes of
 * each clause (S1.16). Both sides decide it. Owns: what is kept of it.
 */
import { z } from 'zod';
import { day, id, longText, many, words } from '../fields.ts';
import { defineRecord } from '../record-kind.ts';

export const annualSteps = ['needed', 'right', 'deliverable', 'worth', 'lawful'] as const;

export const annualReview = defineRecord({
  kind: 'annual-review',
  prefix: 'ANR',
  names: {
    one: { en: 'Annual agreement review', 'zh-Hant': '年度協議檢討' },
    many: { en: 'Annual agreement reviews', 'zh-Hant': '年度協議檢討' },
  },
  fields: {
    agreement: id,
    party: id.describe('The other side, which decides with us.'),
    revision: z.int().min(1).describe('The revision that was looked at.'),
    year: words.describe('The financial year or calendar year it belongs to.'),
    noticeBy: day.optional().describe('Last day on which notice about the renewal can be given.'),
    steps: many(
      z.strictObject({
        step: z.enum(annualSteps),
        findings: many(words),
        conclusion: longText,
      }),
    ),
    clauses: many(
      z.strictObject({
        clause: z.string().regex(/^K\d{2}$/u, 'write a clause key, as K06'),
        outcome: z.enum(['keep', 'amend', 'remove']),
        note: longText.optional(),
      }),
    ),
    decision: z.enum(['renew', 'amend', 'end']),
    draft: id.optional().describe('The amendment that came of it.'),
    budget: words.optional().describe('Line for the finance calendar.'),
  },
  states: {
    prepared: { en: 'prepared', 'zh-Hant': '已準備' },
    proposed: { en: 'put to the other side', 'zh-Hant': '已交對方' },
    decided: { en: 'decided by both', 'zh-Hant': '雙方已決定' },
    declined: { en: 'declined', 'zh-Hant': '對方不同意' },
  },
  create: { level: 5 },
  edit: { level: 5, in: ['prepared', 'declined'] },
  acts: {
    propose: {
      names: { en: 'Put to the other side', 'zh-Hant': '交予對方' },
      from: ['prepared', 'declined'],
      to: 'proposed',
      level: 5,
      tells: ['draft'],
    },
    decide: {
      names: { en: 'Agree the outcome', 'zh-Hant': '同意結果' },
      from: ['proposed'],
      to: 'decided',
      sides: ['customer', 'supplier'],
      speaker: true,
    },
    decline: {
      names: { en: 'Decline', 'zh-Hant': '不同意' },
      from: ['proposed'],
      to: 'declined',
      sides: ['customer', 'supplier'],
      speaker: true,
      reason: true,
    },
  },
  throughSentences: ['create', 'edit', 'propose'],
  internal: ['budget'],
  title: ({ agreement, year }) => ({ en: `${agreement}, ${year}`, 'zh-Hant': `${agreement}，${year}` }),
  parties: ({ state, party }) => (state === 'prepared' ? [] : [party]),
  about: ({ agreement, draft }) => ({ agreement, records: draft === undefined ? [] : [`draft/${draft}`] }),
});
