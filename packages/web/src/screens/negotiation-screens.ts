/** Screens of the negotiation table: the room, and the presentation of what is promised. Both sides sit at them. */
import type { Screen } from './screen.ts';

export const negotiationScreens: readonly Screen[] = [
  {
    path: '/drafts/$draft/negotiation',
    area: 'negotiation',
    names: { en: 'Negotiation', 'zh-Hant': '商議' },
    sides: ['own', 'customer', 'supplier'],
    load: async () => (await import('./negotiation/negotiation-screen.tsx')).NegotiationScreen,
    example: { parameters: { draft: 'DRF-0001' } },
  },
  {
    path: '/drafts/$draft/present',
    area: 'negotiation',
    names: { en: 'Presentation', 'zh-Hant': '簡報' },
    sides: ['own', 'customer', 'supplier'],
    load: async () => (await import('./negotiation/present-screen.tsx')).PresentScreen,
    example: { parameters: { draft: 'DRF-0001' } },
  },
];
