/** Screens of what promises are worth before they are missed. */
import type { Screen } from './screen.ts';

export const priceScreens: readonly Screen[] = [
  {
    path: '/agreements/$agreement/price',
    area: 'price',
    names: { en: 'Price of an agreement', 'zh-Hant': '協議價格' },
    sides: ['own'],
    load: async () => (await import('./price/price-screen.tsx')).PriceScreen,
    example: { parameters: { agreement: 'SLA-LR-METRO' } },
  },
  {
    path: '/drafts/$draft/price',
    area: 'price',
    names: { en: 'Price of a draft', 'zh-Hant': '草擬本價格' },
    sides: ['own'],
    load: async () => (await import('./price/draft-price-screen.tsx')).DraftPriceScreen,
    example: { parameters: { draft: 'DRF-0001' } },
  },
];
