/** A guided conversation with somebody of a customer about what they need. Its questions are data (drafting/requirements). */
import { z } from 'zod';
import { day, id, longText, many, prose, words } from '../fields.ts';
import { defineRecord } from '../record-kind.ts';

export const interview = defineRecord({
  kind: 'interview',
  prefix: 'INT',
  names: { one: { en: 'Interview', 'zh-Hant': '訪談' }, many: { en: 'Interviews', 'zh-Hant': '訪談' } },
  fields: {
    party: id,
    serviceType: id.describe('Which set of questions is asked.'),
    service: id.optional(),
    person: id.optional().describe('Who answers.'),
    audience: z.enum(['managerial', 'operational']),
    day,
    weight: z.int().min(1).max(5).optional().describe('How much these answers count beside others; 3 when missing.'),
    answers: many(
      z.strictObject({
        question: id,
        answer: prose,
        value: words.optional().describe('What was said as a comparison: <= 4 h.'),
      }),
    ),
    notes: longText.optional(),
  },
  states: {
    planned: { en: 'planned', 'zh-Hant': '已安排' },
    held: { en: 'held', 'zh-Hant': '已舉行' },
  },
  create: { level: 4 },
  edit: { level: 4, in: ['planned'] },
  acts: {
    hold: {
      names: { en: 'Finish the interview', 'zh-Hant': '完成訪談' },
      from: ['planned'],
      to: 'held',
      level: 4,
      tells: ['answers', 'notes', 'day'],
    },
  },
  // Every answer becomes a need.
  throughSentences: ['hold'],
  title: ({ party, day: on, audience }) => ({
    en: `${party}, ${on} (${audience})`,
    'zh-Hant': `${party}，${on}（${audience === 'managerial' ? '管理層' : '前線用戶'}）`,
  }),
  // What people said to us about their own house is not shown to all of their house.
  parties: () => [],
  about: ({ party, service }) => ({
    records: [`party/${party}`, ...(service === undefined ? [] : [`service/${service}`])],
  }),
});
