/** What a proposal could not say, in words, so that an empty place is never taken for good news. */
import type { Localized } from '@troth/core';

export const proposalParts = ['requirements', 'proof', 'backtest', 'price', 'examples'] as const;

export interface Missing {
  readonly part: (typeof proposalParts)[number];
  readonly text: Required<Localized>;
}

const missing = (part: Missing['part'], en: string, zh: string): Missing => ({ part, text: { en, 'zh-Hant': zh } });

export const noRequirements = missing(
  'requirements',
  'It names no requirement that it answers.',
  '未有列出所回應的需求。',
);

export const goneRequirement = (id: string): Missing =>
  missing('requirements', `${id} was given up since, and is left out.`, `${id} 其後已撤回或豁免，故不列入。`);

export const noModel = missing(
  'proof',
  'Nothing on record says what stands behind the service: write its service model, or link its components.',
  '未有紀錄說明服務背後的組成：請撰寫服務模型，或連結其組件。',
);

export const noHistory = missing(
  'backtest',
  'There are no closed months to try the text on: choose a comparable agreement.',
  '沒有已結月份可供回測：請選擇一份可比的協議。',
);

/** Refusals are in English wherever they are shown. */
export const notTested = (why: string): Missing =>
  missing('backtest', `The text was not tried on past months: ${why}.`, `文本未能按往績回測：${why}。`);

export const noPrice = missing(
  'price',
  'It has no price: no promise has both credits and a known habit.',
  '未能定價：沒有任何承諾同時訂有補償並已知表現。',
);

export const notPriced = (why: string): Missing =>
  missing('price', `It could not be priced: ${why}.`, `未能定價：${why}。`);

export const priceHidden = missing(
  'price',
  'Prices are shown from responsibility level 4.',
  '職責級別 4 或以上方可查看價格。',
);

export const noExamples = missing(
  'examples',
  'No promise of this text can be shown by example months.',
  '此文本沒有可用月份例子說明的承諾。',
);
