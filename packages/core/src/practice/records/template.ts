/**
 * A version of a template that the organisation made itself, beside those that ship with the product. Owns: what is kept of it, and
 * that nobody approves their own. Does not own: what a template may say (drafting), making a draft of it (services).
 */
import { z } from 'zod';
import { id, longText, name, words } from '../fields.ts';
import { defineRecord } from '../record-kind.ts';

export const template = defineRecord({
  kind: 'template',
  prefix: 'TMP',
  names: { one: { en: 'Template', 'zh-Hant': '範本' }, many: { en: 'Templates', 'zh-Hant': '範本' } },
  fields: {
    template: id.describe('Id of the template, the same for all its versions.'),
    version: z.int().min(1),
    title: name,
    type: z.enum(['sla', 'ola', 'underpinning-contract', 'expectation']),
    /** The template as data, as a file would say it. */
    text: z.record(z.string(), z.json()),
    madeFrom: words.optional().describe('The agreement or file that it was made of.'),
    purpose: longText.optional(),
  },
  states: {
    draft: { en: 'draft', 'zh-Hant': '草擬中' },
    approved: { en: 'approved', 'zh-Hant': '已批准' },
    retired: { en: 'retired', 'zh-Hant': '已停用' },
  },
  create: { level: 5 },
  edit: { level: 5, in: ['draft'] },
  acts: {
    approve: {
      names: { en: 'Approve', 'zh-Hant': '批准' },
      from: ['draft'],
      to: 'approved',
      level: 5,
      notBy: ['create', 'edit'],
    },
    retire: {
      names: { en: 'Retire', 'zh-Hant': '停用' },
      from: ['draft', 'approved'],
      to: 'retired',
      level: 5,
      reason: true,
    },
  },
  // A sentence of its own reads the text first, and gives it its number.
  throughSentences: ['create', 'edit'],
  title: ({ title }) => title,
  parties: () => [],
});
