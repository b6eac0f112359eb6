/** A change of one clause that one side puts to the other, with its reason, and what became of it (S0.24). */
import { z } from 'zod';
import { id, longText, many, words } from '../fields.ts';
import { defineRecord } from '../record-kind.ts';

/** One step of a change: a term set, or taken away when it has no value. Members of lists are named by their id. */
const change = z.strictObject({
  path: z.array(words).min(1).max(12),
  value: z.json().optional(),
  before: id
    .nullable()
    .optional()
    .describe('For a member of a list that is new or moves: the member it comes before, null for the end.'),
});

export const offer = defineRecord({
  kind: 'offer',
  prefix: 'OFF',
  names: { one: { en: 'Offer', 'zh-Hant': '提議' }, many: { en: 'Offers', 'zh-Hant': '提議' } },
  fields: {
    draft: id,
    agreement: id,
    party: id.describe('The other side of the negotiation, which sees it.'),
    by: id.describe('The party that puts it.'),
    round: z.int().min(1),
    base: z.int().min(1).describe('Version of the draft that it was put on: it holds for that text alone.'),
    clause: z.string().regex(/^K\d{2}$/u, 'write a clause key, as K06'),
    changes: many(change),
    reason: longText,
    counters: id.optional().describe('The offer that this one answers.'),
    counteredBy: id.optional(),
    answer: longText.optional().describe('Why it was accepted or refused.'),
    impact: z
      .strictObject({
        lines: many(z.strictObject({ what: words, before: words, after: words })),
        findings: many(words).optional(),
      })
      .optional()
      .describe('What it would have meant over history, as known to the side that computed it.'),
  },
  states: {
    open: { en: 'open', 'zh-Hant': '待回應' },
    countered: { en: 'countered', 'zh-Hant': '已還價' },
    accepted: { en: 'accepted', 'zh-Hant': '已接受' },
    refused: { en: 'refused', 'zh-Hant': '已拒絕' },
    withdrawn: { en: 'withdrawn', 'zh-Hant': '已撤回' },
  },
  create: { level: 5, sides: ['customer', 'supplier'] },
  edit: { level: 5, in: [] },
  acts: {
    accept: {
      names: { en: 'Accept', 'zh-Hant': '接受' },
      from: ['open'],
      to: 'accepted',
      level: 5,
      sides: ['customer', 'supplier'],
      tells: ['answer'],
    },
    refuse: {
      names: { en: 'Refuse', 'zh-Hant': '拒絕' },
      from: ['open'],
      to: 'refused',
      level: 5,
      sides: ['customer', 'supplier'],
      tells: ['answer'],
      reason: true,
    },
    counter: {
      names: { en: 'Counter', 'zh-Hant': '還價' },
      from: ['open'],
      to: 'countered',
      level: 5,
      sides: ['customer', 'supplier'],
      tells: ['counteredBy'],
    },
    withdraw: {
      names: { en: 'Withdraw', 'zh-Hant': '撤回' },
      from: ['open'],
      to: 'withdrawn',
      level: 5,
      sides: ['customer', 'supplier'],
    },
  },
  throughSentences: ['create', 'edit', 'accept', 'refuse', 'counter', 'withdraw'],
  internal: ['impact'],
  title: ({ clause, round, reason }) => ({
    en: `${clause}, round ${round}: ${reason.en.slice(0, 80)}`,
    'zh-Hant': `${clause}，第 ${round} 輪：${(reason['zh-Hant'] ?? reason.en).slice(0, 80)}`,
  }),
  parties: ({ party }) => [party],
  about: ({ agreement, draft }) => ({ agreement, records: [`draft/${draft}`] }),
});
