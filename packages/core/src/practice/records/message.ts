/** A mail to somebody as it was written, and whether it went out. */
import { attachment, count, id, language, many, moment, prose, reference, words } from '../fields.ts';
import { defineRecord } from '../record-kind.ts';

export const message = defineRecord({
  kind: 'message',
  prefix: 'MSG',
  names: { one: { en: 'Message', 'zh-Hant': '訊息' }, many: { en: 'Messages', 'zh-Hant': '訊息' } },
  fields: {
    template: id.optional(),
    to: id,
    address: words,
    party: id.optional(),
    language,
    subject: words,
    text: prose,
    sealed: prose
      .optional()
      .describe('Words of the text that only the mail itself holds, as a link or a code: encrypted here.'),
    about: reference.optional(),
    attachments: many(attachment).optional(),
    attempts: count.optional(),
    lastError: words.optional(),
    sentAt: moment.optional(),
    retryAt: moment.optional(),
  },
  states: {
    queued: { en: 'waiting to go out', 'zh-Hant': '待發' },
    sent: { en: 'sent', 'zh-Hant': '已發出' },
    failed: { en: 'failed', 'zh-Hant': '發送失敗' },
    cancelled: { en: 'cancelled', 'zh-Hant': '已取消' },
  },
  create: { level: 3 },
  edit: { level: 3, in: ['queued', 'failed'] },
  acts: {
    sent: {
      names: { en: 'Sent', 'zh-Hant': '已發出' },
      from: ['queued', 'failed'],
      to: 'sent',
      level: 7,
      tells: ['sentAt', 'attempts'],
    },
    fail: {
      names: { en: 'Failed', 'zh-Hant': '發送失敗' },
      from: ['queued', 'failed'],
      to: 'failed',
      level: 7,
      tells: ['lastError', 'attempts', 'retryAt'],
    },
    retry: { names: { en: 'Try again', 'zh-Hant': '重試' }, from: ['failed'], to: 'queued', level: 3 },
    cancel: { names: { en: 'Cancel', 'zh-Hant': '取消' }, from: ['queued', 'failed'], to: 'cancelled', level: 3 },
  },
  title: ({ subject }) => subject,
  parties: () => [],
  about: ({ about }) => ({ records: about === undefined ? [] : [about] }),
});
