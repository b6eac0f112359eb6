/** Screens of what customers need, from the interview to the confirmation, and of what teams can carry. */
import type { Screen } from './screen.ts';

export const requirementScreens: readonly Screen[] = [
  {
    path: '/requirements',
    area: 'requirements',
    names: { en: 'Requirements', 'zh-Hant': '服務水平需求' },
    sides: ['own'],
    load: async () => (await import('./requirements/customers-screen.tsx')).RequirementCustomersScreen,
    navigation: { group: 'promises', icon: 'claim' },
  },
  {
    path: '/requirements/$party',
    area: 'requirements',
    names: { en: 'Requirements of a customer', 'zh-Hant': '客戶的服務水平需求' },
    sides: ['own'],
    load: async () => (await import('./requirements/requirements-screen.tsx')).RequirementsScreen,
    example: { parameters: { party: 'lion-rock' }, query: { tab: 'needs' } },
  },
  {
    path: '/requirements/$party/write',
    area: 'requirements',
    names: { en: 'Write a requirement', 'zh-Hant': '撰寫需求' },
    sides: ['own'],
    load: async () => (await import('./requirements/write-screen.tsx')).WriteRequirementScreen,
    example: { parameters: { party: 'lion-rock' } },
  },
  {
    path: '/interviews/new',
    area: 'requirements',
    names: { en: 'Plan an interview', 'zh-Hant': '安排訪談' },
    sides: ['own'],
    load: async () => (await import('./requirements/interview-new-screen.tsx')).InterviewNewScreen,
    example: { query: { party: 'lion-rock' } },
  },
  {
    path: '/interviews/$interview',
    area: 'requirements',
    names: { en: 'Interview', 'zh-Hant': '訪談' },
    sides: ['own'],
    load: async () => (await import('./requirements/interview-screen.tsx')).InterviewScreen,
    example: { parameters: { interview: 'INT-LR-2' } },
  },
  {
    path: '/capability',
    area: 'capability',
    names: { en: 'Capability', 'zh-Hant': '服務能力' },
    sides: ['own'],
    load: async () => (await import('./capability/capability-screen.tsx')).CapabilityScreen,
    navigation: { group: 'promises', icon: 'works' },
  },
  {
    path: '/portal/requirements',
    area: 'requirements',
    names: { en: 'Requirements', 'zh-Hant': '服務水平需求' },
    sides: ['customer'],
    load: async () => (await import('./requirements/portal-screen.tsx')).PortalRequirementsScreen,
    navigation: { group: 'day', icon: 'claim' },
    example: { as: 'jack' },
  },
];
