/** Screens of texts over the months that were lived through. */
import type { Screen } from './screen.ts';

export const backTestScreens: readonly Screen[] = [
  {
    path: '/agreements/$agreement/backtest',
    area: 'backtest',
    names: { en: 'Back-test of an agreement', 'zh-Hant': '協議回溯測試' },
    sides: ['own'],
    load: async () => (await import('./backtest/agreement-backtest-screen.tsx')).AgreementBackTestScreen,
    example: { parameters: { agreement: 'SLA-LR-METRO' } },
  },
  {
    path: '/drafts/$draft/backtest',
    area: 'backtest',
    names: { en: 'Back-test of a draft', 'zh-Hant': '草擬本回溯測試' },
    sides: ['own'],
    load: async () => (await import('./backtest/draft-backtest-screen.tsx')).DraftBackTestScreen,
    example: { parameters: { draft: 'DRF-0001' } },
  },
];
