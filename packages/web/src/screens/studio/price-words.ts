/** Words of the panel that prices a text while it is written. */
import { defineWords } from '../../words/words.ts';

export const priceWords = defineWords({
  en: {
    title: 'What it is expected to cost',
    note: 'Expected credit of a month, an estimate; not shown to the other side.',
    computing: 'Reading how the service is expected to fail …',
    none: 'No price: no promise has both credits and a history or a service model.',
    month: 'a month',
    same: 'as in force',
    atRisk: 'Nineteen months of twenty stay within {amount}.',
    error: 'Simulated: within ±{amount} of the exact figure, mostly.',
    without: '{count, plural, one {# promise is} other {# promises are}} not priced.',
    whole: 'Chances, build-up and designs',
  },
  'zh-Hant': {
    title: '預期成本',
    note: '每月預期服務補償，屬估算；不向對方顯示。',
    computing: '正在讀取服務的預期故障情況……',
    none: '未能定價：沒有承諾同時訂有補償並備有往績或服務模型。',
    month: '每月',
    same: '與現行文本相同',
    atRisk: '二十個月中有十九個月不超過 {amount}。',
    error: '由模擬得出，一般與準確數字相差不逾 ±{amount}。',
    without: '{count} 項承諾未有定價。',
    whole: '各級機會、價格構成及方案',
  },
});
