/** Screens where one finds things, or is found by them. */
import type { Screen } from './screen.ts';

export const findingScreens: readonly Screen[] = [
  {
    path: '/inbox',
    area: 'inbox',
    names: { en: 'Inbox', 'zh-Hant': '收件匣' },
    sides: ['own', 'customer', 'supplier'],
    load: async () => (await import('./inbox/inbox-screen.tsx')).InboxScreen,
    navigation: { group: 'day', icon: 'inbox' },
  },
  {
    path: '/search',
    area: 'search',
    names: { en: 'Search', 'zh-Hant': '搜尋' },
    sides: ['own', 'customer', 'supplier'],
    load: async () => (await import('./search/search-screen.tsx')).SearchScreen,
    navigation: { group: 'day', icon: 'search' },
    example: { query: { q: 'lion' } },
  },
];
