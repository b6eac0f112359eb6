/** Screens of what can be kept by what stands behind it. */
import type { Screen } from './screen.ts';

export const proofScreens: readonly Screen[] = [
  {
    path: '/deliverability',
    area: 'deliverability',
    names: { en: 'Deliverability', 'zh-Hant': '承諾能否兌現' },
    sides: ['own'],
    load: async () => (await import('./deliverability/list-screen.tsx')).DeliverabilitiesScreen,
    navigation: { group: 'promises', icon: 'shield' },
  },
  {
    path: '/agreements/$agreement/deliverability',
    area: 'deliverability',
    names: { en: 'Deliverability of an agreement', 'zh-Hant': '協議能否兌現' },
    sides: ['own'],
    load: async () =>
      (await import('./deliverability/agreement-deliverability-screen.tsx')).AgreementDeliverabilityScreen,
    example: { parameters: { agreement: 'SLA-LR-METRO' } },
  },
  {
    path: '/drafts/$draft/deliverability',
    area: 'deliverability',
    names: { en: 'Deliverability of a draft', 'zh-Hant': '草擬本能否兌現' },
    sides: ['own'],
    load: async () => (await import('./deliverability/draft-deliverability-screen.tsx')).DraftDeliverabilityScreen,
    example: { parameters: { draft: 'DRF-0001' } },
  },
];
