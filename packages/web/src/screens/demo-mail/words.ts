/** Words of the demo's mailbox. */
import { defineWords } from '../../words/words.ts';

export const demoMailWords = defineWords({
  en: {
    title: 'Mailbox of the demo',
    lead: 'What would have reached people by mail since this demo was started. Nothing leaves the server; links and codes work.',
    empty: 'No mail yet',
    emptyText: 'Send an agreement for signature, or a warning: the mail stands here a few seconds later.',
    to: 'To {name}',
    attachments: 'Attached: {names}',
    noDemo: 'This is no demo',
    noDemoText: 'Mails of a real installation reach people and are shown to nobody else.',
  },
  'zh-Hant': {
    title: '示範郵箱',
    lead: '此示範啟動以來本應以電郵送達各人的訊息。訊息不會離開伺服器；連結及驗證碼均可使用。',
    empty: '尚無郵件',
    emptyText: '把協議送交簽署或發出預警，數秒後郵件便會在此出現。',
    to: '致{name}',
    attachments: '附件：{names}',
    noDemo: '此處並非示範',
    noDemoText: '正式系統的郵件只送達收件人，不會在此顯示。',
  },
});
