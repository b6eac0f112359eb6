/** Screens of texts in the making: the list, a new one, the studio. In the order of the navigation. */
import type { Screen } from './screen.ts';

export const draftScreens: readonly Screen[] = [
  {
    path: '/drafts',
    area: 'drafts',
    names: { en: 'Drafts', 'zh-Hant': '草擬本' },
    sides: ['own'],
    load: async () => (await import('./drafts/list-screen.tsx')).DraftsScreen,
    navigation: { group: 'promises', icon: 'sign' },
  },
  {
    path: '/drafts/new',
    area: 'drafts',
    names: { en: 'New draft', 'zh-Hant': '新草擬本' },
    sides: ['own'],
    load: async () => (await import('./drafts/new-screen.tsx')).DraftNewScreen,
  },
  {
    path: '/drafts/$draft',
    area: 'studio',
    names: { en: 'Agreement studio', 'zh-Hant': '協議工作室' },
    sides: ['own'],
    load: async () => (await import('./studio/studio-screen.tsx')).StudioScreen,
    example: { parameters: { draft: 'DRF-0001' } },
  },
  {
    path: '/drafts/$draft/proposal',
    area: 'proposal',
    names: { en: 'Proposal', 'zh-Hant': '建議書' },
    sides: ['own', 'customer'],
    load: async () => (await import('./proposal/proposal-screen.tsx')).ProposalScreen,
    example: { parameters: { draft: 'DRF-0001' } },
  },
];
