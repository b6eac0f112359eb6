/** What the page says in its own name; what a check found is said by core. */
import type { Language } from '@troth/core';

export const words = {
  title: { en: 'Check an evidence pack', 'zh-Hant': '核對證據包' },
  lead: {
    en: 'You received a statement with its evidence. This page computes everything in it again, on your machine: nothing is sent anywhere, and it works without a network.',
    'zh-Hant': '你收到了結單及其證據。本頁在你的電腦上把全部內容重新計算一次：不會傳送任何資料，毋須連線亦可使用。',
  },
  drop: { en: 'Drop the pack here (.zip), or choose it', 'zh-Hant': '把證據包（.zip）拖放到這裡，或選擇檔案' },
  key: { en: 'Public key you trust (optional)', 'zh-Hant': '你信任的公開金鑰（可不填）' },
  keyHelp: {
    en: 'One line that the other party gave you another way than with the pack.',
    'zh-Hant': '對方以證據包以外的途徑交給你的一行文字。',
  },
  seen: { en: 'Checkpoint you kept from before (optional)', 'zh-Hant': '你先前保存的檢查點（可不填）' },
  seenHelp: {
    en: 'A text file from an earlier pack or report: shows that the history was not rewritten since.',
    'zh-Hant': '來自較早的證據包或報告的文字檔：可證明歷史其後未被改寫。',
  },
  working: { en: 'Computing everything again …', 'zh-Hant': '正在重新計算……' },
  check: { en: 'Check', 'zh-Hant': '核對項目' },
  result: { en: 'Result', 'zh-Hant': '結果' },
  ok: { en: 'ok', 'zh-Hant': '無誤' },
  altered: { en: 'altered', 'zh-Hant': '有改動' },
  unreadable: { en: 'This file cannot be checked', 'zh-Hant': '無法核對此檔案' },
  notes: { en: 'Note', 'zh-Hant': '請注意' },
  details: { en: 'Fingerprints to keep', 'zh-Hant': '請保存以下指紋' },
  statement: { en: 'Statement', 'zh-Hant': '結單' },
  root: { en: 'Root of the ledger', 'zh-Hant': '帳本的根' },
  entries: { en: 'entries', 'zh-Hant': '個帳項' },
  signed: { en: 'Signed by', 'zh-Hant': '簽署者' },
  asKnown: { en: 'as known', 'zh-Hant': '截至' },
  other: { en: '繁體中文', 'zh-Hant': 'English' },
} as const satisfies Readonly<Record<string, Readonly<Record<Language, string>>>>;
