/** Something to do, with one owner and a day. */
import { day, id, name, prose, reference, words } from '../fields.ts';
import { defineRecord } from '../record-kind.ts';

export const action = defineRecord({
  kind: 'action',
  prefix: 'TSK',
  names: { one: { en: 'Action', 'zh-Hant': '行動項目' }, many: { en: 'Actions', 'zh-Hant': '行動項目' } },
  fields: {
    title: name,
    owner: id,
    party: id.optional(),
    dueOn: day,
    source: reference.optional(),
    agreement: id.optional(),
    note: prose.optional(),
    effect: words.optional(),
  },
  states: {
    open: { en: 'open', 'zh-Hant': '待辦' },
    done: { en: 'done', 'zh-Hant': '已完成' },
    verified: { en: 'verified', 'zh-Hant': '已核實' },
    cancelled: { en: 'cancelled', 'zh-Hant': '已取消' },
  },
  // What an audit finds becomes one.
  create: { level: 3, roles: ['auditor'] },
  edit: { level: 3, in: ['open'] },
  acts: {
    finish: {
      names: { en: 'Done', 'zh-Hant': '完成' },
      from: ['open'],
      to: 'done',
      level: 2,
      sides: ['customer', 'supplier'],
      tells: ['effect'],
    },
    verify: { names: { en: 'Verify', 'zh-Hant': '核實' }, from: ['done'], to: 'verified', level: 4, notBy: ['finish'] },
    reopen: { names: { en: 'Reopen', 'zh-Hant': '重開' }, from: ['done'], to: 'open', level: 4, reason: true },
    cancel: { names: { en: 'Cancel', 'zh-Hant': '取消' }, from: ['open'], to: 'cancelled', level: 4, reason: true },
  },
  title: ({ title }) => title,
  parties: ({ party }) => [party],
  about: ({ agreement, source }) => ({ agreement, records: source === undefined ? [] : [source] }),
});
