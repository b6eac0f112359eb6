/** Why a period is not closed yet, and until when. */
import { day, id, longText, period } from '../fields.ts';
import { defineRecord } from '../record-kind.ts';

export const closeNote = defineRecord({
  kind: 'close-note',
  prefix: 'CLN',
  names: {
    one: { en: 'Reason not closed', 'zh-Hant': '未結帳原因' },
    many: { en: 'Reasons not closed', 'zh-Hant': '未結帳原因' },
  },
  fields: {
    agreement: id,
    period,
    why: longText,
    until: day,
  },
  states: {
    open: { en: 'open', 'zh-Hant': '未解決' },
    resolved: { en: 'resolved', 'zh-Hant': '已解決' },
  },
  create: { level: 4 },
  edit: { level: 4, in: ['open'] },
  acts: {
    resolve: { names: { en: 'Resolve', 'zh-Hant': '解決' }, from: ['open'], to: 'resolved', level: 4 },
  },
  title: ({ why }) => why,
  parties: () => [],
  about: ({ agreement, period: of }) => ({ agreement, period: of }),
});
