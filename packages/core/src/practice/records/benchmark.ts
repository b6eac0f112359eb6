/** What somebody comparable promises or reaches, with where that comes from and how far it can be relied upon (S1.6). */
import { z } from 'zod';
import { day, id, name, words } from '../fields.ts';
import { defineRecord } from '../record-kind.ts';

export const benchmark = defineRecord({
  kind: 'benchmark',
  prefix: 'BMK',
  names: { one: { en: 'Benchmark', 'zh-Hant': '基準' }, many: { en: 'Benchmarks', 'zh-Hant': '基準' } },
  fields: {
    title: name,
    measure: id,
    value: words.describe('As it is promised: >= 99.95 %.'),
    serviceType: id.optional(),
    source: name,
    url: words.optional(),
    date: day.describe('Of the source.'),
    grade: z
      .enum(['A', 'B', 'C', 'D'])
      .describe('A published and audited, B published, C reported by others, D hearsay.'),
    region: words.optional(),
    sizeClass: z.enum(['small', 'medium', 'large']).optional(),
    similarity: z.enum(['close', 'fair', 'loose']),
    licence: words.optional().describe('How it may be used.'),
  },
  states: {
    fresh: { en: 'fresh', 'zh-Hant': '有效' },
    ageing: { en: 'ageing', 'zh-Hant': '漸舊' },
    retired: { en: 'retired', 'zh-Hant': '已停用' },
  },
  create: { level: 4 },
  edit: { level: 4, in: ['fresh', 'ageing'] },
  acts: {
    age: { names: { en: 'Mark as ageing', 'zh-Hant': '標記為漸舊' }, from: ['fresh'], to: 'ageing', level: 4 },
    renew: {
      names: { en: 'Looked up again', 'zh-Hant': '重新查證' },
      from: ['ageing'],
      to: 'fresh',
      level: 4,
      tells: ['value', 'date', 'source'],
    },
    retire: {
      names: { en: 'Retire', 'zh-Hant': '停用' },
      from: ['fresh', 'ageing'],
      to: 'retired',
      level: 4,
      reason: true,
    },
  },
  title: ({ title }) => title,
  parties: () => [],
});
