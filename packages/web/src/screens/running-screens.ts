/** Screens of an agreement on its way into force, through its years, and to its end. */
import type { Screen } from './screen.ts';

export const runningScreens: readonly Screen[] = [
  {
    path: '/agreements/$agreement/activation',
    area: 'running',
    names: { en: 'Activation', 'zh-Hant': '啟用' },
    sides: ['own'],
    load: async () => (await import('./running/activation-screen.tsx')).ActivationScreen,
    example: { parameters: { agreement: 'SLA-TP-VOICE' } },
  },
  {
    path: '/agreements/$agreement/standing',
    area: 'running',
    names: { en: 'Change of standing', 'zh-Hant': '協議狀態變更' },
    sides: ['own'],
    load: async () => (await import('./running/standing-screen.tsx')).StandingScreen,
    example: { parameters: { agreement: 'SLA-KC-DIA' } },
  },
  {
    path: '/agreements/$agreement/annual-review',
    area: 'running',
    names: { en: 'Annual review', 'zh-Hant': '年度檢討' },
    sides: ['own'],
    load: async () => (await import('./running/annual-screen.tsx')).AnnualScreen,
    example: { parameters: { agreement: 'SLA-KC-DIA' } },
  },
];
