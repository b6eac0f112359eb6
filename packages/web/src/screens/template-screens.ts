/** Screens of templates and of approved wording. */
import type { Screen } from './screen.ts';

export const templateScreens: readonly Screen[] = [
  {
    path: '/templates',
    area: 'templates',
    names: { en: 'Templates', 'zh-Hant': '範本' },
    sides: ['own'],
    load: async () => (await import('./templates/list-screen.tsx')).TemplatesScreen,
    navigation: { group: 'promises', icon: 'copy' },
  },
  {
    path: '/templates/new',
    area: 'templates',
    names: { en: 'Save a template', 'zh-Hant': '儲存範本' },
    sides: ['own'],
    load: async () => (await import('./templates/new-screen.tsx')).TemplateNewScreen,
  },
  {
    path: '/templates/$template',
    area: 'templates',
    names: { en: 'Template', 'zh-Hant': '範本' },
    sides: ['own'],
    load: async () => (await import('./templates/template-screen.tsx')).TemplateScreen,
    example: { parameters: { template: 'network-connectivity' } },
  },
  {
    path: '/drafts/$draft/template',
    area: 'templates',
    names: { en: 'Compared with the template', 'zh-Hant': '與範本比較' },
    sides: ['own'],
    load: async () => (await import('./templates/differences-screen.tsx')).DraftDifferencesScreen,
    example: { parameters: { draft: 'DRF-0003' } },
  },
  {
    path: '/wording',
    area: 'templates',
    names: { en: 'Approved wording', 'zh-Hant': '核准用語' },
    sides: ['own'],
    load: async () => (await import('./templates/wording-screen.tsx')).WordingScreen,
  },
];
