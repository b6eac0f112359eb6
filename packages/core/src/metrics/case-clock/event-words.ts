/** The events of a case in both languages, as they follow "when the case is" and 「個案」. */
import type { CaseEvent } from '../../evidence/row.ts';
import type { Language } from '../../terms/text.ts';

export const eventWords: Readonly<Record<CaseEvent, Readonly<Record<Language, string>>>> = {
  opened: { en: 'opened', 'zh-Hant': '開立' },
  assigned: { en: 'assigned', 'zh-Hant': '獲分派' },
  priority: { en: 'given a priority', 'zh-Hant': '訂定優先級別' },
  responded: { en: 'answered', 'zh-Hant': '獲回應' },
  updated: { en: 'updated', 'zh-Hant': '更新進度' },
  paused: { en: 'paused', 'zh-Hant': '暫停' },
  resumed: { en: 'resumed', 'zh-Hant': '恢復處理' },
  'handed-over': { en: 'handed over', 'zh-Hant': '移交' },
  restored: { en: 'restored', 'zh-Hant': '復原' },
  resolved: { en: 'resolved', 'zh-Hant': '解決' },
  reopened: { en: 'reopened', 'zh-Hant': '重開' },
  closed: { en: 'closed', 'zh-Hant': '結案' },
  refused: { en: 'refused by the customer', 'zh-Hant': '遭客戶拒絕接受' },
};
