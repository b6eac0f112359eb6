/** Something a customer said it needs, as it was said: who, when, how much it weighs. Requirements are drawn out of needs. */
import { z } from 'zod';
import { day, id, longText, many, words } from '../fields.ts';
import { defineRecord } from '../record-kind.ts';

export const need = defineRecord({
  kind: 'need',
  prefix: 'NED',
  names: { one: { en: 'Need', 'zh-Hant': '需要' }, many: { en: 'Needs', 'zh-Hant': '需要' } },
  fields: {
    party: id,
    statement: longText,
    audience: z.enum(['managerial', 'operational']),
    serviceType: id.optional(),
    service: id.optional(),
    interview: id.optional(),
    question: id.optional(),
    measure: id.optional().describe('The measure that the question leads to.'),
    value: words.optional().describe('What was said as a comparison: <= 4 h.'),
    person: id.optional().describe('Who said it.'),
    day,
    weight: z.int().min(1).max(5).optional(),
    conflictsWith: many(id).optional(),
    resolution: longText.optional(),
  },
  states: {
    captured: { en: 'captured', 'zh-Hant': '已記錄' },
    analysed: { en: 'analysed', 'zh-Hant': '已分析' },
    converted: { en: 'turned into a requirement', 'zh-Hant': '已轉為需求' },
    declined: { en: 'declined', 'zh-Hant': '不採納' },
  },
  create: { level: 4 },
  edit: { level: 4, in: ['captured', 'analysed'] },
  acts: {
    analyse: {
      names: { en: 'Analysed', 'zh-Hant': '完成分析' },
      from: ['captured'],
      to: 'analysed',
      level: 4,
      tells: ['statement', 'measure', 'value'],
    },
    resolve: {
      names: { en: 'Decide between answers', 'zh-Hant': '取捨不同答案' },
      from: ['captured', 'analysed', 'converted'],
      level: 5,
      tells: ['conflictsWith', 'resolution'],
    },
    convert: {
      names: { en: 'Turn into a requirement', 'zh-Hant': '轉為需求' },
      from: ['captured', 'analysed', 'converted'],
      to: 'converted',
      level: 5,
    },
    decline: {
      names: { en: 'Decline', 'zh-Hant': '不採納' },
      from: ['captured', 'analysed', 'converted'],
      to: 'declined',
      level: 5,
      tells: ['conflictsWith', 'resolution'],
      reason: true,
    },
  },
  throughSentences: ['resolve', 'convert'],
  title: ({ statement }) => ({
    en: statement.en.slice(0, 100),
    'zh-Hant': (statement['zh-Hant'] ?? statement.en).slice(0, 100),
  }),
  parties: () => [],
  about: ({ party, interview, service }) => ({
    records: [
      `party/${party}`,
      ...(interview === undefined ? [] : [`interview/${interview}`]),
      ...(service === undefined ? [] : [`service/${service}`]),
    ],
  }),
});
