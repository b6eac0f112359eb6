/** Screens of audits: planned, performed, reported. */
import type { Screen } from './screen.ts';

export const auditScreens: readonly Screen[] = [
  {
    path: '/audits',
    area: 'audits',
    names: { en: 'Audits', 'zh-Hant': '審計' },
    sides: ['own'],
    load: async () => (await import('./audits/list-screen.tsx')).AuditsScreen,
    navigation: { group: 'house', icon: 'shield' },
    example: { as: 'iris' },
  },
  {
    path: '/audits/new',
    area: 'audits',
    names: { en: 'Plan an audit', 'zh-Hant': '計劃審計' },
    sides: ['own'],
    load: async () => (await import('./audits/new-screen.tsx')).AuditNewScreen,
    example: { as: 'iris' },
  },
  {
    path: '/audits/$audit',
    area: 'audits',
    names: { en: 'Audit', 'zh-Hant': '審計' },
    sides: ['own'],
    load: async () => (await import('./audits/audit-screen.tsx')).SampleAuditScreen,
    example: { parameters: { audit: 'AUD-0001' }, as: 'iris' },
  },
];
