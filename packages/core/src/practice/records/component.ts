/** A part that services stand on, and who provides it. */
import { day, id, name } from '../fields.ts';
import { defineRecord } from '../record-kind.ts';

export const component = defineRecord({
  kind: 'component',
  prefix: 'CMP',
  names: { one: { en: 'Component', 'zh-Hant': '組件' }, many: { en: 'Components', 'zh-Hant': '組件' } },
  fields: {
    name,
    party: id.optional(),
    agreement: id.optional(),
    service: id.optional(),
    verifiedOn: day.optional(),
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
  title: ({ name: own }) => own,
  parties: () => [],
  about: ({ agreement, party }) => ({ agreement, records: party === undefined ? [] : [`party/${party}`] }),
});
