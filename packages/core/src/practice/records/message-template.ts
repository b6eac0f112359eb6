/** Words that messages are made from; {names} are filled in. */
import { id, longText, name } from '../fields.ts';
import { defineRecord } from '../record-kind.ts';

export const messageTemplate = defineRecord({
  kind: 'message-template',
  prefix: 'TPL',
  names: {
    one: { en: 'Message template', 'zh-Hant': '訊息範本' },
    many: { en: 'Message templates', 'zh-Hant': '訊息範本' },
  },
  fields: {
    topic: id,
    name,
    subject: name,
    text: longText,
  },
  states: {
    active: { en: 'active', 'zh-Hant': '使用中' },
    retired: { en: 'retired', 'zh-Hant': '已停用' },
  },
  create: { level: 5 },
  edit: { level: 5 },
  acts: {
    retire: { names: { en: 'Retire', 'zh-Hant': '停用' }, from: ['active'], to: 'retired', level: 5 },
    restore: { names: { en: 'Restore', 'zh-Hant': '恢復' }, from: ['retired'], to: 'active', level: 5 },
  },
  title: ({ name: own }) => own,
  parties: () => [],
});
