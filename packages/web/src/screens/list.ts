/**
 * Every screen: one entry each, in the order of the navigation. A screen is loaded when it is first opened. Owns: addresses,
 * names and who sees them. Adding one is a file in `screens/<area>/` and an entry here.
 */
import { auditScreens } from './audit-screens.ts';
import { proofScreens } from './proof-screens.ts';
import { backTestScreens } from './backtest-screens.ts';
import { forecastScreens } from './forecast-screens.ts';
import { dayScreens } from './day-screens.ts';
import { draftScreens } from './draft-screens.ts';
import { evidenceScreens } from './evidence-screens.ts';
import { findingScreens } from './finding-screens.ts';
import { monthScreens } from './month-screens.ts';
import { negotiationScreens } from './negotiation-screens.ts';
import { portalScreens } from './portal-screens.ts';
import { priceScreens } from './price-screens.ts';
import { recordScreens } from './record-screens.ts';
import { radarScreens, recoveryScreens } from './recovery-screens.ts';
import { relationScreens } from './relation-screens.ts';
import { requirementScreens } from './requirement-screens.ts';
import { templateScreens } from './template-screens.ts';
import { runningScreens } from './running-screens.ts';
import type { Screen } from './screen.ts';
import { signingScreens } from './signing-screens.ts';

export const screens: readonly Screen[] = [
  {
    path: '/sign-in',
    area: 'sign-in',
    names: { en: 'Sign in', 'zh-Hant': '登入' },
    sides: 'anyone',
    load: async () => (await import('./sign-in/sign-in-screen.tsx')).SignInScreen,
  },
  {
    path: '/welcome',
    area: 'sign-in',
    names: { en: 'Welcome', 'zh-Hant': '歡迎' },
    sides: 'anyone',
    load: async () => (await import('./sign-in/welcome-screen.tsx')).WelcomeScreen,
  },
  ...portalScreens,
  ...signingScreens,
  {
    path: '/people',
    area: 'people',
    names: { en: 'People and access', 'zh-Hant': '人員及權限' },
    sides: ['own'],
    load: async () => (await import('./people/people-screen.tsx')).PeopleScreen,
    navigation: { group: 'house', icon: 'access' },
    example: { as: 'derek' },
  },
  {
    path: '/people/new',
    area: 'people',
    names: { en: 'Add an account', 'zh-Hant': '新增帳戶' },
    sides: ['own'],
    load: async () => (await import('./people/account-new-screen.tsx')).AccountNewScreen,
    example: { as: 'derek' },
  },
  {
    path: '/people/$account',
    area: 'people',
    names: { en: 'Account', 'zh-Hant': '帳戶' },
    sides: ['own'],
    load: async () => (await import('./people/account-screen.tsx')).AccountOfScreen,
    example: { parameters: { account: 'leo' }, as: 'derek' },
  },
  {
    path: '/account',
    area: 'account',
    names: { en: 'Your account', 'zh-Hant': '你的帳戶' },
    sides: ['own', 'customer', 'supplier'],
    load: async () => (await import('./account/account-screen.tsx')).AccountScreen,
  },
  ...monthScreens,
  ...recoveryScreens,
  ...recordScreens,
  ...auditScreens,
  {
    path: '/',
    area: 'today',
    names: { en: 'Today', 'zh-Hant': '今日' },
    sides: ['own'],
    load: async () => (await import('./today/today-screen.tsx')).TodayScreen,
    navigation: { group: 'day', icon: 'today' },
  },
  ...findingScreens,
  ...dayScreens,
  {
    path: '/agreements',
    area: 'agreements',
    names: { en: 'Agreements', 'zh-Hant': '協議' },
    sides: ['own'],
    load: async () => (await import('./agreements/list-screen.tsx')).AgreementsScreen,
    navigation: { group: 'promises', icon: 'agreement' },
  },
  {
    path: '/agreements/$agreement',
    area: 'agreements',
    names: { en: 'Agreement', 'zh-Hant': '協議' },
    sides: ['own'],
    load: async () => (await import('./agreements/agreement-screen.tsx')).AgreementScreen,
    example: { parameters: { agreement: 'SLA-LR-METRO' } },
  },
  ...negotiationScreens,
  ...forecastScreens,
  ...backTestScreens,
  ...priceScreens,
  ...proofScreens,
  ...radarScreens,
  ...draftScreens,
  ...relationScreens,
  ...runningScreens,
  ...requirementScreens,
  ...templateScreens,
  {
    path: '/agreements/$agreement/commitments/$commitment',
    area: 'commitment',
    names: { en: 'Promise', 'zh-Hant': '承諾' },
    sides: ['own'],
    load: async () => (await import('./commitment/commitment-screen.tsx')).CommitmentScreen,
    example: {
      parameters: { agreement: 'SLA-LR-METRO', commitment: 'availability' },
      query: { period: '2024-11' },
    },
  },
  ...evidenceScreens,
  {
    path: '/outbox',
    area: 'deliveries',
    names: { en: 'Outbox', 'zh-Hant': '發件匣' },
    sides: ['own'],
    load: async () => (await import('./deliveries/outbox-screen.tsx')).OutboxScreen,
    navigation: { group: 'house', icon: 'message' },
  },
  {
    path: '/outbox/$message',
    area: 'deliveries',
    names: { en: 'Message', 'zh-Hant': '訊息' },
    sides: ['own'],
    load: async () => (await import('./deliveries/message-screen.tsx')).MessageScreen,
    example: { parameters: { message: 'MSG-0001' } },
  },
  {
    path: '/message-templates',
    area: 'deliveries',
    names: { en: 'Message templates', 'zh-Hant': '訊息範本' },
    sides: ['own'],
    load: async () => (await import('./deliveries/templates-screen.tsx')).TemplatesScreen,
  },
  {
    path: '/message-templates/new',
    area: 'deliveries',
    names: { en: 'New message template', 'zh-Hant': '新增訊息範本' },
    sides: ['own'],
    load: async () => (await import('./deliveries/template-screen.tsx')).TemplateNewScreen,
  },
  {
    path: '/message-templates/$template',
    area: 'deliveries',
    names: { en: 'Message template', 'zh-Hant': '訊息範本' },
    sides: ['own'],
    load: async () => (await import('./deliveries/template-screen.tsx')).TemplateScreen,
    example: { parameters: { template: 'TPL-report-issued' } },
  },
  {
    path: '/help',
    area: 'help',
    names: { en: 'Terms and help', 'zh-Hant': '用語及說明' },
    sides: ['own', 'customer', 'supplier'],
    load: async () => (await import('./help/help-screen.tsx')).HelpScreen,
    navigation: { group: 'house', icon: 'help' },
  },
];
