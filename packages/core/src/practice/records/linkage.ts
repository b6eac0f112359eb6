/** Who is served through what: from a consumer to a service, from there to a component, from there to a supplier or group. */
import { z } from 'zod';
import { id, reference, words } from '../fields.ts';
import { defineRecord } from '../record-kind.ts';

export const linkage = defineRecord({
  kind: 'linkage',
  prefix: 'LNK',
  names: { one: { en: 'Link', 'zh-Hant': '連繫' }, many: { en: 'Links', 'zh-Hant': '連繫' } },
  fields: {
    from: reference,
    to: reference,
    criticality: z.enum(['low', 'normal', 'high', 'vital']).optional(),
    singlePoint: z.boolean().optional(),
    agreement: id.optional(),
    note: words.optional(),
  },
  states: {
    assumed: { en: 'assumed', 'zh-Hant': '推定' },
    verified: { en: 'verified', 'zh-Hant': '已核實' },
    retired: { en: 'retired', 'zh-Hant': '已停用' },
  },
  create: { level: 4 },
  edit: { level: 4 },
  acts: {
    verify: { names: { en: 'Verify', 'zh-Hant': '核實' }, from: ['assumed'], to: 'verified', level: 4 },
    retire: { names: { en: 'Retire', 'zh-Hant': '停用' }, from: ['assumed', 'verified'], to: 'retired', level: 4 },
  },
  title: ({ from, to }) => `${from} → ${to}`,
  parties: () => [],
  about: ({ from, to, agreement }) => ({ agreement, records: [from, to] }),
});
