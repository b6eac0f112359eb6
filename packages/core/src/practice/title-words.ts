/** Words of choices that stand in titles of records. Owns: those alone; fields are named by the application. */
import type { Localized } from '../terms/text.ts';

export const groundsWords = {
  'outage-missing': { en: 'an outage is missing', 'zh-Hant': '漏計中斷' },
  'outage-longer': { en: 'an outage lasted longer', 'zh-Hant': '中斷時間較長' },
  'exclusion-wrong': { en: 'an exclusion is wrong', 'zh-Hant': '豁除有誤' },
  'exclusion-missing': { en: 'an exclusion is missing', 'zh-Hant': '遺漏豁除' },
  'case-clock-wrong': { en: 'the clock of a case is wrong', 'zh-Hant': '個案計時有誤' },
  'credit-wrong': { en: 'the credit is wrong', 'zh-Hant': '補償計算有誤' },
  other: { en: 'something else', 'zh-Hant': '其他' },
} as const satisfies Readonly<Record<string, Localized>>;

export const reviewWords = {
  monthly: { en: 'Monthly review', 'zh-Hant': '每月檢討' },
  quarterly: { en: 'Quarterly review', 'zh-Hant': '季度檢討' },
  annual: { en: 'Annual review', 'zh-Hant': '年度檢討' },
  supplier: { en: 'Supplier review', 'zh-Hant': '支援供應商檢討' },
  portfolio: { en: 'Portfolio review', 'zh-Hant': '組合檢討' },
} as const satisfies Readonly<Record<string, Localized>>;

export const activityWords = {
  order: { en: 'Orders', 'zh-Hant': '訂購' },
  incident: { en: 'Incidents', 'zh-Hant': '事故' },
  change: { en: 'Changes', 'zh-Hant': '變更' },
  billing: { en: 'Billing', 'zh-Hant': '帳務' },
  review: { en: 'Reviews', 'zh-Hant': '檢討' },
  'data-exchange': { en: 'Data exchange', 'zh-Hant': '資料交換' },
} as const satisfies Readonly<Record<string, Localized>>;

export const formWords = {
  full: { en: 'whole text', 'zh-Hant': '全文' },
  'service-desk': { en: 'for the service desk', 'zh-Hant': '服務台摘要' },
  operations: { en: 'for operations', 'zh-Hant': '營運摘要' },
  field: { en: 'for field engineers', 'zh-Hant': '外勤摘要' },
  billing: { en: 'for billing', 'zh-Hant': '帳務摘要' },
  'supplier-manager': { en: 'for the supplier manager', 'zh-Hant': '供應商經理摘要' },
  users: { en: 'for users', 'zh-Hant': '用戶摘要' },
} as const satisfies Readonly<Record<string, Localized>>;
