/** Screens of the evidence: sources, outages by hand, exclusions, tickets. In the order of the navigation. */
import type { Screen } from './screen.ts';

export const evidenceScreens: readonly Screen[] = [
  {
    path: '/evidence',
    area: 'evidence',
    names: { en: 'Evidence', 'zh-Hant': '證據' },
    sides: ['own'],
    load: async () => (await import('./evidence/evidence-screen.tsx')).EvidenceScreen,
    navigation: { group: 'promises', icon: 'evidence' },
  },
  {
    path: '/evidence/log',
    area: 'evidence',
    names: { en: 'Log an outage by hand', 'zh-Hant': '人手記錄中斷' },
    sides: ['own'],
    load: async () => (await import('./evidence/log-screen.tsx')).LogScreen,
  },
  {
    path: '/evidence/exclusions',
    area: 'exclusions',
    names: { en: 'Exclusions', 'zh-Hant': '豁除' },
    sides: ['own'],
    load: async () => (await import('./exclusions/list-screen.tsx')).ExclusionsScreen,
  },
  {
    path: '/evidence/exclusions/new',
    area: 'exclusions',
    names: { en: 'Propose an exclusion', 'zh-Hant': '提出豁除' },
    sides: ['own'],
    load: async () => (await import('./exclusions/new-screen.tsx')).ExclusionNewScreen,
    example: { query: { agreement: 'SLA-LR-METRO' } },
  },
  {
    path: '/evidence/exclusions/$agreement/$exclusion',
    area: 'exclusions',
    names: { en: 'Exclusion', 'zh-Hant': '豁除' },
    sides: ['own'],
    load: async () => (await import('./exclusions/exclusion-screen.tsx')).ExclusionScreen,
    example: { parameters: { agreement: 'SLA-LR-METRO', exclusion: 'EXC-0052' } },
  },
  {
    path: '/tickets',
    area: 'tickets',
    names: { en: 'Tickets', 'zh-Hant': '工單' },
    sides: ['own'],
    load: async () => (await import('./tickets/list-screen.tsx')).TicketsScreen,
    navigation: { group: 'promises', icon: 'ticket' },
  },
  {
    path: '/tickets/$ticket',
    area: 'tickets',
    names: { en: 'Ticket', 'zh-Hant': '工單' },
    sides: ['own'],
    load: async () => (await import('./tickets/ticket-screen.tsx')).TicketScreen,
    example: { parameters: { ticket: 'INC-20458' } },
  },
];
