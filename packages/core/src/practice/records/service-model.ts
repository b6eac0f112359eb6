/**
 * What stands behind a promise: the structure of the service, whose promises its parts rest on, how often it is expected to
 * fail. Owns: that it is kept, and who verified it. Does not own: what the model may say (proof/model), any figure.
 */
import { z } from 'zod';
import { day, id, longText } from '../fields.ts';
import { defineRecord } from '../record-kind.ts';

export const serviceModel = defineRecord({
  kind: 'service-model',
  prefix: 'MOD',
  names: {
    one: { en: 'Service model', 'zh-Hant': '服務模型' },
    many: { en: 'Service models', 'zh-Hant': '服務模型' },
  },
  fields: {
    agreement: id.describe('The agreement whose promises stand on it.'),
    model: z
      .record(z.string(), z.json())
      .describe(
        'Structure, leaves, chains, paths, reliability, designs: as in a ServiceModel document, without its head.',
      ),
    verifiedOn: day.optional(),
    note: longText.optional(),
  },
  states: {
    draft: { en: 'draft', 'zh-Hant': '草稿' },
    verified: { en: 'verified', 'zh-Hant': '已核實' },
    stale: { en: 'stale', 'zh-Hant': '已過時' },
  },
  create: { level: 4 },
  edit: { level: 4 },
  acts: {
    verify: {
      names: { en: 'Verify', 'zh-Hant': '核實' },
      from: ['draft', 'stale'],
      to: 'verified',
      level: 4,
      tells: ['verifiedOn'],
    },
    doubt: { names: { en: 'Mark stale', 'zh-Hant': '標示過時' }, from: ['verified'], to: 'stale', level: 3 },
  },
  title: ({ agreement }) => agreement,
  parties: () => [],
  about: ({ agreement }) => ({ agreement }),
});
