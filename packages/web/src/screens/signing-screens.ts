/** Screens of signing: the room of a draft for both sides, and the page of whoever was sent a link. */
import type { Screen } from './screen.ts';

export const signingScreens: readonly Screen[] = [
  {
    path: '/sign',
    area: 'signing',
    names: { en: 'Sign', 'zh-Hant': '簽署' },
    sides: 'anyone',
    load: async () => (await import('./signing/sign-screen.tsx')).SignScreen,
  },
  {
    path: '/drafts/$draft/signing',
    area: 'signing',
    names: { en: 'Signing room', 'zh-Hant': '簽署室' },
    sides: ['own', 'customer', 'supplier'],
    load: async () => (await import('./signing/room-screen.tsx')).SigningRoomScreen,
  },
];
