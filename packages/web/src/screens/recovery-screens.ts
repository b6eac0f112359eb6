/** Screens of what comes back from suppliers and of what stands behind promises. */
import type { Screen } from './screen.ts';

export const recoveryScreens: readonly Screen[] = [
  {
    path: '/recoverable',
    area: 'recovery',
    names: { en: 'Recoverable', 'zh-Hant': '可追討金額' },
    sides: ['own'],
    load: async () => (await import('./recovery/recoverable-screen.tsx')).RecoverableScreen,
    navigation: { group: 'month', icon: 'chart' },
  },
  {
    path: '/recoverable/$period/$agreement',
    area: 'recovery',
    names: { en: 'What comes back of a month', 'zh-Hant': '某月可追討金額' },
    sides: ['own'],
    load: async () => (await import('./recovery/event-screen.tsx')).RecoveryEventScreen,
    example: { parameters: { period: '2024-11', agreement: 'SLA-LR-METRO' } },
  },
  {
    path: '/suppliers/$party/score',
    area: 'supplier-score',
    names: { en: 'Score of a supplier', 'zh-Hant': '供應商評分' },
    sides: ['own'],
    load: async () => (await import('./supplier-score/score-screen.tsx')).SupplierScoreScreen,
    example: { parameters: { party: 'victoria-fibre' } },
  },
];

/** Beside the agreements whose promises it looks at. */
export const radarScreens: readonly Screen[] = [
  {
    path: '/radar',
    area: 'radar',
    names: { en: 'Radar', 'zh-Hant': '協議雷達' },
    sides: ['own'],
    load: async () => (await import('./radar/radar-screen.tsx')).RadarScreen,
    navigation: { group: 'promises', icon: 'link' },
  },
];
