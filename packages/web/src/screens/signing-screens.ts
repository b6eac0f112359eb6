/** Screens of signing: the room of a draft for both sides, the page of whoever was sent a link, and where a demo shows its mails. */
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
    path: '/demo/mail',
    area: 'demo-mail',
    names: { en: 'Mailbox of the demo', 'zh-Hant': '示範郵箱' },
    sides: 'anyone',
    load: async () => (await import('./demo-mail/mail-screen.tsx')).DemoMailScreen,
  },
  {
    path: '/drafts/$draft/signing',
    area: 'signing',
    names: { en: 'Signing room', 'zh-Hant': '簽署室' },
    sides: ['own', 'customer', 'supplier'],
    load: async () => (await import('./signing/room-screen.tsx')).SigningRoomScreen,
    example: { parameters: { draft: 'DRF-0002' } },
  },
];
