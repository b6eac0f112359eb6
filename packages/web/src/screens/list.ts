/**
 * Every screen: one entry each, in the order of the navigation. A screen is loaded when it is first opened. Owns: addresses,
 * names and who sees them. Adding one is a file in `screens/<area>/` and an entry here.
 */
import type { Screen } from './screen.ts';

export const screens: readonly Screen[] = [
  {
    path: '/help',
    area: 'help',
    names: { en: 'Terms and help', 'zh-Hant': '用語及說明' },
    sides: ['own', 'customer', 'supplier'],
    load: async () => (await import('./help/help-screen.tsx')).HelpScreen,
    navigation: { group: 'house', icon: 'help' },
  },
];
