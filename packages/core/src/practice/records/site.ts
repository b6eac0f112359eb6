/** A place that is served. */
import { id, name, words } from '../fields.ts';
import { defineRecord } from '../record-kind.ts';

export const site = defineRecord({
  kind: 'site',
  prefix: 'SIT',
  names: { one: { en: 'Site', 'zh-Hant': '地點' }, many: { en: 'Sites', 'zh-Hant': '地點' } },
  fields: {
    name,
    party: id.optional(),
    address: words.optional(),
    zone: words.optional(),
  },
  states: {
    active: { en: 'active', 'zh-Hant': '使用中' },
    closed: { en: 'closed', 'zh-Hant': '已關閉' },
  },
  create: { level: 4 },
  edit: { level: 4 },
  acts: {
    close: { names: { en: 'Close', 'zh-Hant': '關閉' }, from: ['active'], to: 'closed', level: 4 },
  },
  title: ({ name: own }) => own,
  parties: ({ party }) => [party],
});
