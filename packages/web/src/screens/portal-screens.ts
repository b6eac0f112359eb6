/** Screens of customers and suppliers: their promises, what waits on them, problems, results and copies. In the order of the
 * navigation. */
import type { Screen } from './screen.ts';

export const portalScreens: readonly Screen[] = [
  {
    path: '/',
    area: 'portal',
    names: { en: 'Promises', 'zh-Hant': '承諾' },
    sides: ['customer', 'supplier'],
    load: async () => (await import('./portal/home-screen.tsx')).PortalHomeScreen,
    navigation: { group: 'day', icon: 'agreement' },
  },
  {
    path: '/portal/work',
    area: 'portal',
    names: { en: 'Waiting on us', 'zh-Hant': '待我們處理' },
    sides: ['supplier'],
    load: async () => (await import('./portal/work-screen.tsx')).WorkScreen,
    navigation: { group: 'day', icon: 'claim' },
  },
  {
    path: '/portal/problems',
    area: 'portal',
    names: { en: 'Problems', 'zh-Hant': '問題報告' },
    sides: ['customer'],
    load: async () => (await import('./portal/problems-screen.tsx')).ProblemsScreen,
    navigation: { group: 'day', icon: 'problem' },
  },
  {
    path: '/portal/problems/new',
    area: 'portal',
    names: { en: 'Report a problem', 'zh-Hant': '報告問題' },
    sides: ['customer'],
    load: async () => (await import('./portal/problem-new-screen.tsx')).ProblemNewScreen,
  },
  {
    path: '/portal/problems/$problem',
    area: 'portal',
    names: { en: 'Problem', 'zh-Hant': '問題報告' },
    sides: ['customer'],
    load: async () => (await import('./portal/problem-screen.tsx')).ProblemScreen,
    example: { parameters: { problem: 'PRB-LR-0001' } },
  },
  {
    path: '/portal/notices/new',
    area: 'portal',
    names: { en: 'Tell of works', 'zh-Hant': '通知工程' },
    sides: ['supplier'],
    load: async () => (await import('./portal/notice-new-screen.tsx')).NoticeNewScreen,
  },
  {
    path: '/portal/results',
    area: 'portal',
    names: { en: 'Results and credits', 'zh-Hant': '結果及補償' },
    sides: ['customer', 'supplier'],
    load: async () => (await import('./portal/results-screen.tsx')).ResultsScreen,
    navigation: { group: 'month', icon: 'report' },
  },
  {
    path: '/portal/disputes/new',
    area: 'portal',
    names: { en: 'Dispute a result', 'zh-Hant': '對結果提出爭議' },
    sides: ['customer', 'supplier'],
    load: async () => (await import('./portal/dispute-new-screen.tsx')).DisputeNewScreen,
    example: { query: { agreement: 'SLA-LR-METRO', period: '2024-11' } },
  },
  {
    path: '/portal/copies',
    area: 'portal',
    names: { en: 'Copies', 'zh-Hant': '協議副本' },
    sides: ['customer', 'supplier'],
    load: async () => (await import('./portal/copies-screen.tsx')).CopiesScreen,
    navigation: { group: 'promises', icon: 'copy' },
  },
  {
    path: '/portal/score',
    area: 'portal',
    names: { en: 'Our score', 'zh-Hant': '我們的評分' },
    sides: ['supplier'],
    load: async () => (await import('./portal/score-screen.tsx')).ScoreScreen,
    navigation: { group: 'month', icon: 'star' },
  },
];
